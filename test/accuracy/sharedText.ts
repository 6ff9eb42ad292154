import { DEFAULT_SETTINGS, DocumentIndex, printDocument } from '../../server/src/engine';
import type { Corpora } from './corpora';
import type { Row, Section } from './measurement';
import { RAW_FOLDERS } from './raw';

/** What the documents of one collection share with each other: hardly anything should be found that nobody copied. */
export function measureSharedText(corpora: Corpora): Section[] {
  const details: string[] = [];
  const rows = RAW_FOLDERS.flatMap((folder): Row[] => {
    const documents = corpora.documents(folder);
    if (documents.length < 2) return [];
    const index = new DocumentIndex();
    for (const { path, text, format } of documents) index.set(path, printDocument(text, format));
    const counts = { exact: 0, edited: 0, wire: 0 };
    for (const { path, text } of documents) {
      for (const { start, end, exact, wire, places } of index.shared(path, DEFAULT_SETTINGS.duplicateMinWords)) {
        counts[wire ? 'wire' : exact ? 'exact' : 'edited']++;
        const [{ uri = '' }] = places;
        // Each pair is told on both sides.
        if (path < uri) details.push(`${path} = ${uri}: ${text.slice(start, end).replace(/\s+/g, ' ').slice(0, 160)}`);
      }
    }
    return [{ what: folder, documents: documents.length, ...counts }];
  });
  const note =
    'Each collection is one set of open documents. Findings are counted on both sides. About forty were read: those in news are background ' +
    'paragraphs carried from one report into the next, in blogs notices and announcements, in mails quoted replies.';
  return rows.length > 0 ? [{ id: 'shared-text', title: 'Passages in other documents, in real text', note, rows, details }] : [];
}
