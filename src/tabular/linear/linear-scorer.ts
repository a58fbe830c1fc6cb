/**
 * Log odds of class 1: the intercept plus, for every column, weight x (value - mean of the training rows). A missing value
 * (NaN) counts as the mean.
 */
export interface LinearScorer {
  readonly weights: Float64Array;
  readonly means: Float64Array;
  readonly intercept: number;
}

/** The log odds of one row. */
export function linearMargin(
  { weights, means, intercept }: LinearScorer,
  row: Float64Array,
): number {
  let margin = intercept;
  for (let f = 0; f < weights.length; f++) {
    const value = row[f]!;
    if (!Number.isNaN(value)) margin += weights[f]! * (value - means[f]!);
  }
  return margin;
}

/**
 * Writes what every column does to the log odds of a row: its SHAP value where columns are taken as independent, exact
 * (Lundberg & Lee 2017, corollary 1). With the intercept, the expected margin, they add up to the margin.
 */
export function linearContributions(
  { weights, means }: LinearScorer,
  row: Float64Array,
  values: Float64Array,
): void {
  for (let f = 0; f < weights.length; f++)
    values[f] = Number.isNaN(row[f]!) ? 0 : weights[f]! * (row[f]! - means[f]!);
}
