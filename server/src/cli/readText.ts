import { readFileSync } from 'node:fs';

/** Reads a draft as text, whatever the editor that wrote it used. */
export function readText(path: string): string {
  return decodeText(readFileSync(path));
}

/**
 * UTF-16 where a byte order mark says so, else UTF-8, else Windows-1252, in which any bytes are text.
 * A byte order mark is not part of the text: editors do not count it either.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
