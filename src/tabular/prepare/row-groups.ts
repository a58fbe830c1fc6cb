import type { Frame } from '../frame/index.js';
import { findColumns } from './find-columns.js';
import { finishHash, mixHash, type ValueWords, valueWords } from './row-values.js';

export interface RowGroups {
  /** Per row: its group, numbered in order of first appearance. */
  readonly groupOfRow: Uint32Array<ArrayBuffer>;
  readonly groupCount: number;
  /** Rows that have at least one identical row. */
  readonly twinRows: number;
}

/**
 * Identical rows share a group: exactly equal in every named column, -0 equal to 0, missing equal to missing.
 * Hashed first, then compared, so that a collision never joins two rows.
 */
export function rowGroups(frame: Frame, columnNames: readonly string[]): RowGroups {
  const words = findColumns(frame, columnNames).map(valueWords);
  const hashes = rowHashes(words, frame.rowCount);
  // Open addressing over the first rows of groups, at most half full; -1 is free.
  const size = 2 ** Math.ceil(Math.log2(2 * frame.rowCount + 2));
  const table = new Int32Array(size).fill(-1);
  const groupOfRow = new Uint32Array(frame.rowCount);
  const rowsOfGroup: number[] = [];
  for (let row = 0; row < frame.rowCount; row++) {
    let slot = hashes[row]! & (size - 1);
    while (table[slot]! >= 0 && !sameRow(words, hashes, table[slot]!, row))
      slot = (slot + 1) & (size - 1);
    if (table[slot]! < 0) {
      table[slot] = row;
      groupOfRow[row] = rowsOfGroup.push(1) - 1;
    } else {
      const group = groupOfRow[table[slot]!]!;
      groupOfRow[row] = group;
      rowsOfGroup[group] = rowsOfGroup[group]! + 1;
    }
  }
  const twinRows = rowsOfGroup.reduce((sum, rows) => sum + (rows > 1 ? rows : 0), 0);
  return { groupOfRow, groupCount: rowsOfGroup.length, twinRows };
}

/**
 * A 32-bit fingerprint of every row over the named columns in their order: the same for the same values in any frame,
 * whatever the codes of categories. Two different rows share one by chance once in 2^32.
 */
export function rowFingerprints(
  frame: Frame,
  columnNames: readonly string[],
): Uint32Array<ArrayBuffer> {
  return rowHashes(findColumns(frame, columnNames).map(valueWords), frame.rowCount);
}

function rowHashes(words: readonly ValueWords[], rowCount: number): Uint32Array<ArrayBuffer> {
  const hashes = new Uint32Array(rowCount);
  for (const { hash } of words)
    for (let row = 0; row < rowCount; row++) hashes[row] = mixHash(hashes[row]!, hash[row]!);
  for (let row = 0; row < rowCount; row++) hashes[row] = finishHash(hashes[row]!);
  return hashes;
}

function sameRow(
  words: readonly ValueWords[],
  hashes: Uint32Array,
  first: number,
  second: number,
): boolean {
  if (hashes[first] !== hashes[second]) return false;
  return words.every(({ low, high }) => low[first] === low[second] && high[first] === high[second]);
}
