import { nearestName, problem } from '../../shared/index.js';
import type { Column, Frame } from './frame.js';

/** The column of that exact name; throws `table.unknown-column` with the nearest known name. */
export function columnNamed(frame: Frame, name: string): Column {
  const column = frame.columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw unknownColumn(frame, name);
  return column;
}

/** The problem of a name that a table does not have. */
export function unknownColumn(frame: Frame, name: string): Error {
  const names = frame.columns.map((column) => column.name);
  return problem('table.unknown-column', {
    name,
    nearest: nearestName(name, names),
    columns: names.length,
  });
}
