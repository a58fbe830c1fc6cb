import Papa from 'papaparse';
import { problem } from '../../shared/index.js';
import type { CsvForm } from './csv-form.js';

/** What Papa Parse made of `bytes[from, to)`: complete records only, at most `limit` when that is above 0. */
export interface ParsedRecords {
  /** One character a byte. */
  readonly rows: readonly (readonly string[])[];
  /** Byte after the last complete record. */
  readonly end: number;
  /** The first quoted cell with something after its closing quote; its record may be incomplete. */
  readonly brokenQuote: BrokenQuote | null;
}

export interface BrokenQuote {
  readonly record: number;
  readonly position: number;
}

/** Papa Parse over bytes, one character a byte, so that its positions are ours and no encoding is assumed. */
export function parseRecords(
  bytes: Uint8Array,
  from: number,
  to: number,
  form: Pick<CsvForm, 'delimiter' | 'recordEnd'>,
  limit: number,
): ParsedRecords {
  const parsed = parseText(textOf(bytes, from, to), form, limit);
  const { brokenQuote } = parsed;
  return {
    rows: parsed.rows,
    end: from + parsed.end,
    brokenQuote: brokenQuote && { ...brokenQuote, position: from + brokenQuote.position },
  };
}

/** The same over a text of `textOf`; positions count from its start. */
export function parseText(
  text: string,
  form: Pick<CsvForm, 'delimiter' | 'recordEnd'>,
  limit: number,
): ParsedRecords {
  const parser = new Papa.Parser({
    delimiter: form.delimiter,
    newline: form.recordEnd,
    quoteChar: '"',
    fastMode: false,
    preview: limit,
  });
  // The package types the answer as any; these are its fields as documented.
  const parsed: {
    data: string[][];
    errors: { code: string; row: number; index: number }[];
    meta: { cursor: number };
  } = parser.parse(text, 0, true);
  const broken = parsed.errors.find((error) => error.code === 'InvalidQuotes');
  return {
    rows: parsed.data,
    end: parsed.meta.cursor,
    brokenQuote: broken === undefined ? null : { record: broken.row, position: broken.index },
  };
}

/** The problem of the record at `recordStart` with a quoted cell that does not end as it should. */
export function brokenRecord(
  bytes: Uint8Array,
  recordStart: number,
  brokenQuote: BrokenQuote | null,
  form: CsvForm,
  recordLine: number,
): Error {
  if (brokenQuote === null)
    return problem('table.bad-quote', { line: recordLine, found: 'the end of the file' });
  let line = recordLine;
  for (let at = recordStart; at < brokenQuote.position; at++)
    if (bytes[at] === form.recordEndByte) line++;
  return problem('table.bad-quote', { line, found: 'more text after a quote' });
}

const charactersPerCall = 8192;

/** One character a byte, U+0000..U+00FF. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += charactersPerCall) {
    const part = bytes.subarray(at, Math.min(to, at + charactersPerCall));
    // apply reads any array-like; its type knows only arrays.
    text += String.fromCharCode.apply(null, part as unknown as number[]);
  }
  return text;
}

/** The bytes of a text that has one character a byte. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
