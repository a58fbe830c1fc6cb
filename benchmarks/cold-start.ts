// From nothing to the first prediction: the bundled handler in a fresh process, beside an empty Node process and
// beside the documented Python handler, measured turn by turn.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { encodeModelFile, openModel, trainModel } from '../src/tabular/index.js';
import { workspace } from '../workspaces/diecasting/index.js';
import type { BenchmarkRow } from './benchmark-row.js';

const rounds = 21;
const root = path.resolve(import.meta.dirname, '..');
const python = '/usr/bin/python3';
const peerScript = path.join(root, 'benchmarks/peers/cold_start.py');
const missingPeer = 'no torch here: apt-get install -y python3-torch python3-sklearn';

/** Time, peak memory and size of the predict function as it is deployed, with 200 trees of depth 6, plain and behind an encoder. */
export async function run(): Promise<BenchmarkRow[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'casthouse-cold-'));
  try {
    const [plain, encoded] = await prepareHandlers(folder);
    const hasPeer = preparePeer(folder);
    const ours: Sample[] = [];
    const throughEncoder: Sample[] = [];
    const empty: Sample[] = [];
    const theirs: Sample[] = [];
    // The first round warms the file cache and is not counted.
    for (let round = -1; round < rounds; round++) {
      const handler = timed(process.execPath, [plain.program], { MODEL_PATH: plain.model });
      const encoder = timed(process.execPath, [encoded.program], { MODEL_PATH: encoded.model });
      const nothing = timed(process.execPath, ['-e', '0'], {});
      // The slow peer takes part in every third round.
      const peer =
        hasPeer && round % 3 === 0 ? timed(python, [peerScript, 'serve', folder], {}) : null;
      if (round < 0) continue;
      ours.push(handler);
      throughEncoder.push(encoder);
      empty.push(nothing);
      if (peer !== null) theirs.push(peer);
    }
    const bytes = bundleBytes(folder);
    return [
      ...rowsOf(ours, empty, theirs, bytes),
      ...encoderRows(throughEncoder, empty, theirs, bytes),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Sample {
  /** From the start of the process to its end. */
  readonly ms: number;
  /** Peak memory; NaN for a process that does not tell. */
  readonly megabytes: number;
}

function rowsOf(
  ours: readonly Sample[],
  empty: readonly Sample[],
  theirs: readonly Sample[],
  bytes: number,
): BenchmarkRow[] {
  const ms = median(ours.map((sample) => sample.ms));
  const emptyMs = median(empty.map((sample) => sample.ms));
  const megabytes = Math.max(...ours.map((sample) => sample.megabytes));
  const hasPeer = theirs.length > 0;
  const peerMs = median(theirs.map((sample) => sample.ms));
  const name = 'sklearn + torch';
  return [
    {
      what: 'process start to first prediction and end, bundled handler',
      ours: ms,
      rival: { name: 'node -e 0', value: emptyMs },
      unit: 'ms',
      ratio: ms - emptyMs,
      bar: { text: 'within 40 ms', met: ms - emptyMs <= 40 },
      note: 'ratio is the difference',
    },
    {
      what: 'the same beside the documented Python handler',
      ours: ms,
      rival: hasPeer ? { name, value: peerMs } : null,
      unit: 'ms',
      ratio: hasPeer ? ms / peerMs : null,
      bar: hasPeer ? { text: '<= 1/15', met: ms / peerMs <= 1 / 15 } : null,
      ...(hasPeer ? {} : { note: missingPeer }),
    },
    {
      what: 'peak memory of that process',
      ours: megabytes,
      rival: hasPeer ? { name, value: median(theirs.map((sample) => sample.megabytes)) } : null,
      unit: 'MB',
      ratio: hasPeer ? megabytes / median(theirs.map((sample) => sample.megabytes)) : null,
      bar: { text: '<= 80 MB', met: megabytes <= 80 },
    },
    {
      what: 'predict bundle, all files, no native module',
      ours: bytes / 1024,
      rival: null,
      unit: 'KiB',
      ratio: null,
      bar: { text: '<= 120 KiB', met: bytes <= 120 * 1024 },
    },
  ];
}

function encoderRows(
  ours: readonly Sample[],
  empty: readonly Sample[],
  theirs: readonly Sample[],
  bytes: number,
): BenchmarkRow[] {
  const ms = median(ours.map((sample) => sample.ms));
  const emptyMs = median(empty.map((sample) => sample.ms));
  const megabytes = Math.max(...ours.map((sample) => sample.megabytes));
  const peer = (value: (sample: Sample) => number): BenchmarkRow['rival'] =>
    theirs.length > 0 ? { name: 'sklearn + torch', value: median(theirs.map(value)) } : null;
  const serving = 'a model with encoder';
  return [
    {
      what: `process start to first prediction and end, ${serving}`,
      ours: ms,
      rival: { name: 'node -e 0', value: emptyMs },
      unit: 'ms',
      ratio: ms - emptyMs,
      bar: { text: 'within 45 ms', met: ms - emptyMs <= 45 },
      note: 'ratio is the difference',
    },
    {
      what: `peak memory of that process, ${serving}`,
      ours: megabytes,
      rival: peer((sample) => sample.megabytes),
      unit: 'MB',
      ratio: null,
      bar: { text: '<= 90 MB', met: megabytes <= 90 },
    },
    {
      what: `the same predict bundle serves it`,
      ours: bytes / 1024,
      rival: null,
      unit: 'KiB',
      ratio: null,
      bar: { text: '<= 140 KiB', met: bytes <= 140 * 1024 },
    },
  ];
}

interface Served {
  readonly model: string;
  /** Calls the handler once and checks its answer. */
  readonly program: string;
}

const bundleFolder = (folder: string) => path.join(folder, 'lambda', 'predict');

/** Bundles the handler, trains and stores a model without and one with an encoder. */
async function prepareHandlers(folder: string): Promise<readonly [Served, Served]> {
  const script = pathToFileURL(path.join(root, 'scripts/bundle-handlers.mjs')).href;
  const { bundleHandlers } = await import(script);
  await bundleHandlers(path.join(folder, 'lambda'), ['predict']);
  return [prepareModel(folder, 'plain', {}), prepareModel(folder, 'encoded', { epochs: 2 })];
}

function prepareModel(folder: string, name: string, encoder: { readonly epochs?: number }): Served {
  const { frame } = workspace.simulate({ rows: 3000, seed: 1 });
  const { model } = trainModel(frame, {
    name: 'diecasting',
    label: { anyPrefix: workspace.labelPrefix! },
    ignore: workspace.ignore,
    operatorFacts: workspace.operatorFacts,
    // As documented: 200 trees of depth 6, no early stop.
    folds: 0,
    learnerOptions: { rounds: 200, maxDepth: 6 },
    // Epochs change the weights, not their number.
    ...(encoder.epochs === undefined ? {} : { encoder }),
    provenance: { createdAt: '', dataHash: '', dataName: 'simulated', casthouseVersion: '' },
  });
  const file = path.join(folder, `${name}.casthouse`);
  writeFileSync(file, encodeModelFile(model));
  const { features } = workspace.examples![0]!;
  const expected = openModel(model).predictFeatures(features).probability;
  const program = path.join(folder, `call-${name}.mjs`);
  writeFileSync(
    program,
    `import { handler } from ${JSON.stringify(pathToFileURL(path.join(bundleFolder(folder), 'index.mjs')).href)};
const context = { awsRequestId: 'r', functionName: 'f', getRemainingTimeInMillis: () => 30000 };
const answer = await handler(${JSON.stringify({ body: { features } })}, context);
if (answer.prediction.probability !== ${expected}) throw new Error('a wrong prediction');
console.error(answer.prediction.probability, process.resourceUsage().maxRSS);`,
  );
  return { model: file, program };
}

function preparePeer(folder: string): boolean {
  if (!existsSync(python)) return false;
  const probe = spawnSync(python, ['-c', 'import sklearn, torch'], { stdio: 'ignore' });
  if (probe.status !== 0) return false;
  const made = spawnSync(python, [peerScript, 'prepare', folder], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`the peer could not be prepared: ${made.stderr}`);
  return true;
}

/** Runs a program to its end; the last two words it says are its probability and its peak memory in KiB. */
function timed(
  program: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>>,
): Sample {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(program, parameters, {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...environment },
  });
  const ms = performance.now() - started;
  if (status !== 0) throw new Error(`${program} ${parameters.join(' ')}: ${stderr}`);
  const kibibytes = Number(/ (\d+)\s*$/.exec(stderr || stdout)?.[1] ?? Number.NaN);
  return { ms, megabytes: (kibibytes * 1024) / 1e6 };
}

function bundleBytes(folder: string): number {
  return readdirSync(bundleFolder(folder)).reduce(
    (sum, file) => sum + statSync(path.join(bundleFolder(folder), file)).size,
    0,
  );
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
