// The assistant: where questions go, offline; and the bundled function from nothing to its first answer.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ingest } from '../src/ask-documents/index.js';
import { assistContract } from '../src/functions/assist/contract.js';
import { assist } from '../src/functions/assist/run.js';
import { folderDocuments } from '../src/functions/compose/folder-documents.js';
import type { Invocation } from '../src/functions/contract.js';
import { encodeModelFile } from '../src/tabular/index.js';
import { lineModel, openRooms } from '../test/support/assist-rooms.js';
import {
  otherDatabases,
  readRoutingCases,
  usualDatabases,
  withReadings,
} from '../test/support/assist-routing-cases.js';
import type { BenchmarkRow } from './benchmark-row.js';

const root = path.resolve(import.meta.dirname, '..');
const rounds = 11;

export async function run(): Promise<BenchmarkRow[]> {
  return [...(await routing()), ...(await coldStart())];
}

/** Shares of the questions of every part that go to the right place, and the time it takes. */
async function routing(): Promise<BenchmarkRow[]> {
  const { rooms: all, close } = await openRooms([...usualDatabases, ...otherDatabases]);
  const rows: BenchmarkRow[] = [];
  const times: number[] = [];
  let sessions = 0;
  const destinationOf = async (
    asked: string,
    session_id: string,
    isAnswered: boolean,
    databases: readonly string[],
  ) => {
    const rooms = { ...all, data: all.data.filter(({ name }) => databases.includes(name)) };
    const input = assistContract.readInput({ prompt: withReadings(asked), session_id });
    let destination = '';
    for await (const event of assist(input, rooms, quiet)) {
      if (event.type === 'route-chosen') destination = event.destination;
      if (destination !== '' && !isAnswered) break;
    }
    return destination;
  };
  const cases = readRoutingCases();
  for (const half of new Set(cases.map((one) => one.half))) {
    const own = cases.filter((one) => one.half === half);
    let right = 0;
    for (const { before = [], question, to, rooms: databases = usualDatabases } of own) {
      const session_id = `b${sessions++}`;
      for (const asked of before) await destinationOf(asked, session_id, true, databases);
      const started = performance.now();
      const destination = await destinationOf(question, session_id, false, databases);
      if (destination === to) right += 1;
      times.push(performance.now() - started);
    }
    const share = (100 * right) / own.length;
    rows.push({
      what: `${half}: questions to the right place, offline`,
      ours: share,
      rival: null,
      unit: '%',
      ratio: null,
      bar: { text: '>= 97 %', met: share >= 97 },
      note: `${own.length} questions, Korean and English${half === 'elsewhere' ? ', beside other databases' : ', fitted with'}`,
    });
  }
  await close();
  times.sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)]!;
  rows.push({
    what: 'time to decide where a question goes, median',
    ours: median,
    rival: null,
    unit: 'ms',
    ratio: null,
    bar: null,
    note: `95 of 100 within ${times[Math.floor(times.length * 0.95)]!.toFixed(0)} ms; embedded databases`,
  });
  return rows;
}

const quiet: Invocation = {
  requestId: 'b',
  functionName: 'b',
  signal: new AbortController().signal,
  remainingMs: () => 60_000,
  log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
};

/** The bundled handler in a fresh process, beside an empty one: a greeting, a reading, a question to documents. */
async function coldStart(): Promise<BenchmarkRow[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'casthouse-assist-'));
  try {
    const script = pathToFileURL(path.join(root, 'scripts/bundle-handlers.mjs'));
    const { bundleHandlers } = await import(script.href);
    await bundleHandlers(folder, ['assist']);
    const modelFile = path.join(folder, 'model.casthouse');
    writeFileSync(modelFile, encodeModelFile(lineModel()));
    const indexFile = path.join(folder, 'documents.index');
    const documents = path.join(root, 'workspaces/diecasting/documents');
    writeFileSync(indexFile, (await ingest(await folderDocuments(documents))).file);
    const environment = { MODEL_PATH: modelFile, DOCUMENTS_PATH: indexFile };
    const bundle = path.join(folder, 'assist');
    const programs = {
      'a greeting': programOf(bundle, '안녕'),
      'a pasted reading, called and explained': programOf(
        bundle,
        '주조 압력=1010, 고속 사출 속도=1.95 불량이야?',
      ),
      'a question to documents': programOf(bundle, '불량의 주요 원인은?'),
    };
    const times = new Map<string, number[]>();
    // The first round warms the file cache and is not counted.
    for (let round = -1; round < rounds; round++) {
      const take = (name: string, ms: number) =>
        round >= 0 && times.set(name, [...(times.get(name) ?? []), ms]);
      take('nothing', timed('0', {}));
      for (const [name, program] of Object.entries(programs))
        take(name, timed(program, environment));
    }
    const empty = median(times.get('nothing')!);
    const sizeOf = (isCode: boolean) =>
      readdirSync(bundle)
        .filter((file) => !isCode || file.endsWith('.mjs'))
        .reduce((sum, file) => sum + statSync(path.join(bundle, file)).size, 0);
    return [
      ...Object.keys(programs).map((name): BenchmarkRow => {
        const ms = median(times.get(name)!);
        return {
          what: `assist, bundled: process start to the end of ${name}`,
          ours: ms,
          rival: { name: 'node -e 0', value: empty },
          unit: 'ms',
          ratio: ms - empty,
          bar: { text: 'within 100 ms', met: ms - empty <= 100 },
          note: 'ratio is the difference',
        };
      }),
      sizeRow('code of the bundle that every start loads', staticBytes(bundle)),
      sizeRow('code of the bundle with every room', sizeOf(true)),
      sizeRow('the bundle with fonts and WebAssembly', sizeOf(false)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function programOf(bundle: string, prompt: string): string {
  const address = pathToFileURL(path.join(bundle, 'index.mjs')).href;
  return `const { answer } = await import(${JSON.stringify(address)});
    const context = { awsRequestId: 'r', functionName: 'f', getRemainingTimeInMillis: () => 60000 };
    const { destination } = await answer(${JSON.stringify({ prompt })}, context);
    if (!destination) process.exitCode = 1;`;
}

function timed(program: string, environment: NodeJS.ProcessEnv): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--no-warnings', '--input-type=module', '-e', program],
    { env: { PATH: process.env.PATH, ...environment } },
  );
  if (status !== 0) throw new Error(`the handler failed: ${stderr}`);
  return performance.now() - started;
}

function staticBytes(bundle: string): number {
  const loaded = new Set<string>();
  const load = (file: string) => {
    if (loaded.has(file)) return;
    loaded.add(file);
    const code = readFileSync(path.join(bundle, file), 'utf8');
    for (const [, next] of code.matchAll(
      /(?:import|export)\s*(?:[\w*{}\s,$]+from\s*)?"\.\/([\w.-]+\.mjs)"/g,
    ))
      load(next!);
  };
  load('index.mjs');
  return [...loaded].reduce((sum, file) => sum + statSync(path.join(bundle, file)).size, 0);
}

function sizeRow(what: string, bytes: number): BenchmarkRow {
  return { what, ours: bytes / 1000, rival: null, unit: 'KB', ratio: null, bar: null };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
