import { problem } from '../../shared/index.js';
import { type LinearScorer, linearMargin } from '../linear/linear-scorer.js';
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
    const scaled = columns.map((values, f) => {
      const { mean, deviation } = scalers[f]!;
      return values.map((value) => (Number.isNaN(value) ? 0 : (value - mean) / deviation));
    });
    const model = fitLogisticRegression(scaled, labels, classCount, rows, options, watch);
    const { coefficients, intercepts } = model;

    const scorers = coefficients.map(
      (ofOutput, output): LinearScorer => ({
        weights: ofOutput.map((coefficient, f) => coefficient / scalers[f]!.deviation),
        means: Float64Array.from(scalers, ({ mean }) => mean),
        intercept: intercepts[output]!,
      }),
    );

    const margins = (given: readonly Float64Array[], asked?: Uint32Array): Float64Array[] => {
      if (given.length !== columns.length)
        throw problem('learning.lengths-differ', {
          what: 'columns',
          got: given.length,
          expected: columns.length,
        });
      const count = asked?.length ?? given[0]!.length;
      const row = new Float64Array(columns.length);
      const answers = scorers.map(() => new Float64Array(count));
      for (let i = 0; i < count; i++) {
        for (let f = 0; f < row.length; f++)
          row[f] = given[f]![asked === undefined ? i : asked[i]!]!;
        scorers.forEach((scorer, output) => {
          answers[output]![i] = linearMargin(scorer, row);
        });
      }
      return answers;
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
    return {
      family: 'logistic-regression',
      classCount,
      ...(classCount === 2 ? { linear: scorers[0]! } : {}),
      probabilities,
      classProbabilities,
    };
  },
};

interface Scaler {
  readonly mean: number;
  /** 1 where values do not differ. */
  readonly deviation: number;
}

/** Mean and standard deviation of the values that the rows have. */
function scalerOf(values: Float64Array, { rows, weights }: WeighedRows): Scaler {
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
  return { mean, deviation: deviation > 0 ? deviation : 1 };
}
