import type { Finding, Place, RuleId, Span } from './types';

/**
 * Comments by which a writer keeps findings on purpose:
 *   `balance: keep loaded/scare-quotes` in a paragraph (or on its own, before one) keeps that paragraph,
 *   `balance: off loaded` … `balance: on` keeps everything in between.
 * Rules are ids or families, separated by blanks or commas; none means all. What follows ` -- ` is the reason.
 */
interface Directive {
  readonly verb: 'keep' | 'off' | 'on';
  /** Rule ids or families; empty: all. */
  readonly rules: readonly string[];
}

const DIRECTIVE = /^\s*balance:\s*(keep|off|on)\b([\s\S]*)$/i;

/** Reads a comment's body; undefined when it is not addressed to us. */
function parseDirective(body: string): Directive | undefined {
  const found = DIRECTIVE.exec(body);
  if (!found) return undefined;
  const rules = found[2]
    .split(/\s--\s/)[0]
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  return { verb: found[1].toLowerCase() as Directive['verb'], rules };
}

/** The words of a comment that keeps the findings of a rule. */
export function keepDirective(rule: string): string {
  return `balance: keep ${rule}`;
}

/** A stretch in which findings are kept. */
export interface Kept extends Span {
  readonly rules: readonly string[];
}

/** A comment and where it stands. */
export interface PlacedComment {
  readonly at: number;
  readonly body: string;
  /** The block the comment keeps: the one it stands in, or the one that follows it. */
  readonly block: Span | undefined;
}

/** Drops the findings that comments keep. `end` is the length of the document. */
export function suppress(findings: readonly Finding[], comments: readonly PlacedComment[], end: number): readonly Finding[] {
  const kept = keptSpans(comments, end);
  if (kept.length === 0) return findings;
  return findings.filter((finding) => {
    const own: readonly Place[] = finding.family === 'duplicate' ? [finding.extent, ...finding.related] : [finding];
    const places = own.filter((place) => place.uri === undefined);
    return !kept.some((span) => keeps(span, finding.rule) && places.some((place) => touches(span, place)));
  });
}

/** What comments keep, and by which rules. */
export function keptSpans(comments: readonly PlacedComment[], end: number): readonly Kept[] {
  const kept: Kept[] = [];
  let off: { at: number; rules: readonly string[] } | undefined;
  for (const { at, body, block } of comments) {
    const directive = parseDirective(body);
    if (!directive) continue;
    if (directive.verb === 'keep') {
      if (block) kept.push({ start: block.start, end: block.end, rules: directive.rules });
      continue;
    }
    if (off) kept.push({ start: off.at, end: at, rules: off.rules });
    off = directive.verb === 'off' ? { at, rules: directive.rules } : undefined;
  }
  if (off) kept.push({ start: off.at, end, rules: off.rules });
  return kept;
}

/** Whether a kept stretch keeps the findings of a rule: it names the rule, its family or none. */
export function keeps({ rules }: Kept, rule: RuleId): boolean {
  return rules.length === 0 || rules.some((name) => name === rule || rule.startsWith(`${name}/`));
}

export function touches(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
