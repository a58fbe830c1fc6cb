import { problem } from '../../shared/index.js';
import type { Column, Frame } from '../frame/frame.js';
import type { LabelSource } from '../prepare/binary-label.js';
import { findColumns } from '../prepare/find-columns.js';
import type { TrainingNotice, TrainingOptions } from './training-options.js';

const mostCategories = 200;
const mostCategoriesShare = 0.5;

/**
 * The columns to learn from, in table order (or as the caller listed them). Left out: the label and its
 * family, ignored, group and time columns; and, with a notice each, unless the caller listed them:
 * identifiers, columns without values, words of which more than half (or more than 200) differ.
 * Throws `model.no-usable-feature`, `table.unknown-column`, `input.invalid`.
 */
export function chooseFeatures(
  frame: Frame,
  labelColumns: readonly string[],
  label: LabelSource,
  options: TrainingOptions,
): { names: readonly string[]; notices: readonly TrainingNotice[] } {
  const { ignore = [], groupColumns = [], timeColumn, features } = options;
  const roles = [...ignore, ...groupColumns, ...(timeColumn === undefined ? [] : [timeColumn])];
  findColumns(frame, [...new Set(roles)]);
  const prefix = 'anyPrefix' in label ? label.anyPrefix : null;
  const isTaken = (name: string) =>
    labelColumns.includes(name) || (prefix !== null && name.startsWith(prefix));
  if (features !== undefined) {
    findColumns(frame, features);
    const wrong = features.find((name) => isTaken(name) || roles.includes(name));
    if (wrong !== undefined)
      throw problem('input.invalid', {
        at: 'features',
        got: `"${wrong}"`,
        expected: 'columns that are neither label, ignored, group nor time',
      });
    return { names: features, notices: [] };
  }
  const setAside = new Set(roles);
  const names: string[] = [];
  const notices: TrainingNotice[] = [];
  for (const column of frame.columns) {
    if (isTaken(column.name) || setAside.has(column.name)) continue;
    const notice = reasonToDrop(column, frame.rowCount);
    if (notice === null) names.push(column.name);
    else notices.push({ ...notice, columns: [column.name] });
  }
  if (names.length === 0)
    throw problem('model.no-usable-feature', {
      dropped: [...roles, ...notices.flatMap((notice) => notice.columns)],
    });
  return { names, notices };
}

function reasonToDrop(column: Column, rowCount: number): Omit<TrainingNotice, 'columns'> | null {
  const { name } = column;
  const { present, distinct, areWhole } = contents(column);
  if (present === 0)
    return {
      code: 'empty-column-dropped',
      message: `column "${name}" has no values and is left out`,
    };
  if (hasIdentifierName(name) && present === rowCount && distinct === rowCount && areWhole)
    return {
      code: 'identifier-ignored',
      message: `column "${name}" is left out: it numbers the rows; list it among the features to use it`,
    };
  if (
    column.kind === 'category' &&
    (distinct > mostCategories || distinct > mostCategoriesShare * present)
  )
    return {
      code: 'many-categories-dropped',
      message: `column "${name}" is left out: ${distinct} different words in ${present} rows teach nothing about new rows`,
    };
  return null;
}

function contents(column: Column): { present: number; distinct: number; areWhole: boolean } {
  const seen = new Set<number>();
  let present = 0;
  let areWhole = true;
  const isNumber = column.kind === 'number';
  for (const value of isNumber ? column.values : column.codes) {
    if (isNumber ? Number.isNaN(value) : value < 0) continue;
    present += 1;
    seen.add(value);
    if (areWhole && !Number.isInteger(value)) areWhole = false;
  }
  return { present, distinct: seen.size, areWhole };
}

// `id`, `row_id`, `Process_id`, `uuid`, `index`, `serial_no`, `번호`; also after a header group.
function hasIdentifierName(name: string): boolean {
  return /(^|[_\s.-])(id|uuid|guid|index|idx|no|serial|번호|일련번호|순번)$/i.test(name.trim());
}
