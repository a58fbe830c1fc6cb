import { expect, test } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { bruteForceShap } from './brute-force-shap.js';
import { naiveMargin } from './naive-margin.js';
import { randomEnsemble, randomRow } from './random-ensemble.js';

test('all features known give the margin (efficiency), an unused feature gets nothing (dummy)', () => {
  const random = seededRandom(2);
  const used = randomEnsemble(random, { treeCount: 2, featureCount: 4, depth: 4 });
  const ensemble = { ...used, featureCount: 5 };
  const row = randomRow(random, 5);
  const { baseValue, values } = bruteForceShap(ensemble, row);
  const total = values.reduce((sum, value) => sum + value, baseValue);
  // Rounding of a few dozen additions.
  expect(Math.abs(total - naiveMargin(ensemble, row))).toBeLessThan(1e-12);
  expect(values[4]).toBe(0);
});
