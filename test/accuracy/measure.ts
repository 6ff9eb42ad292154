import { measureAttribution } from './attribution';
import type { Corpora } from './corpora';
import { measureDuplicates } from './duplicates';
import { measureLoaded } from './loaded';
import type { Section, Subject } from './measurement';
import { measurePlanted } from './planted';
import { measureRaw } from './raw';
import { measureSeed } from './seed';
import { measureSharedText } from './sharedText';

/** Measures everything there are labels for. `told` hears how long each part took. */
export function measure(
  corpora: Corpora,
  seedFolder: string,
  subject: Subject,
  told: (part: string, milliseconds: number) => void = () => {},
): Section[] {
  const parts: readonly [string, () => Section[]][] = [
    ['sample draft', () => measureSeed(seedFolder, subject)],
    ['loaded', () => measureLoaded(corpora, subject)],
    ['attribution', () => measureAttribution(corpora, subject)],
    ['duplicates', () => measureDuplicates(corpora, subject)],
    ['planted copies', () => measurePlanted(corpora, subject)],
    ['shared text', () => measureSharedText(corpora)],
    ['real text', () => measureRaw(corpora, subject)],
  ];
  return parts.flatMap(([name, run]) => {
    const started = performance.now();
    const sections = run();
    told(name, performance.now() - started);
    return sections;
  });
}
