import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { bruteForceInteraction } from './brute-force-shap.js';
import { pairInteraction } from './pair-interaction.js';
import { randomEnsemble, randomRow } from './random-ensemble.js';

// Sums of some hundred products of numbers below 10.
const tolerance = 1e-10;

test('equals the definition of the interaction index on random trees, whichever feature comes first', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 2, max: 7 }),
      fc.integer({ min: 0, max: 8 }),
      fc.double({ min: 0.4, max: 1, noNaN: true }),
      (seed, featureCount, depth, fullness) => {
        const random = seededRandom(seed);
        const ensemble = randomEnsemble(random, { treeCount: 2, featureCount, depth, fullness });
        const row = randomRow(random, featureCount);
        const first = random.integer(featureCount);
        const second = (first + 1 + random.integer(featureCount - 1)) % featureCount;
        const got = pairInteraction(ensemble, row, first, second);
        const expected = bruteForceInteraction(ensemble, row, first, second);
        expect(Math.abs(got - expected)).toBeLessThan(tolerance);
        const swapped = pairInteraction(ensemble, row, second, first);
        expect(Math.abs(got - swapped)).toBeLessThan(tolerance);
      },
    ),
    { numRuns: 80 },
  );
});

test('two features of an "and" interact as worked out by hand', () => {
  // Leaf 8 when x0 >= 0 and x1 >= 0, else 0; covers halve at each split: v() = 2, v(0) = v(1) = 4, v(both) = 8.
  const ensemble = {
    objective: 'logistic' as const,
    featureCount: 2,
    baseMargin: 0,
    treeStart: Int32Array.of(0, 5),
    splitFeature: Int32Array.of(0, -1, 1, -1, -1),
    threshold: new Float64Array(5),
    missingLeft: new Uint8Array(5),
    left: Int32Array.of(1, -1, 3, -1, -1),
    right: Int32Array.of(2, -1, 4, -1, -1),
    value: Float64Array.of(0, 0, 0, 0, 8),
    cover: Float64Array.of(8, 4, 4, 2, 2),
    gain: new Float64Array(5),
  };
  expect(pairInteraction(ensemble, Float64Array.of(1, 1), 0, 1)).toBeCloseTo(
    (8 - 4 - 4 + 2) / 2,
    12,
  );
  // v(0) = 4, v(1) = 0, v(both) = 0.
  expect(pairInteraction(ensemble, Float64Array.of(1, -1), 0, 1)).toBeCloseTo(
    (0 - 4 - 0 + 2) / 2,
    12,
  );
});

test.each([
  [0, 0],
  [-1, 0],
  [0, 3],
  [0.5, 1],
])('features %d and %d of three are refused', (first, second) => {
  const random = seededRandom(1);
  const ensemble = randomEnsemble(random, { treeCount: 1, featureCount: 3, depth: 2 });
  expect(() => pairInteraction(ensemble, randomRow(random, 3), first, second)).toThrow(
    expect.objectContaining({ code: 'input.invalid' }),
  );
});
