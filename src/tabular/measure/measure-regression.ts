import { problem } from '../../shared/index.js';

/** Quality of predicted numbers; errors in the unit of the target. */
export interface RegressionMetrics {
  readonly rowCount: number;
  /** Root of the mean squared error. */
  readonly rmse: number;
  /** Mean absolute error. */
  readonly mae: number;
  /** Mean of prediction minus truth: above 0 predicts too much. */
  readonly bias: number;
  /** Share of the variance explained: 1 is perfect, 0 as good as the mean, below 0 worse; NaN when the truth is constant. */
  readonly r2: number;
}

/** Throws on no rows, lengths that differ and numbers that are not finite. */
export function measureRegression(
  truth: Float64Array,
  predictions: Float64Array,
): RegressionMetrics {
  const rowCount = truth.length;
  if (rowCount === 0) throw problem('learning.no-rows', { purpose: 'measuring' });
  if (predictions.length !== rowCount)
    throw problem('learning.lengths-differ', {
      what: 'predictions',
      got: predictions.length,
      expected: rowCount,
    });
  let mean = 0;
  for (let row = 0; row < rowCount; row++) {
    if (!Number.isFinite(truth[row]!) || !Number.isFinite(predictions[row]!))
      throw problem('input.invalid', {
        at: `truth or prediction of row ${row + 1}`,
        got: `${truth[row]} and ${predictions[row]}`,
        expected: 'finite numbers',
      });
    mean += (truth[row]! - mean) / (row + 1);
  }
  let [squares, absolute, bias, spread] = [0, 0, 0, 0];
  let isConstant = true;
  for (let row = 0; row < rowCount; row++) {
    const error = predictions[row]! - truth[row]!;
    squares += error * error;
    absolute += Math.abs(error);
    bias += error;
    spread += (truth[row]! - mean) ** 2;
    if (truth[row] !== truth[0]) isConstant = false;
  }
  return {
    rowCount,
    rmse: Math.sqrt(squares / rowCount),
    mae: absolute / rowCount,
    bias: bias / rowCount,
    // Rounding of the mean would give a constant truth a spread of its own.
    r2: isConstant ? Number.NaN : 1 - squares / spread,
  };
}
