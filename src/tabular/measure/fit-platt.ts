import { calibrationTargets, checkCalibrationRows } from './calibration-targets.js';

/** sigmoid(slope * margin + intercept). */
export interface PlattCalibration {
  readonly kind: 'platt';
  /** 0 or more: rows that rank the wrong way round give 0, not an upside-down model. */
  readonly slope: number;
  readonly intercept: number;
}

/**
 * Platt scaling of margins on rows that did not train the model: the logistic curve of least log loss against targets
 * smoothed by Laplace's rule, (n1 + 1) / (n1 + 2) and 1 / (n0 + 2) (Platt 1999; Newton with backtracking after
 * Lin, Lin & Weng 2007). Throws on one class, lengths that differ and margins that are not finite.
 */
export function fitPlatt(labels: Uint8Array, margins: Float64Array): PlattCalibration {
  checkCalibrationRows(labels, margins);
  const { low, high, positives, negatives } = calibrationTargets(labels);
  // Margins of any size: fitted in units of their own spread, so that the ridge below stays small beside the Hessian.
  const { centre, spread } = centreAndSpread(margins);
  const x = margins.map((margin) => (margin - centre) / spread);
  let slope = 0;
  let intercept = Math.log((positives + 1) / (negatives + 1));
  let loss = lossOf(labels, x, slope, intercept, low, high);
  for (let step = 0; step < mostSteps; step++) {
    let [g0, g1, h00, h01, h11] = [0, 0, ridge, 0, ridge];
    for (let row = 0; row < x.length; row++) {
      const p = 1 / (1 + Math.exp(-(slope * x[row]! + intercept)));
      const gradient = p - (labels[row] === 1 ? high : low);
      const hessian = p * (1 - p);
      g0 += gradient * x[row]!;
      g1 += gradient;
      h00 += hessian * x[row]! * x[row]!;
      h01 += hessian * x[row]!;
      h11 += hessian;
    }
    const determinant = h00 * h11 - h01 * h01;
    const slopeStep = -(h11 * g0 - h01 * g1) / determinant;
    const interceptStep = -(h00 * g1 - h01 * g0) / determinant;
    const descent = g0 * slopeStep + g1 * interceptStep;
    // What is left to gain is below the rounding of the loss, which can no longer judge: the last, full step.
    if (-descent <= immeasurable * loss) {
      slope += slopeStep;
      intercept += interceptStep;
      break;
    }
    let length = 1;
    for (; length >= shortestStep; length /= 2) {
      const next = lossOf(
        labels,
        x,
        slope + length * slopeStep,
        intercept + length * interceptStep,
        low,
        high,
      );
      if (next <= loss + 1e-4 * length * descent) {
        loss = next;
        break;
      }
    }
    if (length < shortestStep) break;
    slope += length * slopeStep;
    intercept += length * interceptStep;
  }
  if (!(slope > 0)) {
    const mean = (positives * high + negatives * low) / (positives + negatives);
    return { kind: 'platt', slope: 0, intercept: Math.log(mean / (1 - mean)) };
  }
  return {
    kind: 'platt',
    slope: slope / spread,
    intercept: intercept - (slope * centre) / spread,
  };
}

const mostSteps = 100;
const ridge = 1e-12;
const immeasurable = 1e-13;
const shortestStep = 1e-10;

function centreAndSpread(margins: Float64Array): { centre: number; spread: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const margin of margins) {
    low = Math.min(low, margin);
    high = Math.max(high, margin);
    sum += margin / margins.length;
  }
  return { centre: sum, spread: high > low ? (high - low) / 2 : 1 };
}

/** Log loss against soft targets, in the form that does not overflow. */
function lossOf(
  labels: Uint8Array,
  x: Float64Array,
  slope: number,
  intercept: number,
  low: number,
  high: number,
): number {
  let loss = 0;
  for (let row = 0; row < x.length; row++) {
    const margin = slope * x[row]! + intercept;
    const target = labels[row] === 1 ? high : low;
    loss += Math.max(margin, 0) - margin * target + Math.log1p(Math.exp(-Math.abs(margin)));
  }
  return loss;
}
