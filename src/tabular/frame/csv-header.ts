import { limits, problem } from '../../shared/index.js';
import type { CsvNotice } from './csv-table.js';
import type { Decode } from './text-encoding.js';

/**
 * Names of the columns: blanks trimmed, two rows joined as `Group_Name`. An empty group takes the
 * one to its left, as merged spreadsheet cells are exported; a name without a group stands alone.
 * A column without a name becomes `column_7` (counted from 1) with a notice.
 * Throws `table.too-many-columns`, `table.broken-row`, `table.duplicate-column`;
 * null when the bytes are not of the encoding.
 */
export function columnNames(
  headerRows: readonly (readonly Uint8Array[])[],
  decode: Decode,
  notices: CsvNotice[],
): string[] | null {
  const nameRow = headerRows[headerRows.length - 1]!;
  const columnCount = headerRows[0]!.length;
  if (columnCount > limits.tableColumns)
    throw problem('table.too-many-columns', { columns: columnCount, limit: limits.tableColumns });
  if (nameRow.length !== columnCount)
    throw problem('table.broken-row', {
      row: 0,
      line: headerRows.length,
      got: nameRow.length,
      expected: columnCount,
    });
  const names: string[] = [];
  let group = '';
  for (let column = 0; column < columnCount; column++) {
    const name = decode(nameRow[column]!)?.trim();
    if (name === undefined) return null;
    if (headerRows.length === 2) {
      const ownGroup = decode(headerRows[0]![column]!)?.trim();
      if (ownGroup === undefined) return null;
      if (ownGroup !== '') group = ownGroup;
    }
    names.push([group, name].filter((part) => part !== '').join('_'));
    if (name === '' && group === '') {
      names[column] = `column_${column + 1}`;
      notices.push({
        code: 'column-without-name',
        column: names[column]!,
        message: `column ${column + 1} has no name in the header and is called "${names[column]}"`,
      });
    }
  }
  refuseDuplicates(names);
  return names;
}

function refuseDuplicates(names: readonly string[]): void {
  const columnOf = new Map<string, number>();
  names.forEach((name, column) => {
    const first = columnOf.get(name);
    if (first !== undefined)
      throw problem('table.duplicate-column', {
        name,
        firstColumn: first + 1,
        secondColumn: column + 1,
      });
    columnOf.set(name, column);
  });
}
