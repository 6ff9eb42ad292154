import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createDraft, DEFAULT_SETTINGS, type Profile } from '../../server/src/engine';

/** What a rule flags in Markdown, every other rule being off. An example may open with `(profile)`; `//` parts its paragraphs. */
function check(rule: string, example: string, after: string): { found: string[]; wanted: string[] } {
  const [, profile, body] = /^(?:\((report|encyclopedia|opinion)\) )?(.*)$/.exec(example) ?? [];
  const marked = body.replaceAll(' // ', '\n\n');
  const wanted = [...marked.matchAll(/⟦(.*?)⟧/g)].map((match) => match[1]);
  const text = marked.replace(/[⟦⟧]/g, '') + after;
  const settings = {
    ...DEFAULT_SETTINGS,
    profile: (profile ?? 'news') as Profile,
    severities: { loaded: 'off', attribution: 'off', duplicate: 'off', [rule]: 'information' } as const,
  };
  const found = createDraft(text, 'markdown', settings)
    .findings()
    .map(({ start, end }) => text.slice(start, end));
  return { found, wanted };
}

/** Makes a test of every example in a file: `## rule`, then a list of sentences. `after` gives what follows each example of a rule. */
export function testExamples(file: string, after: (rule: string) => string = () => ''): void {
  for (const section of readFileSync(file, 'utf8').split('\n## ').slice(1)) {
    const [rule, ...lines] = section.split('\n');
    describe(rule, () => {
      for (const line of lines.filter((l) => l.startsWith('- '))) {
        it(line.slice(2), () => {
          const { found, wanted } = check(rule, line.slice(2), after(rule));
          assert.deepEqual(found, wanted);
        });
      }
    });
  }
}
