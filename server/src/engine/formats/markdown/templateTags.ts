import { isEol, skipBlank } from '../lines';

/** What the generators of sites (Hugo, Jekyll, Eleventy …) put words or logic in with, the longer opener first. */
const TAGS = [
  { opener: '{{<', closer: '>}}', shows: true },
  { opener: '{{%', closer: '%}}', shows: false },
  { opener: '{{', closer: '}}', shows: true },
  { opener: '{%', closer: '%}', shows: false },
] as const;

/** A tag that opens code (`{% highlight ruby %}`, `{{< highlight go >}}`) and what closes it, at the start of a line. */
const CODE = /^(?:\{%-?\s*(highlight|codeblock|code|mermaid)\b|\{\{[<%]\s*(highlight|code|mermaid)\b)/;

/** The name of the tag for code that a line opens and leaves open, if any. */
export function openedCode(line: string): string | undefined {
  const tag = CODE.exec(line);
  if (!tag) return undefined;
  const name = tag[1] ?? tag[2];
  return closesCode(line, name) ? undefined : name;
}

/** Whether a line holds the closing tag of such code: `{% endhighlight %}`, `{{< /highlight >}}`. */
export function closesCode(line: string, name: string): boolean {
  return line.includes(`{% end${name}`) || line.includes(`{%- end${name}`) || /\{\{[<%]\s*\//.test(line);
}

/** A tag of a site generator: where it ends, and whether readers see something in its place. */
export interface TemplateTag {
  readonly end: number;
  /** It stands for words in the sentence: neither logic nor alone on its line. */
  readonly shows: boolean;
}

/** Finds the tags of site generators in one block's text; the closers known to be missing are looked for once. */
export class TemplateTags {
  private readonly missing = new Set<string>();

  constructor(private readonly text: string) {}

  /** The tag that the `{` at `at` opens, if any. */
  at(at: number): TemplateTag | undefined {
    const { text } = this;
    for (const { opener, closer, shows } of TAGS) {
      if (!text.startsWith(opener, at)) continue;
      const close = this.missing.has(closer) ? -1 : text.indexOf(closer, at + opener.length);
      if (close === -1) {
        this.missing.add(closer);
        continue;
      }
      const end = close + closer.length;
      return { end, shows: shows && !this.isAlone(at, end) };
    }
    return undefined;
  }

  private isAlone(start: number, end: number): boolean {
    const { text } = this;
    let lineStart = start;
    while (lineStart > 0 && (text[lineStart - 1] === ' ' || text[lineStart - 1] === '\t')) lineStart--;
    if (lineStart > 0 && !isEol(text.charCodeAt(lineStart - 1))) return false;
    const next = skipBlank(text, end, text.length);
    return next === text.length || holdsEol(text, end, next);
  }
}

/** Whether the blanks between two offsets hold a line end. */
function holdsEol(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isEol(text.charCodeAt(at))) return true;
  return false;
}
