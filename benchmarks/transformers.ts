// The transformers: their figures on the die-casting table, beside torch on the same inputs, and one row served and explained.
import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  applyPreparation,
  binaryLabel,
  type FittedLearner,
  fitPreparation,
  groupedSplit,
  learners,
  measureBinary,
  openTransformer,
  type RowSplit,
  readCsv,
  rowGroups,
  sampledShapley,
  scikitSplit,
  type Transformer,
} from '../src/tabular/index.js';
import { inputCount, valueCount, writeInputs } from '../src/tabular/neural/column-reading.js';
import type { BenchmarkRow } from './benchmark-row.js';

const kinds = [
  { kind: 'ft', family: 'ft-transformer', name: 'FT-Transformer', epochs: 25 },
  { kind: 'tab', family: 'tab-transformer', name: 'TabTransformer', epochs: 15 },
] as const;
const seeds = [1, 2, 3];
const python = '/usr/bin/python3';
const peerScript = path.join(import.meta.dirname, 'peers', 'transformers.py');
const missingPeer = 'no torch here: apt-get install -y python3-torch python3-sklearn';
const isFeature = (name: string) => /^(Process|Sensor)_/.test(name) && name !== 'Process_id';

/** About three minutes, most of them torch's. */
export async function run(): Promise<BenchmarkRow[]> {
  const file = path.resolve(
    import.meta.dirname,
    '..',
    process.env.CASTHOUSE_DATA ?? '../shared/data',
    'diecasting.csv',
  );
  if (!existsSync(file)) {
    console.error(`no ${file}: set CASTHOUSE_DATA to the folder that holds it`);
    return [];
  }
  const { frame } = await readCsv(createReadStream(file));
  const { labels } = binaryLabel(frame, { anyPrefix: 'Defects' });
  const names = frame.columns.map(({ name }) => name).filter(isFeature);
  const documented = scikitSplit(labels, { testShare: 0.2, seed: 42 });
  const groups = rowGroups(frame, names).groupOfRow;
  const together = groupedSplit(groups, labels, { testShare: 0.2, seed: 42 });
  const tableFor = (split: RowSplit): Table => ({
    columns: applyPreparation(fitPreparation(frame, names, split.trainingRows), frame),
    labels,
    split,
  });
  const [naive, honest] = [tableFor(documented), tableFor(together)];
  return kinds.flatMap((one) => [
    ...figures(one, 'documented split', naive),
    ...figures(one, 'twins together', honest),
    ...besideTorch(one, naive),
    ...servedRow(one, naive),
  ]);
}

type Kind = (typeof kinds)[number];

interface Table {
  readonly columns: readonly Float64Array[];
  readonly labels: Uint8Array;
  readonly split: RowSplit;
}

/** Defaults, which stop by training rows set aside; medians over seeds, called positive from .5 on. */
function figures({ family, name }: Kind, where: string, table: Table): BenchmarkRow[] {
  const made = seeds.map((seed) => measured(table, family, { seed }));
  const seconds = median(made.map((one) => one.seconds));
  const row = (what: string, ours: number, value: number | null): BenchmarkRow => ({
    what: `${name}, defaults, ${where}, ${what}`,
    ours,
    rival: value === null ? null : { name: 'documented, mean of transformers', value },
    unit: '',
    ratio: null,
    bar: null,
    note: `${seconds.toFixed(1)} s of processor time`,
  });
  const documentedF1 = where === 'documented split' ? 0.4777 : null;
  return [
    row('F1 at .5', median(made.map(({ metrics }) => metrics.f1)), documentedF1),
    row('ROC AUC', median(made.map(({ metrics }) => metrics.rocAuc)), null),
  ];
}

