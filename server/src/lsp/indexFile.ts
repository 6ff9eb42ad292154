import type { DocumentPrint } from '../engine';
import type { Stamp } from '../files/files';

/** A draft as it is kept between sessions. */
export interface KeptDraft extends Stamp {
  readonly uri: string;
  /** Of its text, in UTF-16 units. */
  readonly length: number;
  readonly print: DocumentPrint;
}

/**
 * The file that keeps prints: a header, then one record for each draft, all in the byte order of the machine. A record
 * begins with its length in bytes and a checksum over that and all that follows; its arrays stand in the order below, the
 * widest first, so that each is aligned.
 */
const MAGIC = 0x78494245;
const FORMAT = 1;
const HEADER_BYTES = 16;
/** Length, two lanes of the checksum, nothing. */
const PREFIX_BYTES = 16;
/** Time, size and length of the draft, then how many bytes of address, units and words there are. */
const FIXED_BYTES = PREFIX_BYTES + 6 * 8;
const BYTES_PER_UNIT = 8 + 5 * 4 + 1;

/** The beginning of the file. `fingerprint` tells one way of printing texts from all others (`printFingerprint`). */
export function encodeHeader(fingerprint: number): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  new Uint32Array(bytes.buffer, 0, 2).set([MAGIC, FORMAT]);
  new Float64Array(bytes.buffer, 8, 1)[0] = fingerprint;
  return bytes;
}

export function encodeDraft({ uri, mtime, size, length, print }: KeptDraft): Uint8Array {
  const address = new TextEncoder().encode(uri);
  const units = print.keys.length;
  const bytes = new Uint8Array(recordBytes(address.length, units, print.words.length));
  const { buffer } = bytes;
  new Float64Array(buffer, PREFIX_BYTES, 6).set([mtime, size, length, address.length, units, print.words.length]);
  let at = FIXED_BYTES;
  new Float64Array(buffer, at, units).set(print.keys);
  at += units * 8;
  for (const array of [print.starts, print.ends, print.lines, print.wordEnds, print.words]) {
    new Int32Array(buffer, at, array.length).set(array);
    at += array.length * 4;
  }
  bytes.set(print.traits, at);
  bytes.set(address, at + units);
  const prefix = new Uint32Array(buffer, 0, 3);
  prefix[0] = bytes.length;
  prefix.set(checksum(new Uint32Array(buffer)), 1);
  return bytes;
}

/**
 * Gives the drafts that a file keeps, one at a time; returns whether all of it could be read. It ends at the first damage:
 * what stands behind that is not known to begin where it seems to.
 */
export function* decodeDrafts(file: Uint8Array, fingerprint: number): Generator<KeptDraft, boolean> {
  // A copy where numbers would not be aligned.
  const bytes = file.byteOffset % 8 === 0 ? file : new Uint8Array(file);
  const header = encodeHeader(fingerprint);
  if (bytes.length < HEADER_BYTES || header.some((byte, i) => byte !== bytes[i])) return false;
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    if (bytes.length - at < FIXED_BYTES) return false;
    const [length] = new Uint32Array(bytes.buffer, bytes.byteOffset + at, 1);
    if (length < FIXED_BYTES || length % 8 !== 0 || length > bytes.length - at) return false;
    const draft = decodeDraft(new Uint8Array(bytes.subarray(at, at + length)));
    if (!draft) return false;
    yield draft;
    at += length;
  }
  return true;
}

/** Reads a record that begins its buffer; the prints share the buffer. */
function decodeDraft(bytes: Uint8Array): KeptDraft | undefined {
  const { buffer } = bytes;
  const all = new Uint32Array(buffer);
  const [first, second] = checksum(all);
  if (all[1] !== first || all[2] !== second) return undefined;
  const [mtime, size, length, address, units, words] = new Float64Array(buffer, PREFIX_BYTES, 6);
  if (recordBytes(address, units, words) !== bytes.length) return undefined;
  let at = FIXED_BYTES + units * 8;
  const integers = (count: number): Int32Array => {
    const array = new Int32Array(buffer, at, count);
    at += count * 4;
    return array;
  };
  const print: DocumentPrint = {
    keys: new Float64Array(buffer, FIXED_BYTES, units),
    starts: integers(units),
    ends: integers(units),
    lines: integers(units * 2),
    wordEnds: integers(units),
    words: integers(words),
    traits: bytes.subarray(at, at + units),
  };
  const uri = new TextDecoder().decode(bytes.subarray(at + units, at + units + address));
  return { uri, mtime, size, length, print };
}

const recordBytes = (address: number, units: number, words: number): number =>
  Math.ceil((FIXED_BYTES + units * BYTES_PER_UNIT + words * 4 + address) / 8) * 8;

/** Two lanes over a record but for the place of the checksum itself. Each step can be undone, so one changed word always tells. */
function checksum(record: Uint32Array): [number, number] {
  let h = Math.imul(0x811c9dc5 ^ record[0], 0x01000193);
  let g = record[0];
  for (let i = 3; i < record.length; i++) {
    h = Math.imul(h ^ record[i], 0x01000193);
    g = (Math.imul(g, 31) + record[i]) | 0;
  }
  return [h >>> 0, g >>> 0];
}
