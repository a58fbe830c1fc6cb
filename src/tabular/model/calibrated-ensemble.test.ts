import { expect, test } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { randomEnsemble } from '../explain/random-ensemble.js';
import { calibratedProbability } from '../measure/index.js';
import { predictMargins } from '../trees/predict-margins.js';
import { calibratedEnsemble } from './calibrated-ensemble.js';

test('its sigmoid is the calibrated probability of the old margin', () => {
  const platt = { kind: 'platt', slope: 1.7, intercept: -0.4 } as const;
  const random = seededRandom(8);
  const ensemble = randomEnsemble(random, { featureCount: 3, treeCount: 5, depth: 3 });
  const columns = [0, 1, 2].map(() => Float64Array.from({ length: 50 }, () => random.normal()));
  const before = predictMargins(ensemble, columns);
  predictMargins(calibratedEnsemble(ensemble, platt), columns).forEach((margin, row) => {
    const expected = calibratedProbability(platt, before[row]!);
    expect(1 / (1 + Math.exp(-margin))).toBeCloseTo(expected, 12);
  });
});
