import type { SentenceReport, Span } from '../engine';
import type { OpenDocument } from './documents';
import { type Reach, reachOf, type Said, whoSays } from './whoSays';

/** The sentences of one stretch of one state of a document. */
interface Known {
  readonly revision: number;
  readonly within: Span;
  readonly sentences: readonly SentenceReport[];
}

/** Who says what in the documents that show it. Reads no more of a document than is asked for, and that once per state. */
export class Speakers {
  private readonly known = new WeakMap<OpenDocument, Known>();

  /** On whom the sentences rest whose blocks touch `within`. The document has been analysed. */
  said(document: OpenDocument, within: Span): Said[] {
    return isShown(document) ? whoSays(this.sentences(document, within), document.draft.text) : [];
  }

  /** How far the source at an offset reaches. The document has been analysed. */
  reachAt(document: OpenDocument, offset: number): Reach | undefined {
    if (!isShown(document)) return undefined;
    return reachOf(this.sentences(document, { start: offset, end: offset }), document.draft.text, offset);
  }

  private sentences(document: OpenDocument, within: Span): readonly SentenceReport[] {
    const known = this.known.get(document);
    if (known?.revision === document.revision && known.within.start <= within.start && within.end <= known.within.end)
      return known.sentences;
    const sentences = document.draft.sentences(within);
    this.known.set(document, { revision: document.revision, within, sentences });
    return sentences;
  }
}

/** Whether a document shows who says what. */
export const isShown = ({ settings }: OpenDocument): boolean => settings.enable && settings.attributionLens === 'on';
