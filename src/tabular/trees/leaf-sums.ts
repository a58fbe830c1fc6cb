import type { GradientPairs, RowPositions } from './number-types.js';

/** `leafOfRow[row] = leaf` for `rows[begin..end)`. */
export function markLeaf(
  rows: RowPositions,
  begin: number,
  end: number,
  leaf: number,
  leafOfRow: Uint32Array,
): void {
  for (let i = begin; i < end; i++) leafOfRow[rows[i]!] = leaf;
}

/** Adds the real gradient pairs of the rows, in their order, to `sums[2 leaf]` and `sums[2 leaf + 1]`. */
export function sumLeaves(
  gradients: GradientPairs,
  rows: RowPositions,
  leafOfRow: Uint32Array,
  sums: Float64Array,
): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const at = 2 * leafOfRow[row]!;
    sums[at] = sums[at]! + gradients[2 * row]!;
    sums[at + 1] = sums[at + 1]! + gradients[2 * row + 1]!;
  }
}
