import { asProblem } from '../../shared/index.js';
import { forward, type Moments, type ProtocolName } from '../model/protocol.js';
import { forwardFolds } from '../prepare/forward-split.js';
import { groupedFolds, type RowSplit, randomFolds } from '../prepare/split-rows.js';

/** Rows divided by the rule of a protocol, perhaps several times by other chances. */
export interface Division {
  readonly protocol: ProtocolName;
  /** Each tests every row at most once. */
  readonly repeats: readonly (readonly RowSplit[])[];
}

/** What tells which rows belong together, in what order they came, and which are positive; over a whole table. */
export interface RowFacts {
  readonly labels: Uint8Array;
  readonly groupOfRow: Uint32Array;
  /** Null where no order is known. */
  readonly moments: Moments | null;
}

const foldCount = 5;

/**
 * Some rows of a table divided in three ways: twins together, forward where an order is known and allows it, at random
 * where that is another way.
 * Numbers in the splits are rows of the table.
 */
export function divideRows(
  facts: RowFacts,
  rows: Uint32Array,
  {
    seeds,
    testShare,
  }: {
    /** A repeat for each; forward has but one way, and at random one says enough. */
    readonly seeds: readonly number[];
    readonly testShare: number;
  },
): readonly Division[] {
  const labels = Uint8Array.from(rows, (row) => facts.labels[row]!);
  const groups = rows.map((row) => facts.groupOfRow[row]!);
  const inTable = ({ trainingRows, testRows }: RowSplit): RowSplit => ({
    trainingRows: trainingRows.map((at) => rows[at]!),
    testRows: testRows.map((at) => rows[at]!),
  });
  const usable = (folds: readonly RowSplit[]) =>
    folds.filter((split) => hasOfBoth(split, labels, 1));
  const later = laterFolds(momentsAt(facts.moments, rows), groups, labels, testShare);
  return [
    {
      protocol: 'twins-together',
      repeats: seeds.map((seed) =>
        usable(groupedFolds(groups, labels, { folds: foldCount, seed })).map(inTable),
      ),
    },
    ...(later.length === 0
      ? []
      : [{ protocol: 'forward' as const, repeats: [later.map(inTable)] }]),
    ...(new Set(groups).size === groups.length
      ? []
      : [
          {
            protocol: 'random-rows' as const,
            repeats: seeds
              .slice(0, 1)
              .map((seed) => usable(randomFolds(labels, { folds: foldCount, seed })).map(inTable)),
          },
        ]),
  ];
}

function momentsAt(moments: Moments | null, rows: Uint32Array): Moments | null {
  if (moments === null) return null;
  const { momentOfRow, within } = moments;
  return {
    momentOfRow: Int32Array.from(rows, (row) => momentOfRow[row]!),
    ...(within === undefined ? {} : { within: rows.map((row) => within[row]!) }),
  };
}

/** As many folds of an expanding window as the moments allow, each with enough of both classes. */
function laterFolds(
  moments: Moments | null,
  groupOfRow: Uint32Array,
  labels: Uint8Array,
  testShare: number,
): readonly RowSplit[] {
  if (moments === null) return [];
  const { momentOfRow, within } = moments;
  const options = { purge: groupOfRow, ...(within === undefined ? {} : { within }) };
  const isUsable = (split: RowSplit) => hasOfBoth(split, labels, fewestOfClass);
  for (let folds = foldCount - 1; folds >= 2; folds--) {
    const made = orNone(() => forwardFolds(momentOfRow, { ...options, folds })).filter(isUsable);
    if (made.length > 0) return made;
  }
  return orNone(() => [forward(moments, groupOfRow, labels, testShare).split]).filter(isUsable);
}

const fewestOfClass = 10;

function hasOfBoth(
  { trainingRows, testRows }: RowSplit,
  labels: Uint8Array,
  fewest: number,
): boolean {
  return [trainingRows, testRows].every((rows) => {
    const positives = rows.reduce((sum, row) => sum + labels[row]!, 0);
    return positives >= fewest && rows.length - positives >= fewest;
  });
}

function orNone(make: () => readonly RowSplit[]): readonly RowSplit[] {
  try {
    return make();
  } catch (error) {
    if (asProblem(error).code === 'learning.too-few-to-split') return [];
    throw error;
  }
}
