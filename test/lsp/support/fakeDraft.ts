import type { Draft, EngineSettings, Explanation, Finding, Fix, FormatId, Span, TextChange } from '../../../server/src/engine';
import { LineIndex, ruleById, severityOf } from '../../../server/src/engine';

/** What the fake flags: enough to see each feature of the server, and plain to predict. */
const WORDS = /\b(regime|reportedly)\b/gi;
const SLICE = 64 * 1024;

/**
 * A stand-in for the engine in tests of the protocol. It flags "regime" (with a replacement, an acceptance and a
 * keeping comment), "reportedly" (with a placeholder), and each paragraph of five words or more that was there before
 * (with a deletion and a way to the first copy).
 */
export function createFakeDraft(text: string, format: FormatId, settings: EngineSettings): Draft {
  return new FakeDraft(text, format, settings);
}

class FakeDraft implements Draft {
  lines: LineIndex;

  constructor(
    public text: string,
    readonly format: FormatId,
    public settings: EngineSettings,
  ) {
    this.lines = new LineIndex(text);
  }

  get source(): string {
    return this.text;
  }

  near(): undefined {
    return undefined;
  }

  edit(changes: readonly TextChange[]): void {
    for (const { start, end, newText } of changes) this.replace(this.text.slice(0, start) + newText + this.text.slice(end));
  }

  replace(text: string): void {
    this.text = text;
    this.lines = new LineIndex(text);
  }

  configure(settings: EngineSettings): void {
    this.settings = settings;
  }

  *analyse(): Generator<void, readonly Finding[]> {
    if (this.text.includes('fault of the engine')) throw new Error(`cannot read ${this.text}`);
    const findings: Finding[] = [];
    for (let from = 0; from < this.text.length; from += SLICE) {
      const to = Math.min(this.text.length, from + SLICE);
      // A word across the edge of two slices belongs to the one it begins in.
      for (const match of this.text.slice(from, to + 16).matchAll(WORDS)) {
        const start = from + match.index;
        const severity = this.severity(
          match[0].toLowerCase() === 'regime' ? 'loaded/contentious-label' : 'attribution/hearsay-adverb',
        );
        const whole = from === 0 || match.index > 0 || !/\w/.test(this.text[start - 1]);
        if (match.index < SLICE && whole && severity && !this.settings.accept.includes(match[0]))
          findings.push(word(match[0], start, severity));
      }
      yield;
    }
    return findings.concat(yield* this.copied()).sort((a, b) => a.start - b.start || a.end - b.end);
  }

  findings(): readonly Finding[] {
    const steps = this.analyse();
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  explain(finding: Finding): Explanation {
    return {
      rule: finding.rule,
      title: `The rule ${finding.rule}`,
      quote: this.text.slice(finding.start, finding.end),
      why: `Around it stands: ${this.text.slice(Math.max(0, finding.start - 80), finding.end + 80)}`,
      guidelines: [{ title: 'A guideline', url: 'https://example.org/guideline' }],
      fine: 'It is fine in a quotation.',
      evidence: finding.family === 'attribution' ? 'No source was found.' : undefined,
      also: [],
    };
  }

  fixes(finding: Finding): readonly Fix[] {
    const { start, end } = finding;
    if (finding.family === 'duplicate') {
      const [original] = finding.related;
      return [
        { title: 'Delete this copy', kind: 'delete', preferred: true, edits: [{ ...finding.extent, newText: '' }] },
        {
          title: 'Go to the first copy',
          kind: 'navigate',
          preferred: false,
          edits: [],
          target: { start: original.start, end: original.end },
        },
      ];
    }
    if (finding.family === 'attribution')
      return [
        { title: 'Name the source', kind: 'placeholder', preferred: false, edits: [{ start, end, newText: '[who says so?]' }] },
      ];
    return [
      { title: 'Replace with "government"', kind: 'replace', preferred: true, edits: [{ start, end, newText: 'government' }] },
      {
        title: 'Accept "regime"',
        kind: 'keep',
        preferred: false,
        edits: [],
        adds: { to: 'accept', item: this.text.slice(start, end) },
      },
    ];
  }

  sentences() {
    return [];
  }

  compareWith(): void {}

  deletions(copies: readonly Span[]) {
    return copies.map(({ start, end }) => ({ start, end, newText: '' }));
  }

  lossOf(): undefined {
    return undefined;
  }

  copies() {
    return [];
  }

  private severity(rule: string) {
    const info = ruleById(rule);
    const severity = info ? severityOf(info, this.settings) : 'off';
    return severity === 'off' ? undefined : severity;
  }

  private *copied(): Generator<void, Finding[]> {
    const severity = this.severity('duplicate/block');
    if (!severity) return [];
    let read = 0;
    const seen = new Map<string, { start: number; end: number }>();
    const found: Finding[] = [];
    for (const match of this.text.matchAll(/[^\r\n]+/g)) {
      const extent = { start: match.index, end: match.index + match[0].length };
      if (extent.end - read > SLICE) {
        read = extent.end;
        yield;
      }
      const words = match[0].replace('\ufeff', '').trim();
      const first = seen.get(words);
      if (words.split(/\s+/).length < 5) continue;
      if (!first) seen.set(words, extent);
      else
        found.push({
          rule: 'duplicate/block',
          family: 'duplicate',
          severity,
          ...extent,
          extent,
          message: 'This paragraph stands here twice.',
          related: [{ ...first, message: 'The first copy' }],
        });
    }
    return found;
  }
}

function word(text: string, start: number, severity: Finding['severity']): Finding {
  const extent = { start, end: start + text.length };
  const about = { ...extent, extent, severity, related: [] };
  if (text.toLowerCase() === 'regime')
    return { ...about, rule: 'loaded/contentious-label', family: 'loaded', message: `"${text}" takes a side.` };
  return { ...about, rule: 'attribution/hearsay-adverb', family: 'attribution', message: `"${text}" hides who says so.` };
}
