import { problem } from '../../shared/index.js';
import {
  fitLogisticRegression,
  type LogisticRegressionOptions,
} from '../linear/logistic-regression.js';
import { checkColumns, type WeighedRows, weighedRows } from '../trees/learning-rows.js';
import { sigmoid } from '../trees/sigmoid.js';
import type { FittedLearner, Learner } from './learner.js';
import { softmaxRows } from './softmax-rows.js';

/**
 * Logistic regression, the floor any other model must beat. Takes the same columns as trees do: it fills missing
 * values with the mean of the training rows and standardises by them. Validation rows play no part.
 */
export const logisticRegressionLearner: Learner<LogisticRegressionOptions> = {
  family: 'logistic-regression',
  searchSpace: [{ name: 'l2', kind: 'log', from: 0.001, to: 1000, default: 1 }],
  budget: null,
  fit(columns, labels, rows, options = {}, { classCount = 2, validationRows: _, ...watch } = {}) {
    checkColumns(columns, labels.length);
    const training = weighedRows(labels, rows, 'training', watch);
    const scalers = columns.map((values) => scalerOf(values, training));
    const scaled = columns.map((values, f) => values.map(scalers[f]!));
    const model = fitLogisticRegression(scaled, labels, classCount, rows, options, watch);
    const { coefficients, intercepts } = model;

    const margins = (given: readonly Float64Array[], asked?: Uint32Array): Float64Array[] => {
      if (given.length !== columns.length)
        throw problem('learning.lengths-differ', {
          what: 'columns',
          got: given.length,
          expected: columns.length,
        });
      const count = asked?.length ?? given[0]!.length;
      return coefficients.map((ofOutput, output) => {
        const sums = new Float64Array(count).fill(intercepts[output]!);
        given.forEach((values, f) => {
          const scale = scalers[f]!;
          for (let i = 0; i < count; i++)
            sums[i] = sums[i]! + ofOutput[f]! * scale(values[asked === undefined ? i : asked[i]!]!);
        });
        return sums;
      });
    };
    const probabilities: FittedLearner['probabilities'] = (given, asked) => {
      if (classCount !== 2) throw problem('learning.many-outputs', { classCount });
      return margins(given, asked)[0]!.map(sigmoid);
    };
    const classProbabilities: FittedLearner['classProbabilities'] = (given, asked) => {
      if (classCount === 2) {
        const positive = probabilities(given, asked);
        return [positive.map((p) => 1 - p), positive];
      }
      const outputs = margins(given, asked);
      softmaxRows(outputs);
      return outputs;
    };
    return { family: 'logistic-regression', classCount, probabilities, classProbabilities };
  },
};

/** A value less the mean of the rows, over their standard deviation; the mean itself where it is missing. */
function scalerOf(values: Float64Array, { rows, weights }: WeighedRows): (value: number) => number {
  let total = 0;
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]!]!;
    if (!Number.isFinite(value)) continue;
    // Welford 1962, with weights after West 1979.
    const weight = weights === null ? 1 : weights[i]!;
    total += weight;
    const before = value - mean;
    mean += (before * weight) / total;
    squares += weight * before * (value - mean);
  }
  const deviation = total > 0 ? Math.sqrt(squares / total) : 0;
  const scale = deviation > 0 ? deviation : 1;
  return (value) => (Number.isNaN(value) ? 0 : (value - mean) / scale);
}
