import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../shared/index.js';
import { randomEnsemble } from '../../explain/random-ensemble.js';
import { predictMargins } from '../predict-margins.js';
import { walkPredictor } from '../walk-predictor.js';
import { wasmScorer } from './wasm-scorer.js';

const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0];

describe('scoring in WebAssembly', () => {
  it('gives the bits of the walk, missing and infinite values included', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.record({
          treeCount: fc.integer({ min: 1, max: 12 }),
          featureCount: fc.integer({ min: 1, max: 6 }),
          depth: fc.integer({ min: 0, max: 7 }),
          fullness: fc.constantFrom(0.6, 1),
        }),
        fc.integer({ min: 1, max: 200 }),
        (seed, shape, rowCount) => {
          const random = seededRandom(seed);
          const ensemble = randomEnsemble(random, shape);
          const columns = Array.from({ length: shape.featureCount }, () =>
            Float64Array.from({ length: rowCount }, () =>
              random.next() < 0.2 ? odd[random.integer(odd.length)]! : random.normal(),
            ),
          );
          const margins = new Float64Array(rowCount);
          const scorer = wasmScorer(ensemble);
          expect(scorer).not.toBeNull();
          scorer!(columns, (i) => rowCount - 1 - i, margins);
          const walk = walkPredictor(ensemble);
          margins.forEach((margin, i) => {
            const row = Float64Array.from(columns, (column) => column[rowCount - 1 - i]!);
            expect(margin).toBe(walk(row));
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is what scores a large batch, and leaves deep trees to the walk', () => {
    const random = seededRandom(4);
    const columns = [0, 1, 2].map(() => Float64Array.from({ length: 1200 }, () => random.normal()));
    for (const depth of [5, 12]) {
      const shape = { treeCount: 3, featureCount: 3, depth, fullness: depth === 5 ? 1 : 0.95 };
      const ensemble = randomEnsemble(random, shape);
      expect(wasmScorer(ensemble) === null).toBe(depth === 12);
      const walk = walkPredictor(ensemble);
      const rows = Uint32Array.from({ length: 700 }, (_, i) => 1199 - i);
      const expected = Float64Array.from(rows, (row) =>
        walk(Float64Array.from(columns, (column) => column[row]!)),
      );
      expect(predictMargins(ensemble, columns, rows)).toEqual(expected);
    }
  });
});
