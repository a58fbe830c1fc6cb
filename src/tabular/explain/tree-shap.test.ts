import { expect, test } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { explainer } from './explainer.js';
import { randomEnsemble, randomRow } from './random-ensemble.js';
import { treeShap } from './tree-shap.js';

test('is the compiled explainer applied once', () => {
  const random = seededRandom(8);
  const ensemble = randomEnsemble(random, { treeCount: 5, featureCount: 6, depth: 4 });
  const row = randomRow(random, 6);
  const values = new Float64Array(6);
  explainer(ensemble).explain(row, values);
  expect(treeShap(ensemble, row).values).toEqual(values);
});

test('two features of an "and" share its effect as worked out by hand', () => {
  // Leaf 8 when x0 >= 0 and x1 >= 0, else 0; covers halve at each split, so the base is 2.
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
  const both = treeShap(ensemble, Float64Array.of(1, 1));
  expect(both.baseValue).toBe(2);
  // v(0) = 4, v(1) = 4, v(both) = 8: each gets (2 + 4) / 2.
  expect(both.values[0]).toBeCloseTo(3, 12);
  expect(both.values[1]).toBeCloseTo(3, 12);
  // v(0) = 4, v(1) = 0, v(both) = 0: feature 0 gets (2 + 0) / 2, feature 1 (-2 - 4) / 2.
  const one = treeShap(ensemble, Float64Array.of(1, -1));
  expect(one.values[0]).toBeCloseTo(1, 12);
  expect(one.values[1]).toBeCloseTo(-3, 12);
});
