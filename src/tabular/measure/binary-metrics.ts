/** Quality of probabilities against labels of two classes. Undefined figures are NaN, never 0. */
export interface BinaryMetrics {
  readonly rowCount: number;
  /** Share of positive rows, 0..1. */
  readonly positiveShare: number;
  readonly threshold: number;
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly accuracy: number;
  readonly rocAuc: number;
  readonly prAuc: number;
  readonly logLoss: number;
  readonly brier: number;
  readonly confusion: {
    readonly truePositive: number;
    readonly falsePositive: number;
    readonly trueNegative: number;
    readonly falseNegative: number;
  };
}
