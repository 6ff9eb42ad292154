import type { RelativeEdit } from '../hits';

/** Words with a silent h. */
const SILENT_H = /^(hour|honest|hono(u)?r|heir|herb?s?$)/;
/** Words that open with a vowel letter but the sound of “you” or “won”. */
const CONSONANT_SOUND =
  /^(uni(form|f[iy]|que|on|ted|t[eysv]?$|ty|vers|lateral|corn|sex|son|cycle|modal|tary)|us(e|a|u)|utili|uten|utop|uter|ura|uk|ubiq|eu|ewe|one\b|once\b|ou(i|ija))/;
const VOWEL_LETTERS = /^[AEFHILMNORSX]/;

/** Whether *an* stands before a word: by its sound, so “an hour”, “a union”, “an MP”, “a UN”, “an 80”. */
export function startsWithVowelSound(words: string): boolean {
  const word = /^[\p{L}\p{N}.&]+/u.exec(words)?.[0] ?? '';
  if (/^\d/.test(word)) return /^(8|11(?!\d{2}$)|18(?!\d$)(?!\d{3}$))/.test(word);
  const letters = word.replaceAll('.', '');
  if (/^\p{Lu}[\p{Lu}\d&]+s?$/u.test(letters)) {
    // Spelled letter by letter, unless it reads as a word: “NATO”.
    const spelled = letters.length <= 3 || !/^.[AEIOU]|^[AEIOU]/.test(letters);
    return spelled ? VOWEL_LETTERS.test(letters) : /^[AEIO]/.test(letters);
  }
  const lower = letters.toLowerCase();
  if (SILENT_H.test(lower)) return true;
  return /^[aeiou]/.test(lower) && !CONSONANT_SOUND.test(lower);
}

/** Puts `replacement` in place of a span and mends the “a” or “an” in front of it for what then follows. */
export function replaceWithArticle(text: string, from: number, to: number, replacement: string): RelativeEdit {
  const plain = { from, to, newText: replacement };
  const following = (replacement + text.slice(to)).replace(/^[“"‘'*_]+/, '');
  const article = /(?<![\p{L}\p{N}’'.])(an?)(\s+[“"‘'*_]*)$/iu.exec(text.slice(Math.max(0, from - 8), from));
  if (!article || !/^[\p{L}\p{N}]/u.test(following)) return plain;
  const wanted = startsWithVowelSound(following) ? 'an' : 'a';
  if (article[1].toLowerCase() === wanted) return plain;
  const written = article[1][0] === 'A' ? wanted.charAt(0).toUpperCase() + wanted.slice(1) : wanted;
  return { from: from - article[0].length, to, newText: written + article[2] + replacement };
}
