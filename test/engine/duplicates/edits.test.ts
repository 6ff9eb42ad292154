import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createDraft, DEFAULT_SETTINGS, type FormatId, type TextChange } from '../../../server/src/engine';

const BERTHS =
  'Boats under eight metres pay for a berth on the inner quay, and boats of up to fifteen metres pay more than that at the outer pier.';
const CRANE =
  'The fee covers water, rubbish and the night watch, but not the crane, which is hired by the hour from the yard next door to the harbour.';
const OTHER = 'Another paragraph altogether stands between the two of them here.';

const insert = (start: number, newText: string): TextChange => ({ start, end: start, newText });

/**
 * What a draft says of copies, after each of its edits, is what a new draft says: also where so many slices of an analysis
 * were `begun` and dropped for the next edit.
 */
function followed(text: string, edits: readonly (TextChange & { readonly begun?: number })[], format: FormatId = 'plain'): void {
  const shown = (draft: ReturnType<typeof createDraft>) =>
    draft
      .findings()
      .filter(({ family }) => family === 'duplicate')
      .map(({ rule, start, end, extent, message, related }) => ({ rule, start, end, extent, message, related }));
  const draft = createDraft(text, format, DEFAULT_SETTINGS);
  assert.ok(shown(draft).length > 0);
  for (const [i, change] of edits.entries()) {
    const { begun = 0 } = change;
    draft.edit([change]);
    const analysis = draft.analyse();
    for (let slice = 0; slice < begun; slice++) analysis.next();
    if (begun > 0 && i < edits.length - 1) continue;
    assert.deepEqual(shown(draft), shown(createDraft(draft.text, format, DEFAULT_SETTINGS)));
  }
}

describe('copies in a draft that is edited', () => {
  const copied = `${BERTHS}\n\n${OTHER}\n\n${BERTHS}\n\nThe end.\n`;
  const bridged = `${BERTHS}\n\nIn the light of day\n\n${CRANE}\n\n${OTHER}\n\n${BERTHS}\n\nIn the dark of day\n\n${CRANE}\n`;

  for (const [what, newText] of [
    ['a blank', ' '],
    ['a line break', '\n'],
  ]) {
    it(`do not take in ${what} written behind them`, () => {
      followed(copied, [insert(BERTHS.length, newText)]);
      followed(copied, [insert(copied.lastIndexOf(BERTHS) + BERTHS.length, newText)]);
    });
  }
  it('move with what is written before them', () => followed(copied, [insert(0, 'x'), insert(BERTHS.length + 5, 'A new ')]));
  it('tell of what is written between the blocks of a copy, until it is too long to lie there', () => {
    for (const at of [bridged.indexOf(' of day'), bridged.lastIndexOf(' of day')])
      followed(bridged, [insert(at, ' and early hours'), insert(at, ' or late hours'), insert(at, ' of a sort')]);
  });
  it('are joined when what lies between has become short enough', () => {
    const heavy = bridged.replace('In the light of day', 'In the light of a bright new summer day');
    const at = heavy.indexOf(' of a bright');
    followed(heavy, [{ start: at, end: at + ' of a bright new summer'.length, newText: '' }]);
  });
  it('are joined when what parted them goes, and found again where another one comes, far from other copies', () => {
    const heavy = (n: number): string => `Number ${n} says what nobody else in this text says about ${n} boats.`;
    const [apart, other] = ['x', 'y'].map((name) => `The ${name}${BERTHS.slice(3).replaceAll('e', name)}`);
    const paragraphs = [BERTHS, heavy(1), CRANE, heavy(2), BERTHS, heavy(3), CRANE, heavy(4), apart, heavy(5), apart, heavy(6)];
    const text = [...paragraphs, other, heavy(7), other, heavy(8)].join('\n\n');
    const parting = (n: number): TextChange => ({
      start: text.indexOf(heavy(n)),
      end: text.indexOf(heavy(n)) + heavy(n).length + 2,
      newText: '',
    });
    followed(text, [parting(3), parting(1)]);
    followed(text, [insert(text.indexOf(heavy(8)), `${BERTHS}\n\n`)]);
  });
  it('that are alike keep to the order of the text, in whatever order they were written', () => {
    const list = '- The ‘deal’ is dead.\n- It is believed that the vault is empty.';
    const text = `She said:\n${list}\rShe said:\r${list}\n\nNobody asked.\r`;
    followed(text, [insert(text.indexOf('empty'), list), insert(0, '')], 'latex');
  });
  it('are what a new draft finds while paragraphs come, go and change places', () => {
    const light = ['Yes.', '# Berths', '- No.', 'In the light of day'];
    const edited = BERTHS.replace('fifteen', 'twenty');
    const heavy = fc.nat({ max: 9999 }).map((n) => `Number ${n} says what nobody else in this text says about ${n} boats.`);
    const paragraph = fc.oneof(fc.constantFrom(BERTHS, CRANE, edited, `${OTHER} ${CRANE}`, ...light), heavy);
    const step = fc.record({
      at: fc.nat(),
      gone: fc.nat({ max: 2 }),
      come: fc.array(paragraph, { maxLength: 2 }),
      begun: fc.nat({ max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 14 }), fc.array(step, { minLength: 1, maxLength: 6 }), (first, steps) => {
        const paragraphs = [BERTHS, BERTHS, ...first];
        const edits = steps.map(({ at, gone, come, begun }) => {
          const place = 2 + (at % (paragraphs.length - 1));
          const textOf = (some: readonly string[]) => some.map((one) => `${one}\n\n`).join('');
          const start = textOf(paragraphs.slice(0, place)).length;
          const out = paragraphs.splice(place, gone, ...come);
          return { start, end: start + textOf(out).length, newText: textOf(come), begun };
        });
        followed([BERTHS, BERTHS, ...first].map((one) => `${one}\n\n`).join(''), edits, 'markdown');
      }),
      { numRuns: 200 },
    );
  });
});
