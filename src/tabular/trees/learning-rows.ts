import { type Progress, problem } from '../../shared/index.js';
import type { FeatureRules } from './feature-rules.js';
import type { Threads } from './kernel/threads.js';
import type { Targets } from './objective.js';

/** What goes along with the training rows of a learner, and who looks on. */
export interface LearningWatch {
  /** Rows beside the training rows whose loss decides when to stop; training keeps the best round. */
  readonly validationRows?: Uint32Array;
  /** How much every row of the table counts, 0 or more; a row of weight 0 is as good as absent. Default 1 each. */
  readonly rowWeights?: Float64Array;
  /** How much the rows of each class count, 0 or more, times their own weight. Default 1 each. */
  readonly classWeights?: readonly number[];
  /**
   * Which features are monotone or name categories. Boosting that grows depthwise or leafwise keeps both; other learners
   * refuse monotone ones and read categories as numbers.
   */
  readonly features?: FeatureRules;
  /** Threads that boosting shares the work on large tables with; what is learnt is the same with any number. Default: none. */
  readonly threads?: Threads;
  /** Told after every round or tree. */
  readonly progress?: Progress;
  /** Looked at before every round or tree; throws `learning.stopped`. */
  readonly signal?: AbortSignal;
}

/** Rows that count, with their weights in the same order; null where all weigh 1. */
export interface WeighedRows {
  readonly rows: Uint32Array;
  readonly weights: Float64Array | null;
}

/** Throws `learning.no-features` or `learning.lengths-differ`. */
export function checkColumns(columns: readonly Float64Array[], rowCount: number): void {
  if (columns.length === 0) throw problem('learning.no-features', {});
  columns.forEach((column, feature) => {
    if (column.length !== rowCount)
      throw problem('learning.lengths-differ', {
        what: `column number ${feature + 1}`,
        got: column.length,
        expected: rowCount,
      });
  });
}

/**
 * The rows of weight above 0. Throws on no rows, rows outside the table, weights below 0 or not finite,
 * too few weights, and when nothing has weight.
 */
export function weighedRows(
  targets: Targets,
  rows: Uint32Array,
  purpose: 'training' | 'validation',
  { rowWeights, classWeights }: LearningWatch,
): WeighedRows {
  const rowCount = targets.length;
  if (rows.length === 0) throw problem('learning.no-rows', { purpose });
  for (const row of rows)
    if (row >= rowCount) throw problem('learning.row-out-of-range', { row, rowCount });
  if (rowWeights === undefined && classWeights === undefined) return { rows, weights: null };
  if (rowWeights !== undefined && rowWeights.length !== rowCount)
    throw problem('learning.lengths-differ', {
      what: 'row weights',
      got: rowWeights.length,
      expected: rowCount,
    });
  const kept = new Uint32Array(rows.length);
  const weights = new Float64Array(rows.length);
  let count = 0;
  for (const row of rows) {
    const ofRow = rowWeights === undefined ? 1 : rowWeights[row]!;
    const ofClass = classWeights === undefined ? 1 : (classWeights[targets[row]!] ?? 1);
    for (const got of [ofRow, ofClass])
      if (!(got >= 0 && Number.isFinite(got))) throw problem('learning.bad-weight', { row, got });
    if (ofRow * ofClass === 0) continue;
    kept[count] = row;
    weights[count++] = ofRow * ofClass;
  }
  if (count === 0) throw problem('learning.no-weight', { purpose });
  return { rows: kept.subarray(0, count), weights: weights.subarray(0, count) };
}

// With fewer rows than this, one of a class may well be all there is to show.
const manyRows = 100;

/**
 * Throws `learning.bad-label` on a label of `classCount` or above, `learning.one-class` when all rows have the
 * same class, `learning.lone-row` when one of two classes has a single row among a hundred or more.
 */
export function checkClasses(
  labels: Uint8Array,
  training: Uint32Array,
  validation: Uint32Array,
  classCount: number,
): void {
  const counts = new Float64Array(classCount);
  for (const rows of [training, validation]) {
    for (const row of rows) {
      const label = labels[row]!;
      if (label >= classCount) throw problem('learning.bad-label', { row, got: label, classCount });
      if (rows === training) counts[label] = counts[label]! + 1;
    }
  }
  const only = counts.indexOf(training.length);
  if (only >= 0)
    throw problem('learning.one-class', { where: 'the training rows', className: String(only) });
  const lone = counts.indexOf(1);
  if (classCount === 2 && lone >= 0 && training.length >= manyRows)
    throw problem('learning.lone-row', { className: String(lone), rowCount: training.length });
}

/** The targets of some rows, in their order. */
export function targetsOf<T extends Targets>(targets: T, rows: Uint32Array): T {
  // Both kinds of array make one of their own kind.
  const some = new (targets.constructor as new (length: number) => T)(rows.length);
  for (let i = 0; i < rows.length; i++) some[i] = targets[rows[i]!]!;
  return some;
}

/** Throws `learning.infinite-value` where one of the rows holds an infinite value. */
export function checkFinite(columns: readonly Float64Array[], rows: Uint32Array): void {
  columns.forEach((values, feature) => {
    for (const row of rows)
      if (Math.abs(values[row]!) === Number.POSITIVE_INFINITY)
        throw problem('learning.infinite-value', { column: `number ${feature + 1}`, row });
  });
}

/** For learners that keep no rules of features: throws `input.invalid` on monotone ones. */
export function refuseMonotone({ features = {} }: LearningWatch): void {
  const { increasing = [], decreasing = [] } = features;
  if (increasing.length + decreasing.length > 0)
    throw problem('input.invalid', {
      at: 'monotone features',
      got: `${increasing.length + decreasing.length} of them`,
      expected: 'none: only boosting keeps them',
    });
}