/** The same inputs, sizes and epochs, nothing set aside: processor time, and what both end at. */
function besideTorch({ kind, family, name, epochs }: Kind, table: Table): BenchmarkRow[] {
  const options = { epochs, stopShare: 0, learningRate: 1e-3 };
  const made = seeds.map((seed) => measured(table, family, { ...options, seed }));
  const peers = torch(kind, epochs, table, made[0]!.fitted.transformer!);
  const [seconds, auc, loss] = [
    median(made.map((one) => one.seconds)),
    mean(made.map(({ metrics }) => metrics.rocAuc)),
    mean(made.map(({ metrics }) => metrics.logLoss)),
  ];
  const rival = (of: (peer: Peer) => number, middle: typeof mean) =>
    peers === null ? null : { name: 'torch, 1 thread', value: middle(peers.map(of)) };
  const time = rival((peer) => peer.seconds, median);
  const note = peers === null ? { note: missingPeer } : {};
  const what = `${name}, ${epochs} epochs`;
  const plain = { unit: '', ratio: null, bar: null, ...note };
  return [
    {
      what: `${what}, ${table.split.trainingRows.length} rows, processor time`,
      ours: seconds,
      rival: time,
      unit: 's',
      ratio: time === null ? null : seconds / time.value,
      bar: time === null ? null : { text: '<= 1', met: seconds <= time.value },
      ...note,
    },
    {
      ...plain,
      what: `${what}, ROC AUC, mean of ${seeds.length} seeds`,
      ours: auc,
      rival: rival((peer) => peer.rocAuc, mean),
    },
    {
      ...plain,
      what: `${what}, log loss, mean of ${seeds.length} seeds`,
      ours: loss,
      rival: rival((peer) => peer.logLoss, mean),
    },
  ];
}

function servedRow({ family, name }: Kind, table: Table): BenchmarkRow[] {
  const { columns, split } = table;
  const { fitted } = measured(table, family, { epochs: 2 });
  const open = openTransformer(fitted.transformer!);
  const output = new Float64Array(1);
  const marginOf = (row: Float64Array) => {
    open(row, output);
    return output[0]!;
  };
  const rowAt = (row: number) => Float64Array.from(columns, (column) => column[row]!);
  const rows = Array.from(split.testRows.subarray(0, 500), rowAt);
  const compared = Array.from(split.trainingRows.subarray(0, 32), rowAt);
  rows.forEach(marginOf);
  const row = (what: string, ours: number, unit: string): BenchmarkRow => ({
    what: `${name}, ${what}`,
    ours,
    rival: null,
    unit,
    ratio: null,
    bar: null,
  });
  return [
    row('one row served', median(rows.map((one) => timed(() => marginOf(one)))) * 1000, 'us'),
    row(
      'one row explained against 32',
      median(rows.slice(0, 9).map((one) => timed(() => sampledShapley(marginOf, compared, one)))),
      'ms',
    ),
  ];
}

function measured(
  { columns, labels, split }: Table,
  family: Kind['family'],
  options: Readonly<Record<string, number>>,
) {
  const started = process.cpuUsage();
  const fitted: FittedLearner = learners[family].fit(columns, labels, split.trainingRows, options);
  const { user, system } = process.cpuUsage(started);
  const truth = Uint8Array.from(split.testRows, (row) => labels[row]!);
  return {
    fitted,
    seconds: (user + system) / 1e6,
    metrics: measureBinary(truth, fitted.probabilities(columns, split.testRows)),
  };
}

interface Peer {
  readonly seconds: number;
  readonly rocAuc: number;
  readonly logLoss: number;
}

/** Trains it in torch on the very inputs; null where there is no torch. */
function torch(
  kind: Kind['kind'],
  epochs: number,
  { columns, labels, split }: Table,
  { reading, tokenWidth, heads, blocks, hiddenWidths }: Transformer,
): readonly Peer[] | null {
  if (!existsSync(python)) return null;
  const inputs = new Float64Array(inputCount(reading));
  const row = new Float64Array(columns.length);
  const inputsOf = (rows: Uint32Array) =>
    Array.from(rows, (at) => {
      for (let f = 0; f < row.length; f++) row[f] = columns[f]![at]!;
      writeInputs(reading, row, inputs);
      return [...inputs];
    });
  const labelsOf = (rows: Uint32Array) => Array.from(rows, (at) => labels[at]!);
  const folder = mkdtempSync(path.join(tmpdir(), 'transformers-'));
  try {
    const file = path.join(folder, 'rows.json');
    writeFileSync(
      file,
      JSON.stringify({
        kind,
        epochs,
        seeds,
        numbers: reading.numbers.length,
        categories: reading.categories.length,
        values: valueCount(reading),
        tokenWidth,
        heads,
        blocks,
        hiddenWidths,
        training: inputsOf(split.trainingRows),
        trainingLabels: labelsOf(split.trainingRows),
        test: inputsOf(split.testRows),
        testLabels: labelsOf(split.testRows),
      }),
    );
    const { status, stdout } = spawnSync(python, [peerScript, file], {
      encoding: 'utf8',
      env: { ...process.env, OMP_NUM_THREADS: '1' },
    });
    // Written by the script in exactly this shape.
    return status === 0 ? (JSON.parse(stdout) as readonly Peer[]) : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
