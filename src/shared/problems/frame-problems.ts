import { exitCode, kind, quote } from './problem-kind.js';

/** Problems of reading, writing and cutting tables. */
export const frameProblems = {
  'table.empty': kind<Record<never, never>>({
    status: 400,
    exit: exitCode.badData,
    message: () => 'the table is empty: expected a header row and at least one row of data',
    fix: () => 'check that the right file was given and that its export finished',
  }),
  'table.no-rows': kind<{ readonly columns: number; readonly headerRows: number }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `the table has ${f.headerRows === 1 ? 'a header row' : `${f.headerRows} header rows`} with ${f.columns} columns, but no row of data`,
    fix: () => 'add rows below the header, or set the number of header rows',
  }),
  'table.not-text': kind<{ readonly found: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `the table is not a text file: got ${f.found}, expected CSV`,
    fix: () => 'export it as "CSV UTF-8" and read that file',
  }),
  'table.bad-encoding': kind<{
    readonly encoding: string;
    readonly column: string;
    readonly line: number;
    readonly suggestion: string | null;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `line ${f.line}, column ${quote(f.column)}: the bytes are not ${f.encoding}, which was expected`,
    fix: (f) =>
      f.suggestion === null
        ? 'save the file as UTF-8'
        : `save the file as UTF-8, or read it with encoding "${f.suggestion}"`,
  }),
  'table.bad-quote': kind<{ readonly line: number; readonly found: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `the quoted cell that starts on line ${f.line} is broken: got ${f.found}, expected a closing quote before the next delimiter or line end`,
    fix: () => 'close the quote; a quote inside a quoted cell is written twice',
  }),
  'table.broken-row': kind<{
    readonly row: number;
    readonly line: number;
    readonly got: number;
    readonly expected: number;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `row ${f.row} (line ${f.line}) has ${f.got} fields, expected ${f.expected} as in the header`,
    fix: (f) =>
      f.got > f.expected
        ? 'put cells that hold the delimiter in quotes, or name the right delimiter'
        : 'complete the row, or name the right delimiter',
  }),
  'table.record-too-long': kind<{ readonly line: number; readonly limitBytes: number }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `the row that starts on line ${f.line} does not end within ${f.limitBytes} bytes`,
    fix: () => 'look for a quote that is never closed, or for missing line ends',
  }),
  'table.too-many-columns': kind<{ readonly columns: number; readonly limit: number }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `the table has ${f.columns} columns, at most ${f.limit} are accepted`,
    fix: () => 'select the columns that matter before reading, or turn rows and columns round',
  }),
  'table.duplicate-column': kind<{
    readonly name: string;
    readonly firstColumn: number;
    readonly secondColumn: number;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `columns ${f.firstColumn} and ${f.secondColumn} are both named ${quote(f.name)}, expected each name once`,
    fix: () => 'rename one of them, or say that the table has two header rows',
  }),
  'table.text-in-number-column': kind<{
    readonly column: string;
    readonly row: number;
    readonly line: number;
    readonly value: string;
    readonly textCells: number;
    readonly numberCells: number;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `column ${quote(f.column)} holds numbers, but row ${f.row} (line ${f.line}) has ${quote(f.value)}: expected a number or a word for missing (${f.textCells} such cells beside ${f.numberCells} numbers)`,
    fix: () =>
      'correct the cell, add the word to the missing words, read such cells as missing, or read the column as a category',
  }),
  'table.infinity': kind<{
    readonly column: string;
    readonly row: number;
    readonly line: number;
    readonly value: string;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) =>
      `column ${quote(f.column)}, row ${f.row} (line ${f.line}): got ${quote(f.value)}, expected a finite number`,
    fix: () => 'correct the cell, or read infinite values as missing',
  }),
  'table.unknown-column': kind<{
    readonly name: string;
    readonly nearest: string | null;
    readonly columns: number;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `no column ${quote(f.name)} among the ${f.columns} columns of the table`,
    fix: (f) =>
      f.nearest === null
        ? 'take a name from the header row; below a group of columns it is GROUP_NAME'
        : `did you mean "${f.nearest}"?`,
  }),
  'table.wrong-kind': kind<{
    readonly column: string;
    readonly got: string;
    readonly expected: string;
  }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `column ${quote(f.column)}: got ${f.got}, expected ${f.expected}`,
    fix: () => 'correct the column before building the table',
  }),
  'table.unknown-row': kind<{ readonly row: number; readonly rowCount: number }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `no row index ${f.row}: expected an integer from 0 below ${f.rowCount}`,
    fix: () => 'choose rows of this table',
  }),
} as const;
