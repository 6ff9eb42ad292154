/** The engine's façade: everything a skin (language server, CLI, tests) may import. */
export { createDraft, type Draft } from './draft';
export { documentName } from './duplicates/crossDocument';
export { DocumentIndex, type SharedText } from './duplicates/documentIndex';
export type { DocumentPrint } from './duplicates/documentPrint';
export { printDocument, printFingerprint, printSteps } from './duplicates/printDocument';
export type { SharedStretch } from './duplicates/sharedStretches';
export { BLANK } from './fixes/notation';
export { EXTENSIONS, formatForDocument, formatForPath } from './formats';
export type { LexiconError } from './lexicon/lexiconError';
export type { Pack, PackEntry } from './lexicon/schema';
export { mergeUserWords, REJECT, type UserWords } from './lexicon/userWords';
export { RULES, ruleById, severityOf } from './rules';
export { LineIndex } from './text/lineIndex';
export type { Text } from './text/sourceText';
export * from './types';
