import { problem } from '../../shared/index.js';
import type { CsvForm } from './csv-form.js';
import { numberOfText } from './csv-number.js';
import type { CsvReadOptions } from './csv-options.js';
import { brokenRecord, bytesOf, parseText, textOf } from './csv-parser.js';

/** What the first bytes of a file tell about it. */
export interface CsvHead {
  readonly form: CsvForm;
  readonly bom: boolean;
  readonly lineEnd: '\r\n' | '\n' | '\r';
  /** One or two rows of cells as bytes, outer row first. */
  readonly headerRows: readonly (readonly Uint8Array[])[];
  /** Byte after the header, and its line from 1. */
  readonly dataStart: number;
  readonly dataLine: number;
}

/** Records that the delimiter, the header rows and the decimal sign are judged by. */
const sniffedRecords = 200;

/**
 * Reads the dialect off the first bytes. `head` ends with a record end when it is the whole file.
 * Delimiter: the one that cuts the first record into the most fields among those that cut all
 * sniffed records alike; failing that, most of them. Decimal comma: only beside another delimiter,
 * when more sniffed cells read as numbers with a comma than with a point.
 * Two header rows: see `hasTwoHeaderRows`. Throws `table.empty`, `table.not-text`, `table.bad-quote`.
 */
export function sniffHead(
  head: Uint8Array,
  options: CsvReadOptions,
  isMissing: (cell: string) => boolean,
): CsvHead {
  refuseBinary(head);
  const bom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  let start = bom ? 3 : 0;
  const lineEnd = sniffLineEnd(head);
  const recordEnd = lineEnd === '\r' ? '\r' : '\n';
  let line = 1;
  while (start < head.length && isBlankByte(head[start]!)) {
    if (head[start] === recordEnd.charCodeAt(0)) line++;
    start++;
  }
  if (start >= head.length) throw problem('table.empty', {});
  start = lineStart(head, start, recordEnd, bom ? 3 : 0);

  const text = textOf(head, start, head.length);
  const delimiter = options.delimiter ?? sniffDelimiter(text, recordEnd);
  const records = parseText(text, { delimiter, recordEnd }, sniffedRecords)
    .rows.filter((cells) => cells.length > 1 || cells[0]!.trim() !== '')
    .map((cells) => cells.map((cell) => cell.trim()));
  const decimal = options.decimal ?? sniffDecimal(records, delimiter);
  const isNumber = (cell: string) => numberOfText(cell, decimal) !== undefined;
  const headerCount =
    options.headerRows ?? (hasTwoHeaderRows(records, isNumber, isMissing) ? 2 : 1);

  const form: CsvForm = {
    delimiter,
    delimiterByte: delimiter.charCodeAt(0),
    recordEnd,
    recordEndByte: recordEnd.charCodeAt(0),
    decimal,
    decimalByte: decimal.charCodeAt(0),
  };
  const headerRows: Uint8Array[][] = [];
  let dataStart = start;
  while (headerRows.length < headerCount) {
    const { rows, end, brokenQuote } = parseText(text.slice(dataStart - start), form, 1);
    if (rows.length === 0 ? headerRows.length === 0 : brokenQuote?.record === 0) {
      const broken = brokenQuote && { ...brokenQuote, position: dataStart + brokenQuote.position };
      throw brokenRecord(head, dataStart, broken, form, line);
    }
    if (rows.length === 0) break;
    const next = dataStart + end;
    for (let at = dataStart; at < next; at++) if (head[at] === form.recordEndByte) line++;
    dataStart = next;
    const cells = rows[0]!;
    if (cells.length > 1 || cells[0]!.trim() !== '') headerRows.push(cells.map(bytesOf));
  }
  return { form, bom, lineEnd, headerRows, dataStart, dataLine: line };
}

