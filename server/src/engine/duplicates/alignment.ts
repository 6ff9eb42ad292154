import { isFigure } from './print';
import { isLight } from './wordClasses';

/** A light word counts a quarter of another one; a figure, the detail that tells two texts of one form apart, twice. */
const LIGHT_WEIGHT = 1;
const WEIGHT = 4;
const FIGURE_WEIGHT = 8;

const weightOf = (word: number): number => (isFigure(word) ? FIGURE_WEIGHT : isLight(word) ? LIGHT_WEIGHT : WEIGHT);

/** How much some words say: their weight, in words that are neither light nor figures. */
export function saidBy(words: Int32Array): number {
  let sum = 0;
  for (const word of words) sum += weightOf(word);
  return sum / WEIGHT;
}

let row = new Uint16Array(128);
let weights = new Uint16Array(128);

/** Share of the weight of the words of both that stands in both in the same order (the heaviest common subsequence). Both are short. */
export function alignedShare(a: Int32Array, b: Int32Array): number {
  if (row.length <= b.length) {
    row = new Uint16Array(b.length * 2);
    weights = new Uint16Array(b.length * 2);
  }
  row.fill(0, 0, b.length + 1);
  let all = 0;
  for (let j = 0; j < b.length; j++) all += weights[j] = weightOf(b[j]);
  for (let i = 0; i < a.length; i++) {
    all += weightOf(a[i]);
    let diagonal = 0;
    for (let j = 0; j < b.length; j++) {
      const above = row[j + 1];
      row[j + 1] = a[i] === b[j] ? diagonal + weights[j] : Math.max(above, row[j]);
      diagonal = above;
    }
  }
  return (2 * row[b.length]) / all;
}
