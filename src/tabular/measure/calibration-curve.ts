import { checkOption, checkProbabilities } from './check-rows.js';

/** Rows whose probabilities lie close together. */
export interface CalibrationBin {
  /** Lowest and highest probability of its rows. */
  readonly low: number;
  readonly high: number;
  readonly rowCount: number;
  readonly positives: number;
  readonly meanProbability: number;
  /** Share of its rows that are positive; equals the mean probability when calibrated. */
  readonly positiveShare: number;
}

export interface CalibrationCurveOptions {
  /** Bins at most, 1..1000. Default 10. */
  readonly bins?: number;
  /** Bins of about equal row count (`rows`, the default), or of equal width on 0..1 (`width`). Empty ones are left out. */
  readonly by?: 'rows' | 'width';
}

/** The reliability curve, rising probabilities. Equal probabilities share a bin. Throws on bad rows and options. */
export function calibrationCurve(
  labels: Uint8Array,
  probabilities: Float64Array,
  options: CalibrationCurveOptions = {},
): CalibrationBin[] {
  const { bins = 10, by = 'rows' } = options;
  checkOption(
    'bins',
    bins,
    'an integer, 1 to 1000',
    (n) => Number.isInteger(n) && n >= 1 && n <= 1000,
  );
  checkProbabilities(labels, probabilities);
  const order = Uint32Array.from(probabilities, (_, row) => row);
  order.sort((a, b) => probabilities[a]! - probabilities[b]!);
  const binAt = (i: number) =>
    by === 'width'
      ? Math.min(bins - 1, Math.floor(probabilities[order[i]!]! * bins))
      : Math.floor((i * bins) / order.length);
  const curve: CalibrationBin[] = [];
  for (let start = 0; start < order.length; ) {
    const bin = binAt(start);
    let end = start;
    let sum = 0;
    let positives = 0;
    while (end < order.length && (binAt(end) === bin || isSame(probabilities, order, end))) {
      sum += probabilities[order[end]!]!;
      positives += labels[order[end]!]!;
      end++;
    }
    curve.push({
      low: probabilities[order[start]!]!,
      high: probabilities[order[end - 1]!]!,
      rowCount: end - start,
      positives,
      meanProbability: sum / (end - start),
      positiveShare: positives / (end - start),
    });
    start = end;
  }
  return curve;
}

/** Mean distance between probability and frequency over the rows of a curve, 0..1 (expected calibration error). */
export function calibrationError(curve: readonly CalibrationBin[]): number {
  let rows = 0;
  let sum = 0;
  for (const { rowCount, meanProbability, positiveShare } of curve) {
    rows += rowCount;
    sum += rowCount * Math.abs(meanProbability - positiveShare);
  }
  return sum / rows;
}

function isSame(probabilities: Float64Array, order: Uint32Array, i: number): boolean {
  return probabilities[order[i]!] === probabilities[order[i - 1]!];
}
