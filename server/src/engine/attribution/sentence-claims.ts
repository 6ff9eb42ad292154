import type { Hit } from '../hits';
import { AttributedInPlace } from '../lexicon/attributed';
import type { LexicalHit } from '../lexicon/lexicalHits';
import type { Lexicon } from '../lexicon/lexicon';
import type { Reading } from '../text/reading';
import { Kind } from '../text/tokens';
import { VoiceCode } from '../text/voices';
import type { Profile, RuleId } from '../types';
import { rangeFix, softenedFix, sourceFixes, triggerFixes } from './fixes';
import { type Claims, describeEvidence, isAttributed } from './rule';
import { StatisticFinder } from './statistics';
import { type Superlative, SuperlativeFinder } from './superlatives';

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

/** What a claim of the writer's own must weigh to be reported: comment may interpret, a report may not even hint. */
const THRESHOLD: Readonly<Record<Profile, number>> = { news: 1, encyclopedia: 1, report: 0.8, opinion: 1.4 };
/** An interpretation, a denial or a sameness weighs this; an accusation weighs more, and so does loaded wording beside it. */
const INTERPRETATION = 1;
const ACCUSATION = 1.4;
const LOADED_BESIDE = 0.4;

/**
 * At most one claim finding per sentence: a figure, a cause, a superlative, a prediction or an interpretation in the
 * writer's own voice with no evidence in scope.
 */
export class SentenceClaims {
  private readonly statistics: StatisticFinder;
  private readonly superlatives: SuperlativeFinder;
  private readonly owned: AttributedInPlace;

  constructor(lexicon: Lexicon) {
    this.statistics = new StatisticFinder(lexicon);
    this.superlatives = new SuperlativeFinder(lexicon);
    this.owned = new AttributedInPlace(lexicon);
  }

  /** `triggers` are the lexicon's hits for these rules. */
  find(claims: Claims, triggers: readonly LexicalHit[], isOn: (rule: RuleId) => boolean): Hit[] {
    const { reading } = claims;
    if (reading.kind !== 'paragraph' && reading.kind !== 'list-item') return [];
    const hits: Hit[] = [];
    for (let s = 0; s < reading.sentences.length; s++) {
      if (reading.tokens.kind[reading.sentences[s].end - 1] === Kind.Question) continue;
      const hit = this.inSentence(claims, s, triggers, isOn);
      if (hit) hits.push(hit);
    }
    return hits;
  }

  private inSentence(
    claims: Claims,
    s: number,
    triggers: readonly LexicalHit[],
    isOn: (rule: RuleId) => boolean,
  ): Hit | undefined {
    const { reading, evidence } = claims;
    const { status, grade } = evidence[s];
    if (this.owned.isByNote(reading.tokens, reading.sentences[s])) return undefined;
    const covered = status !== 'none' && grade >= NEEDED;
    const linked = status === 'cited' && restsOnLink(reading, s);
    if ((!covered || linked) && isOn('attribution/unsourced-statistic')) {
      const statistic = this.statistics.find(reading, reading.sentences[s]);
      // A link says where to read on; who counted the dead a reader wants to know from the sentence.
      if (linked && statistic?.casualty && statistic.weight > 0) return { ...statisticHit(claims, s, statistic), shift: -1 };
      if (!covered && statistic && !hasSourceNear(claims, s)) return statisticHit(claims, s, statistic);
    }
    if (status === 'carried') return undefined;
    const own =
      triggers.length === 0
        ? triggers
        : triggers
            .filter((hit) => hit.sentence === s && reading.voices[hit.first] === VoiceCode.narration && reaches(claims, hit))
            .sort((a, b) => PRIORITY.indexOf(a.rule) - PRIORITY.indexOf(b.rule));
    const causal = own[0]?.rule === 'attribution/unsourced-causal';
    if (!causal && !covered && isOn('attribution/unsourced-superlative')) {
      const superlative = this.superlatives.find(reading, reading.sentences[s]);
      if (superlative) return superlativeHit(claims, s, superlative);
    }
    // A cue in a bracket or a later clause covers its own words, not the rest of the sentence.
    const trigger = own[0];
    if (!trigger || (covered && isAttributed(claims, s, NEEDED, trigger.first))) return undefined;
    return triggerHit(claims, s, trigger);
  }
}

/** Whether an interpretation weighs enough under the profile. Other kinds always do. */
function reaches(claims: Claims, hit: LexicalHit): boolean {
  if (hit.rule !== 'attribution/unattributed-claim') return true;
  const weight =
    (accuses(claims, hit) ? ACCUSATION : INTERPRETATION) + (claims.loadedSentences.has(hit.sentence) ? LOADED_BESIDE : 0);
  return weight >= THRESHOLD[claims.profile];
}

function accuses({ reading: { tokens }, lexicon }: Claims, { first, last }: LexicalHit): boolean {
  const accusations = lexicon.classNumber('accusations');
  for (let i = first; i <= last; i++) if (tokens.isWord(i) && lexicon.isIn(accusations, tokens.word[i])) return true;
  return false;
}

