// One prediction and one explanation beside XGBoost, on the very same trees, measured turn by turn.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { seededRandom } from '../src/shared/index.js';
import { randomEnsemble, randomRow } from '../src/tabular/explain/random-ensemble.js';
import {
  decodeModelFile,
  encodeModelFile,
  openModel,
  type TrainedModel,
  type TreeEnsemble,
} from '../src/tabular/index.js';
import type { BenchmarkRow } from './benchmark-row.js';

const featureCount = 30;
const treeCount = 200;
const depth = 6;
const rounds = 15;
const callsPerRound = 400;
const python = '/usr/bin/python3';
const missingPeer = 'no XGBoost here: apt-get install -y python3-xgboost python3-sklearn';

/** Median microseconds of one full prediction (fill, scale, trees), one explanation, one opening of the file. */
export async function run(): Promise<BenchmarkRow[]> {
  const peer = await startPeer();
  const random = seededRandom(1);
  const trees = peer?.trees ?? randomEnsemble(random, { treeCount, featureCount, depth });
  const rows =
    peer?.rows ?? Array.from({ length: 64 }, () => randomRow(random, featureCount, 0.03));
  const model = modelOf(trees, rows);
  const open = openModel(model);
  if (peer !== null) checkAgreement(open, peer);

  const bytes = encodeModelFile(model);
  const names = model.features.map((feature) => feature.name);
  const named = rows.map((row) =>
    Object.fromEntries(names.map((name, f) => [name, Number.isNaN(row[f]) ? null : row[f]])),
  );
  const ours: Record<'row' | 'answer' | 'explanation' | 'file', number[]> = {
    row: [],
    answer: [],
    explanation: [],
    file: [],
  };
  const theirs: Record<'predict' | 'contribs', number[]> = { predict: [], contribs: [] };
  // The first rounds warm both sides up and are not counted.
  for (let round = -3; round < rounds; round++) {
    const counted = round >= 0;
    const note = (list: number[], value: number) => {
      if (counted) list.push(value);
    };
    note(
      ours.row,
      medianMicroseconds(callsPerRound, (i) => open.predictRow(rows[i % 64]!)),
    );
    if (peer !== null) note(theirs.predict, await peer.measure('predict', callsPerRound));
    note(
      ours.answer,
      medianMicroseconds(callsPerRound, (i) => open.predictFeatures(named[i % 64]!)),
    );
    note(
      ours.explanation,
      medianMicroseconds(100, (i) => open.explainRaw(rows[i % 64]!)),
    );
    if (peer !== null) note(theirs.contribs, await peer.measure('contribs', 100));
    note(
      ours.file,
      medianMicroseconds(20, () => decodeModelFile(bytes)),
    );
  }
  peer?.stop();

  const size = `${treeCount} trees, ${trees.splitFeature.length} nodes`;
  const row = median(ours.row);
  const explanation = median(ours.explanation);
  return [
    {
      what: `one prediction (fill, scale, trees), warm p50; ${size}`,
      ours: row,
      ...beside(row, peer && `${peer.name} inplace_predict`, theirs.predict),
      unit: 'us',
      bar: { text: '<= 10 us', met: row <= 10 },
    },
    {
      what: 'the same by feature name, with checks, warnings and confidence',
      ours: median(ours.answer),
      ...beside(median(ours.answer), peer && `${peer.name} inplace_predict`, theirs.predict),
      unit: 'us',
      bar: null,
    },
    {
      what: `exact SHAP values of one row; ${size}`,
      ours: explanation,
      ...beside(explanation, peer && `${peer.name} pred_contribs`, theirs.contribs),
      unit: 'us',
      bar: peer && {
        text: 'not slower',
        met: explanation <= median(theirs.contribs),
      },
    },
    {
      what: `opening the model file (${(bytes.length / 1024).toFixed(0)} KiB), checksum and structure checked`,
      ours: median(ours.file),
      rival: null,
      unit: 'us',
      ratio: null,
      bar: { text: '<= 2000 us', met: median(ours.file) <= 2000 },
    },
  ];
}

interface Peer {
  readonly name: string;
  readonly trees: TreeEnsemble;
  readonly rows: readonly Float64Array[];
  readonly margins: readonly number[];
  /** Per row: one per feature, then the base value. */
  readonly contributions: readonly (readonly number[])[];
  /** Median microseconds of `count` calls on one row. */
  measure(what: 'predict' | 'contribs', count: number): Promise<number>;
  stop(): void;
}

// What peers/predict_speed.py prints first.
interface PeerModel {
  readonly version: string;
  readonly trees: readonly PeerTree[];
  readonly rows: readonly (readonly (number | null)[])[];
  readonly margins: readonly number[];
  readonly contributions: readonly (readonly number[])[];
}

interface PeerTree {
  readonly left_children: readonly number[];
  readonly right_children: readonly number[];
  readonly split_indices: readonly number[];
  readonly split_conditions: readonly number[];
  readonly default_left: readonly number[];
  readonly base_weights: readonly number[];
  readonly sum_hessian: readonly number[];
  readonly loss_changes: readonly number[];
}

