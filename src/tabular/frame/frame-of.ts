import { limits, problem } from '../../shared/index.js';
import type { Column, Frame } from './frame.js';

/**
 * A table of columns that share no name and have one length; the cells are shared, not copied.
 * Throws `table.empty` without columns, `table.too-many-columns`, `table.duplicate-column`,
 * `table.wrong-kind` when lengths differ or a code points at no category.
 */
export function frameOf(columns: readonly Column[]): Frame {
  const [first] = columns;
  if (first === undefined) throw problem('table.empty', {});
  if (columns.length > limits.tableColumns)
    throw problem('table.too-many-columns', {
      columns: columns.length,
      limit: limits.tableColumns,
    });
  const rowCount = lengthOf(first);
  const columnOf = new Map<string, number>();
  columns.forEach((column, index) => {
    const { name } = column;
    const known = columnOf.get(name);
    if (known !== undefined)
      throw problem('table.duplicate-column', {
        name,
        firstColumn: known + 1,
        secondColumn: index + 1,
      });
    columnOf.set(name, index);
    if (lengthOf(column) !== rowCount)
      throw problem('table.wrong-kind', {
        column: name,
        got: `${lengthOf(column)} cells`,
        expected: `${rowCount} as in column "${first.name}"`,
      });
    if (column.kind === 'category') refuseBadCodes(column.name, column.codes, column.categories);
  });
  return { rowCount, columns };
}

function lengthOf(column: Column): number {
  return column.kind === 'number' ? column.values.length : column.codes.length;
}

function refuseBadCodes(name: string, codes: Int32Array, categories: readonly string[]): void {
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code >= -1 && code < categories.length) continue;
    throw problem('table.wrong-kind', {
      column: name,
      got: `code ${code} in row ${row + 1}`,
      expected: `-1 (missing) to ${categories.length - 1}, one of the categories`,
    });
  }
}
