import { ErrorCodes, type Position, type Range, ResponseError } from 'vscode-languageserver';

/** Guards for what a client sends: the library passes on whatever came. */

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of own properties, or undefined where the path breaks off. */
export function at(value: unknown, ...path: string[]): unknown {
  for (const key of path) {
    if (!isRecord(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

const isColumn = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;

export function isPosition(value: unknown): value is Position {
  return isColumn(at(value, 'line')) && isColumn(at(value, 'character'));
}

/** A range whose end is not before its start. */
export function isRange(value: unknown): value is Range {
  const start = at(value, 'start');
  const end = at(value, 'end');
  if (!isPosition(start) || !isPosition(end)) return false;
  return start.line < end.line || (start.line === end.line && start.character <= end.character);
}

export function invalidParams(message: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}

/** The URI of `params.textDocument`, or an error for the client. */
export function documentUri(params: unknown): string {
  const uri = at(params, 'textDocument', 'uri');
  if (typeof uri !== 'string') throw invalidParams('textDocument.uri must be a string');
  return uri;
}
