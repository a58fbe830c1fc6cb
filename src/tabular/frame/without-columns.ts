import { unknownColumn } from './column-named.js';
import type { Frame } from './frame.js';

/** All columns but the named ones, sharing their cells with `frame`; throws `table.unknown-column`. */
export function withoutColumns(frame: Frame, names: readonly string[]): Frame {
  const known = new Set(frame.columns.map((column) => column.name));
  for (const name of names) if (!known.has(name)) throw unknownColumn(frame, name);
  const dropped = new Set(names);
  return {
    rowCount: frame.rowCount,
    columns: frame.columns.filter((column) => !dropped.has(column.name)),
  };
}
