import { checkOption, checkProbabilities } from './check-rows.js';
import { type Interval, percentileInterval, type ResamplingOptions } from './interval.js';
import { logLossClip } from './measure-binary.js';
import { type Resampling, resampling } from './resample-rows.js';
import { fallingOrder } from './threshold-counts.js';

/** Figures that have intervals; as in `BinaryMetrics`. */
export const intervalMetrics = [
  'f1',
  'precision',
  'recall',
  'accuracy',
  'rocAuc',
  'prAuc',
  'logLoss',
  'brier',
] as const;
export type IntervalMetric = (typeof intervalMetrics)[number];

/** An interval for each figure of two classes. */
export type BinaryIntervals = Readonly<Record<IntervalMetric, Interval>>;

/** A difference of two figures on the same rows. */
export interface DifferenceInterval extends Interval {
  /** Two-sided: how often drawing the rows again would turn the sign around, 0..1. */
  readonly pValue: number;
}

/**
 * Percentile bootstrap intervals of all figures at once: rows are sorted once, each resample is one pass.
 * Throws on bad rows, as `measureBinary` does, and on options out of range.
 */
export function binaryIntervals(
  labels: Uint8Array,
  probabilities: Float64Array,
  options: ResamplingOptions & { /** 0..1, default 0.5. */ readonly threshold?: number } = {},
): BinaryIntervals {
  const figuresOf = weightedFigures(labels, probabilities, options.threshold ?? 0.5);
  const draws = resampling(labels, options);
  const [estimates, resampled] = resampledFigures(draws, labels.length, figuresOf);
  return perMetric((_, i) => percentileInterval(estimates[i]!, resampled[i]!, draws.level));
}

/**
 * Paired bootstrap of the second model's figures minus the first's, both on the same drawn rows. Each may have its own
 * threshold (0..1, default 0.5). Throws on bad rows and on options out of range.
 */
export function pairedIntervals(
  labels: Uint8Array,
  first: { readonly probabilities: Float64Array; readonly threshold?: number },
  second: { readonly probabilities: Float64Array; readonly threshold?: number },
  options: ResamplingOptions = {},
): Readonly<Record<IntervalMetric, DifferenceInterval>> {
  const firstFigures = weightedFigures(labels, first.probabilities, first.threshold ?? 0.5);
  const secondFigures = weightedFigures(labels, second.probabilities, second.threshold ?? 0.5);
  const draws = resampling(labels, options);
  const before = new Float64Array(intervalMetrics.length);
  const [estimates, resampled] = resampledFigures(draws, labels.length, (times, into) => {
    firstFigures(times, before);
    secondFigures(times, into);
    for (let i = 0; i < into.length; i++) into[i]! -= before[i]!;
  });
  return perMetric((_, i) => ({
    ...percentileInterval(estimates[i]!, resampled[i]!, draws.level),
    pValue: signChance(resampled[i]!),
  }));
}

/**
 * The percentile bootstrap interval of any figure: `figure` gets row numbers as drawn, repeats and all, and may answer
 * NaN where it is not defined. `labels` only keep the classes' counts. Throws on options out of range.
 */
export function bootstrapInterval(
  labels: Uint8Array,
  figure: (rows: Uint32Array) => number,
  options: ResamplingOptions = {},
): Interval {
  const draws = resampling(labels, options);
  const resampled = new Float64Array(draws.resamples);
  const estimate = figure(Uint32Array.from(labels, (_, row) => row));
  draws.each((timesOfRow, resample) => {
    const rows: number[] = [];
    for (let row = 0; row < timesOfRow.length; row++)
      for (let times = timesOfRow[row]!; times > 0; times--) rows.push(row);
    resampled[resample] = figure(Uint32Array.from(rows));
  });
  return percentileInterval(estimate, resampled, draws.level);
}

/** Writes the figures, in the order of `intervalMetrics`, of rows that count `timesOfRow` times. */
type WeightedFigures = (timesOfRow: Uint32Array, into: Float64Array) => void;

