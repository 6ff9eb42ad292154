/**
 * Writes the JSON schemas of packs and of lexicon files from the shapes that the source checks them by: for completion and
 * help in editors. `--check` writes nothing and exits with 1 when one is stale.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { FIELDS } from '../server/src/engine/fields';
import { lexiconFileShape, packShape } from '../server/src/engine/lexicon/schema';
import { HOUSE_RULE } from '../server/src/engine/lexicon/userTexts';
import { PROFILES } from '../server/src/engine/types';
import { loadLexicon } from './lexicon';

const folder = join(__dirname, '../schemas');
const FRAMES = ['that', 'quote', 'colon', 'wh', 'to', 'ing', 'np', 'none'];

/** Every schema by its file name. */
export function schemas(): Map<string, string> {
  const { lexicons, guidelines } = loadLexicon();
  const rules = [...new Set(lexicons.map(({ content }) => content.rule))].sort();
  const keys = Object.keys(guidelines);
  const pack = schemaOf(packShape, 'A pack of words for Editorial Balance', { rule: [HOUSE_RULE, ...rules] });
  const lexicon = schemaOf(lexiconFileShape, 'Entries of the built-in lexicon', { rule: rules, source: keys });
  return new Map([
    ['pack.schema.json', pack],
    ['lexicon.schema.json', lexicon],
  ]);
}

type Names = Readonly<Record<string, readonly string[]>>;

function schemaOf(shape: v.GenericSchema, title: string, names: Names): string {
  const schema = toJsonSchema(shape, {
    errorMode: 'ignore',
    // JSON Schema has no flags, and without them our patterns would say something else.
    overrideAction: ({ valibotAction, jsonSchema }) => (valibotAction.type === 'regex' ? jsonSchema : undefined),
  });
  name(schema, { field: FIELDS, profile: PROFILES, frame: FRAMES, ...names });
  return `${JSON.stringify({ ...schema, title }, null, 2)}\n`;
}

/** Says which names there are, for keys that take names: the shapes leave that to the compiler, which tells it better. */
function name(schema: JsonSchema, names: Names): void {
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    if (typeof property === 'boolean') continue;
    const place = property.type === 'array' ? property.items : property;
    if (Object.hasOwn(names, key) && typeof place === 'object' && !Array.isArray(place)) place.enum = [...names[key]];
    else name(property, names);
  }
  for (const inner of [schema.items, schema.additionalProperties])
    if (typeof inner === 'object' && !Array.isArray(inner)) name(inner, names);
}

/** File names of schemas that differ from what would be written. */
export function staleSchemas(): string[] {
  const current = (file: string) => (existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : '');
  return [...schemas()].filter(([file, text]) => current(file) !== text).map(([file]) => file);
}

if (require.main === module) {
  const stale = staleSchemas();
  if (process.argv.includes('--check')) {
    for (const file of stale) console.error(`schemas/${file} is stale: run \`npm run docs\``);
    if (stale.length > 0) process.exitCode = 1;
  } else {
    const all = schemas();
    for (const file of stale) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), all.get(file) as string);
    }
    console.log(`schemas: ${all.size} files, ${stale.length} written`);
  }
}
