import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDraft, DEFAULT_SETTINGS } from '../../server/src/engine';
import { filesOnDisk } from '../../server/src/files/onDisk';
import { loadOwnWords, type Problem } from '../../server/src/packs/userWords';

function inMemory(files: Readonly<Record<string, string>>) {
  return async (path: string) => {
    if (files[path] === undefined) throw new Error('is not there');
    return files[path];
  };
}

const shown = (problems: readonly Problem[]) =>
  problems.map(({ file, place, message }) => `${file ? `${file}:${place?.line}: ` : ''}${message}`);

describe('loading the user’s words', () => {
  it('merges packs over those that they extend, in the order of the setting', async () => {
    const read = inMemory({
      'desk/house.yaml': 'extends: [../base.yaml]\nentries: [{ lemma: plonk, why: house }]',
      'base.yaml': 'entries: [{ lemma: plonk, why: base }, { lemma: quaff }]',
      'last.yaml': 'extends: [base.yaml]\noff: [house-style.quaff]',
    });
    const { lexicon, files, problems } = await loadOwnWords(
      { packs: ['desk/house.yaml', 'last.yaml'], reject: { swig: '' } },
      read,
    );
    assert.deepEqual(shown(problems), []);
    assert.deepEqual(files, ['base.yaml', 'desk/house.yaml', 'last.yaml']);
    const draft = createDraft('We quaff plonk and swig.', 'plain', { ...DEFAULT_SETTINGS, lexicon });
    const findings = draft.findings();
    assert.deepEqual(
      findings.map((finding) => [finding.entry, draft.explain(finding).why]),
      [
        ['house-style.plonk', 'house'],
        ['house-style.swig', 'Your own list of phrases asks for it to be flagged.'],
      ],
    );
  });

  it('tells what is wrong by file and line, or by setting', async () => {
    const read = inMemory({
      'a.yaml':
        'off: [loaded-verb.slamm]\nextends:\n  - b.yaml\n  - ../out.yaml\n  - gone.yaml\nentries:\n  - lemma: 3\n  - lemma: (quaff\n',
      'b.yaml': 'extends: [a.yaml]\n',
    });
    const { problems } = await loadOwnWords({ packs: ['a.yaml', 'none.yaml', '/x.yaml'], reject: { 'a(': '' } }, read);
    assert.deepEqual(shown(problems), [
      'packs[1]: none.yaml is not there',
      'packs[2]: “/x.yaml” is not a path from the workspace folder: a pack is a file inside it',
      'reject["a("]: “a(”: a bracket is not closed',
      'a.yaml:1: there is no entry “loaded-verb.slamm” to switch off. Did you mean "loaded-verb.slam"?',
      'a.yaml:4: “../out.yaml” leads out of the workspace folder',
      'a.yaml:5: gone.yaml is not there',
      'a.yaml:7: entries[0].lemma must be a text, or a list of texts, not 3: put it in quotation marks',
      'a.yaml:8: “(quaff”: a bracket is not closed',
      'b.yaml:1: the packs go round in a circle: a.yaml → b.yaml → a.yaml',
    ]);
  });

  it('ends, however many packs extend one another', async () => {
    const chain = async (path: string) => `extends: [x${path}]`;
    const deep = await loadOwnWords({ packs: ['a.yaml'], reject: {} }, chain);
    assert.match(shown(deep.problems)[0], /more than 8 packs extend one another/);
    const wide = async (path: string) =>
      path === 'a.yaml' ? `extends: [${Array.from({ length: 99 }, (_, i) => `p${i}.yaml`).join(', ')}]` : '';
    const many = await loadOwnWords({ packs: ['a.yaml'], reject: {} }, wide);
    assert.match(shown(many.problems)[0], /more than 64 packs/);
    const large = await loadOwnWords({ packs: ['a.yaml'], reject: {} }, async () => '#'.repeat(2_000_000));
    assert.match(shown(large.problems)[0], /is too large/);
  });
});

describe('packs on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'packs-'));
    mkdirSync(join(folder, 'work/style.yaml'), { recursive: true });
    writeFileSync(join(folder, 'secret.yaml'), 'entries: [{ lemma: secret }]');
    writeFileSync(join(folder, 'work/house.yaml'), 'entries: [{ lemma: plonk }]');
    writeFileSync(join(folder, 'work/latin.yaml'), Buffer.from([0xe9, 0x0a]));
    symlinkSync('../secret.yaml', join(folder, 'work/out.yaml'));
    symlinkSync('house.yaml', join(folder, 'work/inside.yaml'));
    symlinkSync(folder, join(folder, 'work/up'));
    symlinkSync('/dev/zero', join(folder, 'work/zero.yaml'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are read, also through links inside the folder', async () => {
    const read = filesOnDisk(join(folder, 'work')).read;
    assert.match(await read('house.yaml'), /plonk/);
    assert.match(await read('inside.yaml'), /plonk/);
  });

  for (const [path, why] of [
    ['out.yaml', /leads out of the workspace folder through a link/],
    ['up/secret.yaml', /leads out of the workspace folder through a link/],
    ['zero.yaml', /leads out/],
    ['style.yaml', /is not a file/],
    ['gone.yaml', /is not there/],
    ['latin.yaml', /is not UTF-8 text/],
  ] as const) {
    it(`are refused: ${path}`, () => assert.rejects(filesOnDisk(join(folder, 'work')).read(path), why));
  }
});
