// Curves over all thresholds, as plain data for charts and reports.
import { checkBothClasses, checkOption, checkScores } from './check-rows.js';
import type { ErrorCosts } from './choose-threshold.js';
import { type ThresholdCounts, thresholdCounts } from './threshold-counts.js';

/** A point of the ROC curve. The first one, (0, 0), calls nothing: its threshold is null. */
export interface RocPoint {
  readonly threshold: number | null;
  readonly falsePositiveRate: number;
  readonly truePositiveRate: number;
}

/** A point of the precision-recall curve. */
export interface PrecisionRecallPoint {
  readonly threshold: number;
  readonly recall: number;
  readonly precision: number;
}

/** What one threshold does. Shares 0..1. */
export interface ThresholdPoint {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Share of all rows that are called. */
  readonly alarmShare: number;
  /** In the unit of the costs; only when costs are given. */
  readonly costPerRow?: number;
}

export interface CurveOptions {
  /** Points at most, 2 or more, spread over the rows that are called. Default 400. */
  readonly maxPoints?: number;
}

/** From (0, 0) to (1, 1), falling thresholds; points on a straight line between others are left out. */
export function rocCurve(
  labels: Uint8Array,
  scores: Float64Array,
  options: CurveOptions = {},
): RocPoint[] {
  const counts = checkedCounts(labels, scores);
  const { thresholds, truePositives, falsePositives, positives, negatives } = counts;
  const last = thresholds.length - 1;
  const corners: number[] = [];
  for (let i = 0; i <= last; i++) {
    const [hits, alarms] = [truePositives[i]!, falsePositives[i]!];
    const [hitsBefore, alarmsBefore] =
      i === 0 ? [0, 0] : [truePositives[i - 1]!, falsePositives[i - 1]!];
    const isCorner =
      i === last ||
      (hits - hitsBefore) * (falsePositives[i + 1]! - alarms) !==
        (alarms - alarmsBefore) * (truePositives[i + 1]! - hits);
    if (isCorner) corners.push(i);
  }
  return [
    { threshold: null, falsePositiveRate: 0, truePositiveRate: 0 },
    ...thinned(corners, counts, maxPointsOf(options) - 1).map((i) => ({
      threshold: thresholds[i]!,
      falsePositiveRate: falsePositives[i]! / negatives,
      truePositiveRate: truePositives[i]! / positives,
    })),
  ];
}

/** Rising recall, falling thresholds; its area without interpolation is `averagePrecision`. */
export function precisionRecallCurve(
  labels: Uint8Array,
  scores: Float64Array,
  options: CurveOptions = {},
): PrecisionRecallPoint[] {
  const counts = checkedCounts(labels, scores);
  const { thresholds, truePositives, falsePositives, positives } = counts;
  return thinned(all(counts), counts, maxPointsOf(options)).map((i) => ({
    threshold: thresholds[i]!,
    recall: truePositives[i]! / positives,
    precision: truePositives[i]! / (truePositives[i]! + falsePositives[i]!),
  }));
}

/** What every threshold does, rising thresholds, with the cost per row when the costs of errors are given. */
export function thresholdCurve(
  labels: Uint8Array,
  probabilities: Float64Array,
  options: CurveOptions & { readonly costs?: ErrorCosts } = {},
): ThresholdPoint[] {
  const counts = checkedCounts(labels, probabilities);
  const { thresholds, truePositives, falsePositives, positives, negatives } = counts;
  const { costs } = options;
  return thinned(all(counts), counts, maxPointsOf(options))
    .reverse()
    .map((i) => {
      const [hits, alarms] = [truePositives[i]!, falsePositives[i]!];
      const cost = costs && costs.costOfMiss * (positives - hits) + costs.costOfFalseAlarm * alarms;
      return {
        threshold: thresholds[i]!,
        precision: hits / (hits + alarms),
        recall: hits / positives,
        f1: (2 * hits) / (hits + alarms + positives),
        alarmShare: (hits + alarms) / (positives + negatives),
        ...(cost === undefined ? {} : { costPerRow: cost / (positives + negatives) }),
      };
    });
}

function checkedCounts(labels: Uint8Array, scores: Float64Array): ThresholdCounts {
  checkScores(labels, scores);
  checkBothClasses(labels, 'rows of a curve');
  return thresholdCounts(labels, scores);
}

function maxPointsOf({ maxPoints = 400 }: CurveOptions): number {
  checkOption('maxPoints', maxPoints, 'an integer, 2 or more', (value) => value >= 2);
  return Math.floor(maxPoints);
}

function all({ thresholds }: ThresholdCounts): number[] {
  return Array.from(thresholds, (_, i) => i);
}

/** At most `count` of the entries, both ends among them, at even steps of rows called. */
function thinned(entries: readonly number[], counts: ThresholdCounts, count: number): number[] {
  if (entries.length <= count) return [...entries];
  const calledBy = (entry: number) => counts.truePositives[entry]! + counts.falsePositives[entry]!;
  const first = calledBy(entries[0]!);
  const step = (counts.positives + counts.negatives - first) / (Math.max(2, count) - 1);
  const kept: number[] = [];
  let next = first;
  for (const entry of entries.slice(0, -1)) {
    if (calledBy(entry) < next) continue;
    kept.push(entry);
    next = Math.max(next + step, first + step * kept.length);
  }
  // The last one ends the curve; a full list gives up its last inner point for it.
  if (kept.length >= count) kept.pop();
  return [...kept, entries.at(-1)!];
}
