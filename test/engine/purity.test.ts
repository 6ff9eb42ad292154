import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../server/src/engine');

/** The only packages the engine may use, and only where lexicons are compiled or tables are all they hold. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'lexicon/schema.ts': ['valibot'],
  'formats/entities.ts': ['character-entities-html4'],
};
/** What would make a result depend on anything but text and settings, or tie the engine to one host. */
const FORBIDDEN: readonly [RegExp, string][] = [
  [/\bDate\b|\bperformance\b/, 'a clock'],
  [/\bMath\.random\b|\bcrypto\b/, 'randomness'],
  [/\bprocess\b|\bBuffer\b|\brequire\s*\(|\b__dirname\b/, 'Node'],
  [/\bset(Timeout|Interval|Immediate)\b|\bqueueMicrotask\b/, 'a timer'],
  [/\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b/, 'the network'],
  [/\bconsole\b/, 'output'],
  [/\beval\b|\bnew Function\b/, 'code from text'],
];

/** Order of the flow: nothing later is imported by anything earlier. */
const FLOW: readonly string[] = ['formats', 'text', 'lexicon', 'loaded', 'attribution'];
/** Types and constants that earlier rooms may share with later ones. */
const files = (readdirSync(root, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts'));

function imports(source: string): { path: string; typeOnly: boolean }[] {
  return [...source.matchAll(/(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/g)].map((m) => ({
    path: m[2],
    typeOnly: m[1] !== undefined,
  }));
}

const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$|\s\/\/ .*$/gm, '');

describe('the engine', () => {
  it('is there to be looked at', () => assert.ok(files.length > 40));

  for (const file of files) {
    const source = readFileSync(join(root, file), 'utf8');
    it(`${file} imports nothing from outside the engine`, () => {
      for (const { path } of imports(source)) {
        if (path.startsWith('.')) assert.ok(join(root, file, '..', path).startsWith(root), `${file} reaches out to ${path}`);
        else assert.ok(PACKAGES[file.replaceAll('\\', '/')]?.includes(path), `${file} imports ${path}`);
      }
    });
    it(`${file} depends on text and settings alone`, () => {
      const code = withoutComments(source).replace(/(['"`])(?:\\.|(?!\1)[^\\\n])*\1/g, "''");
      for (const [pattern, what] of FORBIDDEN) assert.doesNotMatch(code, pattern, `${file} uses ${what}`);
    });
    const room = FLOW.indexOf(file.split(/[\\/]/)[0]);
    if (room >= 0) {
      it(`${file} imports nothing that comes later in the flow`, () => {
        for (const { path, typeOnly } of imports(source)) {
          if (!path.startsWith('..') || typeOnly) continue;
          const target = FLOW.indexOf(path.replace(/^(\.\.\/)+/, '').split('/')[0]);
          assert.ok(target <= room, `${file} imports ${path}`);
        }
      });
    }
  }
});
