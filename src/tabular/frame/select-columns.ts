import { unknownColumn } from './column-named.js';
import type { Frame } from './frame.js';
import { frameOf } from './frame-of.js';

/**
 * The named columns, in the order of the names, sharing their cells with `frame`.
 * Throws `table.unknown-column`, `table.duplicate-column` for a name given twice.
 */
export function selectColumns(frame: Frame, names: readonly string[]): Frame {
  const byName = new Map(frame.columns.map((column) => [column.name, column]));
  const columns = names.map((name) => {
    const column = byName.get(name);
    if (column === undefined) throw unknownColumn(frame, name);
    return column;
  });
  return columns.length === 0 ? { rowCount: frame.rowCount, columns } : frameOf(columns);
}
