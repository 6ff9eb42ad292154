import assert from 'node:assert/strict';
import { Folder } from './fakeHost';

describe('command line', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder({ 'story.txt': 'warn', 'image.png': '', 'empty/.keep': '' });
  });
  afterEach(() => folder.remove());

  const mistakes: readonly [string, readonly string[], RegExp][] = [
    ['no command', [], /No command given/],
    ['an unknown command', ['chekc', 'story.txt'], /Unknown command 'chekc'. Did you mean "check"\?/],
    [
      'an unknown option',
      ['check', '--formta', 'json', 'story.txt'],
      /Unknown option '--formta' for check. Did you mean "--format"\?/,
    ],
    ['an option of another command', ['sentences', '--fail-on', 'none', 'story.txt'], /Unknown option '--fail-on' for sentences/],
    ['an unknown value', ['check', '--profile', 'newss', 'story.txt'], /'newss' is no value of --profile. Did you mean "news"\?/],
    ['a missing value', ['check', 'story.txt', '--config'], /Option --config needs a value/],
    [
      'an option where a value should be',
      ['check', '--config', '--fail-on', 'none', 'story.txt'],
      /Option --config needs a value/,
    ],
    ['no path', ['check', '--format', 'json'], /Nothing to read/],
    ['a missing file', ['check', 'stori.txt'], /No such file or folder: stori.txt. Did you mean "story.txt"\?/],
    ['a file of no known format', ['check', 'image.png'], /Not a format that is read: image.png/],
    ['a folder without drafts', ['check', 'empty'], /No drafts in the folder empty/],
    ['a glob that matches nothing', ['check', '*.md'], /No drafts match \*\.md/],
    ['standard input twice', ['check', '-', '-'], /only once/],
    ['a missing configuration', ['check', '--config', 'no.json', 'story.txt'], /Cannot read the configuration no.json/],
  ];
  for (const [what, args, message] of mistakes) {
    it(`exits 2 and says why: ${what}`, async () => {
      const { code, err } = await folder.run(args);
      assert.equal(code, 2);
      assert.match(err, message);
    });
  }

  it('reads a file of an unknown name with --format-as', async () => {
    const { out } = await folder.run(['check', '--format-as', 'markdown', '--fail-on', 'none', 'story.txt']);
    assert.match(out, /warn \(news, markdown\)/);
  });

  it('prints help and version', async () => {
    const help = await folder.run(['--help']);
    assert.equal(help.code, 0);
    assert.match(help.out, /Exit codes/);
    assert.match((await folder.run(['--version'])).out, /^\d+\.\d+\.\d+\n$/);
  });
});

describe('configuration', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder({ 'a.txt': 'warn' });
  });
  afterEach(() => folder.remove());

  const message = async (...options: string[]): Promise<string> => {
    const { out } = await folder.run(['check', '--format', 'json', ...options, 'a.txt']);
    return JSON.parse(out).files[0].findings[0].message;
  };

  it('takes the settings of the folder, then of --config, then --profile', async () => {
    assert.equal(await message(), 'warn (news, plain)');
    folder.write('.vscode/settings.json', '{ // ours\n "editorialBalance.profile": "report", }');
    assert.equal(await message(), 'warn (report, plain)');
    folder.write('c.json', '{"editorialBalance": {"profile": "opinion"}}');
    assert.equal(await message('--config', 'c.json'), 'warn (opinion, plain)');
    assert.equal(await message('--config', 'c.json', '--profile', 'encyclopedia'), 'warn (encyclopedia, plain)');
  });

  it('stops at a mistake in the file of --config, with a suggestion', async () => {
    folder.write('c.json', '{"editorialBalance": {"rules": {"loaded/mockry": "off"}}}');
    const { code, err } = await folder.run(['check', '--config', 'c.json', 'a.txt']);
    assert.equal(code, 2);
    assert.match(err, /c\.json: .*loaded\/mockry.*Did you mean "loaded\/mockery"\?/);
  });

  it('tells of a mistake in the folder settings and goes on', async () => {
    folder.write('.vscode/settings.json', '{"editorialBalance.profile": "nws"}');
    const { code, err } = await folder.run(['check', 'a.txt']);
    assert.equal(code, 1);
    assert.match(err, /profile.*Did you mean "news"\?/);
  });

  it('tells of JSON it cannot read', async () => {
    folder.write('c.json', '{"editorialBalance": ');
    const { code, err } = await folder.run(['check', '--config', 'c.json', 'a.txt']);
    assert.equal(code, 2);
    assert.match(err, /Cannot read the configuration c\.json/);
  });
});
