// Training and batch scoring beside XGBoost's histogram method: same rows, same parameters, turn by turn.
import { type ChildProcess, spawn } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { nodeThreads } from '../src/functions/compose/node-threads.js';
import { seededRandom } from '../src/shared/index.js';
import {
  applyPreparation,
  binaryLabel,
  fitBoosting,
  fitPreparation,
  predictMargins,
  readCsv,
  rocAuc,
  type TreeEnsemble,
} from '../src/tabular/index.js';
import type { BenchmarkRow } from './benchmark-row.js';

interface Table {
  readonly name: string;
  readonly columns: readonly Float64Array[];
  readonly labels: Uint8Array;
  /** The first rows train, the others are for AUC. */
  readonly trainingRows: number;
  /** Runs of each side; the median counts. */
  readonly runs: number;
}

const parameters = { rounds: 200, maxDepth: 6, learningRate: 0.1, lambda: 1, minChildWeight: 1 };
const scoredRows = 100_000;
const python = '/usr/bin/python3';
const howToInstall = 'apt-get install -y python3-xgboost python3-sklearn';

export async function run(): Promise<BenchmarkRow[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'training-speed-'));
  const tables = [await castings(), madeUp()].filter((table) => table !== null);
  for (const table of tables) await write(folder, table);
  const peer = await Peer.start(folder);
  const rows: BenchmarkRow[] = [];
  try {
    for (const table of tables) {
      for (const threads of table.runs > 5 ? [1] : [1, 2])
        rows.push(...(await compareTraining(table, threads, peer)));
      if (table.labels.length >= scoredRows) rows.push(await compareScoring(table, peer));
    }
  } finally {
    peer?.stop();
    await rm(folder, { recursive: true, force: true });
  }
  return rows;
}

/** The die-casting table with 12 mixtures of its columns, as wide as what the documented encoder adds; 6,028 rows train. */
async function castings(): Promise<Table | null> {
  const file = path.resolve(
    import.meta.dirname,
    '..',
    process.env.CASTHOUSE_DATA ?? '../shared/data',
    'diecasting.csv',
  );
  if (!existsSync(file)) {
    console.error(`no ${file}: set CASTHOUSE_DATA to the folder that holds it`);
    return null;
  }
  const { frame } = await readCsv(createReadStream(file));
  const { labels } = binaryLabel(frame, { anyPrefix: 'Defects' });
  const names = frame.columns
    .map((column) => column.name)
    .filter((name) => /^(Process|Sensor)_/.test(name) && name !== 'Process_id');
  const everyRow = Uint32Array.from(labels, (_, row) => row);
  const raw = applyPreparation(fitPreparation(frame, names, everyRow, { scaling: 'none' }), frame);
  const scaled = applyPreparation(fitPreparation(frame, names, everyRow, {}), frame);
  const random = seededRandom(12);
  const mixtures = Array.from({ length: 12 }, () => {
    const weights = scaled.map(() => random.normal() / Math.sqrt(scaled.length));
    return Float64Array.from(labels, (_, row) =>
      Math.tanh(scaled.reduce((sum, column, at) => sum + weights[at]! * (column[row]! || 0), 0)),
    );
  });
  const order = everyRow.slice();
  seededRandom(42).shuffle(order);
  return {
    name: 'castings',
    columns: [...raw, ...mixtures].map((column) => Float64Array.from(order, (row) => column[row]!)),
    labels: Uint8Array.from(order, (row) => labels[row]!),
    trainingRows: 6028,
    runs: 15,
  };
}

/** 625,000 rows of 30 normal numbers of which four tell, half a million to train on. */
function madeUp(): Table {
  const random = seededRandom(1);
  const count = 625_000;
  const columns = Array.from({ length: 30 }, () =>
    Float64Array.from({ length: count }, () => random.normal()),
  );
  const [a, b, c, d] = columns;
  const labels = Uint8Array.from({ length: count }, (_, row) => {
    const signal = a![row]! + b![row]! * c![row]! + Math.sin(3 * d![row]!);
    return signal + 1.5 * random.normal() > 0 ? 1 : 0;
  });
  return { name: 'made-up', columns, labels, trainingRows: 500_000, runs: 3 };
}

async function write(folder: string, { name, columns, labels, trainingRows }: Table) {
  const values = new Float64Array(labels.length * columns.length);
  columns.forEach((column, feature) => {
    for (let row = 0; row < labels.length; row++)
      values[row * columns.length + feature] = column[row]!;
  });
  await writeFile(path.join(folder, `${name}.f64`), values);
  await writeFile(path.join(folder, `${name}.u8`), labels);
  await writeFile(
    path.join(folder, `${name}.json`),
    JSON.stringify({ ...parameters, trainingRows }),
  );
}

interface Measured {
  readonly seconds: number;
  /** Processor time of all threads. */
  readonly cpu: number;
  readonly auc?: number;
}

