import { expect, test } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { bruteForceShap } from './brute-force-shap.js';
import { globalImportance } from './global-importance.js';
import { randomEnsemble, randomRow } from './random-ensemble.js';

test('is the mean of the absolute values of the definition', () => {
  const random = seededRandom(5);
  const ensemble = randomEnsemble(random, { treeCount: 3, featureCount: 4, depth: 4 });
  const rows = Array.from({ length: 6 }, () => randomRow(random, 4));
  const got = globalImportance(ensemble, Float64Array.from(rows.flatMap((row) => [...row])));
  const expected = rows.map((row) => bruteForceShap(ensemble, row).values);
  for (let f = 0; f < 4; f++) {
    const mean = expected.reduce((sum, values) => sum + Math.abs(values[f]!), 0) / rows.length;
    // Rounding of a few dozen additions.
    expect(Math.abs(got[f]! - mean)).toBeLessThan(1e-12);
  }
});

test('without rows nothing is important', () => {
  const ensemble = randomEnsemble(seededRandom(5), { treeCount: 1, featureCount: 2, depth: 2 });
  expect([...globalImportance(ensemble, new Float64Array(0))]).toEqual([0, 0]);
});