function refuseBinary(head: Uint8Array): void {
  const starts = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
  const found = starts(0xff, 0xfe)
    ? 'UTF-16 text'
    : starts(0xfe, 0xff)
      ? 'UTF-16 text'
      : starts(0x50, 0x4b, 0x03, 0x04)
        ? 'a zip archive or Excel workbook'
        : starts(0xd0, 0xcf, 0x11, 0xe0)
          ? 'an old Excel workbook'
          : starts(0x1f, 0x8b)
            ? 'gzip-compressed data'
            : starts(0x50, 0x41, 0x52, 0x31)
              ? 'a Parquet file'
              : head.includes(0)
                ? 'binary data (a zero byte)'
                : null;
  if (found !== null) throw problem('table.not-text', { found });
}

/** The first line end outside quotes. */
function sniffLineEnd(head: Uint8Array): '\r\n' | '\n' | '\r' {
  let quoted = false;
  let lonely = false;
  for (let at = 0; at < head.length; at++) {
    const byte = head[at]!;
    if (byte === 34) quoted = !quoted;
    else if (quoted) continue;
    else if (byte === 10) return head[at - 1] === 13 ? '\r\n' : '\n';
    else if (byte === 13) lonely = true;
  }
  return lonely ? '\r' : '\n';
}

function isBlankByte(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

/** Back from the first cell to the start of its line: a leading delimiter may be a tab. */
function lineStart(head: Uint8Array, at: number, recordEnd: string, least: number): number {
  const end = recordEnd.charCodeAt(0);
  while (at > least && head[at - 1] !== end) at--;
  return at;
}

function sniffDelimiter(text: string, recordEnd: '\n' | '\r'): string {
  let best = ',';
  let bestAgreement = 0;
  let bestFields = 1;
  for (const delimiter of [',', ';', '\t']) {
    const { rows } = parseText(text, { delimiter, recordEnd }, 20);
    const records = rows.filter((cells) => cells.length > 1 || cells[0]!.trim() !== '');
    const fields = records[0]?.length ?? 1;
    if (fields < 2) continue;
    const agreement = records.filter((cells) => cells.length === fields).length / records.length;
    if (agreement > bestAgreement || (agreement === bestAgreement && fields > bestFields)) {
      best = delimiter;
      bestAgreement = agreement;
      bestFields = fields;
    }
  }
  return best;
}

function sniffDecimal(records: readonly (readonly string[])[], delimiter: string): '.' | ',' {
  if (delimiter === ',') return '.';
  let commas = 0;
  let points = 0;
  for (const cells of records)
    for (const cell of cells) {
      if (/^[-+]?\d*,\d+(?:[eE][-+]?\d+)?$/.test(cell)) commas++;
      else if (/^[-+]?\d*\.\d+(?:[eE][-+]?\d+)?$/.test(cell)) points++;
    }
  return commas > points ? ',' : '.';
}

/**
 * Two header rows when the first row repeats a name, or leaves cells empty as merged cells do, and
 * every column that holds numbers further down (at least one does) has words in the second row and
 * no number in the first.
 */
function hasTwoHeaderRows(
  records: readonly (readonly string[])[],
  isNumber: (cell: string) => boolean,
  isMissing: (cell: string) => boolean,
): boolean {
  const [groups, names, ...data] = records;
  if (groups === undefined || names === undefined || data.length === 0) return false;
  if (groups.length !== names.length) return false;
  const named = groups.filter((cell) => cell !== '');
  const repeats = new Set(named).size < named.length;
  const merged = named.length < groups.length - 1 && names.every((cell) => cell !== '');
  if (!repeats && !merged) return false;
  let numberColumns = 0;
  for (let column = 0; column < names.length; column++) {
    const cells = data.map((record) => record[column] ?? '').filter((cell) => !isMissing(cell));
    if (cells.length === 0 || !cells.every(isNumber)) continue;
    numberColumns++;
    const name = names[column]!;
    if (name === '' || isNumber(name) || isMissing(name)) return false;
    if (isNumber(groups[column]!)) return false;
  }
  return numberColumns > 0;
}