async function compareTraining(
  table: Table,
  threads: number,
  peer: Peer | null,
): Promise<BenchmarkRow[]> {
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  for (let turn = 0; turn < table.runs; turn++) {
    if (peer !== null) theirs.push(await peer.ask(`train ${table.name} ${threads}`));
    ours.push(train(table, threads).measured);
  }
  const cores = threads === 1 ? '1 core' : `${threads} cores`;
  const size = `${table.trainingRows} rows x ${table.columns.length}`;
  const time = [
    timeRow(`training on ${table.name}, ${cores}`, ours, theirs, {
      note: `${size}, ${parameters.rounds} trees of depth ${parameters.maxDepth}`,
    }),
  ];
  // A handful of rows says nothing: boosting-quality compares there, over many folds.
  const isTelling = table.labels.length - table.trainingRows >= 100_000;
  return isTelling ? [...time, aucRow('AUC of it', ours, theirs)] : time;
}

function train(table: Table, threads: number): { ensemble: TreeEnsemble; measured: Measured } {
  const { columns, labels, trainingRows } = table;
  const rows = Uint32Array.from({ length: trainingRows }, (_, row) => row);
  const started = performance.now();
  const cpuBefore = process.cpuUsage();
  const { ensemble } = fitBoosting(columns, labels, rows, parameters, {
    // Beside this one.
    threads: nodeThreads(threads - 1),
  });
  const seconds = (performance.now() - started) / 1000;
  const cpu = cpuSince(cpuBefore);
  const rest = Uint32Array.from(labels.subarray(trainingRows), (_, i) => trainingRows + i);
  const auc = rocAuc(labels.slice(trainingRows), predictMargins(ensemble, columns, rest));
  return { ensemble, measured: { seconds, cpu, auc } };
}

async function compareScoring(table: Table, peer: Peer | null): Promise<BenchmarkRow> {
  const { ensemble } = train(table, 1);
  const columns = table.columns.map((column) => column.slice(0, scoredRows));
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  for (let turn = 0; turn < 9; turn++) {
    if (peer !== null) theirs.push(await peer.ask(`score ${table.name} ${scoredRows}`));
    const started = performance.now();
    const cpuBefore = process.cpuUsage();
    predictMargins(ensemble, columns);
    ours.push({ seconds: (performance.now() - started) / 1000, cpu: cpuSince(cpuBefore) });
  }
  return timeRow(`scoring ${scoredRows} rows in one batch, 1 core`, ours, theirs, {
    note: `${parameters.rounds} trees, ${ensemble.value.length} nodes`,
  });
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function timeRow(
  what: string,
  ours: readonly Measured[],
  theirs: readonly Measured[],
  { note }: { note: string },
): BenchmarkRow {
  const seconds = (runs: readonly Measured[]) => median(runs.map((run) => run.seconds));
  const cpu = (runs: readonly Measured[]) => median(runs.map((run) => run.cpu)).toFixed(3);
  if (theirs.length === 0)
    return {
      what,
      ours: seconds(ours),
      rival: null,
      unit: 's',
      ratio: null,
      bar: null,
      note: `${note}; the peer is missing: ${howToInstall}`,
    };
  // Of turns side by side: what else the machine did then slowed both.
  const ratio = median(ours.map((run, turn) => run.seconds / theirs[turn]!.seconds));
  return {
    what,
    ours: seconds(ours),
    rival: { name: 'XGBoost hist', value: seconds(theirs) },
    unit: 's',
    ratio,
    bar: { text: '<= 1.0', met: ratio <= 1 },
    note: `${note}; processor time ${cpu(ours)} s beside ${cpu(theirs)} s`,
  };
}

function aucRow(
  what: string,
  ours: readonly Measured[],
  theirs: readonly Measured[],
): BenchmarkRow {
  const auc = median(ours.map((run) => run.auc!));
  if (theirs.length === 0)
    return { what, ours: auc, rival: null, unit: 'AUC', ratio: null, bar: null };
  const rival = median(theirs.map((run) => run.auc!));
  return {
    what,
    ours: auc,
    rival: { name: 'XGBoost hist', value: rival },
    unit: 'AUC',
    ratio: auc - rival,
    bar: { text: 'difference >= -.002', met: auc - rival >= -0.002 },
  };
}

/** The Python process that does the rival's jobs, one for every line. */
class Peer {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  private constructor(process: ChildProcess) {
    this.#process = process;
    // Spawned with a pipe as its output.
    this.#lines = readline.createInterface({ input: process.stdout! })[Symbol.asyncIterator]();
  }

  /** Null when Python or the packages are missing. */
  static async start(folder: string): Promise<Peer | null> {
    const script = path.join(import.meta.dirname, 'peers', 'training-speed.py');
    const child = spawn(python, [script, folder], { stdio: ['pipe', 'pipe', 'ignore'] });
    const started = await new Promise<boolean>((resolve) => {
      child.once('spawn', () => resolve(true));
      child.once('error', () => resolve(false));
    });
    const peer = started ? new Peer(child) : null;
    return peer === null || (await peer.#lines.next()).done ? null : peer;
  }

  async ask(job: string): Promise<Measured> {
    this.#process.stdin!.write(`${job}\n`);
    const line = await this.#lines.next();
    if (line.done) throw new Error(`the peer ended at ${job}`);
    return JSON.parse(line.value);
  }

  stop(): void {
    this.#process.stdin!.end();
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
