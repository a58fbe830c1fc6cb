import { checkOption } from './check-rows.js';
import type { Interval } from './interval.js';
import { normalQuantile } from './normal-quantile.js';

/**
 * The interval of a share counted on `rows` independent rows (Wilson 1927): right for few rows and for shares near 0
 * and 1. `level` above 0.5, below 1, default 0.95. No rows: NaN.
 */
export function shareInterval(count: number, rows: number, level = 0.95): Interval {
  checkOption('level', level, 'a number above 0.5, below 1', (value) => value > 0.5 && value < 1);
  checkOption('count', count, `a number, 0 to ${rows}`, (value) => value >= 0 && value <= rows);
  if (rows === 0) return { estimate: Number.NaN, low: Number.NaN, high: Number.NaN, level };
  const z = normalQuantile((1 + level) / 2);
  const share = count / rows;
  const middle = (share + (z * z) / (2 * rows)) / (1 + (z * z) / rows);
  const reach =
    (z / (1 + (z * z) / rows)) *
    Math.sqrt((share * (1 - share)) / rows + (z * z) / (4 * rows * rows));
  return {
    estimate: share,
    low: count === 0 ? 0 : middle - reach,
    high: count === rows ? 1 : middle + reach,
    level,
  };
}
