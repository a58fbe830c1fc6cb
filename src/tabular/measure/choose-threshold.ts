import { problem } from '../../shared/index.js';
import { checkBothClasses, checkOption, checkProbabilities } from './check-rows.js';
import { type ThresholdCounts, thresholdCounts } from './threshold-counts.js';

/** What a wrong call costs, in any one unit of money; a right call costs nothing. */
export interface ErrorCosts {
  /** A positive row that is not called: a defect that gets through. 0 or more. */
  readonly costOfMiss: number;
  /** A negative row that is called: a good part that is stopped. 0 or more, not both 0. */
  readonly costOfFalseAlarm: number;
}

/** How a threshold is chosen. Equal figures: the highest threshold, the fewest alarms. */
export type ThresholdRule =
  /** The highest F1. */
  | { readonly by: 'f1' }
  /** The highest recall minus false positive rate (Youden 1950). */
  | { readonly by: 'youden' }
  /** The lowest cost of misses and false alarms together. */
  | ({ readonly by: 'cost' } & ErrorCosts)
  /** The most precise one that finds this share of the positive rows, above 0 to 1. */
  | { readonly by: 'recall'; readonly atLeast: number }
  /** The one that finds most while this share of its calls is right, above 0 to 1. */
  | { readonly by: 'precision'; readonly atLeast: number }
  /** The one that finds most while it calls at most this share of all rows, 0..1. */
  | { readonly by: 'alarms'; readonly atMostShare: number }
  /** Chosen by a person, 0..1. */
  | { readonly by: 'fixed'; readonly threshold: number };

/** A threshold and what it does on the rows it was chosen on: believe those figures only on other rows. */
export interface ChosenThreshold {
  readonly rule: ThresholdRule;
  /** 0..1; a row with this probability or more is called positive. */
  readonly threshold: number;
  /** Rows it was chosen on. */
  readonly rowCount: number;
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly trueNegative: number;
  readonly falseNegative: number;
  /** Cost per row in the unit of the rule; only for `by: 'cost'`. */
  readonly costPerRow?: number;
  /** False when no threshold keeps a promised precision: then the most precise one was taken. */
  readonly promiseKept: boolean;
}

/**
 * Chooses the threshold by a rule on rows that neither trained the model nor test it. It is placed half way between the
 * lowest probability it calls and the next lower one, 0 when every row is called, above the highest when calling
 * nothing is best; a highest probability of 1 is always called.
 * Throws on rows of one class (unless the threshold is fixed), bad probabilities and options out of range.
 */
export function chooseThreshold(
  labels: Uint8Array,
  probabilities: Float64Array,
  rule: ThresholdRule,
): ChosenThreshold {
  checkRule(rule);
  checkProbabilities(labels, probabilities);
  if (rule.by !== 'fixed') checkBothClasses(labels, 'rows for choosing the threshold');
  const counts = thresholdCounts(labels, probabilities);
  if (rule.by === 'fixed') {
    const below = counts.thresholds.findIndex((each) => each < rule.threshold);
    const called = below === -1 ? counts.thresholds.length : below;
    return chosen(rule, rule.threshold, called, counts, true);
  }
  // `called` distinct probabilities are called positive, 0 to all of them.
  const fewest = counts.thresholds[0] === 1 ? 1 : 0;
  let best = -1;
  let bestGain = Number.NEGATIVE_INFINITY;
  let mostPrecise = fewest;
  for (let called = fewest; called <= counts.thresholds.length; called++) {
    if (precisionAt(counts, called) > precisionAt(counts, mostPrecise)) mostPrecise = called;
    const gain = gainOf(rule, counts, called);
    if (gain > bestGain) {
      best = called;
      bestGain = gain;
    }
  }
  const called = best === -1 ? mostPrecise : best;
  return chosen(rule, thresholdThatCalls(counts.thresholds, called), called, counts, best !== -1);
}

/** The threshold that costs least when probabilities are true frequencies: cost of a false alarm / (both costs). */
export function thresholdOfCosts({ costOfMiss, costOfFalseAlarm }: ErrorCosts): number {
  checkCosts({ costOfMiss, costOfFalseAlarm });
  return costOfFalseAlarm / (costOfFalseAlarm + costOfMiss);
}

