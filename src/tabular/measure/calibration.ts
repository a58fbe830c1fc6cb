/**
 * How a margin becomes a probability that is a frequency. Plain data: stored in the model file as JSON.
 * Every kind keeps the order of margins; `isotonic` can make neighbours equal.
 */
export type Calibration =
  /** The sigmoid of the margin as it is. */
  | { readonly kind: 'none' }
  /** sigmoid(slope * margin + intercept); slope 0 or more. */
  | { readonly kind: 'platt'; readonly slope: number; readonly intercept: number }
  /** Straight lines between knots, flat beyond both ends. Margins rise, probabilities do not fall; same length, 1 or more. */
  | {
      readonly kind: 'isotonic';
      readonly margins: readonly number[];
      readonly probabilities: readonly number[];
    };

/** Whether data of unknown origin is a calibration that can be applied. */
export function isCalibration(data: unknown): data is Calibration {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return false;
  if (data.kind === 'none') return true;
  if (data.kind === 'platt')
    return (
      'slope' in data &&
      'intercept' in data &&
      isFiniteNumber(data.slope) &&
      data.slope >= 0 &&
      isFiniteNumber(data.intercept)
    );
  if (data.kind !== 'isotonic' || !('margins' in data) || !('probabilities' in data)) return false;
  const { margins, probabilities } = data;
  if (!Array.isArray(margins) || !Array.isArray(probabilities)) return false;
  if (margins.length === 0 || margins.length !== probabilities.length) return false;
  return (
    margins.every((x, i) => isFiniteNumber(x) && (i === 0 || x > margins[i - 1])) &&
    probabilities.every(
      (p, i) => isFiniteNumber(p) && p >= 0 && p <= 1 && (i === 0 || p >= probabilities[i - 1]),
    )
  );
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