function namesSomebody({ reading: { tokens, sentences }, lexicon }: Claims, s: number): boolean {
  for (let i = sentences[s].first; i < sentences[s].end; i++) if (lexicon.isName(tokens, i)) return true;
  return false;
}

function statisticHit(
  claims: Claims,
  s: number,
  { from, to, casualty, weight }: NonNullable<ReturnType<StatisticFinder['find']>>,
): Hit {
  const { text, sentences } = claims.reading;
  // Where methods and results are told, or what a meeting was told, most figures are the text's own.
  const { fields } = claims.context;
  const own = fields.has('study') || fields.has('meeting');
  const shift = weight - (own ? 1 : 0);
  return {
    rule: 'attribution/unsourced-statistic',
    from,
    to,
    entry: -1,
    form: 0,
    ...(shift === 0 ? {} : { shift }),
    message: casualty
      ? 'No source found for these losses in the sentence or just before it. Say who counted them, or cite it.'
      : 'No source found for this figure in its sentence or just before it. Say who counted, or cite it.',
    evidence: `${describeEvidence(claims, s)} A figure needs one in its own sentence or close by, or a citation.${own ? ' In the report of a study or a meeting, where it may be its own, it weighs less.' : ''}`,
    fixes: [...sourceFixes(text, sentences[s].from, sentences[s].to), ...rangeFix(text.slice(from, to), to)],
  };
}

function superlativeHit(claims: Claims, s: number, { from, to, evaluative }: Superlative): Hit {
  const { text, sentences } = claims.reading;
  return {
    rule: 'attribution/unsourced-superlative',
    from,
    to,
    entry: -1,
    form: 0,
    ...(evaluative ? { shift: 1 } : {}),
    message: `“${text.slice(from, to)}” ranks it above all others, and no ranking or record is named.`,
    evidence: `${describeEvidence(claims, s)} A superlative needs a ranking, a record or somebody who says so.`,
    fixes: [
      ...sourceFixes(text, sentences[s].from, sentences[s].to),
      {
        title: 'Mark it with a note: [by what measure?]',
        kind: 'placeholder',
        edits: [{ from: to, to, newText: ' [by what measure?]' }],
      },
    ],
  };
}

/** What a claim of each kind needs, for the hover. */
const NEEDS: Readonly<Record<string, string>> = {
  'attribution/unsourced-causal': 'A cause needs somebody who drew the inference, in its own sentence.',
  'attribution/unsourced-superlative': 'A superlative needs a ranking, a record or somebody who says so.',
  'attribution/unsourced-prediction': 'A forecast needs a forecaster in its own sentence.',
  'attribution/unattributed-claim': 'An interpretation needs somebody who makes it, in its own sentence.',
};

function triggerHit(claims: Claims, s: number, trigger: LexicalHit): Hit {
  const { reading, loadedSentences } = claims;
  const { from, to } = reading.sentences[s];
  const graver = loadedSentences.has(s) || (accuses(claims, trigger) && namesSomebody(claims, s));
  const soft = trigger.rule === 'attribution/unsourced-prediction' ? softenedFix(reading.text, from, to) : undefined;
  return {
    ...trigger,
    ...(WHOLE_SENTENCE.has(trigger.rule) ? { from, to } : {}),
    ...(trigger.rule === 'attribution/unattributed-claim' && graver ? { shift: 1 } : {}),
    evidence: `${describeEvidence(claims, s)} ${NEEDS[trigger.rule] ?? ''}`.trim(),
    fixes: [...sourceFixes(reading.text, from, to), ...triggerFixes(claims, trigger), ...(soft ? [soft] : [])],
  };
}

/** Whether all that a sentence is cited by is links, which may belong to any word of it. */
function restsOnLink({ marks, sentences }: Reading, s: number): boolean {
  const { from, to } = sentences[s];
  const own = marks.filter(({ start, end }) => start < to && from < end);
  return own.some(({ kind }) => kind === 'link') && !own.some(({ kind }) => kind === 'footnote' || kind === 'citation');
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

/** How far behind “figures” its verb may stand, in tokens. */
const REACH = 10;

/** “The survey found:”, “the polling average”: whether a sentence names a text that figures come from. */
export function namesFigureSource({ tokens, sentences }: Reading, lexicon: Lexicon, s: number): boolean {
  const sources = lexicon.classNumber('figure-sources');
  const average = lexicon.wordId('average');
  const figures = lexicon.wordId('figures');
  const tells = lexicon.classNumber('find');
  for (let i = sentences[s].first; i < sentences[s].end; i++) {
    if (tokens.kind[i] === Kind.Word && lexicon.isIn(sources, tokens.word[i])) return true;
    // “Figures obtained by this paper show …”
    if (tokens.isWord(i) && tokens.word[i] === figures)
      for (let k = i + 1; k < Math.min(sentences[s].end, i + REACH); k++)
        if (tokens.isWord(k) && lexicon.isIn(tells, tokens.word[k])) return true;
    // “in the Harbour Times average”
    if (tokens.isWord(i) && tokens.word[i] === average && i > sentences[s].first && lexicon.isName(tokens, i - 1)) return true;
  }
  return false;
}
