// The deployed function as Lambda runs it: its bundle in a bare process, the Data API before a real MariaDB.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { createPool } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWritableDatabase } from '../src/databases/index.js';
import { type Emulator, mysqlDatabase, startEmulator } from '../src/emulator/index.js';
import { workspace } from '../workspaces/petclinic/index.js';
import { sharedMariadb } from './support/shared-servers.js';

// Within the project, so that the SDK is found as Lambda's runtime brings it.
const scratch = mkdtempSync(path.join(import.meta.dirname, '../dist-ask-lambda-'));
const place = await sharedMariadb('ask_lambda');
const cleanups: (() => Promise<unknown>)[] = [];
let emulator: Emulator | null = null;

beforeAll(async () => {
  const script = pathToFileURL(path.resolve(import.meta.dirname, '../scripts/bundle-handlers.mjs'));
  const { bundleHandlers } = await import(/* @vite-ignore */ script.href);
  await bundleHandlers(scratch, ['ask-data']);
  cpSync(workspace.database!.catalogue!, path.join(scratch, 'ask-data', 'catalogue.json'));
  if (place === null) return;
  const database = await openWritableDatabase(place.url);
  for (const file of workspace.database!.scripts!.mysql)
    await database.execute(readFileSync(file, 'utf8'));
  await database.close();
  const { host, port, user, database: name } = place;
  const pool = createPool({ host, port, user, database: name, connectionLimit: 4, timezone: 'Z' });
  emulator = await startEmulator({ database: mysqlDatabase(pool) });
  cleanups.push(
    () => emulator!.stop(),
    () => pool.end(),
  );
});
afterAll(async () => {
  for (const cleanup of cleanups) await cleanup();
  rmSync(scratch, { recursive: true, force: true });
});

const address = pathToFileURL(path.join(scratch, 'ask-data', 'index.mjs')).href;

async function run(events: readonly unknown[], environment: NodeJS.ProcessEnv) {
  const program = `
    const { handler } = await import(${JSON.stringify(address)});
    const outcomes = [];
    for (const event of ${JSON.stringify(events)}) {
      const context = { awsRequestId: 'r-1', functionName: 'petclinic-genai-function', getRemainingTimeInMillis: () => 60000 };
      outcomes.push(await handler(event, context).catch((error) => ({ error: error.name, message: error.message })));
    }
    console.error('OUTCOMES' + JSON.stringify(outcomes));
    process.exit(0);`;
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', program],
    { cwd: tmpdir(), env: { PATH: process.env.PATH, ...environment }, maxBuffer: 64e6 },
  );
  return { outcomes: JSON.parse(stderr.slice(stderr.indexOf('OUTCOMES') + 8)), log: stdout };
}

const cluster = {
  DB_CLUSTER_ARN: 'arn:aws:rds:us-west-2:123456789012:cluster:petclinic-dev',
  DB_SECRET_ARN: 'arn:aws:secretsmanager:us-west-2:123456789012:secret:petclinic-abc',
  DB_NAME: 'ask_lambda',
  CASTHOUSE_WORKSPACE: 'petclinic',
  AWS_ACCESS_KEY_ID: 'any',
  AWS_SECRET_ACCESS_KEY: 'any',
  AWS_REGION: 'us-west-2',
};
const question = 'Coco라는 반려동물을 키우고 있는 사람은 누구야?';
const body = JSON.stringify({ question });

test('loads within 400 KB of code without a model, and no SDK; only the parser of PostgreSQL lies beside it', async () => {
  const folder = path.join(scratch, 'ask-data');
  const files = readdirSync(folder).filter((file) => file !== 'catalogue.json');
  expect(files.filter((file) => !file.endsWith('.mjs'))).toEqual(['libpg-query.wasm']);
  const coverage = path.join(scratch, 'coverage');
  // Nothing listens there: everything up to the call of the database is loaded.
  const nowhere = { AWS_ENDPOINT_URL_RDS_DATA: 'http://127.0.0.1:9' };
  await run([{ body }], { ...cluster, ...nowhere, NODE_V8_COVERAGE: coverage });
  const loaded = new Set(
    readdirSync(coverage).flatMap((file) => {
      const report: { readonly result: readonly { readonly url: string }[] } = JSON.parse(
        readFileSync(path.join(coverage, file), 'utf8'),
      );
      return report.result.map(({ url }) => url).filter((url) => url.includes(scratch));
    }),
  );
  expect([...loaded]).toContain(address);
  expect([...loaded].filter((url) => url.includes('signed-client'))).toHaveLength(1);
  expect([...loaded].filter((url) => /sdk-client|node_modules/.test(url))).toEqual([]);
  const bytes = [...loaded].map((url) => statSync(fileURLToPath(url)).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(400 * 1024);
});

test.skipIf(place === null)(
  'takes feedback on what it answered, with a place to keep it',
  async () => {
    const { outcomes } = await run(
      [
        { question: '강아지는 몇 마리야?', session_id: 's' },
        { verdict: 'right', session_id: 's' },
        { body: JSON.stringify({ verdict: 'right', session_id: 's', confirmed: true }) },
      ],
      { ...cluster, AWS_ENDPOINT_URL_RDS_DATA: emulator!.url },
    );
    expect(outcomes[1]).toMatchObject({ kept: false, question: '강아지는 몇 마리야?' });
    expect(outcomes[2]).toMatchObject({ statusCode: 501 });
    expect(JSON.parse(outcomes[2].body).error).toMatchObject({
      code: 'feedback.no-store',
      fix: expect.stringContaining('BUCKET_NAME'),
    });
  },
);

test.skipIf(place === null)('answers the documented events over the Data API', async () => {
  const v2 = {
    version: '2.0',
    rawPath: '/genai',
    requestContext: { http: { method: 'POST', path: '/genai' } },
  };
  const health = {
    ...v2,
    rawPath: '/health',
    requestContext: { http: { method: 'GET', path: '/health' } },
  };
  const { outcomes, log } = await run(
    [
      { body },
      { ...v2, body: Buffer.from(body).toString('base64'), isBase64Encoded: true },
      { body: '{}' },
      health,
      { question },
    ],
    { ...cluster, AWS_ENDPOINT_URL_RDS_DATA: emulator!.url },
  );
  const rows = [expect.arrayContaining(['Minseo', 'Han'])];
  for (const answer of outcomes.slice(0, 2)) {
    expect(answer).toMatchObject({
      statusCode: 200,
      headers: { 'access-control-allow-origin': '*' },
    });
    expect(JSON.parse(answer.body)).toMatchObject({ question_type: 'DATABASE_QUERY', rows });
  }
  expect(outcomes[2]).toMatchObject({ statusCode: 400 });
  expect(outcomes[3]).toMatchObject({ statusCode: 200, body: expect.stringContaining('"ok"') });
  expect(outcomes[4]).toMatchObject({ question, rows });
  // What was asked and found stays out of the log.
  expect(log).not.toMatch(/Coco|Minseo/);
});

test('says which setting is missing', async () => {
  const { outcomes } = await run([{ body }, { question }], { CASTHOUSE_WORKSPACE: 'petclinic' });
  for (const { error, message } of outcomes) {
    expect(error).toBe('setting.invalid');
    expect(message).toContain('DB_CLUSTER_ARN');
  }
});
