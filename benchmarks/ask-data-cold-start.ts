// From nothing to the first call of the database: the bundled function that answers questions, without a model, in a
// fresh process, beside an empty Node process, turn by turn.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { workspace } from '../workspaces/petclinic/index.js';
import type { BenchmarkRow } from './benchmark-row.js';

const rounds = 21;
const root = path.resolve(import.meta.dirname, '..');

/** Milliseconds over `node -e 0` until the database is called, and the bytes that were loaded for it. */
export async function run(): Promise<BenchmarkRow[]> {
  // Within the project, so that what Lambda's runtime brings is found if it is looked for.
  const folder = mkdtempSync(path.join(root, 'dist-ask-cold-'));
  try {
    const script = pathToFileURL(path.join(root, 'scripts/bundle-handlers.mjs')).href;
    const { bundleHandlers } = await import(script);
    await bundleHandlers(folder, ['ask-data']);
    const bundle = path.join(folder, 'ask-data');
    cpSync(workspace.database!.catalogue!, path.join(bundle, 'catalogue.json'));
    return await rowsOf(bundle, path.join(folder, 'coverage'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function rowsOf(bundle: string, coverage: string): Promise<BenchmarkRow[]> {
  let called = (_ms: number) => {};
  // A cluster whose Data API is switched off: the call is all that is measured.
  const cluster = createServer((_, response) => {
    called(performance.now());
    response.writeHead(400, { 'x-amzn-errortype': 'BadRequestException' });
    response.end('{"message":"HttpEndpoint is not enabled for cluster"}');
  });
  await new Promise<void>((resolve) => cluster.listen(0, '127.0.0.1', resolve));
  const address = cluster.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const environment = {
    DB_CLUSTER_ARN: 'arn:aws:rds:us-west-2:123456789012:cluster:petclinic-dev',
    DB_SECRET_ARN: 'arn:aws:secretsmanager:us-west-2:123456789012:secret:petclinic-abc',
    DB_NAME: 'petclinic',
    CASTHOUSE_WORKSPACE: 'petclinic',
    AWS_ACCESS_KEY_ID: 'any',
    AWS_SECRET_ACCESS_KEY: 'any',
    AWS_REGION: 'us-west-2',
    AWS_ENDPOINT_URL_RDS_DATA: `http://127.0.0.1:${port}`,
  };
  const program = `
    const { handler } = await import(${JSON.stringify(pathToFileURL(path.join(bundle, 'index.mjs')).href)});
    const context = { awsRequestId: 'r', functionName: 'f', getRemainingTimeInMillis: () => 30000 };
    await handler({ body: '{"question":"Coco라는 반려동물을 키우고 있는 사람은 누구야?"}' }, context);
    process.exit(0);`;
  const ask = ['--input-type=module', '-e', program];
  try {
    const ours: number[] = [];
    const empty: number[] = [];
    // The first round warms the file cache and is not counted.
    for (let round = -1; round < rounds; round++) {
      const started = performance.now();
      let firstCall = Number.NaN;
      called = (at) => {
        if (Number.isNaN(firstCall)) firstCall = at - started;
      };
      await finished(ask, environment);
      const before = performance.now();
      await finished(['-e', '0'], {});
      const nothing = performance.now() - before;
      if (round < 0) continue;
      ours.push(firstCall);
      empty.push(nothing);
    }
    await finished(ask, { ...environment, NODE_V8_COVERAGE: coverage });
    const [ms, emptyMs] = [median(ours), median(empty)];
    const loaded = loadedBytes(coverage, bundle) / 1024;
    return [
      {
        what: 'ask-data: process start to the first call of the database, bundled function, no model',
        ours: ms,
        rival: { name: 'node -e 0', value: emptyMs },
        unit: 'ms',
        ratio: ms - emptyMs,
        bar: { text: 'within 80 ms', met: ms - emptyMs <= 80 },
        note: 'ratio is the difference; Data API for MySQL',
      },
      {
        what: 'ask-data: files loaded for it',
        ours: loaded,
        rival: null,
        unit: 'KiB',
        ratio: null,
        bar: { text: '<= 400 KiB', met: loaded <= 400 },
        note: `all files with those of a model ${kib(bundle, /\.mjs$/)} KiB; the parser of PostgreSQL, WebAssembly, ${kib(bundle, /\.wasm$/)} KiB`,
      },
    ];
  } finally {
    cluster.closeAllConnections();
    cluster.close();
  }
}

function finished(parameters: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, parameters, {
      env: { PATH: process.env.PATH, ...environment },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`a process ended with ${code}`)),
    );
  });
}

/** Bytes of the bundle's files that a process with NODE_V8_COVERAGE ran. */
export function loadedBytes(coverage: string, bundle: string): number {
  const scripts = readdirSync(coverage).flatMap((file) => {
    const report: { readonly result: readonly { readonly url: string }[] } = JSON.parse(
      readFileSync(path.join(coverage, file), 'utf8'),
    );
    return report.result.map(({ url }) => url);
  });
  const files = new Set(
    scripts
      .filter((url) => url.startsWith('file:') && !url.includes('['))
      .map((url) => fileURLToPath(url)),
  );
  return [...files]
    .filter((file) => path.dirname(file) === bundle)
    .reduce((sum, file) => sum + statSync(file).size, 0);
}

function kib(folder: string, pattern: RegExp): number {
  const files = readdirSync(folder).filter((file) => pattern.test(file));
  const bytes = files.reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
  return Math.round(bytes / 1024);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
