import { missingWords } from './csv-options.js';
import type { Column, Frame } from './frame.js';

export interface CsvWriteOptions {
  /** Default comma. */
  readonly delimiter?: ',' | ';' | '\t';
  /** Default LF. */
  readonly lineEnd?: '\n' | '\r\n';
  /** Starts the file with a byte order mark, for spreadsheets; default false. */
  readonly bom?: boolean;
}

const charactersPerChunk = 64 * 1024;

/**
 * The table as CSV text, in chunks of about 64 thousand characters, one header row.
 * `readCsv` gives the same table back: numbers are written in their shortest exact form, text is
 * quoted where it needs to be, also where blanks or a word for missing would be lost. What CSV
 * cannot say: an empty text reads as missing, infinite numbers need `infinity: 'keep'`, and a
 * category column whose texts could be numbers needs `kinds`.
 */
export function* writeCsv(frame: Frame, options: CsvWriteOptions = {}): Iterable<string> {
  const { delimiter = ',', lineEnd = '\n', bom = false } = options;
  const alone = frame.columns.length === 1;
  const cellWriters = frame.columns.map((column) => cellWriter(column, alone));
  let chunk = bom ? '\ufeff' : '';
  chunk += frame.columns.map((column) => cellText(column.name, alone)).join(delimiter) + lineEnd;
  for (let row = 0; row < frame.rowCount; row++) {
    for (let column = 0; column < cellWriters.length; column++) {
      if (column > 0) chunk += delimiter;
      chunk += cellWriters[column]!(row);
    }
    chunk += lineEnd;
    if (chunk.length >= charactersPerChunk) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

function cellWriter(column: Column, alone: boolean): (row: number) => string {
  // A line without any character would be no row.
  const missing = alone ? '""' : '';
  if (column.kind === 'number') {
    const { values } = column;
    return (row) => {
      const value = values[row]!;
      if (Number.isNaN(value)) return missing;
      return Object.is(value, -0) ? '-0' : String(value);
    };
  }
  const texts = column.categories.map((category) => cellText(category, alone));
  const { codes } = column;
  return (row) => (codes[row]! < 0 ? missing : texts[codes[row]!]!);
}

const wordsForMissing: ReadonlySet<string> = new Set(missingWords);

/** Quoted when it holds a delimiter of any dialect, a quote or a line end, or would read as something else. */
function cellText(text: string, alone: boolean): string {
  const needsQuotes =
    /[",;\t\r\n]/.test(text) ||
    text !== text.trim() ||
    (text === '' && alone) ||
    wordsForMissing.has(text.toLowerCase());
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}
