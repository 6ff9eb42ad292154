import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDraft, DEFAULT_SETTINGS, type Profile } from '../../../server/src/engine';

/** What a rule flags in Markdown, every other rule being off. An example may open with `(profile)`; `//` parts its paragraphs. */
function check(rule: string, example: string): { found: string[]; wanted: string[] } {
  const [, profile, body] = /^(?:\((report)\) )?(.*)$/.exec(example) ?? [];
  const marked = body.replaceAll(' // ', '\n\n');
  const wanted = [...marked.matchAll(/⟦(.*?)⟧/g)].map((match) => match[1]);
  const text = marked.replace(/[⟦⟧]/g, '');
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

describe('examples of the loaded rules', () => {
  const sections = readFileSync(join(__dirname, 'examples.md'), 'utf8').split('\n## ').slice(1);
  for (const section of sections) {
    const [rule, ...lines] = section.split('\n');
    describe(rule, () => {
      for (const line of lines.filter((l) => l.startsWith('- '))) {
        it(line.slice(2), () => {
          const { found, wanted } = check(rule, line.slice(2));
          assert.deepEqual(found, wanted);
        });
      }
    });
  }
});
