/** A figure with the range it would move in if the rows were drawn again. NaN where it is not defined. */
export interface Interval {
  /** On the rows themselves. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** Share of the range's chances, for instance 0.95. */
  readonly level: number;
}

/** How rows are drawn again. */
export interface ResamplingOptions {
  /** 100..100000; default 1000. */
  readonly resamples?: number;
  /** Above 0.5, below 1; default 0.95. */
  readonly level?: number;
  /** Default 0. */
  readonly seed?: number;
  /**
   * Rows that come together, such as twins or the shots of a lot: whole groups are drawn, and the interval is as wide
   * as that many independent things allow. One number per row; default each row alone, the classes apart.
   */
  readonly groupOfRow?: Uint32Array;
}

/** The value below which `share` of the sorted values lie, with linear interpolation. NaN of none. */
export function quantile(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}

/** The percentile interval (Efron 1979) of resampled figures; those that are not defined are left out, NaN when most are. */
export function percentileInterval(
  estimate: number,
  resampled: Float64Array,
  level: number,
): Interval {
  const sorted = resampled.filter((value) => !Number.isNaN(value)).sort();
  if (Number.isNaN(estimate) || sorted.length * 2 < resampled.length)
    return { estimate, low: Number.NaN, high: Number.NaN, level };
  const tail = (1 - level) / 2;
  return { estimate, low: quantile(sorted, tail), high: quantile(sorted, 1 - tail), level };
}
