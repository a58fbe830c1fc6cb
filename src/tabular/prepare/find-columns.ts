import { nearestName, problem } from '../../shared/index.js';
import type { Column, Frame } from '../frame/index.js';

/** The named columns in the order of the names; throws `learning.unknown-column` or `learning.repeated-column`. */
export function findColumns(frame: Frame, names: readonly string[]): Column[] {
  const byName = new Map(frame.columns.map((column) => [column.name, column]));
  const seen = new Set<string>();
  return names.map((name) => {
    const column = byName.get(name);
    if (column === undefined)
      throw problem('learning.unknown-column', {
        column: name,
        nearest: nearestName(name, byName.keys()),
      });
    if (seen.has(name)) throw problem('learning.repeated-column', { column: name });
    seen.add(name);
    return column;
  });
}
