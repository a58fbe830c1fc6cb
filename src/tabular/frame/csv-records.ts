import { problem } from '../../shared/index.js';
import type { CellStore } from './cell-store.js';
import type { CsvHead } from './csv-dialect.js';
import type { CsvReadOptions } from './csv-options.js';
import { brokenRecord, parseRecords } from './csv-parser.js';
import { readPlainRows } from './csv-plain-rows.js';
import { readQuotedRows } from './csv-quoted-rows.js';

/** Bytes read at once; a record that does not fit doubles it. */
const windowBytes = 256 * 1024;
/** Longest record, quoted line ends included. */
const longestRecordBytes = 64 * 1024 * 1024;
/** Cells that are made room for before they come. */
const mostExpectedCells = 500_000_000;
/** Shortest head of a longer file, and the longest. */
const firstHeadBytes = 64 * 1024;
const longestHeadBytes = longestRecordBytes / 2;
/** Records the head must hold, unless the file has fewer. */
const headRecords = 24;

/** A store for the rows below the head, of which about `expectedRows` will come; 0 when unknown. */
type OpenStore = (head: CsvHead, expectedRows: number) => CellStore;

/** Turns the bytes of a file, however they are cut, into the cells of a store. */
export class CsvRecords {
  readonly #sniff: (head: Uint8Array) => CsvHead;
  readonly #openStore: OpenStore;
  #totalBytes = 0;
  readonly #thorough: boolean;
  #open: { readonly head: CsvHead; readonly store: CellStore } | null = null;
  #neededParser = false;

  constructor(
    sniff: (head: Uint8Array) => CsvHead,
    options: { readonly openStore: OpenStore; readonly thorough: boolean },
  ) {
    this.#sniff = sniff;
    this.#openStore = options.openStore;
    this.#thorough = options.thorough;
  }

  /** Whether a row of data had a quoted cell (or the full parser was asked for). */
  get neededParser(): boolean {
    return this.#neededParser;
  }

  finished(): { readonly head: CsvHead; readonly store: CellStore } {
    if (this.#open === null) throw problem('table.empty', {});
    return this.#open;
  }

  async readAll(
    source: Uint8Array | AsyncIterable<Uint8Array>,
    { progress, totalBytes }: Pick<CsvReadOptions, 'progress' | 'totalBytes'>,
  ): Promise<void> {
    this.#totalBytes = (source instanceof Uint8Array ? source.length : totalBytes) ?? 0;
    const total = this.#totalBytes;
    const report = (done: number) => {
      if (progress !== undefined && total > 0)
        progress({ stage: 'read csv', done: Math.min(done, total), total });
    };
    if (source instanceof Uint8Array) this.#readArray(source, report);
    else await this.#readChunks(source, report);
  }

  #readArray(bytes: Uint8Array, report: (done: number) => void): void {
    let at = 0;
    let window = windowBytes;
    while (at < bytes.length) {
      const end = Math.min(bytes.length, at + window);
      const next = this.#read(bytes, at, end, end === bytes.length);
      if (next === at) {
        if (end === bytes.length) break;
        window = this.#wider(window);
        continue;
      }
      at = next;
      window = windowBytes;
      report(at);
    }
    this.#readRest(bytes.subarray(at));
    report(bytes.length);
  }

