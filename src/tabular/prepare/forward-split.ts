import { problem } from '../../shared/index.js';
import { readFolds, readTestShare } from './split-options.js';
import type { RowSplit } from './split-rows.js';

/** A split along time: every test row of a group is later than all training rows of that group. */
export interface ForwardSplit extends RowSplit {
  /** Rows in neither part, rising: without a stamp, purged, or later than the test rows of the fold. */
  readonly leftOutRows: Uint32Array<ArrayBuffer>;
}

export interface ForwardOptions {
  /**
   * Per row: the group (product, mould) within which time is cut, so that each is judged on its own last rows. Any integers.
   * A group of a single moment cannot be cut; its rows are training rows. Default: one group.
   */
  readonly within?: Uint32Array | Int32Array;
  /** Per row: training rows that share a number with a test row are left out, such as twins across the cut. Default: none. */
  readonly purge?: Uint32Array | Int32Array;
}

/**
 * The last rows of each group held out. `momentOfRow` gives what may not be torn apart, in rising order: ranks of
 * `rowOrder`, or lots of `lotsOfCounter`; rows of one moment stay on one side, so the test share is met as nearly as
 * moments allow, with at least one moment on either side. Rows of a negative moment are left out.
 * `testShare` above 0 and below 1, default 0.2. Throws `learning.too-few-to-split` when no group has two moments.
 */
export function forwardSplit(
  momentOfRow: Int32Array | Uint32Array,
  options: ForwardOptions & { readonly testShare?: number } = {},
): ForwardSplit {
  const testShare = readTestShare(options, ['testShare', 'within', 'purge']);
  const blockOfRow = blocksOf(momentOfRow, [1 - testShare, testShare], options);
  return splitAtBlock(blockOfRow, 1, options);
}

/**
 * Folds of an expanding window: time is cut into `folds` + 1 blocks of about as many rows each, and fold k learns from
 * blocks 0 to k and is judged on block k + 1. Within groups, a group of fewer moments than blocks lends each moment to the
 * block nearest to its time. `folds` 2 or more, default 5.
 * Throws `learning.too-few-to-split` when no group has as many moments as there are blocks.
 */
export function forwardFolds(
  momentOfRow: Int32Array | Uint32Array,
  options: ForwardOptions & { readonly folds?: number } = {},
): ForwardSplit[] {
  const folds = readFolds(options, ['folds', 'within', 'purge']);
  const shares = new Array<number>(folds + 1).fill(1 / (folds + 1));
  const blockOfRow = blocksOf(momentOfRow, shares, options);
  return Array.from({ length: folds }, (_, fold) => splitAtBlock(blockOfRow, fold + 1, options));
}

/** Per row its block in time, -1 for rows without a moment. */
function blocksOf(
  momentOfRow: Int32Array | Uint32Array,
  shares: readonly number[],
  { within, purge }: ForwardOptions,
): Int32Array {
  for (const [what, groups] of [
    ['groups to cut within', within],
    ['groups to purge', purge],
  ] as const)
    if (groups !== undefined && groups.length !== momentOfRow.length)
      throw problem('learning.lengths-differ', {
        what,
        got: groups.length,
        expected: momentOfRow.length,
      });
  const rowsOfMoment = countMoments(momentOfRow, within);
  let mostMoments = 0;
  const blockOf = new Map<number, Map<number, number>>();
  for (const [group, counts] of rowsOfMoment) {
    mostMoments = Math.max(mostMoments, counts.size);
    blockOf.set(group, cutMoments(counts, shares));
  }
  if (mostMoments < shares.length)
    throw problem('learning.too-few-to-split', {
      what: 'moments',
      got: mostMoments,
      expected: shares.length,
    });
  const blockOfRow = new Int32Array(momentOfRow.length).fill(-1);
  momentOfRow.forEach((moment, row) => {
    if (moment >= 0) blockOfRow[row] = blockOf.get(within?.[row] ?? 0)!.get(moment)!;
  });
  return blockOfRow;
}

function countMoments(
  momentOfRow: Int32Array | Uint32Array,
  within: Uint32Array | Int32Array | undefined,
): Map<number, Map<number, number>> {
  const rowsOfMoment = new Map<number, Map<number, number>>();
  momentOfRow.forEach((moment, row) => {
    if (moment < 0) return;
    const group = within?.[row] ?? 0;
    let counts = rowsOfMoment.get(group);
    if (counts === undefined) {
      counts = new Map();
      rowsOfMoment.set(group, counts);
    }
    counts.set(moment, (counts.get(moment) ?? 0) + 1);
  });
  return rowsOfMoment;
}

/** The block of every moment: cuts lie where the rows before come nearest to the wanted share, no block empty. */
function cutMoments(
  counts: ReadonlyMap<number, number>,
  shares: readonly number[],
): Map<number, number> {
  const moments = [...counts.keys()].sort((a, b) => a - b);
  const rowsBefore = [0];
  for (const moment of moments) rowsBefore.push(rowsBefore.at(-1)! + counts.get(moment)!);
  const total = rowsBefore.at(-1)!;
  const blocks = shares.length;
  const ends = shares.map((_, block) => shares.slice(0, block + 1).reduce((a, b) => a + b) * total);
  const blockOf = new Map<number, number>();
  if (moments.length < blocks) {
    // Too few to fill every block. One moment may be as old as any, so it is never held out of a two-part split.
    moments.forEach((moment, at) => {
      const middle = (rowsBefore[at]! + rowsBefore[at + 1]!) / 2;
      const block = ends.findIndex((end) => middle <= end);
      blockOf.set(moment, moments.length === 1 ? 0 : block < 0 ? blocks - 1 : block);
    });
    return blockOf;
  }
  let at = 0;
  for (let block = 0; block < blocks; block++) {
    const latest = moments.length - (blocks - 1 - block);
    let end = at + 1;
    if (block === blocks - 1) end = moments.length;
    else
      while (
        end < latest &&
        Math.abs(rowsBefore[end + 1]! - ends[block]!) < Math.abs(rowsBefore[end]! - ends[block]!)
      )
        end++;
    for (; at < end; at++) blockOf.set(moments[at]!, block);
  }
  return blockOf;
}

function splitAtBlock(
  blockOfRow: Int32Array,
  testBlock: number,
  { purge }: ForwardOptions,
): ForwardSplit {
  const inTest = new Set<number>();
  if (purge !== undefined)
    blockOfRow.forEach((block, row) => {
      if (block === testBlock) inTest.add(purge[row]!);
    });
  const trainingRows: number[] = [];
  const testRows: number[] = [];
  const leftOutRows: number[] = [];
  blockOfRow.forEach((block, row) => {
    if (block === testBlock) testRows.push(row);
    else if (block < 0 || block > testBlock) leftOutRows.push(row);
    else if (purge !== undefined && inTest.has(purge[row]!)) leftOutRows.push(row);
    else trainingRows.push(row);
  });
  return {
    trainingRows: Uint32Array.from(trainingRows),
    testRows: Uint32Array.from(testRows),
    leftOutRows: Uint32Array.from(leftOutRows),
  };
}
