import { problem } from '../../shared/index.js';
import { checkClassCount } from '../trees/boosting-classes.js';
import {
  checkClasses,
  checkColumns,
  checkFinite,
  type LearningWatch,
  refuseMonotone,
  weighedRows,
} from '../trees/learning-rows.js';
import { atLeastZero, integer, type OptionTable, resolveOptions } from '../trees/option-table.js';
import { minimise } from './minimise.js';

/** How coefficients are found. Every field is optional; unknown names and values out of range are refused. */
export interface LogisticRegressionOptions {
  /** L2 penalty of coefficients: half of it times the sum of their squares is added to the summed log loss. Default 1. */
  readonly l2?: number;
  /** Iterations at most, 1..100000. Default 1000. */
  readonly iterations?: number;
}

/**
 * Log odds of class 1 as a weighted sum of the features for two classes; for more, one sum per class under the
 * softmax. Output o of a row is `intercepts[o]` plus the sum over features f of `coefficients[o][f] * x[f]`.
 */
export interface LogisticRegression {
  readonly classCount: number;
  /** One array per output: 1 output for two classes, else one per class. */
  readonly coefficients: readonly Float64Array[];
  readonly intercepts: Float64Array;
  /** False when the iterations ended before the loss lay flat. */
  readonly converged: boolean;
}

const optionTable: OptionTable<Required<LogisticRegressionOptions>> = {
  l2: atLeastZero(1),
  iterations: integer(1000, 1, 100_000),
};

// Per row of weight: far below what four digits of a coefficient need.
const flat = 1e-8;

/**
 * The coefficients of least penalised log loss; intercepts are not penalised. Columns are feature-major, finite and best
 * standardised, so that the penalty treats them alike. Throws `learning.missing-value`, and otherwise as `fitBoosting` does.
 */
export function fitLogisticRegression(
  columns: readonly Float64Array[],
  labels: Uint8Array,
  classCount: number,
  rows: Uint32Array,
  options: LogisticRegressionOptions = {},
  watch: Omit<LearningWatch, 'validationRows'> = {},
): LogisticRegression {
  const { l2, iterations } = resolveOptions(optionTable, options);
  checkClassCount(classCount);
  checkColumns(columns, labels.length);
  refuseMonotone(watch);
  const training = weighedRows(labels, rows, 'training', watch);
  checkClasses(labels, training.rows, new Uint32Array(), classCount);
  checkFinite(columns, training.rows);
  refuseMissing(columns, training.rows);

  const featureCount = columns.length;
  const width = featureCount + 1;
  const outputCount = classCount === 2 ? 1 : classCount;
  const margins = new Float64Array(outputCount);
  const { rows: kept, weights } = training;
  // Row by row: every step reads whole rows.
  const values = new Float64Array(kept.length * featureCount);
  columns.forEach((column, f) => {
    for (let i = 0; i < kept.length; i++) values[i * featureCount + f] = column[kept[i]!]!;
  });
  const totalWeight = weights === null ? kept.length : weights.reduce((sum, w) => sum + w, 0);
  let rounds = 0;
  // Unknowns: [output 0: a coefficient per feature, then the intercept | output 1 | ...]
  const loss = (unknowns: Float64Array, gradient: Float64Array): number => {
    if (watch.signal?.aborted) throw problem('learning.stopped', { rounds });
    rounds++;
    gradient.fill(0);
    let sum = 0;
    for (let i = 0; i < kept.length; i++) {
      const at = i * featureCount;
      const weight = weights === null ? 1 : weights[i]!;
      for (let o = 0; o < outputCount; o++) {
        let margin = unknowns[o * width + featureCount]!;
        for (let f = 0; f < featureCount; f++) margin += unknowns[o * width + f]! * values[at + f]!;
        margins[o] = margin;
      }
      sum += weight * lossOf(margins, labels[kept[i]!]!);
      for (let o = 0; o < outputCount; o++) {
        // lossOf left the derivative by the margin in its place.
        const slope = weight * margins[o]!;
        for (let f = 0; f < featureCount; f++)
          gradient[o * width + f] = gradient[o * width + f]! + slope * values[at + f]!;
        gradient[o * width + featureCount] = gradient[o * width + featureCount]! + slope;
      }
    }
    for (let at = 0; at < unknowns.length; at++) {
      if (at % width === featureCount) continue;
      sum += (l2 / 2) * unknowns[at]! ** 2;
      gradient[at] = gradient[at]! + l2 * unknowns[at]!;
    }
    return sum;
  };
  const tolerance = flat * totalWeight;
  const found = minimise(loss, new Float64Array(outputCount * width), {
    tolerance,
    mostIterations: iterations,
  });
  return {
    classCount,
    coefficients: Array.from({ length: outputCount }, (_, o) =>
      found.x.slice(o * width, o * width + featureCount),
    ),
    intercepts: Float64Array.from(
      { length: outputCount },
      (_, o) => found.x[o * width + featureCount]!,
    ),
    // Where rounding ends the search first, the slope is a little above.
    converged: found.slope <= 100 * tolerance,
  };
}

/** Log loss of one row; writes its derivatives over the margins. One margin stands for log odds of class 1. */
function lossOf(margins: Float64Array, label: number): number {
  if (margins.length === 1) {
    const margin = margins[0]!;
    margins[0] = 1 / (1 + Math.exp(-margin)) - label;
    const wrong = label === 1 ? -margin : margin;
    return Math.max(0, wrong) + Math.log1p(Math.exp(-Math.abs(wrong)));
  }
  let highest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < margins.length; k++) highest = Math.max(highest, margins[k]!);
  const truth = margins[label]! - highest;
  let sum = 0;
  for (let k = 0; k < margins.length; k++) {
    const power = Math.exp(margins[k]! - highest);
    margins[k] = power;
    sum += power;
  }
  for (let k = 0; k < margins.length; k++) margins[k] = margins[k]! / sum - (k === label ? 1 : 0);
  return Math.log(sum) - truth;
}

function refuseMissing(columns: readonly Float64Array[], rows: Uint32Array): void {
  columns.forEach((values, feature) => {
    for (const row of rows)
      if (Number.isNaN(values[row]))
        throw problem('learning.missing-value', { column: `number ${feature + 1}`, row });
  });
}
