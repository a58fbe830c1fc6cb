import path from 'node:path';
import type { DocumentRow, RowTable } from '../../ask-documents/index.js';
import { type Progress, problem } from '../../shared/index.js';
import { openTable } from '../open-table.js';
import { textOf } from '../question-lines.js';

/**
 * Rows of a CSV file, or of JSON lines with one object each; fields inside of fields are named `outer.inner`. Throws
 * `file.*` and `table.*` problems, and `documents.unreadable` for a line that is no object.
 */
export async function readRows(
  file: string,
  folder: string,
  progress: Progress,
): Promise<RowTable> {
  if (file !== '-' && !/\.(?:csv|tsv|txt|jsonl|ndjson)$/i.test(file))
    throw problem('input.invalid', {
      at: 'FILE',
      got: JSON.stringify(file.slice(-60)),
      expected: 'a table that ends in .csv, .tsv, .txt, .jsonl or .ndjson',
    });
  const target = file === '-' ? file : path.resolve(folder, file);
  if (!/\.(?:jsonl|ndjson)$/i.test(file)) return await csvRows(target, progress);
  const rows = (await textOf(target))
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [jsonRow(line, `${file}:${at + 1}`)]));
  return { columns: [...new Set(rows.flatMap(Object.keys))], rows };
}

async function csvRows(file: string, progress: Progress): Promise<RowTable> {
  const { frame } = await openTable(file, progress);
  const rows = Array.from({ length: frame.rowCount }, (_, row) =>
    Object.fromEntries(
      frame.columns.map((column) => {
        if (column.kind === 'category')
          return [column.name, column.categories[column.codes[row]!] ?? null];
        const value = column.values[row]!;
        return [column.name, Number.isNaN(value) ? null : value];
      }),
    ),
  );
  return { columns: frame.columns.map(({ name }) => name), rows };
}

function jsonRow(line: string, place: string): DocumentRow {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch {
    throw problem('documents.unreadable', { document: place, detail: 'the line is not JSON' });
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw problem('documents.unreadable', {
      document: place,
      detail: 'the line is no JSON object',
    });
  return Object.fromEntries(flatFields(data, ''));
}

function* flatFields(data: object, before: string): Iterable<[string, DocumentRow[string]]> {
  for (const [name, value] of Object.entries(data)) {
    const whole = `${before}${name}`;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      yield* flatFields(value, `${whole}.`);
    else yield [whole, Array.isArray(value) ? JSON.stringify(value) : value];
  }
}
