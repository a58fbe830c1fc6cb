import { normalShareBelow } from './normal-quantile.js';

/** Mean (d2) and standard deviation (d3) of the range of `size` (2..100) normal values with standard deviation 1. */
export function rangeConstants(size: number): { readonly d2: number; readonly d3: number } {
  const known = ranges.get(size);
  if (known !== undefined) return known;
  const coarse = rangeMoments(size, 200);
  const fine = rangeMoments(size, 400);
  // The error of the trapezoid rule falls with the square of the step: what is left after taking it out is below 1e-6.
  const d2 = (4 * fine.mean - coarse.mean) / 3;
  const meanSquare = (4 * fine.meanSquare - coarse.meanSquare) / 3;
  const constants = { d2, d3: Math.sqrt(meanSquare - d2 * d2) };
  ranges.set(size, constants);
  return constants;
}

/** Mean of the standard deviation of `size` (2 or more) normal values with standard deviation 1 (c4). */
export function deviationConstant(size: number): number {
  // c4(n) c4(n + 1) = sqrt((n - 1) / n), from c4(2) upwards.
  let c4 = Math.sqrt(2 / Math.PI);
  for (let n = 2; n < size; n++) c4 = Math.sqrt((n - 1) / n) / c4;
  return c4;
}

const ranges = new Map<number, { readonly d2: number; readonly d3: number }>();
// Beyond eight standard deviations nothing is left that a double could hold beside 1.
const reach = 8;

/** The range's first two moments as integrals of the distribution function (Tippett 1925). */
function rangeMoments(size: number, steps: number): { mean: number; meanSquare: number } {
  const width = (2 * reach) / steps;
  const below = Float64Array.from({ length: steps + 1 }, (_, i) => shareBelow(-reach + i * width));
  let mean = 0;
  let meanSquare = 0;
  for (let i = 0; i <= steps; i++) {
    const allBelow = below[i]! ** size;
    const allAbove = (1 - below[i]!) ** size;
    mean += 1 - allBelow - allAbove;
    // Along y = x the inner integral begins: half a step.
    meanSquare += (1 - allBelow - allAbove) / 2;
    for (let j = i + 1; j <= steps; j++)
      meanSquare += 1 - below[j]! ** size - allAbove + (below[j]! - below[i]!) ** size;
  }
  return { mean: mean * width, meanSquare: 2 * meanSquare * width * width };
}

function shareBelow(x: number): number {
  return x >= 0 ? normalShareBelow(x) : 1 - normalShareBelow(-x);
}
