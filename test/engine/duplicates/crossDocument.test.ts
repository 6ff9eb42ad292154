import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  createDraft,
  DEFAULT_SETTINGS,
  DocumentIndex,
  type Draft,
  type Finding,
  printDocument,
} from '../../../server/src/engine';
import { edited, paragraph } from './invented';

const [A, B, C, D, E] = [1, 2, 3, 4, 5].map((seed) => paragraph(seed, 30));
const lines = (...blocks: readonly string[]): string => blocks.join('\n\n');

/** Findings in each of the documents about the others, as "name: lines → places". */
function shared(documents: Readonly<Record<string, string>>, order = Object.keys(documents)): string[] {
  const index = new DocumentIndex();
  for (const name of order) index.set(name, printDocument(documents[name], 'markdown'));
  return Object.keys(documents).flatMap((name) => {
    const draft = createDraft(documents[name], 'markdown', DEFAULT_SETTINGS);
    draft.compareWith(index, name);
    return across(draft.findings()).map((finding) => describeFinding(name, documents[name], finding));
  });
}

const across = (findings: readonly Finding[]): Finding[] => findings.filter(({ rule }) => rule === 'duplicate/cross-document');

function describeFinding(name: string, text: string, { extent, related, severity }: Finding): string {
  const line = (offset: number): number => text.slice(0, offset).split('\n').length;
  const places = related.map(({ uri, lines: [first, last] = [0, 0] }) => `${uri} ${first}–${last}`);
  return `${name} ${line(extent.start)}–${line(extent.end)} → ${places.join(', ')} (${severity})`;
}

describe('passages in other documents', () => {
  it('are found on both sides, in the longest run', () => {
    assert.deepEqual(shared({ one: lines(A, B, C), two: lines(D, A, B, E) }), [
      'one 1–3 → two 3–5 (information)',
      'two 3–5 → one 1–3 (information)',
    ]);
  });

  it('are found edited', () => {
    assert.deepEqual(shared({ one: lines(A, C), two: lines(D, edited(A, [9, 'harbour'])) }), [
      'one 1–1 → two 3–3 (information)',
      'two 3–3 → one 1–1 (information)',
    ]);
  });

  it('are told once, with all other documents', () => {
    assert.deepEqual(shared({ one: lines(A, B), two: lines(D, A, B), three: A }), [
      'one 1–3 → two 3–5, three 1–1 (information)',
      'two 3–5 → one 1–3, three 1–1 (information)',
      'three 1–1 → one 1–1, two 3–3 (information)',
    ]);
  });

  it('are told once of a passage that the document itself repeats', () => {
    assert.deepEqual(shared({ one: lines(A, D, A), two: A }), [
      'one 1–1 → two 1–1 (information)',
      'two 1–1 → one 1–1 (information)',
    ]);
  });

  it('are hints where an agency is credited on either side', () => {
    const credited = `HELSINKI (AFP) — ${A}`;
    assert.deepEqual(shared({ one: credited, two: lines(A, B) }), ['one 1–1 → two 1–1 (hint)', 'two 1–1 → one 1–1 (hint)']);
    const foot = lines(A, B, 'Source: Reuters');
    assert.deepEqual(shared({ one: foot, two: A }), ['one 1–1 → two 1–1 (hint)', 'two 1–1 → one 1–1 (hint)']);
  });

  it('are not short sentences, block quotes, or a line that every document has', () => {
    const sentence = 'The harbour was closed again for nine days.';
    assert.deepEqual(shared({ one: lines(A, sentence), two: lines(B, sentence) }), []);
    assert.deepEqual(shared({ one: A, two: lines(B, `> ${A}`) }), []);
    const house = 'This house reads every letter that it is sent and answers most of them in the end, by post or otherwise.';
    assert.deepEqual(shared({ one: lines(A, house), two: lines(B, house), three: lines(C, house) }), []);
  });

  it('may be kept on purpose on either side', () => {
    const kept = `${A} <!-- balance: keep duplicate/cross-document -->`;
    assert.deepEqual(shared({ one: kept, two: lines(B, A) }), []);
    assert.deepEqual(shared({ one: lines('<!-- balance: off duplicate -->', A), two: lines(B, A) }), []);
  });

  it('say where, and offer to go there, to compare and to delete', () => {
    const index = new DocumentIndex();
    index.set('file:///drafts/the%20other.md', printDocument(lines(D, A, B), 'markdown'));
    const draft = createDraft(lines(A, B), 'markdown', DEFAULT_SETTINGS);
    draft.compareWith(index, 'file:///drafts/this.md');
    const [finding] = across(draft.findings());
    assert.equal(finding.message, 'This and the next paragraph (60 words) also stand in the other.md, lines 3–5.');
    const fixes = draft.fixes(finding);
    assert.deepEqual(
      fixes.slice(0, 4).map(({ kind, target, elsewhere }) => [kind, (target ?? elsewhere?.[0])?.uri]),
      [
        ['compare', 'file:///drafts/the%20other.md'],
        ['navigate', 'file:///drafts/the%20other.md'],
        ['delete', undefined],
        ['delete', 'file:///drafts/the%20other.md'],
      ],
    );
    assert.deepEqual(draft.copies(), [
      {
        rule: 'duplicate/cross-document',
        places: [finding.extent, ...finding.related.map(({ message, ...place }) => place)],
        words: 60,
      },
    ]);
    assert.deepEqual(
      index.shared('file:///drafts/this.md', 20, (uri) => uri.includes('other')),
      [],
    );
    index.remove('file:///drafts/the%20other.md');
    assert.deepEqual(across(draft.findings()), []);
  });
});

