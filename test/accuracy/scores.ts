import type { Span } from '../../server/src/engine';

/** Counts of a yes-or-no decision against a label. */
export class Counts {
  truePositives = 0;
  falsePositives = 0;
  falseNegatives = 0;
  trueNegatives = 0;

  add(predicted: boolean, actual: boolean, weight = 1): void {
    if (predicted && actual) this.truePositives += weight;
    else if (predicted) this.falsePositives += weight;
    else if (actual) this.falseNegatives += weight;
    else this.trueNegatives += weight;
  }

  get total(): number {
    return this.truePositives + this.falsePositives + this.falseNegatives + this.trueNegatives;
  }

  get precision(): number {
    return ratio(this.truePositives, this.truePositives + this.falsePositives);
  }

  get recall(): number {
    return ratio(this.truePositives, this.truePositives + this.falseNegatives);
  }

  get f1(): number {
    return ratio(2 * this.truePositives, 2 * this.truePositives + this.falsePositives + this.falseNegatives);
  }

  /** The mean of the F1 of both labels. */
  get macroF1(): number {
    return (this.f1 + ratio(2 * this.trueNegatives, 2 * this.trueNegatives + this.falsePositives + this.falseNegatives)) / 2;
  }

  /** Share of the negatives that were predicted positive. */
  get falseAlarms(): number {
    return ratio(this.falsePositives, this.falsePositives + this.trueNegatives);
  }
}

export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

export function wordSpans(text: string): Span[] {
  return Array.from(text.matchAll(WORD), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

export function countWords(text: string): number {
  return wordSpans(text).length;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Labels count code points; everything else here counts UTF-16 units. */
export function spansFromCodePoints(text: string, spans: readonly (readonly [number, number])[]): Span[] {
  const units: number[] = [];
  let unit = 0;
  for (const character of text) {
    units.push(unit);
    unit += character.length;
  }
  units.push(unit);
  return spans.map(([start, end]) => ({ start: units[start], end: units[end] }));
}
