import type { Lexicon } from './lexicon/lexicon';

/** The vocabulary every part of the engine and every skin shares. Offsets are UTF-16 code units throughout. */

/** How strongly a finding is shown. `error` does not exist here: nothing the engine reports is an error. */
export type Severity = 'warning' | 'information' | 'hint';
/** How strongly a rule or family is to be shown; `off`: not at all. */
export type SeveritySetting = Severity | 'off';

/** What kind of text is being edited; sets the default severity of every rule. */
export type Profile = 'news' | 'encyclopedia' | 'report' | 'opinion';
export const PROFILES: readonly Profile[] = ['news', 'encyclopedia', 'report', 'opinion'];

/** What a rule is about: loaded phrasing, claims and their sources, repeated text. */
export type Family = 'loaded' | 'attribution' | 'duplicate';

/** A stable rule id, `family/kebab-name`. */
export type RuleId = `${Family}/${string}`;

/** Half-open range of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Who speaks at a place in the text (see docs/how-it-works.md, "Voices"). */
export type Voice =
  | 'narration'
  | 'heading'
  | 'direct'
  | 'indirect'
  | 'orphan-verbatim'
  | 'orphan-invented'
  | 'scare'
  | 'mention'
  | 'title'
  | 'blockquote'
  | 'verbatim'
  | 'furniture';

/** Formats the engine can read. */
export const FORMAT_IDS = ['plain', 'markdown', 'asciidoc', 'html', 'latex', 'org', 'restructuredtext', 'wikitext'] as const;
export type FormatId = (typeof FORMAT_IDS)[number];

/** All that changes what is found; skins read it from the user's settings. */
export interface EngineSettings {
  readonly profile: Profile;
  /** Overrides by rule id or by family (`loaded`, `attribution`, `duplicate`); the rule id wins. */
  readonly severities: Readonly<Record<string, SeveritySetting>>;
  /** Phrases never flagged as loaded, compared without case. */
  readonly accept: readonly string[];
  /** Proper names inside which nothing is flagged. */
  readonly names: readonly string[];
  /** Lexicon entry ids that are switched off. */
  readonly entriesOff: readonly string[];
  /** Whether loaded words inside reported speech ("She said the regime …") are flagged. */
  readonly indirectSpeech: 'off' | 'hint' | 'full';
  /** Shortest paragraph, in words, reported as a duplicated block. */
  readonly duplicateMinWords: number;
  /** Passages that may stand in several places, as `Mark as intended` writes them: first words, `…`, and `#` with a number. */
  readonly intended: readonly string[];
  /** Whether other findings are left out where a later copy only repeats what was found in the first. */
  readonly silenceCopies: boolean;
  /** The built-in lexicon with the user's words merged over it (`mergeUserWords`); the built-in one unless given. */
  readonly lexicon?: Lexicon;
}

export const DEFAULT_SETTINGS: EngineSettings = {
  profile: 'news',
  severities: {},
  accept: [],
  names: [],
  entriesOff: [],
  indirectSpeech: 'off',
  duplicateMinWords: 20,
  intended: [],
  silenceCopies: false,
};

/** A stretch of this document, or of another one. */
export interface Place extends Span {
  /** The other document, by the name it was given in the index; absent: the document itself. */
  readonly uri?: string;
  /** First and last line, from 1, of a stretch of another document: its text may not be at hand. */
  readonly lines?: readonly [number, number];
}

interface RelatedSpan extends Place {
  readonly message: string;
}

/** One thing an editor may want to look at. */
export interface Finding extends Span {
  readonly rule: RuleId;
  readonly family: Family;
  readonly severity: Severity;
  readonly message: string;
  /** Lexicon entry behind the finding, `rule-name.entry`, when there is one. */
  readonly entry?: string;
  /** The whole range spoken about where the squiggle covers less (a copied block); else equals `start`–`end`. */
  readonly extent: Span;
  readonly related: readonly RelatedSpan[];
}

