import type { BinCodes } from './number-types.js';

/**
 * Writes the codes of one feature: how many of the rising thresholds are at or below the value, `missingCode` for NaN.
 * The thresholds are filled up to 2^k - 1 with infinity. By column every value, by row as many as `rowCodes` has rows,
 * one code every `stride` bytes.
 */
export function codeValues(
  values: Float64Array,
  thresholds: Float64Array,
  missingCode: number,
  columnCodes: BinCodes,
  rowCodes: BinCodes,
  stride: number,
): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const code = Number.isNaN(value) ? missingCode : countAtMost(thresholds, value);
    columnCodes[i] = code;
    if (i * stride < rowCodes.length) rowCodes[i * stride] = code;
  }
}

function countAtMost(thresholds: Float64Array, value: number): number {
  let count = 0;
  // Halving without a branch, which no processor could foresee.
  for (let half = (thresholds.length + 1) >>> 1; half > 0; half >>>= 1)
    count += Number(thresholds[count + half - 1]! <= value) * half;
  return count;
}