type SearchedRule = Exclude<ThresholdRule, { readonly by: 'fixed' }>;

/** What the rule wants to be large; -Infinity where a promise is broken. */
function gainOf(rule: SearchedRule, counts: ThresholdCounts, called: number): number {
  const hits = called === 0 ? 0 : counts.truePositives[called - 1]!;
  const alarms = called === 0 ? 0 : counts.falsePositives[called - 1]!;
  const { positives, negatives } = counts;
  switch (rule.by) {
    case 'f1':
      return (2 * hits) / (hits + alarms + positives);
    case 'youden':
      return hits / positives - alarms / negatives;
    case 'cost':
      return -costOf(rule, positives - hits, alarms);
    case 'recall':
      return hits >= rule.atLeast * positives ? precisionAt(counts, called) : broken;
    case 'precision':
      return called > 0 && precisionAt(counts, called) >= rule.atLeast ? hits : broken;
    case 'alarms':
      return hits + alarms <= rule.atMostShare * (positives + negatives) ? hits : broken;
  }
}

const broken = Number.NEGATIVE_INFINITY;

function costOf(costs: ErrorCosts, misses: number, alarms: number): number {
  return costs.costOfMiss * misses + costs.costOfFalseAlarm * alarms;
}

function precisionAt({ truePositives, falsePositives }: ThresholdCounts, called: number): number {
  if (called === 0) return 0;
  const hits = truePositives[called - 1]!;
  return hits / (hits + falsePositives[called - 1]!);
}

function thresholdThatCalls(thresholds: Float64Array, called: number): number {
  if (called === thresholds.length) return 0;
  const above = called === 0 ? 1 : thresholds[called - 1]!;
  const between = (thresholds[called]! + above) / 2;
  // Neighbouring doubles have no number between them.
  return between > thresholds[called]! ? between : above;
}

function chosen(
  rule: ThresholdRule,
  threshold: number,
  called: number,
  counts: ThresholdCounts,
  promiseKept: boolean,
): ChosenThreshold {
  const truePositive = called === 0 ? 0 : counts.truePositives[called - 1]!;
  const falsePositive = called === 0 ? 0 : counts.falsePositives[called - 1]!;
  const falseNegative = counts.positives - truePositive;
  const rowCount = counts.positives + counts.negatives;
  return {
    rule,
    threshold,
    rowCount,
    truePositive,
    falsePositive,
    trueNegative: counts.negatives - falsePositive,
    falseNegative,
    ...(rule.by === 'cost'
      ? { costPerRow: costOf(rule, falseNegative, falsePositive) / rowCount }
      : {}),
    promiseKept,
  };
}

function checkRule(rule: ThresholdRule): void {
  if (rule.by === 'recall' || rule.by === 'precision')
    checkOption(`least ${rule.by}`, rule.atLeast, 'a number above 0, up to 1', isShareAboveZero);
  else if (rule.by === 'alarms')
    checkOption('share of alarms', rule.atMostShare, 'a number, 0 to 1', isShare);
  else if (rule.by === 'fixed')
    checkOption('threshold', rule.threshold, 'a number, 0 to 1', isShare);
  else if (rule.by === 'cost') checkCosts(rule);
  else if (rule.by !== 'f1' && rule.by !== 'youden')
    throw problem('input.invalid', {
      at: 'threshold rule',
      got: String((rule satisfies never as ThresholdRule).by),
      expected: 'f1, youden, cost, recall, precision, alarms or fixed',
    });
}

function checkCosts(costs: ErrorCosts): void {
  for (const name of ['costOfMiss', 'costOfFalseAlarm'] as const)
    checkOption(name, costs[name], 'a number, 0 or more', (value) => value >= 0);
  if (costs.costOfMiss + costs.costOfFalseAlarm === 0)
    throw problem('input.invalid', {
      at: 'costs',
      got: 'a miss and a false alarm that both cost 0',
      expected: 'at least one cost above 0',
    });
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}

function isShareAboveZero(value: number): boolean {
  return value > 0 && value <= 1;
}