/** A finding about the document as a whole, not about one block: it knows its own fixes, for the text as it stands. */
export interface DocumentFinding extends Finding {
  /** What was counted or compared. */
  readonly evidence?: string;
  fixes(text: string): readonly Fix[];
}

/** Replaces a stretch of the text, which may be empty. */
export interface TextEdit extends Span {
  readonly newText: string;
}

/** What a fix does: changes words, leaves a blank to fill in (`placeholder`), leads elsewhere, or keeps what was found. */
export type FixKind = 'replace' | 'delete' | 'attribute' | 'describe' | 'placeholder' | 'navigate' | 'compare' | 'keep';

/** Something an editor may do about a finding. Exactly one fix of a finding is `preferred`, or none. */
export interface Fix {
  readonly title: string;
  readonly kind: FixKind;
  readonly preferred: boolean;
  /** Edits to the document, non-overlapping, ascending. Empty for `navigate`, `compare` and for accepting a phrase. */
  readonly edits: readonly TextEdit[];
  /** Whole blocks to delete in other documents; `Draft.deletions` of each makes edits of them. */
  readonly elsewhere?: readonly Place[];
  /** Where a `navigate` fix leads; what a `compare` fix sets beside the finding's extent. */
  readonly target?: Place;
  /** Something to add to a list in the settings (a `keep` fix without edits). */
  readonly adds?: { readonly to: 'accept' | 'names' | 'entriesOff' | 'intended'; readonly item: string };
}

/** A page of a published style guide or study that a rule rests on. */
export interface Guideline {
  readonly title: string;
  readonly url: string;
}

/** A passage and its copies, as `Draft.copies` gives them: for navigation, and for counting copies. */
export interface CopyGroup {
  readonly rule: RuleId;
  /** All places, the first one (in this document) first; at least two. Edited copies of each other when the rule says so. */
  readonly places: readonly Place[];
  readonly words: number;
}

/** All a hover says about a finding, as plain text parts; the skin lays them out and escapes them. */
export interface Explanation {
  readonly rule: RuleId;
  readonly title: string;
  /** The flagged text. */
  readonly quote: string;
  readonly why: string;
  readonly guidelines: readonly Guideline[];
  /** When the wording is right as it stands. */
  readonly fine: string;
  /** What evidence was looked for and found (attribution rules). */
  readonly evidence?: string;
  /** What an edited copy has changed, figures and names first: “3 → 8”. */
  readonly changes?: readonly string[];
  /** The lexicon entry behind it, as `entriesOff` and packs name it. */
  readonly entry?: string;
  /** Other findings on the same words that gave way to this one. */
  readonly also: readonly string[];
}

/** A change as an editor sends it, against the text before it. */
export interface TextChange extends Span {
  readonly newText: string;
}

/** One sentence as the engine sees it (`sentences` command of the CLI). */
export interface SentenceReport extends Span {
  /** Index of the block the sentence stands in. */
  readonly block: number;
  readonly voice: Voice;
  readonly attribution: {
    readonly status: 'none' | 'carried' | 'cued' | 'cited';
    /** 0 (nothing stands behind the sentence) to 1 (a named source). */
    readonly grade: number;
    readonly source: readonly [number, number] | null;
    readonly cue: readonly [number, number] | null;
    readonly class: string | null;
    /** Which share of the sentence is somebody's words or thoughts, 0 to 1. */
    readonly share: number;
  } | null;
  /** Everything in the sentence that is told to be somebody's words or thoughts, in the order of the text. */
  readonly attributions: readonly {
    readonly source: readonly [number, number] | null;
    readonly cue: readonly [number, number];
    readonly content: readonly [number, number] | null;
    /** Whether it stands for what it reports; false for wishes, thoughts and denials. */
    readonly evidence: boolean;
  }[];
  readonly claim: { readonly score: number; readonly kind: string } | null;
  readonly quotes: readonly (readonly [number, number, 'direct' | 'orphan' | 'scare' | 'mention' | 'title'])[];
}
