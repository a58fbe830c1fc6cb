import type { BinCodes, RowPositions } from './number-types.js';

/**
 * Puts the rows of `rows[begin..end)` whose code goes left (`sideOfCode[code] === 1`) before the others, each side in
 * its old order: rows = [left | right]; answers where the right ones begin.
 */
export function divideRows(
  rows: RowPositions,
  begin: number,
  end: number,
  columnCodes: BinCodes,
  sideOfCode: Uint8Array,
  scratch: RowPositions,
): number {
  let left = begin;
  let right = 0;
  for (let i = begin; i < end; i++) {
    const row = rows[i]!;
    const goesLeft = sideOfCode[columnCodes[row]!]!;
    // Both sides are written and one of them kept: cheaper than a branch no processor can foresee.
    rows[left] = row;
    scratch[right] = row;
    left += goesLeft;
    right += 1 - goesLeft;
  }
  rows.set(scratch.subarray(0, right), left);
  return left;
}
