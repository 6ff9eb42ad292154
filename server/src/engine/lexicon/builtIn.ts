import type { Guideline } from '../types';
import { Lexicon } from './lexicon';
import compiled from './lexicon.generated.json';
import { type PackedGraph, unpackGraph } from './packedGraph';
import type { CompiledLexicon } from './table';

let built: Lexicon | undefined;

/** The lexicon that ships with the product; unpacked at first use. Bundles hold it as text, or know how to get that. */
export function lexicon(): Lexicon {
  if (!built) {
    const source: unknown = typeof compiled === 'function' ? (compiled as () => string)() : compiled;
    const table = (typeof source === 'string' ? JSON.parse(source) : source) as Omit<CompiledLexicon, 'graph'> & {
      readonly graph: PackedGraph;
      readonly guidelines: Readonly<Record<string, Guideline>>;
    };
    built = new Lexicon({ ...table, graph: unpackGraph(table.graph) }, table.guidelines);
  }
  return built;
}
