import { toNearest } from './exponential.js';
import type { GradientPairs, QuantisedPairs, RowPositions } from './number-types.js';

/** What real gradients and hessians are multiplied with before they are rounded; powers of two. */
export interface PairScales {
  readonly gradient: number;
  readonly hessian: number;
}

/** Sums of quantised pairs: integers of 32 bits, hessians never negative. */
export interface PairSums {
  readonly gradients: number;
  readonly hessians: number;
}

/**
 * Scales under which the sums of all rows stay below 2^30, and with half a unit of rounding a row below 2^31, from the
 * sums of |g| and h. With half a million rows a mean gradient still counts some two thousand units.
 */
export function pairScales(magnitudes: readonly [number, number]): PairScales {
  const [gradient, hessian] = magnitudes.map((sum) =>
    // Nothing to scale, or numbers so small that their scale would overflow.
    sum > 2 ** -900 ? 2 ** Math.floor(30 - Math.log2(sum)) : 1,
  );
  // One scale for each of two sums.
  return { gradient: gradient!, hessian: hessian! };
}

/** [sum of |g|, sum of h] over the rows, in four running sums by position, the remainder in the first. */
export function gradientMagnitudes(
  gradients: GradientPairs,
  rows: RowPositions,
): readonly [number, number] {
  const g = [0, 0, 0, 0];
  const h = [0, 0, 0, 0];
  const whole = rows.length & ~3;
  for (let i = 0; i < rows.length; i++) {
    const lane = i < whole ? i & 3 : 0;
    const at = 2 * rows[i]!;
    g[lane] = g[lane]! + Math.abs(gradients[at]!);
    h[lane] = h[lane]! + gradients[at + 1]!;
  }
  return [g[0]! + g[1]! + (g[2]! + g[3]!), h[0]! + h[1]! + (h[2]! + h[3]!)];
}

/**
 * Writes the rows' pairs as integers, to nearest, half to even (the quantised training of Shi et al. 2022, at 30 bits),
 * h at least 1 so that a bin is empty exactly where its hessians are 0; answers their sums.
 */
export function quantisePairs(
  gradients: GradientPairs,
  rows: RowPositions,
  scales: PairScales,
  into: QuantisedPairs,
): PairSums {
  let sumGradients = 0;
  let sumHessians = 0;
  for (let i = 0; i < rows.length; i++) {
    const at = 2 * rows[i]!;
    const g = toNearest(gradients[at]! * scales.gradient);
    const h = Math.max(1, toNearest(gradients[at + 1]! * scales.hessian));
    into[at] = h;
    into[at + 1] = g;
    sumHessians += h;
    sumGradients += g;
  }
  return { gradients: sumGradients, hessians: sumHessians };
}
