import type { Voice } from '../types';

/** Voices as small numbers, one per token. */
export const VOICES: readonly Voice[] = [
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
  'verbatim',
  'furniture',
];
export const VoiceCode = Object.fromEntries(VOICES.map((voice, i) => [voice, i])) as Readonly<Record<Voice, number>>;
