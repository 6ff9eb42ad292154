import { type CancellationToken, type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import type { Explanation, Finding, Fix } from '../engine';
import { type Analyst, unlessCancelled } from './analysis';
import type { Client } from './client';
import { rulePage } from './diagnostics';
import { escapeMarkdown, markdownLink, visible } from './display';
import type { Documents, OpenDocument } from './documents';
import { at, documentUri, invalidParams, isPosition } from './params';
import { isShown, type Speakers } from './speakers';

/** More findings on one word than this are not explained at once. */
const MOST_EXPLAINED = 3;

/** How one kind of hover text is put together. */
interface Style {
  readonly text: (text: string) => string;
  /** Ours, so nothing in it needs escaping. */
  readonly label: (text: string) => string;
  readonly link: (title: string, address: string) => string;
  readonly rule: string;
}

const MARKDOWN: Style = {
  text: escapeMarkdown,
  label: (text) => `**${text}**`,
  link: markdownLink,
  rule: '\n\n---\n\n',
};

const PLAIN: Style = {
  text: visible,
  label: (text) => text,
  link: (title, address) => `${visible(title)} (${visible(address)})`,
  rule: '\n\n',
};

/**
 * Explains the findings under the pointer: what the message in the list has no room for. Where it is shown who says what,
 * a source also tells how far it reaches.
 */
export class Hovers {
  constructor(
    private readonly client: Client,
    private readonly documents: Documents,
    private readonly analyst: Analyst,
    private readonly speakers: Speakers,
  ) {}

  async hover(params: unknown, token: CancellationToken): Promise<Hover | null> {
    const position = at(params, 'position');
    if (!isPosition(position)) throw invalidParams('position must have a line and a character');
    const document = this.documents.get(documentUri(params));
    if (!document) return null;
    const here = (this.near(document, position) ?? (await this.found(document, position, token))).slice(0, MOST_EXPLAINED);
    const reach = this.speakers.reachAt(document, document.positions.offsetAt(position));
    if (here.length === 0 && !reach) return null;
    const style = this.client.markdownHover ? MARKDOWN : PLAIN;
    const parts = here.map((finding) => {
      const preferred = document.draft.fixes(finding).find((fix) => fix.preferred);
      return explain(document.draft.explain(finding), preferred, style);
    });
    if (reach) parts.push(style.text(reach.told));
    return {
      contents: { kind: this.client.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText, value: parts.join(style.rule) },
      range: document.positions.rangeOf(here[0] ?? reach?.source),
    };
  }

  private async found(document: OpenDocument, position: Position, token: CancellationToken): Promise<readonly Finding[]> {
    const { findings } = await unlessCancelled(token, this.analyst.current(document));
    const offset = document.positions.offsetAt(position);
    return findings.filter(({ start, end }) => start <= offset && offset < end);
  }

  /** A pointer waits for no analysis, unless who says what is shown, which is known of analysed documents only. */
  private near(document: OpenDocument, position: Position): readonly Finding[] | undefined {
    return isShown(document) ? undefined : this.analyst.near(document, document.positions.offsetAt(position));
  }
}

function explain(explanation: Explanation, preferred: Fix | undefined, style: Style): string {
  const labelled = (label: string, text: string | undefined) => (text ? [`${style.label(label)} ${style.text(text)}`] : []);
  const sources = [
    ...explanation.guidelines.map(({ title, url }) => style.link(title, url)),
    style.link('About this rule', rulePage(explanation.rule)),
  ];
  return [
    style.label(style.text(explanation.title)),
    style.text(explanation.why),
    ...labelled('Evidence:', explanation.evidence),
    ...labelled('Changed:', explanation.changes?.join(' · ')),
    ...labelled('Fine as it is:', explanation.fine),
    ...labelled('Suggested fix:', preferred?.title),
    ...labelled('Also seen here:', explanation.also.join('; ')),
    ...labelled('Entry:', explanation.entry),
    sources.join(' · '),
  ].join('\n\n');
}
