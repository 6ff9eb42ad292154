import assert from 'node:assert/strict';
import { compileLexicon } from '../../server/src/engine/lexicon/compile';
import { Form } from '../../server/src/engine/lexicon/inflection';
import { Lexicon } from '../../server/src/engine/lexicon/lexicon';
import type { EntrySource } from '../../server/src/engine/lexicon/schema';
import { Tokens, tokenize } from '../../server/src/engine/text/tokens';

type AffixKeys = Pick<EntrySource, 'lemma' | 'pos'> & Partial<EntrySource>;

function compile(entries: readonly AffixKeys[]): { lexicon: Lexicon; mistakes: string[] } {
  const mistakes: string[] = [];
  const texts = { message: 'm', why: 'w', fine: 'f', source: ['s'], fix: ['-'] };
  const group = { ...texts, id: 'g', entries: entries.map((entry) => ({ flags: [], passes: [], ...entry })) };
  const table = compileLexicon(
    [{ name: 'test.yaml', content: { rule: 'loaded/name-calling', groups: [group] } }],
    [{ name: 'classes.yaml', content: { classes: { quarrel: { words: ['war', 'hate'] } } } }],
    (_, error) => mistakes.push(error.message),
  );
  return { lexicon: new Lexicon(table, {}), mistakes };
}

/** The words that are found, each with what it is: “warmongers plural”. */
function formed(entry: AffixKeys, text: string, others: readonly AffixKeys[] = []): string[] {
  const { lexicon, mistakes } = compile([entry, ...others]);
  assert.deepEqual(mistakes, []);
  const units = new Uint16Array(text.length + 4);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  const tokens = new Tokens();
  tokenize(units, text.length, lexicon.vocabulary, tokens);
  const found: string[] = [];
  lexicon.formations[0].find(lexicon, tokens, units, new Uint8Array(tokens.count), 1, 0, tokens.count, (match) => {
    const number = match.form === Form.Plural ? ' plural' : match.form === Form.Singular ? ' singular' : '';
    found.push(text.slice(tokens.start[match.first], tokens.end[match.last]) + number);
  });
  return found;
}

const monger: AffixKeys = { lemma: '-monger', pos: 'suffix', makes: 'n', except: ['fishmonger', 'iron-monger'] };
const pseudo: AffixKeys = { lemma: 'pseudo-', pos: 'prefix', makes: 'n', except: ['pseudonym'] };

describe('word formation', () => {
  it('finds a suffix in solid and hyphenated words, with its plural and in capitals', () => {
    assert.deepEqual(formed(monger, 'A warmonger, two Hate-mongers and DOOMMONGERS met.'), [
      'warmonger singular',
      'Hate-mongers plural',
      'DOOMMONGERS plural',
    ]);
  });

  it('finds a prefix, and takes the whole compound', () => {
    assert.deepEqual(formed(pseudo, 'Pseudoscience and pseudo-social-scientists.'), [
      'Pseudoscience singular',
      'pseudo-social-scientists plural',
    ]);
  });

  it('leaves exceptions alone in every form and spelling', () => {
    assert.deepEqual(formed(monger, 'fishmonger fish-mongers ironmongers'), []);
    assert.deepEqual(formed(pseudo, 'A pseudonym, pseudonyms.'), []);
  });

  it('leaves the affix alone where it is the whole word or the stem is too short', () => {
    assert.deepEqual(formed(monger, 'a monger, an xmonger'), []);
    assert.deepEqual(formed({ ...monger, least: 5 }, 'a warmonger, a scandalmonger'), ['scandalmonger singular']);
  });

  it('asks for the hyphen, or for none', () => {
    assert.deepEqual(formed({ ...pseudo, hyphen: 'required' }, 'pseudoscience, pseudo-science'), ['pseudo-science singular']);
    assert.deepEqual(formed({ ...pseudo, hyphen: 'none' }, 'pseudoscience, pseudo-science'), ['pseudoscience singular']);
  });

  it('asks for stems by word, class and name', () => {
    const text = 'a peacemonger, a warmonger, a Potter-monger, a doom-monger';
    assert.deepEqual(formed({ ...monger, stems: ['@quarrel'] }, text), ['warmonger singular']);
    assert.deepEqual(formed({ ...monger, stems: ['doom'] }, text), ['doom-monger singular']);
    assert.deepEqual(formed({ ...monger, stems: ['@name'] }, text), ['Potter-monger singular']);
  });

  it('inflects a verb', () => {
    const splain: AffixKeys = { lemma: '-splain', pos: 'suffix', makes: 'v' };
    assert.deepEqual(formed(splain, 'He mansplains, mansplained and was mansplaining.'), [
      'mansplains',
      'mansplained',
      'mansplaining',
    ]);
  });

  it('leaves a word that an entry lists to that entry', () => {
    assert.deepEqual(formed(monger, 'warmongers and hate-mongers', [{ lemma: 'hate-monger', pos: 'n' }]), ['warmongers plural']);
  });

  it('knows the affix of a word before its possessive ending, not inside longer words', () => {
    assert.deepEqual(formed(monger, 'the warmonger’s mongering'), ['warmonger’s singular']);
  });

  it('says what is missing in an entry', () => {
    const mistake = (entry: AffixKeys) => compile([entry]).mistakes[0];
    assert.match(mistake({ ...monger, makes: undefined }), /`makes`/);
    assert.match(mistake({ ...monger, lemma: 'monger' }), /`-monger`/);
    assert.match(mistake({ lemma: 'un-', pos: 'prefix', makes: 'adj' }), /too short/);
    assert.match(mistake({ lemma: 'slam', pos: 'v', stems: ['door'] }), /only for/);
  });
});

describe('fixes in the lexicon', () => {
  const base = { pos: 'phrase' } as const;
  it('may not offer what another entry flags', () => {
    const { mistakes } = compile([
      { ...base, lemma: 'rabble rouser', fix: ['loud mob'] },
      { ...base, lemma: 'mob', fix: ['crowd'] },
    ]);
    assert.equal(mistakes.length, 1);
    assert.match(mistakes[0], /“name-calling.mob” flags “mob”/);
  });

  it('may not hold the names of fixes, or brackets that are open', () => {
    const mistake = (fix: string) => compile([{ ...base, lemma: 'mob', fix: [fix] }]).mistakes[0];
    assert.match(mistake('called so by [attribute]'), /stand by themselves/);
    assert.match(mistake('person who [what?'), /not closed/);
    assert.match(mistake('crowd of [number]'), /“\[number\?\]”/);
    assert.match(mistake('“[how many?]”'), /without quotation marks/);
    assert.equal(mistake('crowd of [whom?]'), undefined);
  });
});
