import { problem } from '../../shared/index.js';
import { type CellStore, isBlank } from './cell-store.js';
import type { CsvForm } from './csv-form.js';
import { exactPowersOfTen } from './exact-powers-of-ten.js';

const quoteByte = 34;
const carriageReturn = 13;

/**
 * Reads rows without quoted cells straight from the bytes: numbers of up to 15 digits are summed
 * while they are scanned, no text is ever built. `bytes[from, to)` ends with a record end.
 * Answers where it stopped: `to`, or the start of the first record that has a quoted cell.
 * Throws `table.broken-row`.
 */
export function readPlainRows(
  bytes: Uint8Array,
  from: number,
  to: number,
  form: CsvForm,
  store: CellStore,
): number {
  const { delimiterByte: delimiter, recordEndByte: recordEnd, decimalByte } = form;
  const { columnCount, values, forms } = store;
  let p = from;
  while (p < to) {
    const recordStart = p;
    const rowStart = store.rowInBlock * columnCount;
    let column = 0;
    for (;;) {
      // One cell: [-] integer [. fraction], then the delimiter or the record end.
      const start = p;
      let byte = bytes[p]!;
      const negative = byte === 45;
      if (negative) byte = bytes[++p]!;
      const integerStart = p;
      let mantissa = 0;
      let digit = byte - 48;
      while (digit >>> 0 < 10) {
        mantissa = (Math.imul(mantissa, 10) + digit) | 0;
        byte = bytes[++p]!;
        digit = byte - 48;
      }
      const integerDigits = p - integerStart;
      let fractionDigits = 0;
      if (byte === decimalByte) {
        const fractionStart = p + 1;
        byte = bytes[++p]!;
        digit = byte - 48;
        while (digit >>> 0 < 10) {
          mantissa = (Math.imul(mantissa, 10) + digit) | 0;
          byte = bytes[++p]!;
          digit = byte - 48;
        }
        // A bare final point goes the long way.
        fractionDigits = p === fractionStart ? 99 : p - fractionStart;
      }
      if (byte === carriageReturn && bytes[p + 1] === recordEnd) byte = bytes[++p]!;
      const digits = integerDigits + fractionDigits;
      if (
        (byte === delimiter || byte === recordEnd) &&
        integerDigits > 0 &&
        digits <= 15 &&
        (integerDigits === 1 || bytes[integerStart] !== 48)
      ) {
        // Beyond nine digits the 32-bit sum has wrapped: once more, in doubles.
        let size = digits <= 9 ? mantissa : digitsOf(bytes, integerStart, digits, integerDigits);
        if (fractionDigits > 0) size /= exactPowersOfTen[fractionDigits]!;
        const at = rowStart + column;
        values[at] = negative ? -size : size;
        forms[at] = fractionDigits;
      } else {
        if (bytes[start] === quoteByte) return recordStart;
        while (byte !== delimiter && byte !== recordEnd) byte = bytes[++p]!;
        if (byte === recordEnd && column === 0 && isBlankLine(bytes, start, p)) {
          p++;
          store.line++;
          column = -1;
          break;
        }
        store.putCell(rowStart + column, column, bytes, start, p, false);
      }
      p++;
      column++;
      if (byte === recordEnd) break;
      if (column === columnCount) break;
    }
    if (column < 0) continue;
    if (column < columnCount || bytes[p - 1] !== recordEnd) {
      const counted = fieldCount(bytes, recordStart, delimiter, recordEnd);
      if (counted.quoted) return recordStart;
      throw problem('table.broken-row', {
        row: store.rowCount + 1,
        line: store.line,
        got: counted.fields,
        expected: columnCount,
      });
    }
    store.commitRow(1);
  }
  return p;
}

function digitsOf(bytes: Uint8Array, start: number, digits: number, integerDigits: number): number {
  let sum = 0;
  let at = start;
  for (let count = 0; count < digits; count++) {
    if (count === integerDigits) at++;
    sum = sum * 10 + (bytes[at++]! - 48);
  }
  return sum;
}

function isBlankLine(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isBlank(bytes[at]!)) return false;
  return true;
}

/** Fields of the record at `start`, and whether one of them is quoted, so that the count is not ours to make. */
function fieldCount(
  bytes: Uint8Array,
  start: number,
  delimiter: number,
  recordEnd: number,
): { readonly fields: number; readonly quoted: boolean } {
  let fields = 1;
  let quoted = bytes[start] === quoteByte;
  for (let at = start; bytes[at] !== recordEnd; at++)
    if (bytes[at] === delimiter) {
      fields++;
      if (bytes[at + 1] === quoteByte) quoted = true;
    }
  return { fields, quoted };
}
