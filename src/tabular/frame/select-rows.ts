import { problem } from '../../shared/index.js';
import type { Column, Frame } from './frame.js';

/**
 * The rows at the given indexes, from 0, in that order; an index may come more than once.
 * Cells are copied, category lists are kept whole. Throws `table.unknown-row`.
 */
export function selectRows(frame: Frame, rowIndexes: ArrayLike<number>): Frame {
  const { rowCount } = frame;
  const rows = rowIndexes.length;
  for (let at = 0; at < rows; at++) {
    const row = rowIndexes[at]!;
    if (!(Number.isInteger(row) && row >= 0 && row < rowCount))
      throw problem('table.unknown-row', { row, rowCount });
  }
  const columns = frame.columns.map((column): Column => {
    if (column.kind === 'number') {
      const values = new Float64Array(rows);
      for (let at = 0; at < rows; at++) values[at] = column.values[rowIndexes[at]!]!;
      return { ...column, values };
    }
    const codes = new Int32Array(rows);
    for (let at = 0; at < rows; at++) codes[at] = column.codes[rowIndexes[at]!]!;
    return { ...column, codes };
  });
  return { rowCount: rows, columns };
}
