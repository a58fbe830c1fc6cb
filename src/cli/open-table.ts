import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type Progress, problem } from '../shared/index.js';
import type { CsvReadOptions, CsvTable } from '../tabular/index.js';

/** A table with what identifies the file it came from. */
export interface OpenedTable extends CsvTable {
  /** SHA-256 of the bytes, hexadecimal. */
  readonly dataHash: string;
}

/** Reads a CSV file in pieces; `-` reads stdin. Fails with `file.not-found`, `file.unreadable` or a `table.` problem. */
export async function openTable(
  file: string,
  progress: Progress,
  options: CsvReadOptions = {},
): Promise<OpenedTable> {
  const { readCsv } = await import('../tabular/index.js');
  const hash = createHash('sha256');
  const totalBytes = file === '-' ? undefined : await sizeOf(file);
  const source = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 20 });
  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of source) {
        hash.update(piece);
        yield piece;
      }
    } catch (cause) {
      throw unreadable(file, cause);
    }
  }
  const table = await readCsv(pieces(), { progress, totalBytes, ...options });
  return { ...table, dataHash: hash.digest('hex') };
}

async function sizeOf(file: string): Promise<number> {
  try {
    const facts = await stat(file);
    if (facts.isDirectory())
      throw problem('file.unreadable', { path: file, detail: 'it is a folder' });
    return facts.size;
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

function unreadable(file: string, cause: unknown) {
  if (!(cause instanceof Error) || !('code' in cause) || cause.name.includes('.')) return cause;
  if (cause.code === 'ENOENT') return problem('file.not-found', { path: file }, cause);
  return problem('file.unreadable', { path: file, detail: cause.message }, cause);
}
