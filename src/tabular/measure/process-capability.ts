import { problem } from '../../shared/index.js';
import { checkOption } from './check-rows.js';
import { deviationConstant, rangeConstants } from './control-constants.js';
import type { Interval } from './interval.js';
import { normalQuantile } from './normal-quantile.js';

/** What a customer allows; null where there is no limit. */
export interface SpecificationLimits {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** How well values fit between their limits. Figures that need a limit that is not there are NaN. */
export interface ProcessCapability {
  readonly rowCount: number;
  readonly mean: number;
  /** Short-term standard deviation: within subgroups, or between neighbours. */
  readonly sigmaWithin: number;
  /** Long-term standard deviation: of all values. */
  readonly sigmaOverall: number;
  /** Width of the limits / 6 sigma, short-term and long-term: what could be reached by centring. */
  readonly cp: number;
  readonly pp: number;
  /** Distance of the mean to the nearer limit / 3 sigma, short-term with its 95 % interval (Bissell 1990), long-term. */
  readonly cpk: Interval;
  readonly ppk: number;
  /** Share of the values seen outside the limits. */
  readonly outsideShare: number;
}

/**
 * Process capability of values in the order they were made. Missing values (NaN) are left out. `subgroupSize` values
 * (1..100, default 1) were made together: their pooled standard deviation, corrected by c4, is short-term; for 1 it is
 * the mean moving range / 1.128. Only meaningful for a process in control and about normal.
 * Throws `learning.no-rows` with fewer than two values or without a full subgroup, `input.invalid` on limits that are
 * missing, not finite or in the wrong order.
 */
export function processCapability(
  values: Float64Array,
  limits: SpecificationLimits,
  options: { readonly subgroupSize?: number } = {},
): ProcessCapability {
  const { subgroupSize = 1 } = options;
  checkOption(
    'subgroupSize',
    subgroupSize,
    'an integer, 1 to 100',
    (n) => Number.isInteger(n) && n >= 1 && n <= 100,
  );
  checkLimits(limits);
  const known = values.filter((value) => !Number.isNaN(value));
  const rowCount = known.length;
  if (rowCount < 2) throw problem('learning.no-rows', { purpose: 'process capability' });
  const mean = known.reduce((sum, value) => sum + value, 0) / rowCount;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sigmaOverall = Math.sqrt(squares / (rowCount - 1));
  const sigmaWithin = subgroupSize === 1 ? bySteps(known) : byPooling(known, subgroupSize);
  const lower = limits.lower ?? Number.NEGATIVE_INFINITY;
  const upper = limits.upper ?? Number.POSITIVE_INFINITY;
  const nearest = Math.min(mean - lower, upper - mean);
  const width = Number.isFinite(upper - lower) ? upper - lower : Number.NaN;
  const outside = known.filter((value) => value < lower || value > upper).length;
  return {
    rowCount,
    mean,
    sigmaWithin,
    sigmaOverall,
    cp: width / (6 * sigmaWithin),
    pp: width / (6 * sigmaOverall),
    cpk: withInterval(nearest / (3 * sigmaWithin), rowCount),
    ppk: nearest / (3 * sigmaOverall),
    outsideShare: outside / rowCount,
  };
}

function bySteps(values: Float64Array): number {
  let sum = 0;
  for (let i = 1; i < values.length; i++) sum += Math.abs(values[i]! - values[i - 1]!);
  return sum / (values.length - 1) / rangeConstants(2).d2;
}

/** A last subgroup that is not full is left out. */
function byPooling(values: Float64Array, size: number): number {
  const groups = Math.floor(values.length / size);
  if (groups === 0) throw problem('learning.no-rows', { purpose: 'a subgroup' });
  let squares = 0;
  for (let group = 0; group < groups; group++) {
    const part = values.subarray(group * size, (group + 1) * size);
    const centre = part.reduce((sum, value) => sum + value, 0) / size;
    squares += part.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  }
  const degrees = groups * (size - 1);
  return Math.sqrt(squares / degrees) / deviationConstant(degrees + 1);
}

function withInterval(cpk: number, rows: number): Interval {
  const level = 0.95;
  const reach = normalQuantile(0.975) * Math.sqrt(1 / (9 * rows) + cpk ** 2 / (2 * (rows - 1)));
  return { estimate: cpk, low: cpk - reach, high: cpk + reach, level };
}

function checkLimits({ lower, upper }: SpecificationLimits): void {
  const isBad =
    (lower === null && upper === null) ||
    (lower !== null && !Number.isFinite(lower)) ||
    (upper !== null && !Number.isFinite(upper)) ||
    (lower !== null && upper !== null && lower >= upper);
  if (isBad)
    throw problem('input.invalid', {
      at: 'limits',
      got: `${lower} to ${upper}`,
      expected: 'a finite lower limit below a finite upper one; one of the two may be null',
    });
}
