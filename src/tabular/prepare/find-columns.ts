import { problem } from '../../shared/index.js';
import { type Column, columnNamed, type Frame } from '../frame/index.js';

/** The named columns in the order of the names; throws `table.unknown-column` or `learning.repeated-column`. */
export function findColumns(frame: Frame, names: readonly string[]): Column[] {
  const byName = new Map(frame.columns.map((column) => [column.name, column]));
  const seen = new Set<string>();
  return names.map((name) => {
    if (seen.has(name)) throw problem('learning.repeated-column', { column: name });
    seen.add(name);
    return byName.get(name) ?? columnNamed(frame, name);
  });
}
