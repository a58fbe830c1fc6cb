import { problem } from '../../shared/index.js';
import { checkOption } from './check-rows.js';
import { deviationConstant, rangeConstants } from './control-constants.js';
import { type NelsonRule, nelsonRules } from './nelson-rules.js';

/** A figure over time with the limits it keeps within while nothing but chance moves it. */
export interface ControlChart {
  readonly centre: number;
  readonly points: readonly ControlPoint[];
}

export interface ControlPoint {
  /** NaN where it was not measured. */
  readonly value: number;
  /** Three standard deviations below and above the centre; never below what is possible, such as a range below 0. */
  readonly lower: number;
  readonly upper: number;
  /** Rules of Nelson it completes; charts of spread know rule 1 only. */
  readonly rules: readonly NelsonRule[];
}

export interface ControlOptions {
  /** Points from the first that centre and limits are taken from: a time when all was well. Default all. */
  readonly baselinePoints?: number;
}

/**
 * Single values and their moving ranges (I-MR): sigma is the mean moving range / 1.128. Missing values (NaN) are gaps.
 * Throws `learning.no-rows` with fewer than two neighbouring values in the baseline.
 */
export function individualsChart(
  values: Float64Array,
  options: ControlOptions = {},
): { readonly values: ControlChart; readonly movingRanges: ControlChart } {
  const baseline = baselineOf(values.length, options);
  const ranges = values.map((value, i) =>
    i === 0 ? Number.NaN : Math.abs(value - values[i - 1]!),
  );
  const meanRange = mean(ranges.subarray(0, baseline));
  const { d2, d3 } = rangeConstants(2);
  const centre = mean(values.subarray(0, baseline));
  return {
    values: meansChart(values, centre, () => meanRange / d2),
    movingRanges: spreadChart(ranges, meanRange, (meanRange * d3) / d2),
  };
}

/**
 * Means of consecutive subgroups of `size` (2..100) values and their spread: `range` for small ones (X-bar/R),
 * `deviation` (default, X-bar/S) for any. A last subgroup that is not full is left out; one with a missing value is a gap.
 * Throws `learning.no-rows` without a full subgroup in the baseline, `input.invalid` on a size out of range.
 */
export function subgroupCharts(
  values: Float64Array,
  size: number,
  options: ControlOptions & { readonly spread?: 'range' | 'deviation' } = {},
): { readonly means: ControlChart; readonly spreads: ControlChart } {
  checkOption(
    'size',
    size,
    'an integer, 2 to 100',
    (n) => Number.isInteger(n) && n >= 2 && n <= 100,
  );
  const { spread = 'deviation' } = options;
  const groups = Array.from({ length: Math.floor(values.length / size) }, (_, i) =>
    values.subarray(i * size, (i + 1) * size),
  );
  const baseline = baselineOf(groups.length, options);
  const means = Float64Array.from(groups, (group) => group.reduce((a, b) => a + b, 0) / size);
  const spreads = Float64Array.from(groups, spread === 'range' ? rangeOf : deviationOf);
  const meanSpread = mean(spreads.subarray(0, baseline));
  const { d2, d3 } = rangeConstants(size);
  const c4 = deviationConstant(size);
  const sigma = spread === 'range' ? meanSpread / d2 : meanSpread / c4;
  const spreadSigma = spread === 'range' ? sigma * d3 : sigma * Math.sqrt(1 - c4 * c4);
  const centre = mean(means.subarray(0, baseline));
  return {
    means: meansChart(means, centre, () => sigma / Math.sqrt(size)),
    spreads: spreadChart(spreads, meanSpread, spreadSigma),
  };
}

/**
 * Shares of defective parts (p chart): `counts[i]` of `sizes[i]` parts, limits by the size of each. A size of 0 is a gap.
 * Throws `learning.lengths-differ`, `input.invalid` on counts below 0 or above their size, `learning.no-rows` without
 * a part in the baseline.
 */
export function shareChart(
  counts: ArrayLike<number>,
  sizes: ArrayLike<number>,
  options: ControlOptions = {},
): ControlChart {
  if (counts.length !== sizes.length)
    throw problem('learning.lengths-differ', {
      what: 'sizes',
      got: sizes.length,
      expected: counts.length,
    });
  let [defective, parts] = [0, 0];
  const baseline = baselineOf(counts.length, options);
  const shares = Float64Array.from(counts, (count, i) => {
    checkOption(`count ${i + 1}`, count, `0 to ${sizes[i]}`, (n) => n >= 0 && n <= sizes[i]!);
    if (i < baseline) {
      defective += count;
      parts += sizes[i]!;
    }
    return sizes[i] === 0 ? Number.NaN : count / sizes[i]!;
  });
  if (parts === 0) throw problem('learning.no-rows', { purpose: 'a control chart' });
  const centre = defective / parts;
  const chart = meansChart(shares, centre, (i) => Math.sqrt((centre * (1 - centre)) / sizes[i]!));
  return {
    centre,
    points: chart.points.map((point) => ({
      ...point,
      // Without parts there is nothing to limit.
      lower: Number.isNaN(point.value) ? Number.NaN : Math.max(0, point.lower),
      upper: Number.isNaN(point.value) ? Number.NaN : Math.min(1, point.upper),
    })),
  };
}

function meansChart(
  values: Float64Array,
  centre: number,
  sigmaOf: (at: number) => number,
): ControlChart {
  // Without any spread a value is either on the centre line or infinitely far from it.
  const deviations = values.map((value, i) => {
    const distance = value - centre;
    return distance === 0 ? 0 : distance / sigmaOf(i);
  });
  const rules = nelsonRules(deviations);
  return {
    centre,
    points: Array.from(values, (value, i) => ({
      value,
      lower: centre - 3 * sigmaOf(i),
      upper: centre + 3 * sigmaOf(i),
      rules: rules[i]!,
    })),
  };
}

/** Spreads are skewed: runs say little, only the limits are watched. */
function spreadChart(values: Float64Array, centre: number, sigma: number): ControlChart {
  const lower = Math.max(0, centre - 3 * sigma);
  const upper = centre + 3 * sigma;
  return {
    centre,
    points: Array.from(values, (value) => ({
      value,
      lower,
      upper,
      rules: value < lower || value > upper ? [1] : [],
    })),
  };
}

function baselineOf(points: number, { baselinePoints }: ControlOptions): number {
  if (baselinePoints === undefined) return points;
  checkOption(
    'baselinePoints',
    baselinePoints,
    `an integer, 1 to ${points}`,
    (n) => Number.isInteger(n) && n >= 1 && n <= points,
  );
  return baselinePoints;
}

function mean(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length === 0) throw problem('learning.no-rows', { purpose: 'a control chart' });
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

function rangeOf(group: Float64Array): number {
  return Math.max(...group) - Math.min(...group);
}

function deviationOf(group: Float64Array): number {
  const centre = group.reduce((sum, value) => sum + value, 0) / group.length;
  const squares = group.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return Math.sqrt(squares / (group.length - 1));
}
