import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { explainer } from './explainer.js';
import { kernelExplainer } from './kernel-explainer.js';
import { pathFacts } from './path-facts.js';
import { plainExplainer } from './plain-explainer.js';
import { randomCategories, randomEnsemble, randomRow } from './random-ensemble.js';

// Both sum some thousand products of numbers below 10, in another order.
const tolerance = 1e-10;

test('the kernel runs here and equals the plain explainer, many rows and one', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 0, max: 9 }),
      fc.double({ min: 0.5, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 100 }),
      (seed, featureCount, depth, fullness, rowCount) => {
        const random = seededRandom(seed);
        const categoryShare = seed % 2 === 0 ? 0 : 0.5;
        const shape = { treeCount: 3, featureCount, depth, fullness, categoryShare };
        const ensemble = randomEnsemble(random, shape);
        const paths = pathFacts(ensemble);
        const kernel = kernelExplainer(ensemble, paths);
        const made = categoryShare === 0 ? randomRow : randomCategories;
        const rows = made(random, rowCount * featureCount);
        const expected = new Float64Array(rows.length);
        plainExplainer(ensemble, paths)(rows, expected);
        const got = new Float64Array(rows.length).fill(Number.NaN);
        // Null would say that this machine has no WebAssembly, and then nothing was compared.
        kernel!(rows, got);
        const apart = got.reduce(
          (most, value, i) => Math.max(most, Math.abs(value - expected[i]!)),
          0,
        );
        expect(apart).toBeLessThan(tolerance);
        const last = (rowCount - 1) * featureCount;
        const one = new Float64Array(featureCount);
        kernel!(rows.subarray(last), one);
        expect(one).toEqual(got.subarray(last));
      },
    ),
    { numRuns: 40 },
  );
});

test('without WebAssembly the explainer is the plain one', () => {
  const random = seededRandom(4);
  const ensemble = randomEnsemble(random, { treeCount: 5, featureCount: 6, depth: 5 });
  const rows = randomRow(random, 60);
  const expected = new Float64Array(60);
  plainExplainer(ensemble, pathFacts(ensemble))(rows, expected);
  vi.stubGlobal('WebAssembly', undefined);
  try {
    expect(kernelExplainer(ensemble, pathFacts(ensemble))).toBeNull();
    const got = new Float64Array(60);
    explainer(ensemble).explainRows(rows, got);
    expect(got).toEqual(expected);
  } finally {
    vi.unstubAllGlobals();
  }
});

test('an ensemble beyond a gigabyte is left to the plain explainer', () => {
  const random = seededRandom(5);
  const ensemble = randomEnsemble(random, { treeCount: 1, featureCount: 3, depth: 2 });
  // Rows of so many features that 64 of them take more.
  expect(kernelExplainer({ ...ensemble, featureCount: 800_000 }, pathFacts(ensemble))).toBeNull();
});
