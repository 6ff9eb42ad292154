import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildGraph } from '../../server/src/engine/lexicon/graph';
import { packGraph, unpackGraph } from '../../server/src/engine/lexicon/packedGraph';

describe('the graph as it is shipped', () => {
  it('unpacks to what was packed', () => {
    const element = fc.oneof(
      fc.integer({ min: 4, max: 60 }),
      fc.integer({ min: -104, max: -100 }),
      fc.integer({ min: -3, max: -1 }),
    );
    const pattern = fc.record({
      entry: fc.nat(9),
      form: fc.nat(3),
      elements: fc.array(element, { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 40 }), (patterns) => {
        const graph = buildGraph(patterns);
        assert.deepEqual(unpackGraph(packGraph(graph)), graph);
      }),
    );
  });
});
