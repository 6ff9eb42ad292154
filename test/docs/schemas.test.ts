import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemas, staleSchemas } from '../../scripts/schemas';

const root = join(__dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const pack = JSON.parse(schemas().get('pack.schema.json') ?? '');

describe('the JSON schemas', () => {
  it('say what the source says (else: npm run docs)', () => assert.deepEqual(staleSchemas(), []));

  it('complete packs in VS Code', () => {
    const [{ fileMatch, url }] = manifest.contributes.yamlValidation;
    assert.deepEqual(fileMatch, ['*.balance.yaml', '*.balance.yml']);
    assert.ok(existsSync(join(root, url)), url);
    assert.ok(readFileSync(join(root, '.vscodeignore'), 'utf8').includes(`!${url.replace('./', '')}`));
  });

  it('name the keys of a pack, with what each means', () => {
    const entry = pack.properties.entries.items.properties;
    assert.deepEqual(pack.required ?? [], []);
    for (const key of ['lemma', 'pos', 'why', 'fix', 'not', 'flags']) assert.ok(entry[key].description, key);
    assert.deepEqual(entry.severity.enum, ['warning', 'information', 'hint']);
    assert.equal(pack.properties.entries.items.additionalProperties, false);
    assert.ok(pack.properties.rule.enum.includes('loaded/house-style'));
    assert.ok(entry.not.items.properties.field.items.enum.includes('sport'));
  });
});
