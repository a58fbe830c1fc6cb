import { problem } from '../../shared/index.js';
import { type CellStore, isBlank } from './cell-store.js';
import type { CsvForm } from './csv-form.js';
import { brokenRecord, bytesOf, parseRecords } from './csv-parser.js';

const quoteByte = 34;

/**
 * Reads any rows, quoted cells included, with Papa Parse. The bytes are handed over one character
 * a byte, so that its positions are ours and no encoding is assumed; delimiters, quotes and line
 * ends are never part of a longer character in UTF-8 or EUC-KR.
 * Answers where the first incomplete record of `bytes[from, to)` starts; `to` when there is none.
 * Throws `table.broken-row` and `table.bad-quote`.
 */
export function readQuotedRows(
  bytes: Uint8Array,
  from: number,
  to: number,
  form: CsvForm,
  store: CellStore,
): number {
  const { rows, end, brokenQuote } = parseRecords(bytes, from, to, form, 0);
  let record = from;
  rows.forEach((cells, index) => {
    if (brokenQuote !== null && index >= brokenQuote.record)
      throw brokenRecord(bytes, record, brokenQuote, form, store.line);
    record = readRecord(bytes, record, cells, form, store);
  });
  return end;
}

/** One record's cells from the parser, found again in the bytes: quoted or not, and where. */
function readRecord(
  bytes: Uint8Array,
  start: number,
  cells: readonly string[],
  form: CsvForm,
  store: CellStore,
): number {
  const { columnCount } = store;
  const rowStart = store.rowInBlock * columnCount;
  let lines = 1;
  let at = start;
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column]!;
    const quoted = bytes[at] === quoteByte;
    let content = bytes;
    let from = at;
    let until = at + cell.length;
    if (quoted) {
      lines += count(cell, form.recordEnd);
      const doubled = count(cell, '"');
      if (doubled > 0) {
        content = bytesOf(cell);
        from = 0;
        until = content.length;
      } else {
        from++;
        until++;
      }
      at += cell.length + doubled + 2;
      while (
        isBlank(bytes[at]!) &&
        bytes[at] !== form.delimiterByte &&
        bytes[at] !== form.recordEndByte
      )
        at++;
    } else at = until;
    at++;
    if (column < columnCount)
      store.putCell(rowStart + column, column, content, from, until, quoted);
  }
  if (cells.length === 1 && bytes[start] !== quoteByte && cells[0]!.trim() === '')
    store.line += lines;
  else if (cells.length !== columnCount)
    throw problem('table.broken-row', {
      row: store.rowCount + 1,
      line: store.line,
      got: cells.length,
      expected: columnCount,
    });
  else store.commitRow(lines);
  return at;
}

function count(text: string, part: string): number {
  let found = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found++;
  return found;
}
