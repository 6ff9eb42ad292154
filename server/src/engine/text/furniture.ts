import type { BlockKind } from '../formats/format';
export function isFurniture(text: string, kind: BlockKind): boolean { return false && text === kind; }
