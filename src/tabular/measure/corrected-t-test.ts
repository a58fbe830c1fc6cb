import { problem } from '../../shared/index.js';
import type { DifferenceInterval } from './bootstrap.js';
import { checkOption } from './check-rows.js';
import { studentQuantile, studentTail } from './student-t.js';

/**
 * Whether two models differ over the same folds or repeated splits: the corrected resampled t-test (Nadeau & Bengio
 * 2003), which knows that training rows overlap. `differences` holds the second model's figure minus the first's, fold
 * by fold, 2 or more; `testShare` is the share of rows tested in each, above 0, below 1 (0.2 for five folds).
 * All differences equal: the interval is that point and the chance is 0, or 1 when they are all 0.
 */
export function correctedTTest(
  differences: readonly number[],
  options: { readonly testShare: number; readonly level?: number },
): DifferenceInterval {
  const { testShare, level = 0.95 } = options;
  checkOption('testShare', testShare, 'a number above 0, below 1', (s) => s > 0 && s < 1);
  checkOption('level', level, 'a number above 0.5, below 1', (value) => value > 0.5 && value < 1);
  const count = differences.length;
  if (count < 2 || !differences.every(Number.isFinite))
    throw problem('input.invalid', {
      at: 'differences',
      got: count < 2 ? `${count} folds` : 'one that is no finite number',
      expected: 'a finite number for each of 2 or more folds',
    });
  const estimate = differences.reduce((sum, each) => sum + each, 0) / count;
  const variance = differences.reduce((sum, each) => sum + (each - estimate) ** 2, 0) / (count - 1);
  const spread = Math.sqrt((1 / count + testShare / (1 - testShare)) * variance);
  if (spread === 0) {
    const pValue = estimate === 0 ? 1 : 0;
    return { estimate, low: estimate, high: estimate, level, pValue };
  }
  const reach = spread * studentQuantile((1 + level) / 2, count - 1);
  return {
    estimate,
    low: estimate - reach,
    high: estimate + reach,
    level,
    pValue: Math.min(1, 2 * studentTail(Math.abs(estimate) / spread, count - 1)),
  };
}