  async #readChunks(
    chunks: AsyncIterable<Uint8Array>,
    report: (done: number) => void,
  ): Promise<void> {
    // waiting = bytes of an incomplete record, then chunks that together do not fill a window
    let waiting: Uint8Array[] = [];
    let waitingBytes = 0;
    let window = windowBytes;
    let done = 0;
    for await (const chunk of chunks) {
      if (!(chunk instanceof Uint8Array))
        throw problem('input.invalid', {
          at: 'source',
          got: typeof chunk,
          expected: 'chunks of bytes (Uint8Array)',
        });
      waiting.push(chunk);
      waitingBytes += chunk.length;
      if (waitingBytes < window) continue;
      const bytes = joined(waiting, waitingBytes);
      let at = 0;
      for (;;) {
        const next = this.#read(bytes, at, bytes.length, false);
        if (next === at) break;
        at = next;
      }
      window = at === 0 ? this.#wider(Math.max(window, bytes.length)) : windowBytes;
      // A copy, so that the chunk it came from can go.
      waiting = [bytes.slice(at)];
      waitingBytes = bytes.length - at;
      done += at;
      report(done);
    }
    this.#readArray(joined(waiting, waitingBytes), (rest) => report(done + rest));
  }

  /** Reads the complete records of `bytes[from, to)`; answers where the next one starts. */
  #read(bytes: Uint8Array, from: number, to: number, isEnd: boolean): number {
    if (this.#open === null) return this.#readHead(bytes, from, to, isEnd);
    const { head, store } = this.#open;
    const { form } = head;
    let at = from;
    if (!this.#thorough) {
      const lastEnd = bytes.lastIndexOf(form.recordEndByte, to - 1);
      if (lastEnd < from) return from;
      at = readPlainRows(bytes, from, lastEnd + 1, form, store);
      if (at === lastEnd + 1) return at;
    }
    this.#neededParser = true;
    return readQuotedRows(bytes, at, to, form, store);
  }

  /**
   * The head is judged as one piece, the same for every cut: the first window, or twice as much,
   * and so on, that holds enough records; the whole file when that is shorter.
   */
  #readHead(bytes: Uint8Array, from: number, to: number, isEnd: boolean): number {
    const available = to - from;
    let size = firstHeadBytes;
    while (
      size <= available &&
      size < longestHeadBytes &&
      recordEnds(bytes.subarray(from, from + size)) < headRecords
    )
      size *= 2;
    if (size > available) {
      if (!isEnd || !endsRecord(bytes)) return from;
      size = available;
    }
    const headBytes = bytes.subarray(from, from + size);
    const head = this.#sniff(headBytes);
    const headRows = recordEnds(headBytes.subarray(head.dataStart));
    const rowsPerByte = headRows / Math.max(1, size - head.dataStart);
    const expectedRows = Math.ceil((this.#totalBytes - head.dataStart) * rowsPerByte * 1.02);
    // A size that was told wrongly must not ask for memory that is not there.
    const isSane =
      expectedRows > 0 && expectedRows * head.headerRows[0]!.length <= mostExpectedCells;
    this.#open = { head, store: this.#openStore(head, isSane ? expectedRows : 0) };
    return from + head.dataStart;
  }

  /** What is left at the end of the file: a head that is all there is, a last record without its line end. */
  #readRest(rest: Uint8Array): void {
    if (rest.length === 0) return;
    let bytes = rest;
    let at = 0;
    if (this.#open === null) {
      const guessedEnd = rest.includes(10) || !rest.includes(13) ? 10 : 13;
      if (!endsRecord(rest)) bytes = withEnd(rest, guessedEnd);
      at = this.#readHead(bytes, 0, bytes.length, true);
    }
    const { head, store } = this.finished();
    const { recordEndByte } = head.form;
    if (at < bytes.length && bytes[bytes.length - 1] !== recordEndByte) {
      bytes = withEnd(bytes.subarray(at), recordEndByte);
      at = 0;
    }
    while (at < bytes.length) {
      const next = this.#read(bytes, at, bytes.length, true);
      if (next === at) {
        const { brokenQuote } = parseRecords(bytes, at, bytes.length, head.form, 0);
        throw brokenRecord(bytes, at, brokenQuote, head.form, store.line);
      }
      at = next;
    }
  }

  #wider(window: number): number {
    if (window >= longestRecordBytes)
      throw problem('table.record-too-long', {
        line: this.#open?.store.line ?? 1,
        limitBytes: longestRecordBytes,
      });
    return window * 2;
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  if (chunks.length === 1) return chunks[0]!;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function withEnd(bytes: Uint8Array, recordEnd: number): Uint8Array {
  const ended = new Uint8Array(bytes.length + 1);
  ended.set(bytes);
  ended[bytes.length] = recordEnd;
  return ended;
}

function recordEnds(bytes: Uint8Array): number {
  let feeds = 0;
  let returns = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 10) feeds++;
    else if (bytes[at] === 13) returns++;
  }
  return Math.max(feeds, returns);
}

function endsRecord(bytes: Uint8Array): boolean {
  const last = bytes[bytes.length - 1];
  return last === 10 || last === 13;
}
