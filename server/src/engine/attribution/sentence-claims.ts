import type { Hit } from '../hits';
import type { LexicalHit } from '../lexicon/lexicalHits';
import type { Lexicon } from '../lexicon/lexicon';
import type { Reading } from '../text/reading';
import { Kind } from '../text/tokens';
import { VoiceCode } from '../text/voices';
import type { RuleId } from '../types';
import type { StatisticFinder } from './claims';
import { type Claims, describeEvidence, isAttributed } from './rule';

/** Sentence-level claim rules, the first that fires in a sentence wins. */
const PRIORITY: readonly RuleId[] = [
  'attribution/unsourced-statistic',
  'attribution/unsourced-causal',
  'attribution/unsourced-superlative',
  'attribution/unsourced-prediction',
  'attribution/unattributed-claim',
];
const WHOLE_SENTENCE: ReadonlySet<string> = new Set([
  'attribution/unsourced-causal',
  'attribution/unsourced-prediction',
  'attribution/unattributed-claim',
]);

/** Grade of evidence a claim needs to be let pass. */
const NEEDED = 0.3;

/**
 * At most one claim finding per sentence: a figure, a cause, a superlative, a prediction or an interpretation in the
 * writer's own voice with no evidence in scope. `triggers` are the lexicon's hits for these rules.
 */
export function sentenceClaims(
  claims: Claims,
  triggers: readonly LexicalHit[],
  statistics: StatisticFinder,
  isOn: (rule: RuleId) => boolean,
): Hit[] {
  const { reading, evidence } = claims;
  const { sentences, tokens, voices } = reading;
  const hits: Hit[] = [];
  for (let s = 0; s < sentences.length; s++) {
    const sentence = sentences[s];
    const { status, grade } = evidence[s];
    const ends = tokens.kind[sentence.end - 1];
    if (ends === Kind.Question || (reading.kind !== 'paragraph' && reading.kind !== 'list-item')) continue;
    const covered = status !== 'none' && grade >= NEEDED;
    if (!covered && isOn('attribution/unsourced-statistic')) {
      const statistic = statistics.find(reading, sentence);
      if (statistic && !hasSourceNear(claims, s)) {
        hits.push({
          rule: 'attribution/unsourced-statistic',
          from: statistic.from,
          to: statistic.to,
          entry: -1,
          form: 0,
          ...(statistic.weight === 0 ? {} : { shift: statistic.weight }),
          message: 'No source found for this figure in its sentence or just before it. Say who counted, or cite it.',
          evidence: describeEvidence(claims, s),
          fixes: sourceFixes(reading.text, sentence.from, sentence.to),
        });
        continue;
      }
    }
    const trigger = triggers
      .filter((hit) => hit.sentence === s && voices[hit.first] === VoiceCode.narration)
      .sort((a, b) => PRIORITY.indexOf(a.rule) - PRIORITY.indexOf(b.rule))[0];
    // A cue in a bracket or a later clause covers its own words, not the rest of the sentence.
    if (!trigger || status === 'carried' || (covered && isAttributed(claims, s, NEEDED, trigger.first))) continue;
    const whole = WHOLE_SENTENCE.has(trigger.rule);
    hits.push({
      ...trigger,
      ...(whole ? { from: sentence.from, to: sentence.to } : {}),
      ...(trigger.rule === 'attribution/unattributed-claim' && claims.loadedSentences.has(s) ? { shift: 1 } : {}),
      evidence: describeEvidence(claims, s),
      fixes: sourceFixes(reading.text, sentence.from, sentence.to),
    });
  }
  return hits;
}

/**
 * Whether a source of figures stands within reach: a survey or a report named in the sentence or the one before, or a
 * speaker in one of the two sentences before or in the next one (a lede gives the figure, then the source).
 */
function hasSourceNear({ reading, evidence, lexicon }: Claims, s: number): boolean {
  for (let near = Math.max(0, s - 2); near <= Math.min(evidence.length - 1, s + 1); near++) {
    const { status, grade } = evidence[near];
    if ((status === 'cued' || status === 'cited') && grade >= NEEDED) return true;
    if ((near === s || near === s - 1) && namesFigureSource(reading, lexicon, near)) return true;
  }
  return false;
}

function namesFigureSource({ tokens, sentences }: Reading, lexicon: Lexicon, s: number): boolean {
  const sources = lexicon.classNumber('figure-sources');
  for (let i = sentences[s].first; i < sentences[s].end; i++) {
    if (tokens.kind[i] === Kind.Word && lexicon.isIn(sources, tokens.word[i])) return true;
  }
  return false;
}

/** The fixes every unsourced claim has: mark it for a source, or open it with one. */
export function sourceFixes(text: string, from: number, to: number): NonNullable<Hit['fixes']> {
  let end = to;
  while (end > from && /[.!?…"”’')\]]/.test(text[end - 1])) end--;
  return [
    {
      title: 'Mark for a source: [source?]',
      kind: 'placeholder',
      preferred: true,
      edits: [{ from: end, to: end, newText: ' [source?]' }],
    },
    { title: 'Attribute it: “…, [who?] said”', kind: 'attribute', edits: [{ from: end, to: end, newText: ', [who?] said' }] },
  ];
}
