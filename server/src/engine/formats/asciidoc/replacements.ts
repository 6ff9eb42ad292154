import type { Masking } from '../masking';
import { CHARACTERS } from './macros';

const ATTRIBUTE = /^\{(?:(set|counter2?):[^{}\n]{1,80}|([\w][\w-]{0,60}))\}/;
const TERM = /^\(\(([^()\n]{1,100})\)\)/;
const HIDDEN_TERM = /^\(\(\(([^()\n]{1,200})\)\)\)/;
const SIGN = /^\((?:C|R|TM)\)/;
const SIGNS: Readonly<Record<string, string>> = { '(C)': '©', '(R)': '®', '(TM)': '™' };

/** `{attribute}`: a character by its name, or a word that is not known. Gives the offset to go on from. */
export function passAttribute(at: number, masking: Masking): number {
  const found = ATTRIBUTE.exec(masking.text.slice(at, at + 100));
  if (!found) return at + 1;
  const stop = at + found[0].length;
  const character = CHARACTERS.get(found[2]?.toLowerCase());
  if (character !== undefined) masking.character(at, stop, character);
  else if (found[1] === 'set' || found[2] === 'empty' || found[2] === 'wj' || found[2] === 'zwsp') masking.skip(at, stop);
  else masking.object(at, stop);
  return stop;
}

/** `((term))` and `(((term)))` of an index, `(C)`: gives the offset to go on from, or -1 when the parenthesis is one. */
export function passParenthesis(at: number, masking: Masking): number {
  const { text } = masking;
  const next = text.charCodeAt(at + 1);
  if (next === 0x28) {
    const hidden = HIDDEN_TERM.exec(text.slice(at, at + 210));
    const term = hidden ?? TERM.exec(text.slice(at, at + 110));
    if (term) {
      const stop = at + term[0].length;
      masking.skip(at, hidden ? stop : at + 2);
      masking.skip(stop - 2, stop);
      return stop;
    }
  }
  const sign = next === 0x43 || next === 0x52 || next === 0x54 ? SIGN.exec(text.slice(at, at + 4)) : null;
  if (!sign) return -1;
  masking.character(at, at + sign[0].length, SIGNS[sign[0]]);
  return at + sign[0].length;
}
