import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nearest } from '../../server/src/didYouMean';
import { RULES } from '../../server/src/engine';
import { DEFAULTS, readSettings } from '../../server/src/settings';

const problems = (value: unknown) => readSettings(value).problems;

describe('reading settings', () => {
  it('gives the defaults where nothing is set', () => {
    for (const value of [undefined, null, {}, { enable: null, rules: null, duplicates: null, accept: null }]) {
      assert.deepEqual(readSettings(value), { settings: DEFAULTS, problems: [] });
    }
  });

  it('takes every setting', () => {
    const { settings, problems: none } = readSettings({
      enable: false,
      profile: 'report',
      rules: { loaded: 'off', 'loaded/peacock': 'warning', duplicate: 'hint' },
      accept: [' the regime ', ''],
      names: ['Freedom House'],
      entriesOff: ['peacock.iconic'],
      indirectSpeech: 'full',
      duplicates: {
        minWords: 30,
        fadeCopies: false,
        silenceCopies: false,
        codeLens: true,
        scope: 'workspace',
        exclude: ['archive/'],
        intended: ['Views … #3fa9c1e0'],
      },
      attributionLens: 'on',
      reject: { ' utilise~v ': 'use -- plainer', 'going forward': '' },
      packs: ['style/house.yaml'],
      trace: { server: 'off' },
    });
    assert.deepEqual(none, []);
    assert.deepEqual(settings, {
      enable: false,
      fadeCopies: false,
      copiesLens: true,
      compareWorkspace: true,
      excluded: ['archive/'],
      attributionLens: 'on',
      own: { packs: ['style/house.yaml'], reject: { 'utilise~v': 'use -- plainer', 'going forward': '' } },
      engine: {
        profile: 'report',
        severities: { loaded: 'off', 'loaded/peacock': 'warning', duplicate: 'hint' },
        accept: ['the regime'],
        names: ['Freedom House'],
        entriesOff: ['peacock.iconic'],
        indirectSpeech: 'full',
        duplicateMinWords: 30,
        intended: ['Views … #3fa9c1e0'],
        silenceCopies: false,
      },
    });
  });

  it('says what is wrong, where, and how to mend it', () => {
    assert.deepEqual(problems({ profile: 'newz' }), [
      'editorialBalance.profile must be one of "news", "encyclopedia", "report", "opinion", not "newz". Did you mean "news"?',
    ]);
    assert.deepEqual(problems({ enable: 'yes' }), ['editorialBalance.enable must be true or false, not "yes".']);
    assert.deepEqual(problems({ rules: { 'loaded/peacok': 'off' } }), [
      'editorialBalance.rules has "loaded/peacok", which is neither a rule nor a family of rules. Did you mean "loaded/peacock"?',
    ]);
    assert.deepEqual(problems({ rules: { loaded: 'error' } }), [
      'editorialBalance.rules["loaded"] must be one of "warning", "information", "hint", "off", not "error".',
    ]);
    assert.deepEqual(problems({ duplicates: { minWords: 2.5 } }), [
      'editorialBalance.duplicates.minWords must be a whole number, not 2.5.',
    ]);
    assert.deepEqual(problems({ duplicates: { exclude: ['[z-a].md', 'archive/'] } }), [
      'editorialBalance.duplicates.exclude[0] must be a pattern such as "archive/" or "**/*-form.md", not "[z-a].md".',
    ]);
    assert.deepEqual(problems({ accept: 'x' }), ['editorialBalance.accept must be a list of texts, not "x"']);
    assert.deepEqual(problems({ reject: ['a'] }), [
      'editorialBalance.reject must be an object, such as { "utilise~v": "use" }, not a list',
    ]);
    assert.deepEqual(problems({ reject: { a: 1 } }), ['editorialBalance.reject["a"] must be a text, not 1.']);
    assert.deepEqual(problems({ names: ['a', 7] }), ['editorialBalance.names[1] must be a text, not 7.']);
    assert.deepEqual(problems({ profil: 'news' }), ['editorialBalance.profil is not a setting. Did you mean "profile"?']);
    assert.deepEqual(problems([1]), ['editorialBalance must be an object, not a list']);
    assert.deepEqual(readSettings({ enable: 1 }, '').problems, ['enable must be true or false, not 1.']);
  });

  it('keeps what is right beside what is wrong', () => {
    const { settings } = readSettings({ profile: 7, accept: [{}, 'kept'], rules: { nonsense: 'off', attribution: 'hint' } });
    assert.equal(settings.engine.profile, DEFAULTS.engine.profile);
    assert.deepEqual(settings.engine.accept, ['kept']);
    assert.deepEqual(settings.engine.severities, { attribution: 'hint' });
  });

  it('gives whole settings for any JSON, few problems, and leaves prototypes alone', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(
        fc.constantFrom('enable', 'profile', 'rules', 'accept', 'duplicates', '__proto__'),
        fc.jsonValue({ maxDepth: 3 }),
      ),
    );
    fc.assert(
      fc.property(value, (settings) => {
        const read = readSettings(JSON.parse(JSON.stringify(settings)));
        assert.deepEqual(Object.keys(read.settings), Object.keys(DEFAULTS));
        assert.ok(read.problems.length <= 20);
        assert.equal(Object.getPrototypeOf(read.settings.engine.severities), Object.prototype);
        assert.deepEqual(Object.keys(Object.prototype), []);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('did you mean', () => {
  const rules = RULES.map((rule) => rule.id);

  it('finds the rule that a slip of the keyboard meant', () => {
    assert.equal(nearest('loaded/scare-quote', rules), 'loaded/scare-quotes');
    assert.equal(nearest('attribution/vague-authorty', rules), 'attribution/vague-authority');
    assert.equal(nearest('Loaded/Mockery', rules), 'loaded/mockery');
  });

  it('stays silent when nothing is close', () => {
    assert.equal(nearest('loaded/xyz', rules), undefined);
    assert.equal(nearest('', rules), undefined);
    assert.equal(nearest('x'.repeat(100_000), rules), undefined);
  });
});
