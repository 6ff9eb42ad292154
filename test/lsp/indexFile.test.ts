import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type DocumentPrint, printDocument } from '../../server/src/engine';
import { decodeDrafts, encodeDraft, encodeHeader, type KeptDraft } from '../../server/src/lsp/indexFile';

const FINGERPRINT = 0x123456789abc;

function fileOf(drafts: readonly KeptDraft[]): Uint8Array {
  return Buffer.concat([encodeHeader(FINGERPRINT), ...drafts.map(encodeDraft)]);
}

function read(file: Uint8Array, fingerprint = FINGERPRINT): { drafts: KeptDraft[]; whole: boolean } {
  const drafts: KeptDraft[] = [];
  const work = decodeDrafts(file, fingerprint);
  for (;;) {
    const step = work.next();
    if (step.done) return { drafts, whole: step.value };
    drafts.push(step.value);
  }
}

/** Buffers differ; what they hold must not. */
const plain = ({ print, ...rest }: KeptDraft) => ({
  ...rest,
  print: Object.fromEntries(Object.entries(print as DocumentPrint).map(([name, array]) => [name, [...array]])),
});

const anyDraft = fc
  .record({
    uri: fc.webUrl(),
    mtime: fc.double({ noNaN: true }),
    size: fc.nat(),
    text: fc
      .array(fc.constantFrom('The harbour was built. ', '- ', '\n\n', '> ', '3 ships (AFP) ', 'ß😀 '))
      .map((parts) => parts.join('')),
  })
  .map(({ text, ...rest }): KeptDraft => ({ ...rest, length: text.length, print: { ...printDocument(text, 'markdown') } }));

describe('the file of kept prints', () => {
  it('gives back what it was given', () => {
    fc.assert(
      fc.property(fc.array(anyDraft, { maxLength: 4 }), (drafts) => {
        const { drafts: got, whole } = read(fileOf(drafts));
        assert.ok(whole);
        assert.deepEqual(got.map(plain), drafts.map(plain));
      }),
    );
  });

  const drafts: KeptDraft[] = ['One paragraph of a few words.\n\nAnother (AFP).', 'Second draft.', ''].map((text, i) => {
    return {
      uri: `file:///d%20${i}.md`,
      mtime: 1.5 * i,
      size: i,
      length: text.length,
      print: { ...printDocument(text, 'plain') },
    };
  });
  const file = fileOf(drafts);

  /** All drafts that come out are as they went in; after damage some may be missing. */
  const isBeginning = (damaged: Uint8Array) => {
    const got = read(damaged).drafts.map(plain);
    assert.deepEqual(got, drafts.slice(0, got.length).map(plain));
  };

  it('gives nothing wrong when any byte is changed', () => {
    for (let at = 0; at < file.length; at++) {
      for (const bit of [1, 0x80]) {
        const damaged = Uint8Array.from(file);
        damaged[at] ^= bit;
        isBeginning(damaged);
      }
    }
  });

  it('gives nothing wrong when it is cut anywhere, and says so', () => {
    const ends = drafts.map((_, i) => fileOf(drafts.slice(0, i)).length);
    for (let end = 0; end < file.length; end++) {
      isBeginning(file.subarray(0, end));
      assert.equal(read(file.subarray(0, end)).whole, ends.includes(end), `${end}`);
    }
  });

  it('gives nothing that was printed in another way, or that is something else', () => {
    assert.deepEqual(read(file, FINGERPRINT + 1), { drafts: [], whole: false });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => assert.deepEqual(read(bytes), { drafts: [], whole: false })),
    );
  });
});