async function startPeer(): Promise<Peer | null> {
  if (!existsSync(python)) {
    console.error(missingPeer);
    return null;
  }
  const script = path.join(import.meta.dirname, 'peers/predict_speed.py');
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done) {
    console.error(missingPeer);
    return null;
  }
  const model: PeerModel = JSON.parse(first.value);
  return {
    name: `XGBoost ${model.version}`,
    trees: ensembleOf(model.trees),
    rows: model.rows.map((row) => Float64Array.from(row, (value) => value ?? Number.NaN)),
    margins: model.margins,
    contributions: model.contributions,
    measure: async (what, count) => {
      child.stdin.write(`${what} ${count}\n`);
      return Number((await lines.next()).value);
    },
    stop: () => child.stdin.end(),
  };
}

function ensembleOf(peerTrees: readonly PeerTree[]): TreeEnsemble {
  const starts = [0];
  for (const tree of peerTrees) starts.push(starts.at(-1)! + tree.left_children.length);
  const nodes = <T>(read: (tree: PeerTree, node: number, start: number) => T): T[] =>
    peerTrees.flatMap((tree, t) =>
      tree.left_children.map((_, node) => read(tree, node, starts[t]!)),
    );
  const isLeaf = (tree: PeerTree, node: number) => tree.left_children[node] === -1;
  return {
    objective: 'logistic',
    featureCount,
    // The log odds of the base score, one half.
    baseMargin: 0,
    treeStart: Int32Array.from(starts),
    splitFeature: Int32Array.from(nodes((t, n) => (isLeaf(t, n) ? -1 : t.split_indices[n]!))),
    threshold: Float64Array.from(
      nodes((t, n) => (isLeaf(t, n) ? 0 : Math.fround(t.split_conditions[n]!))),
    ),
    missingLeft: Uint8Array.from(nodes((t, n) => t.default_left[n]!)),
    left: Int32Array.from(nodes((t, n, start) => childAt(t.left_children[n]!, start))),
    right: Int32Array.from(nodes((t, n, start) => childAt(t.right_children[n]!, start))),
    // A leaf keeps its value where a split keeps its threshold.
    value: Float64Array.from(
      nodes((t, n) => (isLeaf(t, n) ? Math.fround(t.split_conditions[n]!) : 0)),
    ),
    cover: Float64Array.from(nodes((t, n) => t.sum_hessian[n]!)),
    gain: Float64Array.from(nodes((t, n) => (isLeaf(t, n) ? 0 : t.loss_changes[n]!))),
  };
}

function childAt(child: number, start: number): number {
  return child < 0 ? -1 : start + child;
}

function modelOf(trees: TreeEnsemble, rows: readonly Float64Array[]): TrainedModel {
  const names = Array.from({ length: featureCount }, (_, f) => `Process_Feature_${f + 1}`);
  return {
    name: 'predict-speed',
    features: names.map((name) => ({
      kind: 'number',
      name,
      missingShare: 0.03,
      min: -4,
      max: 4,
      mean: 0,
      median: 0,
    })),
    classes: ['normal', 'defect'],
    threshold: 0.5,
    missingPolicy: 'impute',
    preparation: {
      featureNames: names,
      fill: new Float64Array(featureCount).fill(Number.NaN),
      center: new Float64Array(featureCount),
      scale: new Float64Array(featureCount).fill(1),
      categories: names.map(() => null),
    },
    trees,
    results: [],
    reference: {
      rowCount: rows.length,
      values: Float64Array.from(rows.flatMap((row) => [...row])),
    },
    trainingFingerprints: new Uint32Array(0),
    provenance: {
      createdAt: '',
      dataHash: '',
      dataName: 'made-up rows',
      rowCount: 0,
      seed: 1,
      casthouseVersion: '',
      options: {},
    },
  };
}

// Speed of two programs compares only when they compute the same; XGBoost does so in single precision.
function checkAgreement(open: ReturnType<typeof openModel>, peer: Peer): void {
  peer.rows.forEach((row, i) => {
    const { prediction, baseValue, values } = open.explainRaw(row);
    const expected = peer.contributions[i]!;
    const apart = Math.max(
      Math.abs(prediction.margin - peer.margins[i]!),
      Math.abs(baseValue - expected.at(-1)!),
      ...values.map((value, f) => Math.abs(value - expected[f]!)),
    );
    if (!(apart < 1e-4)) throw new Error(`row ${i}: ${apart} apart from ${peer.name}`);
  });
}

function beside(ours: number, name: string | null, theirs: readonly number[]) {
  if (name === null) return { rival: null, ratio: null, note: missingPeer };
  const value = median(theirs);
  return { rival: { name, value }, ratio: ours / value };
}

function medianMicroseconds(count: number, call: (i: number) => unknown): number {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const started = performance.now();
    call(i);
    times.push((performance.now() - started) * 1000);
  }
  return median(times);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}
