// Every family of learners beside its rival: same rows, same folds, same parameters, one core each, turn by turn. And
// the die-casting table under the documented random split, everything chosen on training rows.
import { type ChildProcess, spawn } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import {
  applyPreparation,
  binaryLabel,
  type ChosenThreshold,
  chooseThreshold,
  fitPreparation,
  type LearnerFamily,
  learners,
  measureBinary,
  measureClasses,
  randomFolds,
  readCsv,
  rememberTwins,
  scikitSplit,
} from '../src/tabular/index.js';
import type { BenchmarkRow } from './benchmark-row.js';

const folds = 5;
const parameters = {
  boosting: { rounds: 200, maxDepth: 6, learningRate: 0.1, lambda: 1, minChildWeight: 1 },
  leaves: 31,
  forest: { trees: 100 },
};
const largestDifference = 0.002;
const python = '/usr/bin/python3';
const howToInstall = 'apt-get install -y python3-xgboost python3-sklearn';

interface Pairing {
  readonly family: LearnerFamily;
  readonly options: object;
  /** Its name in peers/learners_quality.py, and what people call it. */
  readonly rival: string;
  readonly rivalName: string;
  readonly note: string;
}

const { rounds } = parameters.boosting;
const pairings: readonly Pairing[] = [
  {
    family: 'boosting-depthwise',
    options: parameters.boosting,
    rival: 'xgboost',
    rivalName: 'XGBoost hist',
    note: `${rounds} rounds, depth 6`,
  },
  {
    family: 'boosting-leafwise',
    options: { ...parameters.boosting, maxDepth: 30, maxLeaves: parameters.leaves },
    rival: 'hist-gradient-boosting',
    rivalName: 'sklearn HistGradientBoosting',
    note: `${rounds} rounds, ${parameters.leaves} leaves`,
  },
  {
    family: 'random-forest',
    options: parameters.forest,
    rival: 'random-forest',
    rivalName: 'sklearn RandomForest',
    note: `${parameters.forest.trees} trees`,
  },
  {
    family: 'extra-trees',
    options: parameters.forest,
    rival: 'extra-trees',
    rivalName: 'sklearn ExtraTrees',
    note: `${parameters.forest.trees} trees`,
  },
  {
    family: 'logistic-regression',
    options: { l2: 1 },
    rival: 'logistic-regression',
    rivalName: 'sklearn LogisticRegression',
    note: 'L2 penalty 1, standardised',
  },
];

/** AUC, log loss and training time over five folds of two tables, then the documented split of a third. */
export async function run(): Promise<BenchmarkRow[]> {
  const dataFolder = path.resolve(
    import.meta.dirname,
    '..',
    process.env.CASTHOUSE_DATA ?? '../shared/data',
  );
  const rows: BenchmarkRow[] = [];
  for (const [name, label] of [
    ['adult.csv', 'class'],
    ['steel_plates_faults.csv', 'target'],
  ] as const) {
    const file = path.join(dataFolder, name);
    if (existsSync(file)) rows.push(...(await compare(name, await loadTable(file, label))));
    else console.error(`no ${file}: set CASTHOUSE_DATA to the folder that holds it`);
  }
  const file = path.join(dataFolder, 'diecasting.csv');
  if (existsSync(file)) rows.push(...(await documentedSplit(file)));
  else console.error(`no ${file}: set CASTHOUSE_DATA to the folder that holds it`);
  return rows;
}

interface Table {
  readonly columns: readonly Float64Array[];
  /** The same with -1 for missing values, for learners whose rivals take none. */
  readonly filled: readonly Float64Array[];
  readonly labels: Uint8Array;
  readonly classCount: number;
}

async function loadTable(file: string, label: string): Promise<Table> {
  const { frame } = await readCsv(createReadStream(file));
  const column = frame.columns.find(({ name }) => name === label);
  if (column?.kind !== 'category') throw new Error(`${file} has no column of words ${label}`);
  const names = frame.columns.map(({ name }) => name).filter((n) => n !== label && n !== 'ID');
  const labels = Uint8Array.from(column.codes);
  const everyRow = Uint32Array.from(labels, (_, row) => row);
  // Categories become ordinal codes; numbers stay as they are and missing ones stay missing.
  const preparation = fitPreparation(frame, names, everyRow, { scaling: 'none' });
  const columns = applyPreparation(preparation, frame);
  return {
    columns,
    filled: columns.map((values) => values.map((value) => (Number.isNaN(value) ? -1 : value))),
    labels,
    classCount: column.categories.length,
  };
}

interface Figures {
  readonly auc: number;
  readonly logLoss: number;
  readonly seconds: number;
}