const pool = [
  ...Array.from({ length: 6 }, (_, i) => paragraph(20 + i, 24 + i * 4)),
  'See also',
  '## A heading',
  '> A quoted line.',
  'Short words here.',
];
const block = fc.oneof(
  fc.constantFrom(...pool),
  fc
    .tuple(fc.nat({ max: 5 }), fc.nat({ max: 20 }), fc.constantFrom('harbour', '7', 'Marlow'))
    .map(([at, place, word]) => edited(pool[at], [place, word])),
);
const text = fc.array(block, { minLength: 1, maxLength: 7 }).map((blocks) => blocks.join('\n\n'));

describe('the index of documents', () => {
  it('finds the same in whatever order the documents come', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), fc.nat(), (texts, turn) => {
        const documents = Object.fromEntries(texts.map((content, i) => [`d${i}`, content]));
        const names = Object.keys(documents);
        const at = turn % names.length;
        assert.deepEqual(shared(documents, [...names.slice(at), ...names.slice(0, at)].reverse()), shared(documents));
      }),
      { numRuns: 150 },
    );
  });

  it('finds after any edits of any document what it finds from scratch', () => {
    const edit = fc.tuple(
      fc.nat({ max: 2 }),
      fc.nat(),
      fc.nat({ max: 60 }),
      fc.oneof(block, fc.constantFrom('', '\n\n', ' harbour ', '8', '> ')),
    );
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 3, maxLength: 3 }),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        (texts, edits) => {
          const index = new DocumentIndex();
          const drafts = texts.map((content, i) => {
            const draft = createDraft(content, 'markdown', DEFAULT_SETTINGS);
            draft.compareWith(index, `d${i}`);
            return draft;
          });
          const all = (): unknown[] => drafts.map((draft) => draft.findings().map(shown));
          for (const draft of drafts) draft.findings();
          for (const [which, at, length, newText] of edits) {
            const draft = drafts[which];
            const start = at % (draft.text.length + 1);
            draft.edit([{ start, end: Math.min(draft.text.length, start + length), newText }]);
            // The others may ask about a document that has changed since its last analysis, or since one was begun.
            if (at % 2 === 0) draft.findings();
            else {
              const analysis = draft.analyse();
              for (let slice = at % 16; slice > 0; slice--) analysis.next();
              draft.edit([{ start, end: start, newText }]);
              drafts[(which + 1) % drafts.length].findings();
            }
            if (at % 3 === 0) continue;
            for (const each of drafts) each.findings();
            assert.deepEqual(all(), fromScratch(drafts));
            drafts.forEach(({ text }, i) => {
              assert.deepEqual({ ...index.printOf(`d${i}`) }, printDocument(text, 'markdown'));
            });
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('takes in a long document in slices, and finds the same wherever that is broken off', () => {
    const long = Array.from({ length: 700 }, (_, i) => paragraph(i + 100, 12));
    long.splice(650, 0, A, B);
    const open = (): Draft[] => {
      const index = new DocumentIndex();
      return [lines(...long), lines(C, A, B)].map((content, i) => {
        const draft = createDraft(content, 'markdown', DEFAULT_SETTINGS);
        draft.compareWith(index, `d${i}`);
        return draft;
      });
    };
    const all = [...open()[0].analyse()].length;
    for (let slices = all - 10; slices <= all; slices++) {
      const [draft, other] = open();
      other.findings();
      const analysis = draft.analyse();
      for (let i = 0; i < slices; i++) analysis.next();
      const found = [other, draft].map((each) => each.findings().map(shown)).reverse();
      assert.deepEqual(found, fromScratch([draft, other]));
    }
  });

  it('prints an open document as it prints a closed one', () => {
    fc.assert(
      fc.property(text, (content) => {
        const index = new DocumentIndex();
        const draft = createDraft(content, 'markdown', DEFAULT_SETTINGS);
        draft.compareWith(index, 'open');
        draft.findings();
        assert.deepEqual({ ...index.printOf('open') }, printDocument(content, 'markdown'));
      }),
      { numRuns: 100 },
    );
  });
});

function fromScratch(drafts: readonly Draft[]): unknown[] {
  const index = new DocumentIndex();
  for (const [i, draft] of drafts.entries()) index.set(`d${i}`, printDocument(draft.text, 'markdown'));
  return drafts.map((draft, i) => {
    const fresh = createDraft(draft.text, 'markdown', DEFAULT_SETTINGS);
    fresh.compareWith(index, `d${i}`);
    return fresh.findings().map(shown);
  });
}

const shown = ({ rule, start, end, severity, message, related, extent }: Finding) => ({
  rule,
  start,
  end,
  severity,
  message,
  related,
  extent,
});
