/** package.json promises settings and commands; here the source and the documentation are held to it. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { PROSE } from '../../client/src/prose';
import { ruleProperties, withLanguages } from '../../scripts/manifest';
import { FORMAT_IDS, formatForDocument, PROFILES, RULES } from '../../server/src/engine';
import { DEFAULTS, readSettings } from '../../server/src/settings';

const root = path.resolve(__dirname, '../..');
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');

interface SettingSchema {
  readonly type: string;
  readonly default: unknown;
  readonly scope: string;
  readonly order: number;
  readonly markdownDescription: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly enumItemLabels?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, unknown>>;
}

const manifest = JSON.parse(read('package.json'));
const groups: readonly { title: string; order: number; properties: Record<string, SettingSchema> }[] =
  manifest.contributes.configuration;
const settings: Readonly<Record<string, SettingSchema>> = Object.assign({}, ...groups.map((group) => group.properties));
const PREFIX = 'editorialBalance.';
/** The client library reads this one: its name is the client's id and `.trace.server`. */
const READ_BY_LIBRARY = 'editorialBalance.trace.server';

/** `{ 'editorialBalance.duplicates.minWords': 5 }` as the server gets it: `{ duplicates: { minWords: 5 } }`. */
function nested(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const keys = name.slice(PREFIX.length).split('.');
    const last = keys.pop() as string;
    let group = result;
    for (const key of keys) {
      group[key] ??= {};
      group = group[key] as Record<string, unknown>;
    }
    group[last] = value;
  }
  return result;
}

/** A valid value that is not the default. */
function otherValue(schema: SettingSchema): unknown {
  if (schema.enum) {
    return schema.enum.find((value) => value !== schema.default);
  }
  const values: Readonly<Record<string, unknown>> = {
    boolean: !schema.default,
    integer: (schema.default as number) + 1,
    array: ['a phrase'],
    object: { loaded: 'off' },
  };
  return values[schema.type];
}

describe('package.json', () => {
  describe('settings', () => {
    it('has the defaults of the source', () => {
      const defaults = Object.fromEntries(Object.entries(settings).map(([name, schema]) => [name, schema.default]));
      assert.deepEqual(readSettings(nested(defaults)), { settings: DEFAULTS, problems: [] });
    });

    for (const [name, schema] of Object.entries(settings)) {
      it(`${name} is read by the server`, () => {
        const { settings: changed, problems } = readSettings(nested({ [name]: otherValue(schema) }));
        assert.deepEqual(problems, []);
        if (name !== READ_BY_LIBRARY) {
          assert.notDeepEqual(changed, DEFAULTS);
        }
      });

      it(`${name} is explained in the settings editor and in docs/settings.md`, () => {
        assert.ok(schema.markdownDescription.endsWith('.'));
        assert.equal(schema.scope, name === READ_BY_LIBRARY ? 'window' : 'resource');
        const row = `| \`${name}\` | \`${JSON.stringify(schema.default)}\` |`;
        assert.ok(read('docs/settings.md').includes(row), `docs/settings.md has no row starting ${row}`);
        assert.equal(schema.enumDescriptions?.length ?? 0, name === READ_BY_LIBRARY ? 0 : (schema.enum?.length ?? 0));
      });
    }

    it('accepts the numbers that the server accepts', () => {
      for (const [name, { type, minimum, maximum }] of Object.entries(settings)) {
        if (type === 'integer' && minimum !== undefined && maximum !== undefined) {
          const problems = (value: number) => readSettings(nested({ [name]: value })).problems.length;
          assert.deepEqual([minimum - 1, minimum, maximum, maximum + 1].map(problems), [1, 0, 0, 1], name);
        }
      }
    });

    it('offers every profile, with a label and a description', () => {
      const { enum: profiles, enumItemLabels, enumDescriptions } = settings['editorialBalance.profile'];
      assert.deepEqual(profiles, PROFILES);
      assert.equal(enumItemLabels?.length, PROFILES.length);
      assert.equal(enumDescriptions?.length, PROFILES.length);
    });

    it('offers every rule and family (else: npm run manifest)', () => {
      const { properties } = settings['editorialBalance.rules'];
      assert.deepEqual(properties, ruleProperties());
      assert.equal(Object.keys(properties ?? {}).length, RULES.length + 3);
    });

    it('stands in titled groups, in order, without two of the same place', () => {
      assert.deepEqual(
        groups.map(({ order }) => order),
        groups.map((_, i) => i + 1),
      );
      for (const { title, properties } of groups) {
        assert.ok(title);
        assert.deepEqual(
          Object.values(properties).map(({ order }) => order),
          Object.keys(properties).map((_, i) => i + 1),
        );
      }
    });
  });

  describe('commands', () => {
    const contributed: string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);

    it('are the ones that the client registers', () => {
      const registered = [...read('client/src/commands.ts').matchAll(/registerCommand\('([^']+)'/g)].map(
        ([, command]) => command,
      );
      assert.deepEqual([...contributed].sort(), registered.sort());
    });

    it('are explained in docs/settings.md', () => {
      const page = read('docs/settings.md');
      assert.deepEqual(
        contributed.filter((command) => !page.includes(`\`${command}\``)),
        [],
      );
    });
  });

  it('starts the extension on prose only', () => {
    assert.deepEqual(
      manifest.activationEvents,
      PROSE.map((language) => `onLanguage:${language}`),
    );
    const { menus, configurationDefaults } = manifest.contributes;
    // A paragraph is one line, and the editor cuts what it shows in a line short.
    for (const language of PROSE)
      assert.equal(configurationDefaults[`[${language}]`]?.['editor.inlayHints.maximumLength'], 0, language);
    assert.deepEqual(menus, withLanguages(menus), 'run `npm run manifest`');
    for (const language of PROSE) assert.notEqual(formatForDocument(language, 'untitled'), undefined, language);
  });

  it('documents every format, and the command line names it', () => {
    const page = read('docs/formats.md');
    for (const format of FORMAT_IDS) {
      assert.ok(page.includes(`| \`${format}\` |`), format);
      assert.ok(read('docs/cli.md').includes(format), format);
    }
  });

  it('says that it runs nothing of the workspace, and why', () => {
    const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
    assert.ok(untrustedWorkspaces.description && virtualWorkspaces.description);
    assert.equal(virtualWorkspaces.supported, true);
    assert.equal(untrustedWorkspaces.supported, 'limited');
    // What names a file is the user's to say, not the workspace's, until that is trusted.
    assert.deepEqual(untrustedWorkspaces.restrictedConfigurations, ['editorialBalance.packs']);
  });
});
