import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  createDraft,
  DEFAULT_SETTINGS,
  type EngineSettings,
  type Finding,
  mergeUserWords,
  type Pack,
  type UserWords,
} from '../../server/src/engine';

interface Merged {
  readonly settings: EngineSettings;
  readonly mistakes: readonly string[];
}

function merge({ packs = {}, reject = {} }: { packs?: Record<string, Pack>; reject?: UserWords['reject'] }): Merged {
  const mistakes: string[] = [];
  const sources = Object.entries(packs).map(([name, content]) => ({ name, content }));
  const lexicon = mergeUserWords({ packs: sources, reject }, (file, { path, message }) =>
    mistakes.push(`${file}:${path.join('.')}: ${message}`),
  );
  return { settings: { ...DEFAULT_SETTINGS, lexicon }, mistakes };
}

const words = (text: string, findings: readonly Finding[]) => findings.map(({ start, end }) => text.slice(start, end));
const found = (text: string, settings: EngineSettings, rule = 'loaded/house-style') =>
  words(
    text,
    createDraft(text, 'plain', settings)
      .findings()
      .filter((finding) => finding.rule === rule),
  );
const pack = (content: Pack): Merged => merge({ packs: { 'house.yaml': content } });

describe('phrases that the user rejects', () => {
  const { settings, mistakes } = merge({
    reject: {
      'utilise~v': 'use -- plain words are read faster',
      'going forward': '-',
      'Covid-19': 'Covid',
      synergize: '',
      '(big|large) ask~n': '-- says nothing',
      'lanvik _2 rule': '',
      internet: 'internet',
    },
  });

  it('are read without a mistake', () => assert.deepEqual(mistakes, []));

  it('are flagged in all their forms, known words or not, with their own message', () => {
    const text = 'The town utilised the hall. Going forward, big asks and Covid-19 may synergize. The Lanvik ward rule holds.';
    assert.deepEqual(found(text, settings), [
      'utilised',
      'Going forward',
      'big asks',
      'Covid-19',
      'synergize',
      'Lanvik ward rule',
    ]);
    const [first] = createDraft(text, 'plain', settings).findings();
    assert.equal(first.message, '“utilised” is on your own list: write “use”.');
    assert.equal(first.severity, 'warning');
    assert.equal(first.entry, 'house-style.utilise');
  });

  it('are explained by their reason, and replaced in the form of the match', () => {
    const draft = createDraft('The town utilised the hall.', 'plain', settings);
    const [finding] = draft.findings();
    const { why, guidelines, title } = draft.explain(finding);
    assert.deepEqual({ why, guidelines, title }, { why: 'plain words are read faster', guidelines: [], title: 'House style' });
    const [fix] = draft.fixes(finding);
    assert.equal(fix.preferred, true);
    assert.deepEqual(fix.edits, [{ start: 9, end: 17, newText: 'used' }]);
  });

  it('are flagged in reported speech, and left alone in quotations', () => {
    assert.deepEqual(found('She said the town would utilise it.', settings), ['utilise']);
    assert.deepEqual(found('“We utilise the hall,” said Ms Adair.', settings), []);
  });

  it('may be about capitals alone', () => {
    const text = 'The Internet is slow. Internet links are slow on the internet.';
    assert.deepEqual(found(text, settings), ['Internet']);
    const draft = createDraft(text, 'plain', settings);
    assert.equal(draft.fixes(draft.findings()[0])[0].edits[0].newText, 'internet');
  });

  it('give way to accepted phrases', () => {
    assert.deepEqual(found('Going forward, we act.', { ...settings, accept: ['going forward'] }), []);
  });

  it('change nothing else that is found', () => {
    const text = 'Lanvik said nothing. Experts say the regime slammed it, and 80% of voters agreed that Synergize Ltd won.';
    const others = (s: EngineSettings) =>
      createDraft(text, 'plain', s)
        .findings()
        .filter((f) => f.rule !== 'loaded/house-style');
    assert.deepEqual(
      others(settings).map((f) => [f.rule, f.start, f.message]),
      others(DEFAULT_SETTINGS).map((f) => [f.rule, f.start, f.message]),
    );
  });

  it('are told when they cannot be read, and the others still count', () => {
    const { settings, mistakes } = merge({ reject: { 'and/or': '', 'a (b': '', plonk: '', '_2 x': '' } });
    assert.equal(mistakes.length, 3);
    assert.match(mistakes[0], /^reject:and\/or: “and\/or”: “and\/or” is not a word: letters, figures/);
    assert.match(mistakes[1], /^reject:a \(b: “a \(b”: a bracket is not closed/);
    assert.deepEqual(found('A plonk.', settings), ['plonk']);
  });
});

describe('packs', () => {
  it('add entries to any rule, with texts, guards, classes and guidelines of their own', () => {
    const { settings, mistakes } = pack({
      guidelines: { desk: { title: 'The desk’s book', url: 'https://example.org/book' } },
      classes: { pets: { inflect: 'n', words: ['axolotl', 'dog'] } },
      entries: [{ lemma: 'beastie', pos: 'n', not: [{ prev: ['@pets'] }], source: ['desk'], why: 'It is coy.', fix: ['animal'] }],
      groups: [{ rule: 'loaded/mockery', severity: 'hint', entries: [{ lemma: 'grandee in waiting' }] }],
    });
    assert.deepEqual(mistakes, []);
    const text = 'Two beasties met. The axolotl beastie slept. A grandee in waiting left.';
    assert.deepEqual(found(text, settings), ['beasties']);
    assert.deepEqual(found(text, settings, 'loaded/mockery'), ['grandee in waiting']);
    const draft = createDraft(text, 'plain', settings);
    const [first] = draft.findings();
    assert.deepEqual(draft.explain(first).guidelines, [{ title: 'The desk’s book', url: 'https://example.org/book' }]);
    assert.equal(draft.fixes(first)[0].edits[0].newText, 'animals');
  });

  const SLAM = 'Ministers slammed the offer.';

  it('switch built-in entries off', () => {
    assert.deepEqual(found(SLAM, DEFAULT_SETTINGS, 'loaded/loaded-verb'), ['slammed']);
    assert.deepEqual(found(SLAM, pack({ off: ['loaded-verb.slam'] }).settings, 'loaded/loaded-verb'), []);
  });

  it('change built-in entries by their id: texts and fixes in place of those, guards besides those', () => {
    const { settings, mistakes } = pack({
      entries: [
        { id: 'loaded-verb.slam', why: 'Our desk says so.', fix: ['reject'], severity: 'hint', not: [{ object: ['offer'] }] },
      ],
    });
    assert.deepEqual(mistakes, []);
    assert.deepEqual(found(SLAM, settings, 'loaded/loaded-verb'), []);
    const draft = createDraft('Ministers slammed the report.', 'plain', settings);
    const [finding] = draft.findings();
    assert.equal(finding.severity, 'hint');
    assert.equal(draft.explain(finding).why, 'Our desk says so.');
    assert.equal(draft.fixes(finding)[0].edits[0].newText, 'rejected');
  });

  it('replace a built-in entry by one with its id and a phrase', () => {
    const { settings } = pack({ rule: 'loaded/loaded-verb', entries: [{ id: 'slam', lemma: 'slam dunk', pos: 'v' }] });
    assert.deepEqual(found(`${SLAM} They slam dunked it.`, settings, 'loaded/loaded-verb'), []);
    assert.deepEqual(found(`${SLAM} They slam dunk it.`, settings, 'loaded/loaded-verb'), ['slam dunk']);
  });

  it('are merged in their order', () => {
    const { settings, mistakes } = merge({
      packs: {
        'a.yaml': { entries: [{ lemma: 'plonk', why: 'first' }, { lemma: 'quaff' }] },
        'b.yaml': { off: ['house-style.quaff'], entries: [{ lemma: 'plonk', why: 'second' }] },
      },
    });
    assert.deepEqual(mistakes, []);
    const draft = createDraft('We quaff plonk.', 'plain', settings);
    const findings = draft.findings();
    assert.deepEqual(words(draft.text, findings), ['plonk']);
    assert.equal(draft.explain(findings[0]).why, 'second');
  });

  it('form words with affixes of their own', () => {
    const { settings, mistakes } = pack({
      entries: [{ lemma: '-preneur', pos: 'suffix', makes: 'n', except: ['entrepreneur'] }],
    });
    assert.deepEqual(mistakes, []);
    assert.deepEqual(found('Mumpreneurs and an entrepreneur met.', settings), ['Mumpreneurs']);
  });

  it('say what is wrong, and where, and use the rest', () => {
    const { settings, mistakes } = pack({
      off: ['loaded-verb.slamm'],
      rule: 'loaded/house-style',
      entries: [
        { lemma: 'plonk' },
        { lemma: 'plonk' },
        { id: 'no-such' },
        { lemma: 'x @nothing' },
        { lemma: 'quaff', source: ['nowhere'] },
        { lemma: 'a _6 b _6 c _1 d' },
        { lemma: 'swig', fix: ['[attribute]'] },
        {},
      ],
      groups: [{ rule: 'loaded/peacok', entries: [{ lemma: 'sip' }] }],
    });
    assert.deepEqual(mistakes, [
      'house.yaml:off.0: there is no entry “loaded-verb.slamm” to switch off',
      'house.yaml:entries.1: the id “house-style.plonk” is taken: give this entry another `id`',
      'house.yaml:entries.2: there is no entry “house-style.no-such” to change; a new one needs a `lemma`',
      'house.yaml:entries.3.lemma: “x @nothing”: no word class “@nothing”',
      'house.yaml:entries.4: no guideline “nowhere”: add it to `guidelines`, with its title and url',
      'house.yaml:entries.5.lemma: “a _6 b _6 c _1 d” leaves too much open: two gaps of six words are the most',
      'house.yaml:entries.6: “house-style.swig”: `fix` “[attribute]”: `attribute` and `-` stand by themselves; a blank to fill in is [whom?]',
      'house.yaml:entries.7: an entry needs a `lemma`, or the `id` of an entry that it changes',
      'house.yaml:groups.0.rule: no rule “loaded/peacok” takes entries',
    ]);
    assert.deepEqual(found('We quaff plonk.', settings), ['plonk']);
  });

  it('list in a class no more than words', () => {
    const { settings, mistakes } = pack({
      classes: { drinks: { words: ['ale', 'ginger beer', 'Porter'] } },
      entries: [{ lemma: 'quaff @drinks' }],
    });
    assert.deepEqual(mistakes, [
      'house.yaml:classes.drinks.words.1: “ginger beer” in a class is not one lower-case word',
      'house.yaml:classes.drinks.words.2: “Porter” in a class is not one lower-case word',
    ]);
    assert.deepEqual(found('We quaff ale.', settings), ['quaff ale']);
  });

  it('cannot hold up the analysis, whatever they list', () => {
    const many = 'a~v b~v c~v d~v e~v f~v g~v h~v i~v j~v k~v l~v';
    const { mistakes } = merge({
      reject: { [many]: '', [`${'('.repeat(90)}a${')'.repeat(90)}`]: '', [`${'(a|b) '.repeat(30)}c`]: '' },
    });
    assert.ok(mistakes.length >= 2);
    const { settings } = merge({
      reject: {
        'a _6 a _6 b': '',
        '@actor _6 @actor _6 x': '',
        '(@actor|@human|@text) (@actor|@human|@text) (@actor|@human) x': '',
      },
    });
    const text = `${'a '.repeat(30_000)}\n\n${'minister '.repeat(30_000)}`;
    assert.deepEqual(found(text, settings), []);
  });

  it('never break the reading of a text', () => {
    const any = fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.string({ maxLength: 20 }), { maxKeys: 6 });
    fc.assert(
      fc.property(any, fc.string({ unit: 'grapheme' }), (reject, text) => {
        const { settings } = merge({ reject });
        for (const { start, end } of createDraft(text, 'markdown', settings).findings())
          assert.ok(start >= 0 && end <= text.length && start < end);
      }),
      { numRuns: 150 },
    );
  });
});
