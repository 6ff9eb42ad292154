import { Lexicon } from './lexicon';
import compiled from './lexicon.generated.json';
import type { CompiledLexicon } from './table';

let built: Lexicon | undefined;

/** The lexicon that ships with the product; unpacked at first use. */
export function lexicon(): Lexicon {
  built ??= new Lexicon(compiled as unknown as CompiledLexicon, (compiled as { guidelines: Record<string, { title: string; url: string }> }).guidelines);
  return built;
}
