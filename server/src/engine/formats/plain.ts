import type { Format } from './format';

export const plain: Format = {
  id: 'plain',
  blocks(text, from, emit) {
    const re = /[^\n\r]+/g;
    re.lastIndex = from;
    for (let m = re.exec(text); m; m = re.exec(text)) {
      if (!m[0].trim()) continue;
      if (!emit({ start: m.index, end: m.index + m[0].length, kind: 'paragraph', level: 0, restart: true })) return;
    }
  },
  mask(text, block, out) {
    for (let i = block.start; i < block.end; i++) out[i - block.start] = text.charCodeAt(i);
  },
  comment: () => undefined,
};
