import { createDraft, DEFAULT_SETTINGS, type EngineSettings, type Finding, type FormatId } from '../../../server/src/engine';

const SYLLABLES = 'ba ce di fo gu la me ni po ru sa te vi wo zu kra ple stri nor dal'.split(' ');

/** Words that mean nothing, so that no other rule speaks: the same for the same number. */
function word(n: number): string {
  const letters = [n % 20, Math.floor(n / 20) % 20, Math.floor(n / 400) % 20];
  return letters.map((at) => SYLLABLES[at]).join('');
}

/** A paragraph of `words` words in sentences of about eleven; two of different seeds share hardly a run of words. */
export function paragraph(seed: number, words = 30): string {
  let state = seed * 7919 + 13;
  const next = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state >> 8;
  };
  const sentences: string[] = [];
  for (let left = words; left > 0; ) {
    const count = left < 22 ? left : 11;
    const text = Array.from({ length: count }, () => word(next() % 8000)).join(' ');
    sentences.push(`${text[0].toUpperCase()}${text.slice(1)}.`);
    left -= count;
  }
  return sentences.join(' ');
}

/** The text with some of its words, named by their index, replaced. */
export function edited(text: string, ...changes: readonly (readonly [number, string])[]): string {
  const words = text.split(' ');
  for (const [at, other] of changes) words[at] = other;
  return words.join(' ');
}

export function duplicatesIn(text: string, format: FormatId = 'plain', settings: Partial<EngineSettings> = {}): Finding[] {
  const findings = createDraft(text, format, { ...DEFAULT_SETTINGS, ...settings }).findings();
  return findings.filter(({ family }) => family === 'duplicate');
}

/** Findings as "rule first-line–last-line → the lines of the first related place"; lines from 1. */
export function told(text: string, findings: readonly Finding[]): string[] {
  const line = (offset: number): number => text.slice(0, offset).split(/\r\n|\r|\n/).length;
  const lines = ({ start, end }: { start: number; end: number }): string => `${line(start)}–${line(end)}`;
  return findings.map(
    ({ rule, extent, related }) => `${rule.slice('duplicate/'.length)} ${lines(extent)} → ${lines(related[0])}`,
  );
}