async function compare(file: string, table: Table): Promise<BenchmarkRow[]> {
  const { labels, columns } = table;
  const splits = randomFolds(labels, { folds, seed: 42 });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'learners-quality-'));
  const foldOfRow = new Uint8Array(labels.length);
  splits.forEach(({ testRows }, fold) => {
    for (const row of testRows) foldOfRow[row] = fold;
  });
  await writeFile(path.join(folder, 'features.f64'), rowMajor(columns));
  await writeFile(path.join(folder, 'labels.u8'), labels);
  await writeFile(path.join(folder, 'folds.u8'), foldOfRow);
  await writeFile(path.join(folder, 'parameters.json'), JSON.stringify(parameters));
  const peer = await Peer.start(folder);
  try {
    const rows: BenchmarkRow[] = [];
    for (const pairing of pairings) {
      const ours: Figures[] = [];
      const theirs: Figures[] = [];
      for (let fold = 0; fold < folds; fold++) {
        ours.push(ourFold(table, pairing, splits[fold]!.trainingRows, splits[fold]!.testRows));
        if (peer !== null) theirs.push(await peer.fold(pairing.rival, fold));
      }
      rows.push(...report(file, pairing, ours, theirs));
      console.error(`${file}: ${pairing.family} done`);
    }
    return rows;
  } finally {
    peer?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function ourFold(
  { columns, filled, labels, classCount }: Table,
  { family, options }: Pairing,
  training: Uint32Array,
  test: Uint32Array,
): Figures {
  const table = family.startsWith('boosting') ? columns : filled;
  const started = performance.now();
  const model = learners[family].fit(table, labels, training, options, { classCount });
  const seconds = (performance.now() - started) / 1000;
  const truth = Uint8Array.from(test, (row) => labels[row]!);
  const answers = model.classProbabilities(table, test);
  const rowWise = new Float64Array(truth.length * classCount);
  answers.forEach((answer, k) => {
    for (let i = 0; i < answer.length; i++) rowWise[i * classCount + k] = answer[i]!;
  });
  const { logLoss, classes } = measureClasses(truth, rowWise, classCount);
  return { auc: mean(classes.map((one) => one.rocAuc)), logLoss, seconds };
}

/** The Python process that fits the rivals, one fold for every line. */
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
    const script = path.join(import.meta.dirname, 'peers', 'learners_quality.py');
    const child = spawn(python, [script, folder], {
      stdio: ['pipe', 'pipe', 'ignore'],
      // One core each: OpenMP takes all of them otherwise.
      env: { ...process.env, OMP_NUM_THREADS: '1' },
    });
    const started = await new Promise<boolean>((resolve) => {
      child.once('spawn', () => resolve(true));
      child.once('error', () => resolve(false));
    });
    const peer = started ? new Peer(child) : null;
    return peer === null || (await peer.#lines.next()).done ? null : peer;
  }

  async fold(model: string, fold: number): Promise<Figures> {
    this.#process.stdin!.write(`${model} ${fold}\n`);
    const line = await this.#lines.next();
    if (line.done) throw new Error(`the peer ended at fold ${fold} of ${model}`);
    return JSON.parse(line.value);
  }

  stop(): void {
    this.#process.stdin!.end();
  }
}

function report(
  file: string,
  { family, rivalName, note }: Pairing,
  ours: readonly Figures[],
  theirs: readonly Figures[],
): BenchmarkRow[] {
  const missing = theirs.length === 0;
  const rival = (value: number) => (missing ? null : { name: rivalName, value });
  const of = (figures: readonly Figures[], name: keyof Figures) =>
    mean(figures.map((figure) => figure[name]));
  const apart = (name: 'auc' | 'logLoss') => of(ours, name) - of(theirs, name);
  return [
    {
      what: `AUC of ${family} on ${file}`,
      ours: of(ours, 'auc'),
      rival: rival(of(theirs, 'auc')),
      unit: 'AUC',
      ratio: missing ? null : apart('auc'),
      bar: missing
        ? null
        : {
            text: `difference >= -${largestDifference}`,
            met: apart('auc') >= -largestDifference,
          },
      note: `${note}, ${folds} random folds${missing ? `; the peer is missing: ${howToInstall}` : ''}`,
    },
    {
      what: `log loss of ${family} on ${file}`,
      ours: of(ours, 'logLoss'),
      rival: rival(of(theirs, 'logLoss')),
      unit: 'nats',
      ratio: missing ? null : apart('logLoss'),
      bar: null,
    },
    {
      what: `training of ${family} on ${file}, mean fold`,
      ours: of(ours, 'seconds'),
      rival: rival(of(theirs, 'seconds')),
      unit: 's',
      ratio: missing ? null : of(ours, 'seconds') / of(theirs, 'seconds'),
      bar: null,
    },
  ];
}

interface Candidate {
  readonly name: string;
  readonly family: LearnerFamily;
  readonly options: object;
}

