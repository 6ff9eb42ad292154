import type { Finding, Span } from './types';

/**
 * Comments by which a writer keeps findings on purpose:
 *   `balance: keep loaded/scare-quotes` in a paragraph (or on its own, before one) keeps that paragraph,
 *   `balance: off loaded` … `balance: on` keeps everything in between.
 * Rules are ids or families, separated by blanks or commas; none means all. What follows ` -- ` is the reason.
 */
export interface Directive {
  readonly verb: 'keep' | 'off' | 'on';
  /** Rule ids or families; empty: all. */
  readonly rules: readonly string[];
}

const DIRECTIVE = /^\s*balance:\s*(keep|off|on)\b([\s\S]*)$/i;

/** Reads a comment's body; undefined when it is not addressed to us. */
export function parseDirective(body: string): Directive | undefined {
  const found = DIRECTIVE.exec(body);
  if (!found) return undefined;
  const rules = found[2]
    .split(/\s--\s/)[0]
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  return { verb: found[1].toLowerCase() as Directive['verb'], rules };
}

export function keepDirective(rule: string): string {
  return `balance: keep ${rule}`;
}

interface Kept extends Span {
  readonly rules: readonly string[];
}

export interface PlacedComment {
  readonly at: number;
  readonly body: string;
  /** The block the comment keeps: the one it stands in, or the one that follows it. */
  readonly block: Span | undefined;
}

/** Drops the findings that comments keep. `end` is the length of the document. */
export function suppress(findings: readonly Finding[], comments: readonly PlacedComment[], end: number): readonly Finding[] {
  const kept: Kept[] = [];
  let off: { at: number; rules: readonly string[] } | undefined;
  for (const { at, body, block } of comments) {
    const directive = parseDirective(body);
    if (!directive) continue;
    if (directive.verb === 'keep') {
      if (block) kept.push({ ...block, rules: directive.rules });
      continue;
    }
    if (off) kept.push({ start: off.at, end: at, rules: off.rules });
    off = directive.verb === 'off' ? { at, rules: directive.rules } : undefined;
  }
  if (off) kept.push({ start: off.at, end, rules: off.rules });
  if (kept.length === 0) return findings;
  const touches = (span: Span, finding: Span) => span.start < finding.end && finding.start < span.end;
  return findings.filter((finding) => {
    const copies: readonly Span[] = finding.family === 'duplicate' ? [finding.extent, ...finding.related] : [finding];
    return !kept.some(
      ({ rules, ...span }) =>
        copies.some((copy) => touches(span, copy)) &&
        (rules.length === 0 || rules.some((rule) => rule === finding.rule || rule === finding.family)),
    );
  });
}
