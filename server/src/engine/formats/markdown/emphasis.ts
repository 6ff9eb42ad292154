import { isAsciiPunctuation, isBlank } from '../lines';
import type { Masking } from '../masking';

const STAR = 0x2a;
const UNDERSCORE = 0x5f;
const TILDE = 0x7e;

/** A run of `*`, `_` or `~` that may open or close emphasis. `at` and `left` shrink as its marks are used. */
export interface DelimiterRun {
  at: number;
  left: number;
  readonly unit: number;
  readonly length: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** The delimiter run at `at`, with CommonMark's flanking rules applied. */
export function delimiterRun(text: string, at: number, from: number, end: number): DelimiterRun {
  const unit = text.charCodeAt(at);
  let stop = at + 1;
  while (stop < end && text.charCodeAt(stop) === unit) stop++;
  const before = at > from ? classOf(codePointBefore(text, at, from)) : 'space';
  const after = stop < end ? classOf(text.codePointAt(stop) as number) : 'space';
  const left = after !== 'space' && (after !== 'punctuation' || before !== 'word');
  const right = before !== 'space' && (before !== 'punctuation' || after !== 'word');
  const length = stop - at;
  let opens = left;
  let closes = right;
  if (unit === UNDERSCORE) {
    opens = left && (!right || before === 'punctuation');
    closes = right && (!left || after === 'punctuation');
  } else if (unit === TILDE && length > 2) {
    opens = false;
    closes = false;
  }
  return { at, left: length, unit, length, opens, closes };
}

function codePointBefore(text: string, at: number, from: number): number {
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && at - 2 >= from ? (text.codePointAt(at - 2) as number) : unit;
}

function classOf(codePoint: number): 'space' | 'punctuation' | 'word' {
  if (codePoint < 128) return isBlank(codePoint) ? 'space' : isAsciiPunctuation(codePoint) ? 'punctuation' : 'word';
  const char = String.fromCodePoint(codePoint);
  return /\s/.test(char) ? 'space' : /[\p{P}\p{S}]/u.test(char) ? 'punctuation' : 'word';
}

/**
 * Pairs the runs from index `bottom` on, masks and marks the pairs, and drops these runs.
 * Possible openers wait on one stack per class of run that closers treat alike, so that finding one costs the
 * same however many there are.
 */
export function resolveEmphasis(runs: DelimiterRun[], bottom: number, masking: Masking): void {
  const openers = new OpenerStacks(runs);
  for (let index = bottom; index < runs.length; index++) {
    const closer = runs[index];
    while (closer.closes && closer.left > 0) {
      const found = openers.latestFor(closer);
      if (found === -1) break;
      openers.dropAfter(found);
      pair(runs[found], closer, masking);
      if (runs[found].left === 0) openers.dropAfter(found - 1);
    }
    if (closer.opens && closer.left > 0) openers.push(index);
  }
  runs.length = bottom;
}

function pair(opener: DelimiterRun, closer: DelimiterRun, masking: Masking): void {
  const used = closer.unit === TILDE ? closer.left : opener.left >= 2 && closer.left >= 2 ? 2 : 1;
  opener.left -= used;
  closer.left -= used;
  const start = opener.at + opener.left;
  masking.skip(start, start + used);
  masking.skip(closer.at, closer.at + used);
  if (closer.unit !== TILDE) masking.mark(used === 2 ? 'strong' : 'emphasis', start + used, closer.at, '');
  closer.at += used;
}

class OpenerStacks {
  private readonly stacks: number[][] = [];

  constructor(private readonly runs: readonly DelimiterRun[]) {}

  push(index: number): void {
    const key = stackKey(this.runs[index]);
    this.stacks[key] ??= [];
    this.stacks[key].push(index);
  }

  /** Index of the last run that `closer` may close, or -1. */
  latestFor(closer: DelimiterRun): number {
    let latest = -1;
    for (const stack of this.stacks) {
      if (stack === undefined || stack.length === 0) continue;
      const top = stack[stack.length - 1];
      if (top > latest && match(this.runs[top], closer)) latest = top;
    }
    return latest;
  }

  /** Drops every opener after index `last`. */
  dropAfter(last: number): void {
    for (const stack of this.stacks) {
      while (stack !== undefined && stack.length > 0 && stack[stack.length - 1] > last) stack.pop();
    }
  }
}

/** Openers with the same key are all matched, or all refused, by any closer. */
function stackKey(run: DelimiterRun): number {
  const sign = run.unit === STAR ? 0 : run.unit === UNDERSCORE ? 1 : 2;
  return (sign * 2 + (run.closes ? 1 : 0)) * 3 + (run.length % 3);
}

function match(opener: DelimiterRun, closer: DelimiterRun): boolean {
  if (opener.unit !== closer.unit) return false;
  if (closer.unit === TILDE) return opener.length === closer.length;
  // CommonMark's "multiple of three" rule.
  if (!opener.closes && !closer.opens) return true;
  return (opener.length + closer.length) % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
}
