import assert from 'node:assert/strict';
import { loadLexicon } from '../../scripts/lexicon';
import { lexiconMistakes, phrasesOf } from '../../scripts/lexicon-checks';
import { type Dispute, loadDisputes, sideOf } from '../../scripts/lexicon-sides';
import type { EntrySource, LexiconFile } from '../../server/src/engine/lexicon/schema';

/** What the build refuses, on lexicons of an entry or two. */

const DISPUTES: Dispute[] = [
  {
    about: 'Politics',
    camps: [
      { name: 'left', who: 'the left' },
      { name: 'right', who: 'the right' },
    ],
  },
];

const examples = { flags: ['one', 'two'], passes: ['one', 'two'] };

function entry(more: Partial<EntrySource>): EntrySource {
  return { lemma: 'odious', pos: 'adj', ...examples, ...more };
}

function file(entries: EntrySource[], rule = 'loaded/peacock'): { name: string; content: LexiconFile } {
  return { name: 'a.yaml', content: { rule, fix: ['-'], groups: [{ id: 'g', source: ['npov'], entries }] } };
}

const messages = (...files: ReturnType<typeof file>[]) =>
  lexiconMistakes(files, { guidelines: { npov: {} }, disputes: DISPUTES }).map(({ message }) => message);

describe('the checks of the lexicon', () => {
  it('let a rare word stand without a guard, and a common one with', () => {
    assert.deepEqual(messages(file([entry({}), entry({ lemma: 'great', not: [{ next: ['uncle'] }] })])), []);
  });

  it('refuse a common word without a guard, hint or not, alone or among alternatives', () => {
    assert.match(messages(file([entry({ lemma: 'great', severity: 'hint' })])).join(), /“great” everywhere/);
    assert.match(messages(file([entry({ lemma: ['odious', '(grand|great)'] })])).join(), /“(grand|great)” everywhere/);
  });

  it('let a common word stand in a longer phrase, and in a rule of attribution', () => {
    assert.deepEqual(messages(file([entry({ lemma: 'great and good' })])), []);
    assert.deepEqual(messages(file([entry({ lemma: 'great' })], 'attribution/hearsay-adverb')), []);
  });

  it('count a guard of the group', () => {
    const guarded = file([entry({ lemma: 'great' })]);
    guarded.content.groups[0].not = [{ field: ['sport'] }];
    assert.deepEqual(messages(guarded), []);
  });

  it('refuse a guideline that is not known', () => {
    assert.deepEqual(messages(file([entry({ source: ['hearsay'] })])), ['no guideline “hearsay” in guidelines.yaml']);
  });

  it('ask for two sentences of each kind', () => {
    assert.match(messages(file([entry({ passes: ['one'] })])).join(), /at least two/);
  });

  it('refuse a side that no dispute knows', () => {
    assert.match(messages(file([entry({ side: 'left-on-centre' })])).join(), /side: left-on-centre/);
    assert.deepEqual(messages(file([entry({ side: 'left-on-right' })])), []);
  });

  it('refuse a phrase that stands twice, unless a need tells the entries apart', () => {
    const twice = (more: Partial<EntrySource>) =>
      messages(file([entry({}), entry({ id: 'b', lemma: ['vile', 'odious'], ...more })]));
    assert.match(twice({}).join(), /lists “odious”, as “peacock.odious” does/);
    assert.match(twice({ not: [{ field: ['food'] }] }).join(), /lists “odious”/);
    assert.deepEqual(twice({ need: [{ attributive: true }] }), []);
  });

  it('find a phrase that stands twice in two rules', () => {
    assert.equal(messages(file([entry({})]), file([entry({})], 'loaded/mockery')).length, 1);
  });
});

describe('mirror entries', () => {
  const pair = (left: Partial<EntrySource>, right: Partial<EntrySource>) =>
    messages(
      file([
        entry({ lemma: 'leftish', mirror: ['rightish'], ...left }),
        entry({ lemma: 'rightish', mirror: ['leftish'], ...right }),
      ]),
    ).join('\n');

  it('may differ in their words', () => assert.equal(pair({}, { not: [{ next: ['lane'] }] }), ''));
  it('stand in the same rule', () => assert.match(pair({ mirror: ['nothing'] }, {}), /loaded\/peacock has no such entry/));
  it('name each other', () => assert.match(pair({}, { mirror: [] }), /does not name it back/));
  it('have one severity', () =>
    assert.match(pair({ severity: 'hint' }, {}), /shown as hint, its mirror “peacock.rightish” as the default/));
  it('are contested or not, both', () => assert.match(pair({ contested: true }, {}), /differ in `contested`/));
  it('offer as many fixes', () => assert.match(pair({ fix: ['-', 'attribute'] }, {}), /kinds delete, attribute/));
  it('offer the same kinds of fixes', () => {
    assert.match(pair({ fix: ['plain'] }, { fix: ['[whose?]'] }), /kinds replace, .* placeholder/);
    assert.equal(pair({ fix: ['plain', 'one of [what?]'] }, { fix: ['other', 'some [which?]'] }), '');
  });
});

describe('the phrases of an entry', () => {
  it('are its alternatives, without marks of inflection', () => {
    assert.deepEqual(phrasesOf(entry({ lemma: '(hard|far) (the)? left~n' })), [
      'hard the left',
      'hard left',
      'far the left',
      'far left',
    ]);
  });
});

describe('sides', () => {
  it('are two to a dispute, and named once', () => assert.ok(loadDisputes().length > 0));

  it('tell the dispute and the camp that speaks', () => {
    assert.equal(sideOf('right-on-left', DISPUTES)?.speaker.name, 'right');
    assert.equal(sideOf('left-on-itself', DISPUTES)?.dispute.about, 'Politics');
    assert.equal(sideOf('left-on-left', DISPUTES), undefined);
  });
});

describe('the lexicon itself', () => {
  it('passes every check', () => {
    const { lexicons, guidelines } = loadLexicon();
    const mistakes = lexiconMistakes(lexicons, { guidelines, disputes: loadDisputes() });
    assert.deepEqual(mistakes, []);
  });
});
