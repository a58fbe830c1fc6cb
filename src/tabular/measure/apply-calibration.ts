import type { Calibration } from './calibration.js';

/** The calibrated probability, 0..1, of each margin (log odds; infinite ones too). A NaN margin stays NaN. */
export function applyCalibration(calibration: Calibration, margins: Float64Array): Float64Array {
  return margins.map((margin) => calibratedProbability(calibration, margin));
}

/** The calibrated probability, 0..1, of one margin. */
export function calibratedProbability(calibration: Calibration, margin: number): number {
  switch (calibration.kind) {
    case 'none':
      return sigmoid(margin);
    case 'platt':
      // A slope of 0 says that margins tell nothing, infinite ones (0 * Infinity is NaN) included.
      return sigmoid(
        calibration.slope === 0
          ? calibration.intercept
          : calibration.slope * margin + calibration.intercept,
      );
    case 'isotonic':
      return between(calibration.margins, calibration.probabilities, margin);
  }
}

/** Log odds of a probability: what a model that answers probabilities passes as its margin. 0 and 1 give infinities. */
export function logOdds(probability: number): number {
  return Math.log(probability / (1 - probability));
}

function between(xs: readonly number[], ys: readonly number[], x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  const last = xs.length - 1;
  if (x <= xs[0]!) return ys[0]!;
  if (x >= xs[last]!) return ys[last]!;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (xs[middle]! <= x) low = middle;
    else high = middle;
  }
  const share = (x - xs[low]!) / (xs[high]! - xs[low]!);
  const value = ys[low]! + share * (ys[high]! - ys[low]!);
  // Rounding may step over the next knot by one unit, which would turn the order of two rows around.
  return Math.min(value, ys[high]!);
}

// The trees have one of their own: rooms inside `tabular` stay free of loops.
function sigmoid(margin: number): number {
  return 1 / (1 + Math.exp(-margin));
}