function weightedFigures(
  labels: Uint8Array,
  probabilities: Float64Array,
  threshold: number,
): WeightedFigures {
  checkOption('threshold', threshold, 'a number, 0 to 1', (value) => value >= 0 && value <= 1);
  checkProbabilities(labels, probabilities);
  const order = fallingOrder(probabilities);
  const scores = Float64Array.from(order, (row) => probabilities[row]!);
  const isPositive = Uint8Array.from(order, (row) => labels[row]!);
  const loss = scores.map(
    (p, i) => -Math.log(Math.max(isPositive[i] === 1 ? p : 1 - p, logLossClip)),
  );
  const square = scores.map((p, i) => (p - isPositive[i]!) ** 2);
  const below = scores.findIndex((p) => p < threshold);
  const called = below === -1 ? scores.length : below;
  return (timesOfRow, into) => {
    // Falling scores: hits and alarms so far; hits and alarms that share the present score.
    let [hits, alarms, hitsHere, alarmsHere] = [0, 0, 0, 0];
    let [wins, precisionSum, lossSum, squareSum] = [0, 0, 0, 0];
    let [truePositive, falsePositive] = [0, 0];
    for (let i = 0; i < order.length; i++) {
      const times = timesOfRow[order[i]!]!;
      if (isPositive[i] === 1) hitsHere += times;
      else alarmsHere += times;
      lossSum += times * loss[i]!;
      squareSum += times * square[i]!;
      if (i + 1 < order.length && scores[i + 1] === scores[i]) continue;
      wins += alarmsHere * (hits + hitsHere / 2);
      hits += hitsHere;
      alarms += alarmsHere;
      if (hitsHere > 0) precisionSum += (hitsHere * hits) / (hits + alarms);
      hitsHere = 0;
      alarmsHere = 0;
      if (i < called) {
        truePositive = hits;
        falsePositive = alarms;
      }
    }
    const rows = hits + alarms;
    into[0] = (2 * truePositive) / (truePositive + falsePositive + hits);
    into[1] = truePositive / (truePositive + falsePositive);
    into[2] = truePositive / hits;
    into[3] = (truePositive + alarms - falsePositive) / rows;
    into[4] = wins / (hits * alarms);
    into[5] = precisionSum / hits;
    into[6] = lossSum / rows;
    into[7] = squareSum / rows;
  };
}

function resampledFigures(
  draws: Resampling,
  rowCount: number,
  figuresOf: WeightedFigures,
): [estimates: Float64Array, resampled: Float64Array[]] {
  const estimates = new Float64Array(intervalMetrics.length);
  figuresOf(new Uint32Array(rowCount).fill(1), estimates);
  const resampled = intervalMetrics.map(() => new Float64Array(draws.resamples));
  const figures = new Float64Array(intervalMetrics.length);
  draws.each((timesOfRow, resample) => {
    figuresOf(timesOfRow, figures);
    for (let i = 0; i < figures.length; i++) resampled[i]![resample] = figures[i]!;
  });
  return [estimates, resampled];
}

function perMetric<T>(of: (metric: IntervalMetric, i: number) => T): Record<IntervalMetric, T> {
  // Every metric of the list gets its entry, so the record is complete.
  return Object.fromEntries(intervalMetrics.map((metric, i) => [metric, of(metric, i)])) as Record<
    IntervalMetric,
    T
  >;
}

/** Davison & Hinkley 1997, with one added to both counts: never 0, as no number of draws proves it. */
function signChance(differences: Float64Array): number {
  let [notAbove, notBelow, defined] = [0, 0, 0];
  for (const each of differences) {
    if (Number.isNaN(each)) continue;
    defined++;
    if (each <= 0) notAbove++;
    if (each >= 0) notBelow++;
  }
  if (defined === 0) return Number.NaN;
  return Math.min(1, (2 * (Math.min(notAbove, notBelow) + 1)) / (defined + 1));
}
