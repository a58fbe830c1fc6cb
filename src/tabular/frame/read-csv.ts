import { nearestName, problem } from '../../shared/index.js';
import { CellStore } from './cell-store.js';
import { type CsvHead, sniffHead } from './csv-dialect.js';
import { columnNames } from './csv-header.js';
import { type CsvReadOptions, checkCsvOptions, missingWords } from './csv-options.js';
import { CsvRecords } from './csv-records.js';
import type { CsvNotice, CsvTable } from './csv-table.js';
import { finishColumn } from './finish-column.js';
import { decoderOf, isTextOf, type TextEncoding } from './text-encoding.js';

/**
 * Reads a CSV file (RFC 4180 and the dialects of spreadsheets) into columns. A source of chunks may
 * be cut anywhere and is never held whole; the answer is the same for every cut.
 * Blanks around unquoted cells and around names are dropped, lines of blanks are skipped. Numbers
 * are bit-equal to JavaScript's `Number`. Column kinds: see `finishColumn`; in a column that turns
 * out to be words every cell keeps its letters, except numbers with a decimal sign and more than 15
 * digits or an exponent, which are written in shortest form (name the column in `kinds` to keep them).
 * Throws `table.empty`, `table.no-rows`, `table.not-text`, `table.bad-encoding`, `table.bad-quote`,
 * `table.broken-row`, `table.record-too-long`, `table.too-many-columns`, `table.duplicate-column`,
 * `table.text-in-number-column`, `table.infinity`, `table.unknown-column`, `input.unknown-option`,
 * `input.invalid`.
 */
export async function readCsv(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  options: CsvReadOptions = {},
): Promise<CsvTable> {
  checkCsvOptions(options);
  const missing = new Set((options.missingWords ?? missingWords).map((word) => word.toLowerCase()));
  let longest = 0;
  for (const word of missing) longest = Math.max(longest, word.length);
  const isMissing = (word: string) =>
    word === '' || (word.length <= longest && missing.has(word.toLowerCase()));

  const records = new CsvRecords((head) => sniffHead(head, options, isMissing), {
    openStore: (head, expectedRows) => openStore(head, expectedRows, options),
    thorough: options.parser === 'thorough',
  });
  await records.readAll(source, options);
  return finish(records, options, isMissing);
}

/** Names known at the start serve only to keep exact text where the caller wants a category. */
function openStore(head: CsvHead, expectedRows: number, options: CsvReadOptions): CellStore {
  const names =
    columnNames(head.headerRows, decoderOf('utf-8'), []) ??
    columnNames(head.headerRows, decoderOf('euc-kr'), []);
  const exactText = head.headerRows[0]!.map(
    (_, column) => names !== null && kindOf(names[column]!, options) === 'category',
  );
  return new CellStore({
    exactText,
    decimalSign: head.form.decimalByte,
    firstLine: head.dataLine,
    expectedRows,
  });
}

function kindOf(name: string, { kinds }: CsvReadOptions): 'number' | 'category' | null {
  if (typeof kinds === 'function') return kinds(name);
  return kinds !== undefined && Object.hasOwn(kinds, name) ? kinds[name]! : null;
}

function finish(
  records: CsvRecords,
  options: CsvReadOptions,
  isMissing: (word: string) => boolean,
): CsvTable {
  const { head, store } = records.finished();
  const { rowCount } = store;
  if (rowCount === 0)
    throw problem('table.no-rows', {
      columns: store.columnCount,
      headerRows: head.headerRows.length,
    });

  const notices: CsvNotice[] = [];
  const encoding = chooseEncoding(head, store, options.encoding ?? 'auto');
  if (encoding === 'euc-kr' && options.encoding !== 'euc-kr')
    notices.push({
      code: 'encoding-guessed',
      column: null,
      message: 'the file is not UTF-8 and was read as EUC-KR (CP949)',
    });
  const decode = decoderOf(encoding);
  const names = columnNames(head.headerRows, decode, notices);
  const badEncoding = (column: string, line: number) => {
    const isKorean = encoding === 'utf-8' && isAllText(head, store, 'euc-kr');
    const suggestion = isKorean ? 'euc-kr' : null;
    return problem('table.bad-encoding', { encoding, column, line, suggestion });
  };
  if (names === null) throw badEncoding('(header)', 1);
  refuseUnknownKinds(names, options);

  const columns = names.map((name, column) => {
    const finished = finishColumn(store.takeColumn(column), {
      name,
      kind: kindOf(name, options),
      decimal: head.form.decimal,
      isMissing,
      badNumbers: options.badNumbers ?? 'refuse',
      infinity: options.infinity ?? 'refuse',
      textOf: (bytes, row) => {
        const text = decode(bytes);
        if (text !== null) return text;
        throw badEncoding(name, store.lineOfRow(row()));
      },
      lineOfRow: (row) => store.lineOfRow(row),
      notices,
    });
    if (
      finished.kind === 'number'
        ? finished.values.every(Number.isNaN)
        : finished.categories.length === 0
    )
      notices.push({
        code: 'column-without-values',
        column: name,
        message: `column "${name}" has no values`,
      });
    return finished;
  });

  return {
    frame: { rowCount, columns },
    dialect: {
      delimiter: head.form.delimiter,
      headerRows: head.headerRows.length === 2 ? 2 : 1,
      bom: head.bom,
      encoding,
      decimal: head.form.decimal,
      lineEnd: head.lineEnd,
      path: records.neededParser ? 'parser' : 'bytes',
    },
    notices,
  };
}

/** UTF-8 unless some text is not and all of it is EUC-KR. */
function chooseEncoding(
  head: CsvHead,
  store: CellStore,
  wanted: 'auto' | TextEncoding,
): TextEncoding {
  if (wanted !== 'auto') return wanted;
  return !isAllText(head, store, 'utf-8') && isAllText(head, store, 'euc-kr') ? 'euc-kr' : 'utf-8';
}

function isAllText(head: CsvHead, store: CellStore, encoding: TextEncoding): boolean {
  const isText = isTextOf(encoding);
  return head.headerRows.every((cells) => cells.every(isText)) && store.everyText(isText);
}

function refuseUnknownKinds(names: readonly string[], { kinds }: CsvReadOptions): void {
  if (typeof kinds === 'function') return;
  const known = new Set(names);
  for (const name of Object.keys(kinds ?? {}))
    if (!known.has(name))
      throw problem('table.unknown-column', {
        name,
        nearest: nearestName(name, names),
        columns: names.length,
      });
}
