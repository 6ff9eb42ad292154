import { lexicon } from '../lexicon/builtIn';
import { isFigure, numberOfHash } from './print';

/** Whether a word holds sentences together and says little of what they are about. */
export const isLight = memberOf('light-words');

const isNumberWord = memberOf('number-words');

/** Whether a word tells how many or how much, in figures or in letters. */
export const tellsNumber = (word: number): boolean => isFigure(word) || isNumberWord(word);

/** Tells the words of a class of the lexicon, by the number that stands for a word in a print. */
function memberOf(name: string): (word: number) => boolean {
  let members: ReadonlySet<number> | undefined;
  return (word) => {
    if (members === undefined) {
      const { vocabulary } = lexicon();
      members = new Set(
        lexicon()
          .classOf(name)
          .words.map((id) => numberOfHash(vocabulary.lanes[id * 2], vocabulary.lanes[id * 2 + 1])),
      );
    }
    return members.has(word);
  };
}
