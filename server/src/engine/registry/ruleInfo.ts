import type { Family, Profile, RuleId, SeveritySetting, Voice } from '../types';

/** What the registry knows of a rule; its texts, plain, for hovers and pages. */
export interface RuleInfo {
  readonly id: RuleId;
  readonly family: Family;
  /** Default severity per profile. */
  readonly severity: Readonly<Record<Profile, SeveritySetting>>;
  /** When it is shown otherwise than `severity` says, unless the user has set it, in a sentence or two. */
  readonly weight?: string;
  /** The voices the rule runs in; the `indirectSpeech` setting adds `indirect` for some. */
  readonly voices: readonly Voice[];
  /** Short name for people. */
  readonly title: string;
  /** What it flags, in one sentence. */
  readonly summary: string;
  /** Why an editor may want to look, in one or two sentences. */
  readonly why: string;
  /** When the wording is right as it stands. */
  readonly fine: string;
  /** Keys of server/lexicon/guidelines.yaml. */
  readonly guidelines: readonly string[];
  /** What it looks for stands in the user's own lists: it has no examples and no guidelines of ours. */
  readonly ofUsers?: true;
}

export function rule(id: RuleId, info: Omit<RuleInfo, 'id' | 'family'>): RuleInfo {
  return { id, family: id.slice(0, id.indexOf('/')) as Family, ...info };
}

/** What the writer says as writer: nobody else answers for these words. Invented speech counts as the writer's own. */
export const OWN_WORDS: readonly Voice[] = ['narration', 'heading', 'orphan-invented'];

/** Running text. Headings name a topic and cannot carry a source; only a rule of their own looks at them. */
export const NARRATION: readonly Voice[] = ['narration', 'orphan-invented'];

/** Everything a reader reads. */
export const ANYWHERE: readonly Voice[] = [
  'narration',
  'heading',
  'direct',
  'indirect',
  'orphan-verbatim',
  'orphan-invented',
  'scare',
  'mention',
  'title',
  'blockquote',
];

/** Repeats are repeats whoever speaks; furniture belongs to a repeat when it stands inside a longer run. */
export const ANY_TEXT: readonly Voice[] = [...ANYWHERE, 'furniture'];
