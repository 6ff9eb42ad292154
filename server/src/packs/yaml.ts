import type { Document, LineCounter, Node, Pair } from 'yaml';

/** A place in a file as people count: line and columns from 1, in UTF-16 units; `endColumn` is behind the last. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/** A YAML file as data that knows where in the file it stands. */
export interface YamlFile {
  /** Plain data; undefined where there are errors. */
  readonly value: unknown;
  readonly errors: readonly { readonly place: Place; readonly message: string }[];
  /** Where the value at a path of keys stands, or the nearest thing above it that does. */
  placeOf(path: readonly (string | number)[]): Place;
}

/** Reads YAML as data. The parser is loaded at the first call. */
export async function readYaml(text: string): Promise<YamlFile> {
  return parseYaml(await import('yaml'), text);
}

/** The same with a parser at hand: no tags of other types, and no more aliases than a person writes. */
export function parseYaml({ LineCounter, parseDocument, isMap, isPair, isSeq }: typeof import('yaml'), text: string): YamlFile {
  const lines = new LineCounter();
  const place = (offset: number): Place => placeAt(text, lines, offset);
  let document: Document;
  let value: unknown;
  try {
    document = parseDocument(text, { lineCounter: lines, schema: 'core', prettyErrors: false, logLevel: 'silent' });
    if (document.errors.length === 0) value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    // Too deep a nesting overflows the stack; too many aliases are refused.
    const message = error instanceof RangeError ? 'is nested too deeply' : firstLine(error);
    return { value: undefined, errors: [{ place: place(0), message }], placeOf: () => place(0) };
  }
  const errors = document.errors.map((error) => ({ place: place(error.pos[0]), message: firstLine(error) }));

  function placeOf(path: readonly (string | number)[]): Place {
    let node: unknown = document.contents;
    let offset = 0;
    for (const key of path) {
      if (isMap(node)) {
        const pair: Pair | undefined = node.items.find((item) => isPair(item) && String(item.key) === String(key));
        if (!pair) break;
        offset = (pair.key as Node).range?.[0] ?? offset;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(key)];
        offset = (node as Node | undefined)?.range?.[0] ?? offset;
      } else break;
    }
    return place(offset);
  }

  return { value, errors, placeOf };
}

function placeAt(text: string, lines: LineCounter, offset: number): Place {
  const { line, col } = lines.lineStarts.length > 0 ? lines.linePos(offset) : { line: 1, col: 1 };
  const end = /[\r\n]|$/.exec(text.slice(offset))?.index ?? 0;
  return { line: Math.max(1, line), column: Math.max(1, col), endColumn: Math.max(1, col) + Math.max(1, end) };
}

const firstLine = (error: unknown): string => (error as Error).message.split('\n')[0];
