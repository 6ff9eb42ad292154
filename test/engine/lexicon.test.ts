import assert from 'node:assert/strict';
import { loadLexicon } from '../../scripts/lexicon';
import { createDraft, DEFAULT_SETTINGS, type Finding, type Profile } from '../../server/src/engine';
import { slug } from '../../server/src/engine/lexicon/compile';

/** Every example sentence of the lexicon, run through the engine. LEXICON_ONLY=loaded/peacock runs one rule's. */
const only = process.env.LEXICON_ONLY;

function findingsOf(rule: string, text: string, profile: Profile = 'news'): readonly Finding[] {
  // Each rule by itself: on even where it is off by default, and not giving way to a more specific one.
  const settings = {
    ...DEFAULT_SETTINGS,
    profile,
    severities: { loaded: 'off', attribution: 'off', duplicate: 'off', [rule]: 'information' } as const,
  };
  return createDraft(text, 'plain', settings)
    .findings()
    .filter((finding) => finding.rule === rule);
}

/** Sentence-level rules report the sentence in which the marked words stand. */
const WHOLE_SENTENCE = new Set([
  'attribution/unattributed-claim',
  'attribution/unsourced-causal',
  'attribution/unsourced-prediction',
]);

function unmark(example: string): { text: string; spans: [number, number][] } {
  const spans: [number, number][] = [];
  let text = '';
  for (const piece of example.split(/([⟦⟧])/)) {
    if (piece === '⟦') spans.push([text.length, -1]);
    else if (piece === '⟧') spans[spans.length - 1][1] = text.length;
    else text += piece;
  }
  return { text, spans };
}

const { lexicons, problems } = loadLexicon();

describe('the lexicon', () => {
  it('has the shape it should', () => assert.deepEqual(problems, []));

  for (const { name, content } of lexicons) {
    if (only && content.rule !== only) continue;
    describe(name, () => {
      for (const group of content.groups) {
        for (const entry of group.entries) {
          // An entry of some profiles only is tried in the first of them.
          const profile = [...(group.need ?? []), ...(entry.need ?? [])].find((guard) => guard.profile)?.profile?.[0] as
            | Profile
            | undefined;
          const lemma = typeof entry.lemma === 'string' ? entry.lemma : entry.lemma[0];
          describe(entry.id ?? slug(lemma), () => {
            for (const example of entry.flags) {
              it(`flags: ${example}`, () => {
                const { text, spans } = unmark(example);
                assert.ok(spans.length > 0, 'a flags example needs ⟦ ⟧');
                const found = findingsOf(content.rule, text, profile);
                const shown = found.map((f) => text.slice(f.start, f.end));
                for (const [start, end] of spans) {
                  const hit = found.some((f) =>
                    WHOLE_SENTENCE.has(content.rule) ? f.start <= start && end <= f.end : f.start === start && f.end === end,
                  );
                  assert.ok(hit, `expected “${text.slice(start, end)}”, found ${JSON.stringify(shown)}`);
                }
              });
            }
            for (const example of entry.passes) {
              it(`passes: ${example}`, () => {
                const found = findingsOf(content.rule, example, profile);
                assert.deepEqual(
                  found.map((f) => example.slice(f.start, f.end)),
                  [],
                );
              });
            }
          });
        }
      }
    });
  }
});
