import assert from 'node:assert/strict';
import { createDraft } from '../../server/src/engine';
import { Folder } from './fakeHost';

const HOUSE = `entries:
  - lemma: utilise
    pos: v
    fix: [use]
    flags: [The town ⟦utilised⟧ it.]
    passes: [The town used it.]
`;

describe('own words on the command line', () => {
  let folder: Folder;
  const run = (...args: string[]) => folder.run(args, { createDraft });
  beforeEach(() => {
    folder = new Folder({ 'draft.txt': 'The town utilised the hall, going forward.\n', 'style/house.yaml': HOUSE });
  });
  afterEach(() => folder.remove());

  it('come from the settings of the folder', async () => {
    folder.write(
      '.vscode/settings.json',
      JSON.stringify({ 'editorialBalance.packs': ['style/house.yaml'], 'editorialBalance.reject': { 'going forward': '-' } }),
    );
    const { code, out, err } = await run('check', 'draft.txt');
    assert.equal(err, '');
    assert.equal(code, 1);
    assert.match(out, /“utilised” is on your own list: write “use”\./);
    assert.match(out, /“going forward” is on your own list: leave it out\./);
  });

  it('come from a configuration file, whose packs stand beside it', async () => {
    folder.write('style/config.json', '{"editorialBalance": {"packs": ["house.yaml"]}}');
    assert.match((await run('check', '--config', 'style/config.json', 'draft.txt')).out, /utilised/);
  });

  it('are told when they are wrong: the run stops for the file that was named, and goes on for the folder’s', async () => {
    folder.write('style/house.yaml', `${HOUSE}  - lemma: (quaff\n`);
    folder.write('style/config.json', '{"editorialBalance": {"packs": ["house.yaml", "../out.yaml"]}}');
    const named = await run('check', '--config', 'style/config.json', 'draft.txt');
    assert.equal(named.code, 2);
    assert.match(named.err, /style\/house\.yaml:7:5: “\(quaff”: a bracket is not closed/);
    assert.match(named.err, /style\/config\.json: editorialBalance\.packs\[1\]: “\.\.\/out\.yaml” leads out/);
    folder.write('.vscode/settings.json', '{"editorialBalance.packs": ["style/house.yaml"]}');
    const own = await run('check', 'draft.txt');
    assert.equal(own.code, 1);
    assert.match(own.err, /^style\/house\.yaml:7:5: /);
    assert.match(own.out, /utilised/);
  });

  it('are tested by their examples', async () => {
    const good = await run('lexicon', 'test', 'style/house.yaml');
    assert.deepEqual(good, { code: 0, out: 'style/house.yaml: 2 examples hold.\n', err: '' });
    folder.write(
      'style/house.yaml',
      `${HOUSE}  - lemma: plonk\n    flags: [Cheap ⟦wine⟧., Cheap plonk.]\n    passes: [Some plonk.]\n  - lemma: quaff\n  - lemma: x(\n`,
    );
    const bad = await run('lexicon', 'test', 'style/house.yaml');
    assert.equal(bad.code, 1);
    assert.equal(
      bad.out,
      [
        'style/house.yaml:11:5: “x(”: a bracket is not closed',
        'style/house.yaml:8:13: flags: Cheap ⟦wine⟧.',
        '    “wine” is not flagged; nothing is flagged',
        'style/house.yaml:8:28: flags: Cheap plonk.',
        '    marks no words: put those that must be flagged in ⟦ ⟧',
        'style/house.yaml:9:14: passes: Some plonk.',
        '    flagged: “plonk”',
        'style/house.yaml: 1 mistake, 3 of 5 examples do not hold, 2 entries have no examples.',
        '',
      ].join('\n'),
    );
  });

  it('are told how to test where the command is wrong', async () => {
    assert.match((await run('lexicon')).err, /Use: lexicon test PACK …/);
    assert.match((await run('lexicon', 'test')).err, /No pack given/);
    assert.match((await run('lexicon', 'test', 'none.yaml')).err, /none\.yaml is not there/);
    assert.equal((await run('lexicon', 'test', 'none.yaml')).code, 2);
  });
});
