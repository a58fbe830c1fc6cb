// Boosting beside XGBoost's histogram method: same rows, same folds, same parameters, one core each.
import { type ChildProcess, spawn } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import {
  applyPreparation,
  binaryLabel,
  fitBoosting,
  fitPreparation,
  type LabelSource,
  predictMargins,
  randomFolds,
  readCsv,
  rocAuc,
} from '../src/tabular/index.js';
import type { BenchmarkRow } from './benchmark-row.js';

interface Subject {
  readonly file: string;
  readonly label: LabelSource;
  /** Whether a column is a feature. */
  readonly isFeature: (name: string) => boolean;
}

const subjects: readonly Subject[] = [
  { file: 'adult.csv', label: { column: 'class' }, isFeature: (name) => name !== 'class' },
  {
    file: 'diecasting.csv',
    label: { anyPrefix: 'Defects' },
    isFeature: (name) => /^(Process|Sensor)_/.test(name) && name !== 'Process_id',
  },
];
const parameters = { rounds: 200, maxDepth: 6, learningRate: 0.1, lambda: 1, minChildWeight: 1 };
const folds = 5;
const largestAucDifference = 0.003;
const python = '/usr/bin/python3';
const howToInstall = 'apt-get install -y python3-xgboost python3-sklearn';

/** AUC and training time (bins included) of every fold, ours and the peer's turn by turn. */
export async function run(): Promise<BenchmarkRow[]> {
  const dataFolder = path.resolve(
    import.meta.dirname,
    '..',
    process.env.CASTHOUSE_DATA ?? '../shared/data',
  );
  const rows: BenchmarkRow[] = [];
  for (const subject of subjects) {
    const file = path.join(dataFolder, subject.file);
    if (existsSync(file)) rows.push(...(await compare(subject, await loadTable(subject, file))));
    else console.error(`no ${file}: set CASTHOUSE_DATA to the folder that holds it`);
  }
  return rows;
}

interface Table {
  readonly columns: readonly Float64Array[];
  readonly labels: Uint8Array;
}

async function loadTable(subject: Subject, file: string): Promise<Table> {
  const { frame } = await readCsv(createReadStream(file));
  const { labels } = binaryLabel(frame, subject.label);
  const names = frame.columns.map((column) => column.name).filter(subject.isFeature);
  const everyRow = Uint32Array.from(labels, (_, row) => row);
  // Categories become ordinal codes; numbers stay as they are and missing ones stay missing.
  const preparation = fitPreparation(frame, names, everyRow, { scaling: 'none' });
  return { labels, columns: applyPreparation(preparation, frame) };
}

async function compare(subject: Subject, table: Table): Promise<BenchmarkRow[]> {
  const { columns, labels } = table;
  const splits = randomFolds(labels, { folds, seed: 42 });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'boosting-quality-'));
  const foldOfRow = new Uint8Array(labels.length);
  splits.forEach(({ testRows }, fold) => {
    for (const row of testRows) foldOfRow[row] = fold;
  });
  await writeFile(path.join(folder, 'features.f64'), rowMajor(columns, labels.length));
  await writeFile(path.join(folder, 'labels.u8'), labels);
  await writeFile(path.join(folder, 'folds.u8'), foldOfRow);
  await writeFile(path.join(folder, 'parameters.json'), JSON.stringify(parameters));
  const peer = await Peer.start(folder);
  try {
    const ours: FoldResult[] = [];
    const theirs: FoldResult[] = [];
    for (let fold = 0; fold < folds; fold++) {
      const started = performance.now();
      const { ensemble } = fitBoosting(columns, labels, splits[fold]!.trainingRows, parameters);
      const seconds = (performance.now() - started) / 1000;
      const { testRows } = splits[fold]!;
      const testLabels = Uint8Array.from(testRows, (row) => labels[row]!);
      ours.push({ seconds, auc: rocAuc(testLabels, predictMargins(ensemble, columns, testRows)) });
      if (peer !== null) theirs.push(await peer.fold(fold));
    }
    return report(subject.file, table, ours, theirs);
  } finally {
    peer?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface FoldResult {
  readonly auc: number;
  readonly seconds: number;
}

/** The Python process that trains the rival, one fold for every line. */
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
    const script = path.join(import.meta.dirname, 'peers', 'boosting-quality.py');
    const child = spawn(python, [script, folder], { stdio: ['pipe', 'pipe', 'ignore'] });
    const started = await new Promise<boolean>((resolve) => {
      child.once('spawn', () => resolve(true));
      child.once('error', () => resolve(false));
    });
    const peer = started ? new Peer(child) : null;
    return peer === null || (await peer.#lines.next()).done ? null : peer;
  }

  async fold(fold: number): Promise<FoldResult> {
    this.#process.stdin!.write(`${fold}\n`);
    const line = await this.#lines.next();
    if (line.done) throw new Error(`the peer ended at fold ${fold}`);
    return JSON.parse(line.value);
  }

  stop(): void {
    this.#process.stdin!.end();
  }
}

function report(
  file: string,
  { columns, labels }: Table,
  ours: readonly FoldResult[],
  theirs: readonly FoldResult[],
): BenchmarkRow[] {
  const note =
    `${labels.length} rows x ${columns.length}, ${parameters.rounds} trees of depth ${parameters.maxDepth}, ${folds} random folds` +
    (theirs.length === 0 ? `; the peer is missing: ${howToInstall}` : '');
  const rival = (value: number) =>
    theirs.length === 0 ? null : { name: 'XGBoost hist, 1 thread', value };
  const auc = mean(ours.map((fold) => fold.auc));
  const rivalAuc = mean(theirs.map((fold) => fold.auc));
  const seconds = median(ours.map((fold) => fold.seconds));
  const rivalSeconds = median(theirs.map((fold) => fold.seconds));
  const met = auc >= rivalAuc - largestAucDifference;
  return [
    {
      what: `AUC on ${file}`,
      ours: auc,
      rival: rival(rivalAuc),
      unit: 'AUC',
      ratio: theirs.length === 0 ? null : auc - rivalAuc,
      bar: theirs.length === 0 ? null : { text: `difference >= -${largestAucDifference}`, met },
      note,
    },
    {
      what: `training on ${file}, median fold`,
      ours: seconds,
      rival: rival(rivalSeconds),
      unit: 's',
      ratio: theirs.length === 0 ? null : seconds / rivalSeconds,
      bar: null,
    },
  ];
}

function rowMajor(columns: readonly Float64Array[], rowCount: number): Float64Array {
  const values = new Float64Array(rowCount * columns.length);
  columns.forEach((column, feature) => {
    for (let row = 0; row < rowCount; row++) values[row * columns.length + feature] = column[row]!;
  });
  return values;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