const forest = { trees: 200 };
const candidates: readonly Candidate[] = [
  { name: 'boosting, depth 6', family: 'boosting-depthwise', options: parameters.boosting },
  {
    name: 'random forest, 5 rows a leaf',
    family: 'random-forest',
    options: { ...forest, minLeafRows: 5 },
  },
  { name: 'extra-trees', family: 'extra-trees', options: forest },
  {
    name: 'extra-trees, 5 rows a leaf',
    family: 'extra-trees',
    options: { ...forest, minLeafRows: 5 },
  },
];
// The more folds, the nearer a fold's share of rows with a copy comes to that of the test rows; with five, thresholds
// come out too low.
const innerFolds = 12;

/**
 * The best model of the house under train_test_split(test_size=.2, random_state=42, stratify=y): model and threshold by
 * their F1 over twelve folds of the training rows, test rows looked at once. Of 100 test rows 62 have their copy in training, so the
 * figure says how well a model remembers; see the honest protocols for what it knows.
 */
async function documentedSplit(file: string): Promise<BenchmarkRow[]> {
  const { frame } = await readCsv(createReadStream(file));
  const { labels } = binaryLabel(frame, { anyPrefix: 'Defects' });
  const names = frame.columns
    .map(({ name }) => name)
    .filter((name) => /^(Process|Sensor)_/.test(name) && name !== 'Process_id');
  const { trainingRows, testRows } = scikitSplit(labels, { testShare: 0.2, seed: 42 });
  const preparation = fitPreparation(frame, names, trainingRows, { scaling: 'none' });
  const columns = applyPreparation(preparation, frame);

  const ofTraining = Uint8Array.from(trainingRows, (row) => labels[row]!);
  const inner = randomFolds(ofTraining, { folds: innerFolds, seed: 1 });
  const judged = candidates.flatMap((candidate) => {
    const kinds = [false, true].map((remembers) => ({
      candidate,
      remembers,
      unseen: new Float64Array(trainingRows.length),
    }));
    for (const split of inner) {
      const held = split.testRows.map((position) => trainingRows[position]!);
      const kept = split.trainingRows.map((position) => trainingRows[position]!);
      const model = learners[candidate.family].fit(columns, labels, kept, candidate.options);
      for (const { remembers, unseen } of kinds) {
        const asked = remembers ? rememberTwins(model, columns, labels, kept) : model;
        const answers = asked.probabilities(columns, held);
        split.testRows.forEach((position, i) => {
          unseen[position] = answers[i]!;
        });
      }
    }
    return kinds.map((kind) => {
      const chosen = chooseThreshold(ofTraining, kind.unseen, { by: 'f1' });
      return { ...kind, threshold: chosen.threshold, f1: f1Of(chosen) };
    });
  });
  const truth = Uint8Array.from(testRows, (row) => labels[row]!);
  const rowsOf = (remembers: boolean): BenchmarkRow[] => {
    const among = judged.filter((one) => one.remembers === remembers);
    const best = among.reduce((a, b) => (b.f1 > a.f1 ? b : a));
    const { threshold } = best;
    const { name, family, options } = best.candidate;
    const learned = learners[family].fit(columns, labels, trainingRows, options);
    const model = remembers ? rememberTwins(learned, columns, labels, trainingRows) : learned;
    const { f1, rocAuc: auc } = measureBinary(
      truth,
      model.probabilities(columns, testRows),
      threshold,
    );
    const what = `diecasting.csv, documented split, ${remembers ? 'with' : 'without'} memory of copies`;
    const note = `${name}, chosen with its threshold ${threshold.toFixed(2)} on training rows; 61.9 % of test rows have a copy in training`;
    const rival = (value: number) => ({ name: 'sklearn ExtraTrees, threshold .5', value });
    const bar = (value: number, least: number) =>
      remembers ? { text: `>= ${least}`, met: value >= least } : null;
    return [
      {
        what: `F1 on ${what}`,
        ours: f1,
        rival: rival(0.766),
        unit: 'F1',
        ratio: f1 - 0.766,
        bar: bar(f1, 0.78),
        note,
      },
      {
        what: `AUC on ${what}`,
        ours: auc,
        rival: rival(0.945),
        unit: 'AUC',
        ratio: auc - 0.945,
        bar: bar(auc, 0.955),
        note,
      },
    ];
  };
  return [...rowsOf(false), ...rowsOf(true)];
}

function f1Of({ truePositive, falsePositive, falseNegative }: ChosenThreshold): number {
  return (2 * truePositive) / (2 * truePositive + falsePositive + falseNegative);
}

function rowMajor(columns: readonly Float64Array[]): Float64Array {
  const rowCount = columns[0]!.length;
  const values = new Float64Array(rowCount * columns.length);
  columns.forEach((column, feature) => {
    for (let row = 0; row < rowCount; row++) values[row * columns.length + feature] = column[row]!;
  });
  return values;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
