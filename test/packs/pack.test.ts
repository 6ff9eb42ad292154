import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPack } from '../../server/src/packs/pack';

const mistakes = async (text: string) =>
  (await readPack(text)).mistakes.map(({ place, message }) => `${place.line}:${place.column} ${message}`);

describe('reading a pack', () => {
  it('takes entries, groups and what goes with them', async () => {
    const { content, mistakes } = await readPack(`
extends: [base.yaml]
off: [peacock.iconic]
entries:
  - { lemma: utilise, pos: v, fix: [use] }
groups:
  - rule: loaded/mockery
    entries:
      - lemma: [a, b]
`);
    assert.deepEqual(mistakes, []);
    assert.deepEqual(content, {
      extends: ['base.yaml'],
      off: ['peacock.iconic'],
      entries: [{ lemma: 'utilise', pos: 'v', fix: ['use'] }],
      groups: [{ rule: 'loaded/mockery', entries: [{ lemma: ['a', 'b'] }] }],
    });
  });

  it('is content with an empty file', async () => {
    for (const text of ['', '\n', '# nothing yet\n']) assert.deepEqual(await mistakes(text), []);
  });

  it('says what is wrong, where, and how to mend it', async () => {
    assert.deepEqual(
      await mistakes(`entries:
  - lemma: slam
    severty: hint
  - lemma: 24
  - lemma: quaff
    pos: verb
    not: [{ objects: [tea] }]
  - just words
`),
      [
        '3:5 “severty” is not a known key. Did you mean "severity"?',
        '4:5 entries[1].lemma must be a text, or a list of texts, not 24: put it in quotation marks',
        '6:5 entries[2].pos must be one of v, n, adj, adv, phrase, prefix, suffix, not "verb"',
        '7:13 “objects” is not a known key. Did you mean "object"?',
        '8:5 entries[3] must be a map of keys and values, not "just words"',
      ],
    );
    assert.deepEqual(await mistakes('words: [a]'), ['1:1 “words” is not a known key.']);
    assert.deepEqual(await mistakes('- a'), ['1:1 A pack must be a map of keys and values, not "a list"']);
  });

  it('keeps the entries that are right beside one that is not', async () => {
    const { content } = await readPack('entries:\n  - lemma: 3\n  - lemma: quaff\n');
    assert.deepEqual(content.entries, [{}, { lemma: 'quaff' }]);
  });

  it('tells mistakes of YAML with their line', async () => {
    const [first] = await mistakes('entries:\n  - lemma: "quaff\n  - lemma: x\n');
    assert.match(first, /^\d:\d+ Missing closing/);
    assert.match((await mistakes('a: b\na: c\n'))[0], /^2:1 Map keys must be unique/);
  });

  it('refuses bombs: aliases of aliases, and nesting without end', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++)
      lines.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    assert.match((await mistakes(lines.join('\n')))[0], /alias/i);
    assert.ok((await mistakes('['.repeat(50_000))).length > 0);
  });

  it('puts nothing into the prototype of objects', async () => {
    await readPack(
      '__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\nclasses: { __proto__: { words: [a] } }\n',
    );
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });

  it('never fails, whatever the text', async () => {
    const piece = fc.constantFrom(
      'entries:',
      'groups:',
      '\n',
      '  - ',
      'lemma: ',
      'a',
      '[',
      ']',
      '{',
      '}',
      '&x ',
      '*x',
      '!!js/function ',
      '"',
      ': ',
      '# ',
      '\t',
      '|',
      '>',
      '? ',
      '%YAML 1.1\n---\n',
      '<<: ',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const { mistakes } = await readPack(pieces.join(''));
        for (const { place } of mistakes) assert.ok(place.line >= 1 && place.column >= 1 && place.endColumn > place.column);
      }),
      { numRuns: 400 },
    );
  });
});
