import type { Span } from './types';

/** Moves a span of ours in place. Who was handed it sees it move with the text, as findings do. */
export function moveSpan(span: Span, by: number): void {
  const own = span as { -readonly [key in keyof Span]: Span[key] };
  own.start += by;
  own.end += by;
}
