import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import type { TreeEnsemble } from '../trees/tree-ensemble.js';
import { bruteForceShap } from './brute-force-shap.js';
import { explainer } from './explainer.js';
import { naiveMargin } from './naive-margin.js';
import { randomCategories, randomEnsemble, randomRow } from './random-ensemble.js';
import { treeShap } from './tree-shap.js';

// Values are sums of some hundred products of numbers below 10: rounding stays far below 1e-9.
const tolerance = 1e-9;

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

test('equals the definition of Shapley values on random trees', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 0, max: 9 }),
      fc.double({ min: 0.3, max: 1, noNaN: true }),
      (seed, featureCount, depth, fullness) => {
        const random = seededRandom(seed);
        // With fewer features than levels, features repeat on a path.
        const ensemble = randomEnsemble(random, { treeCount: 2, featureCount, depth, fullness });
        const row = randomRow(random, featureCount);
        const expected = bruteForceShap(ensemble, row);
        const got = treeShap(ensemble, row);
        expect(Math.abs(got.baseValue - expected.baseValue)).toBeLessThan(tolerance);
        for (let f = 0; f < featureCount; f++)
          expect(Math.abs(got.values[f]! - expected.values[f]!)).toBeLessThan(tolerance);
      },
    ),
    { numRuns: 150 },
  );
});

test('equals the definition where splits go by category', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 6 }), (seed, featureCount) => {
      const random = seededRandom(seed);
      const shape = { treeCount: 2, featureCount, depth: 5, fullness: 0.9, categoryShare: 0.7 };
      const ensemble = randomEnsemble(random, shape);
      const row = randomCategories(random, featureCount);
      const expected = bruteForceShap(ensemble, row);
      const got = treeShap(ensemble, row);
      expect(Math.abs(got.baseValue + sum(got.values) - naiveMargin(ensemble, row))).toBeLessThan(
        tolerance,
      );
      for (let f = 0; f < featureCount; f++)
        expect(Math.abs(got.values[f]! - expected.values[f]!)).toBeLessThan(tolerance);
    }),
    { numRuns: 60 },
  );
});

test('base value plus values is the margin, also in large and deep ensembles', () => {
  for (const [depth, featureCount, treeCount] of [
    [6, 30, 100],
    [12, 200, 3],
    [10, 3, 5],
  ] as const) {
    const random = seededRandom(depth);
    const ensemble = randomEnsemble(random, { treeCount, featureCount, depth });
    const row = randomRow(random, featureCount);
    const { baseValue, values } = treeShap(ensemble, row);
    expect(Math.abs(baseValue + sum(values) - naiveMargin(ensemble, row))).toBeLessThan(tolerance);
  }
});

test('a chain of sixty different features stays exact', () => {
  const ensemble = chain(60, () => 1000);
  const row = Float64Array.from({ length: 60 }, (_, f) => (f % 3 === 0 ? -1 : 1));
  const { baseValue, values } = treeShap(ensemble, row);
  expect(Math.abs(baseValue + sum(values) - naiveMargin(ensemble, row))).toBeLessThan(tolerance);
});

test('a split no training row reached shares evenly and stays finite', () => {
  const ensemble = chain(4, () => 0);
  const { baseValue, values } = treeShap(ensemble, Float64Array.of(1, 1, 1, 1));
  expect([baseValue, ...values].every(Number.isFinite)).toBe(true);
});

test('a side without cover adds exactly what the definition says', () => {
  // One tree, x0 < 0 holds no training row: base 2, and a row there moves to -5 through feature 0 alone.
  const ensemble = chain(1, (node) => (node === 1 ? 0 : 10));
  const { baseValue, values } = treeShap(ensemble, Float64Array.of(-1));
  expect(baseValue).toBe(ensemble.value[2]);
  expect(baseValue + values[0]!).toBeCloseTo(ensemble.value[1]!, 12);
});

test('an ensemble that is one leaf explains nothing', () => {
  const ensemble = randomEnsemble(seededRandom(1), { treeCount: 1, featureCount: 2, depth: 0 });
  const { baseValue, values } = treeShap(ensemble, Float64Array.of(0, 0));
  expect(baseValue).toBe(ensemble.baseMargin + ensemble.value[0]!);
  expect([...values]).toEqual([0, 0]);
});

test('a compiled explainer gives the same answer whatever it explained before', () => {
  const random = seededRandom(3);
  const ensemble = randomEnsemble(random, {
    treeCount: 9,
    featureCount: 4,
    depth: 6,
    fullness: 0.8,
  });
  const compiled = explainer(ensemble);
  const values = new Float64Array(4);
  for (let i = 0; i < 20; i++) {
    const row = randomRow(random, 4);
    compiled.explain(row, values);
    expect(values).toEqual(treeShap(ensemble, row).values);
  }
});

// A tree that tests feature 0, 1, 2, ... in turn, its left child always a leaf.
function chain(length: number, cover: (node: number) => number): TreeEnsemble {
  const nodeCount = 2 * length + 1;
  const isSplit = (node: number) => node % 2 === 0 && node < nodeCount - 1;
  const nodes = Array.from({ length: nodeCount }, (_, node) => node);
  return {
    objective: 'logistic',
    featureCount: length,
    baseMargin: 0,
    treeStart: Int32Array.of(0, nodeCount),
    splitFeature: Int32Array.from(nodes, (node) => (isSplit(node) ? node / 2 : -1)),
    threshold: new Float64Array(nodeCount),
    missingLeft: new Uint8Array(nodeCount),
    left: Int32Array.from(nodes, (node) => (isSplit(node) ? node + 1 : -1)),
    right: Int32Array.from(nodes, (node) => (isSplit(node) ? node + 2 : -1)),
    value: Float64Array.from(nodes, (node) => (isSplit(node) ? 0 : 2 - 7 * (node % 2))),
    cover: Float64Array.from(nodes, cover),
    gain: new Float64Array(nodeCount),
  };
}
