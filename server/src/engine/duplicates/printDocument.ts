import { formatById } from '../formats';
import { lexicon } from '../lexicon/builtIn';
import type { FormatId } from '../types';
import { type DocumentPrint, DocumentPrinter } from './documentPrint';
import { printFingerprint as fingerprintOf } from './printFingerprint';

let printer: DocumentPrinter | undefined;

/** Reads a document that is not open for an index: its words and nothing else, at a fraction of the cost of a draft. */
export function printDocument(text: string, format: FormatId): DocumentPrint {
  return thePrinter().print(text, formatById(format));
}

/** The same in slices of roughly 16 KB. */
export function printSteps(text: string, format: FormatId): Generator<void, DocumentPrint> {
  return thePrinter().steps(text, formatById(format));
}

/** A number that is another one in versions whose prints cannot be compared with this one's. */
export function printFingerprint(): number {
  return fingerprintOf(lexicon().vocabulary, printDocument);
}

function thePrinter(): DocumentPrinter {
  printer ??= new DocumentPrinter(lexicon().vocabulary);
  return printer;
}
