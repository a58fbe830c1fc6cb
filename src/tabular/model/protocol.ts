import { asProblem } from '../../shared/index.js';
import { type ForwardOptions, forwardFolds, forwardSplit } from '../prepare/forward-split.js';
import { leaveOneGroupOut } from '../prepare/leave-one-group-out.js';
import { groupedFolds, groupedSplit, type RowSplit, randomSplit } from '../prepare/split-rows.js';

/**
 * Which rows are held out.
 * `twins-together`: at random, identical rows and rows of a group never on both sides. `forward`: the last rows, as a
 * model in use meets them. `random-rows`: at random, twins and all; the naive one, for comparison only.
 */
export type ProtocolName = 'twins-together' | 'forward' | 'random-rows';

/** One way of holding rows out, and of dividing the training rows once more to choose anything by. */
export interface Protocol {
  readonly name: ProtocolName;
  readonly split: RowSplit;
  /** Divides rows of the table again, the same way; empty when they are too few. Row numbers are the table's. */
  innerFolds(rows: Uint32Array, options: InnerFoldOptions): readonly RowSplit[];
  /** A milder way to divide them, for when nothing learned holds over those: then there is nothing to choose by. */
  readonly milderFolds?: Protocol['innerFolds'];
}

export interface InnerFoldOptions {
  /** Folds wanted, 0 for none. */
  readonly folds: number;
  readonly seed: number;
}

/** Rows in time: what may not be torn apart, rising, and within which group it is cut. */
export interface Moments {
  readonly momentOfRow: Int32Array | Uint32Array;
  readonly within?: Uint32Array;
}

/** Identical rows, and rows of a group, on one side. */
export function twinsTogether(
  groupOfRow: Uint32Array,
  labels: Uint8Array,
  testShare: number,
  seed: number,
): Protocol {
  return {
    name: 'twins-together',
    split: groupedSplit(groupOfRow, labels, { testShare, seed }),
    innerFolds: (rows, options) => groupedInnerFolds(rows, groupOfRow, labels, options),
  };
}

/** Rows at random. */
export function randomRows(labels: Uint8Array, testShare: number, seed: number): Protocol {
  const eachAlone = Uint32Array.from(labels, (_, row) => row);
  return {
    name: 'random-rows',
    split: randomSplit(labels, { testShare, seed }),
    innerFolds: (rows, options) => groupedInnerFolds(rows, eachAlone, labels, options),
  };
}

/** The last rows held out; training rows identical to one of them are left out. Throws `learning.too-few-to-split`. */
export function forward(
  moments: Moments,
  groupOfRow: Uint32Array,
  labels: Uint8Array,
  testShare: number,
): Protocol {
  const { momentOfRow, within } = moments;
  const split = forwardSplit(momentOfRow, {
    testShare,
    purge: groupOfRow,
    ...(within === undefined ? {} : { within }),
  });
  const milderFolds: Protocol['innerFolds'] = (rows, options) =>
    groupedInnerFolds(rows, groupOfRow, labels, options);
  return {
    name: 'forward',
    split,
    milderFolds,
    innerFolds: (rows, options) => {
      if (rows.length < fewestRowsToFold || options.folds === 0) return [];
      const innerMoments = Int32Array.from(rows, (row) => momentOfRow[row]!);
      const purge = rows.map((row) => groupOfRow[row]!);
      const inner =
        new Set(innerMoments).size <= mostLotsToLeaveOut
          ? lotsLeftOut(innerMoments, purge)
          : forwardInnerFolds(innerMoments, options.folds, {
              purge,
              ...(within === undefined ? {} : { within: rows.map((row) => within[row]!) }),
            });
      const folds = usable(
        inner.map((fold) => inTable(fold, rows)),
        labels,
      );
      // A single stretch of time says nothing of the next: then rows are held out at random, twins together.
      return folds.length > 0 ? folds : milderFolds(rows, options);
    },
  };
}

/** Few lots are left out one by one: what holds on a lot never seen, earlier or later, is the best guess at the next. */
function lotsLeftOut(lotOfRow: Int32Array, purge: Uint32Array): readonly RowSplit[] {
  const lots = foldsOrNull(() => leaveOneGroupOut(lotOfRow)) ?? [];
  return lots.map(({ trainingRows, testRows }) => {
    const tested = new Set(testRows.map((row) => purge[row]!));
    return { trainingRows: trainingRows.filter((row) => !tested.has(purge[row]!)), testRows };
  });
}

/** As many folds of an expanding window as the moments allow. */
function forwardInnerFolds(
  momentOfRow: Int32Array,
  wanted: number,
  options: ForwardOptions,
): readonly RowSplit[] {
  for (let folds = wanted; folds >= 2; folds--) {
    const inner = foldsOrNull(() => forwardFolds(momentOfRow, { ...options, folds }));
    if (inner !== null) return inner;
  }
  return [];
}

const mostLotsToLeaveOut = 12;
// Fewer rows than this say nothing about when to stop, where to cut or how sure to be.
const fewestRowsToFold = 100;
// Above this one division says as much as five, for a fifth of the time.
const mostRowsToFold = 50_000;

function groupedInnerFolds(
  rows: Uint32Array,
  groupOfRow: Uint32Array,
  labels: Uint8Array,
  { folds, seed }: InnerFoldOptions,
): readonly RowSplit[] {
  if (folds === 0 || rows.length < fewestRowsToFold) return [];
  const groups = rows.map((row) => groupOfRow[row]!);
  const labelsHere = Uint8Array.from(rows, (row) => labels[row]!);
  const inner = foldsOrNull(() =>
    rows.length > mostRowsToFold
      ? [groupedSplit(groups, labelsHere, { testShare: 1 / folds, seed })]
      : groupedFolds(groups, labelsHere, { folds, seed }),
  );
  return usable(
    (inner ?? []).map((fold) => inTable(fold, rows)),
    labels,
  );
}

/** Folds that can be learned from and judged on: both classes, twice at least, on both sides. */
function usable(folds: readonly RowSplit[], labels: Uint8Array): readonly RowSplit[] {
  return folds.filter(({ trainingRows, testRows }) =>
    [trainingRows, testRows].every((rows) => {
      let positives = 0;
      for (const row of rows) positives += labels[row]!;
      return positives >= 2 && rows.length - positives >= 2;
    }),
  );
}

function inTable({ trainingRows, testRows }: RowSplit, rows: Uint32Array): RowSplit {
  return {
    trainingRows: trainingRows.map((position) => rows[position]!),
    testRows: testRows.map((position) => rows[position]!),
  };
}

function foldsOrNull(make: () => readonly RowSplit[]): readonly RowSplit[] | null {
  try {
    return make();
  } catch (error) {
    if (asProblem(error).code === 'learning.too-few-to-split') return null;
    throw error;
  }
}
