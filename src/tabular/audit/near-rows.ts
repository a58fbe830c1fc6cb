import type { ValueWords } from '../prepare/row-values.js';
import { finishHash, mixHash } from '../prepare/row-values.js';

/** How rows stand to rows that differ from them in one column only. */
export interface NearRows {
  /** Pairs of rows that differ in exactly one column. */
  readonly pairs: number;
  /** Rows that differ from the row above them in exactly one column. */
  readonly likeRowAbove: number;
  /** Of the groups of identical rows, those from which some other row differs in one column only. */
  readonly groupsWithNearRow: number;
}

/**
 * Counts rows that agree in all columns but one, by hashing every row without each column in turn:
 * rows x columns steps and sorts. Two 32-bit hashes stand for a row, so that chance collisions do not count.
 */
export function nearRows(
  words: readonly ValueWords[],
  groupOfRow: Uint32Array,
  groupSizes: Uint32Array,
  compared: (columns: number) => void = () => {},
): NearRows {
  const rowCount = groupOfRow.length;
  const [first, second] = [columnSums(words, 0, rowCount), columnSums(words, 1, rowCount)];
  const isNear = new Uint8Array(groupSizes.length);
  const firstRowOfGroup = new Uint32Array(groupSizes.length);
  for (let row = rowCount - 1; row >= 0; row--) firstRowOfGroup[groupOfRow[row]!] = row;
  const keyOfRow = new Float64Array(rowCount);
  let pairs = 0;
  let likeRowAbove = 0;
  words.forEach((column, index) => {
    compared(index + 1);
    for (let row = 0; row < rowCount; row++) {
      const low = (first[row]! - share(column, row, index, 0)) >>> 0;
      const high = (second[row]! - share(column, row, index, 1)) & 0x1fffff;
      keyOfRow[row] = high * 4294967296 + low;
      if (row > 0 && keyOfRow[row] === keyOfRow[row - 1] && groupOfRow[row] !== groupOfRow[row - 1])
        likeRowAbove++;
    }
    const keys = Float64Array.from(firstRowOfGroup, (row) => keyOfRow[row]!);
    const order = keys.slice().sort();
    const rowsOfKey = new Map<number, readonly [rows: number, equalPairs: number]>();
    const isShared = new Set<number>();
    for (let at = 1; at < order.length; at++)
      if (order[at] === order[at - 1]) isShared.add(order[at]!);
    if (isShared.size === 0) return;
    keys.forEach((key, group) => {
      if (!isShared.has(key)) return;
      isNear[group] = 1;
      const size = groupSizes[group]!;
      const [rows, equal] = rowsOfKey.get(key) ?? [0, 0];
      rowsOfKey.set(key, [rows + size, equal + (size * (size - 1)) / 2]);
    });
    for (const [rows, equal] of rowsOfKey.values()) pairs += (rows * (rows - 1)) / 2 - equal;
  });
  return { pairs, likeRowAbove, groupsWithNearRow: isNear.reduce((sum, near) => sum + near, 0) };
}

/** A column's part in the sum that stands for a row; parts are subtracted again, so they must not depend on each other. */
function share(column: ValueWords, row: number, index: number, salt: number): number {
  return finishHash(mixHash(index * 2 + salt, column.hash[row]!));
}

function columnSums(words: readonly ValueWords[], salt: number, rowCount: number): Uint32Array {
  const sums = new Uint32Array(rowCount);
  words.forEach((column, index) => {
    for (let row = 0; row < rowCount; row++)
      sums[row] = sums[row]! + share(column, row, index, salt);
  });
  return sums;
}
