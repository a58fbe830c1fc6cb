// Exact SHAP values of one row and of a thousand beside XGBoost's pred_contribs: the same trees, turn by turn, one core.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { seededRandom } from '../src/shared/index.js';
import { randomEnsemble, randomRow } from '../src/tabular/explain/random-ensemble.js';
import { explainer, type TreeEnsemble } from '../src/tabular/index.js';
import type { BenchmarkRow } from './benchmark-row.js';

const featureCount = 30;
const rowCount = 1000;
const rounds = 9;
const python = '/usr/bin/python3';
const missingPeer = 'no XGBoost here: apt-get install -y python3-xgboost python3-sklearn';
// Of the rival's time.
const bar = 0.5;

/** Median milliseconds of both, and what compiling the explainer costs before the first answer. */
export async function run(): Promise<BenchmarkRow[]> {
  const peer = await startPeer();
  const random = seededRandom(1);
  const trees = peer?.trees ?? randomEnsemble(random, { treeCount: 200, featureCount, depth: 6 });
  const rows = peer?.rows ?? randomRow(random, rowCount * featureCount, 0.03);
  const { explain, explainRows, baseValue } = explainer(trees);
  const values = new Float64Array(rows.length);
  explainRows(rows, values);
  if (peer !== null) checkAgreement(values, baseValue, peer.contributions);

  const one = new Float64Array(featureCount);
  const rowAt = (i: number) => rows.subarray(i * featureCount, (i + 1) * featureCount);
  const ours = { one: [] as number[], many: [] as number[], compile: [] as number[] };
  const theirs = { one: [] as number[], many: [] as number[] };
  // The first rounds warm both sides up and are not counted.
  for (let round = -2; round < rounds; round++) {
    const measured = {
      one: medianMilliseconds(200, (i) => explain(rowAt(i % 64), one)),
      peerOne: (await peer?.measure('one', 100)) ?? Number.NaN,
      many: medianMilliseconds(1, () => explainRows(rows, values)),
      peerMany: (await peer?.measure('many', 1)) ?? Number.NaN,
      compile: medianMilliseconds(3, () => explainer(trees)),
    };
    if (round < 0) continue;
    ours.one.push(measured.one);
    ours.many.push(measured.many);
    ours.compile.push(measured.compile);
    theirs.one.push(measured.peerOne);
    theirs.many.push(measured.peerMany);
  }
  peer?.stop();

  const size = `${trees.treeStart.length - 1} trees of depth 6, ${trees.splitFeature.length} nodes`;
  const compared = (what: string, mine: readonly number[], others: readonly number[]) => {
    const value = median(mine);
    const rival = median(others);
    return {
      what,
      ours: value,
      rival: peer && { name: `${peer.name} pred_contribs, 1 thread`, value: rival },
      unit: 'ms',
      ratio: peer && value / rival,
      bar: peer && { text: `<= ${bar} x`, met: value <= bar * rival },
      ...(peer === null ? { note: missingPeer } : {}),
    };
  };
  return [
    compared(`exact SHAP values of one row; ${size}`, ours.one, theirs.one),
    compared(`the same of ${rowCount} rows at once`, ours.many, theirs.many),
    {
      what: 'compiling the explainer, once before the first answer',
      ours: median(ours.compile),
      rival: null,
      unit: 'ms',
      ratio: null,
      bar: null,
    },
  ];
}

interface Peer {
  readonly name: string;
  readonly trees: TreeEnsemble;
  /** Row-major. */
  readonly rows: Float64Array;
  /** Per row: one per feature, then the base value. */
  readonly contributions: readonly (readonly number[])[];
  /** Median milliseconds of `count` calls. */
  measure(what: 'one' | 'many', count: number): Promise<number>;
  stop(): void;
}

// What peers/shap_speed.py prints first.
interface PeerModel {
  readonly version: string;
  readonly trees: Readonly<Record<Exclude<keyof TreeEnsemble, 'categorySplits'>, number[]>>;
  readonly rows: readonly (readonly (number | null)[])[];
  readonly contributions: readonly (readonly number[])[];
}

async function startPeer(): Promise<Peer | null> {
  if (!existsSync(python)) {
    console.error(missingPeer);
    return null;
  }
  const script = path.join(import.meta.dirname, 'peers/shap_speed.py');
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done) {
    console.error(missingPeer);
    return null;
  }
  const model: PeerModel = JSON.parse(first.value);
  const { trees } = model;
  return {
    name: `XGBoost ${model.version}`,
    trees: {
      objective: 'logistic',
      featureCount,
      // The log odds of the base score, one half.
      baseMargin: 0,
      treeStart: Int32Array.from(trees.treeStart),
      splitFeature: Int32Array.from(trees.splitFeature),
      threshold: Float64Array.from(trees.threshold),
      missingLeft: Uint8Array.from(trees.missingLeft),
      left: Int32Array.from(trees.left),
      right: Int32Array.from(trees.right),
      value: Float64Array.from(trees.value),
      cover: Float64Array.from(trees.cover),
      gain: Float64Array.from(trees.gain),
    },
    rows: Float64Array.from(model.rows.flat(), (value) => value ?? Number.NaN),
    contributions: model.contributions,
    measure: async (what, count) => {
      child.stdin.write(`${what} ${count}\n`);
      return Number((await lines.next()).value);
    },
    stop: () => child.stdin.end(),
  };
}

// Speed of two programs compares only when they compute the same; XGBoost does so in single precision.
function checkAgreement(
  values: Float64Array,
  baseValue: number,
  contributions: Peer['contributions'],
): void {
  contributions.forEach((expected, row) => {
    let apart = Math.abs(baseValue - expected[featureCount]!);
    for (let f = 0; f < featureCount; f++)
      apart = Math.max(apart, Math.abs(values[row * featureCount + f]! - expected[f]!));
    if (!(apart < 1e-4)) throw new Error(`row ${row}: ${apart} apart from the peer`);
  });
}

function medianMilliseconds(count: number, call: (i: number) => unknown): number {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const started = performance.now();
    call(i);
    times.push(performance.now() - started);
  }
  return median(times);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
