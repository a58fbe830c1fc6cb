// Reading clean numbers out of CSV, beside the parser most JavaScript programs use.
import Papa from 'papaparse';
import { seededRandom } from '../src/shared/index.js';
import { readCsv } from '../src/tabular/index.js';
import type { BenchmarkRow } from './benchmark-row.js';

const wantedBytes = 60_000_000;
const rounds = 3;

/** Both read the same 60 MB, turn by turn in one run; the best of three rounds counts for each. */
export async function run(): Promise<BenchmarkRow[]> {
  const { bytes, rows, columns } = cleanNumbers();
  const text = new TextDecoder().decode(bytes);
  let ours = Number.POSITIVE_INFINITY;
  let rival = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    let start = performance.now();
    const table = await readCsv(bytes);
    ours = Math.min(ours, performance.now() - start);
    const { frame, dialect } = table;
    if (frame.rowCount !== rows || frame.columns.length !== columns || dialect.path !== 'bytes')
      throw new Error(`read ${frame.rowCount} rows over the ${dialect.path} path, not ${rows}`);

    start = performance.now();
    const parsed = Papa.parse<number[]>(text, { dynamicTyping: true, skipEmptyLines: true });
    rival = Math.min(rival, performance.now() - start);
    if (parsed.data.length !== rows + 1) throw new Error(`rival read ${parsed.data.length} rows`);
  }
  const megabytes = bytes.length / 1e6;
  const rate = (ms: number) => (megabytes / ms) * 1000;
  return [
    {
      what: `CSV of clean numbers (${Math.round(megabytes)} MB, ${rows} rows x ${columns}) into columns`,
      ours: rate(ours),
      rival: { name: 'Papa Parse with dynamicTyping, into rows', value: rate(rival) },
      ratio: rival / ours,
      unit: 'MB/s',
      bar: null,
    },
  ];
}

/** A wide process log: counters, integers, readings with one to four decimals, negative values. */
function cleanNumbers(): {
  readonly bytes: Uint8Array;
  readonly rows: number;
  readonly columns: number;
} {
  const random = seededRandom('csv-read');
  const columns = 30;
  const bytes = new Uint8Array(wantedBytes + 4096);
  const encoder = new TextEncoder();
  let at = 0;
  const put = (text: string) => {
    at += encoder.encodeInto(text, bytes.subarray(at)).written;
  };
  put(`${Array.from({ length: columns }, (_, column) => `sensor_${column}`).join(',')}\n`);
  let rows = 0;
  while (at < wantedBytes) {
    const cells = Array.from({ length: columns }, (_, column) =>
      column === 0
        ? String(rows)
        : column % 5 === 1
          ? String(random.integer(2000))
          : (random.normal() * 10 ** (column % 4)).toFixed(1 + (column % 4)),
    );
    put(`${cells.join(',')}\n`);
    rows++;
  }
  return { bytes: bytes.subarray(0, at), rows, columns };
}
