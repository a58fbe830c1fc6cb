// The package as a stranger gets it: packed, installed in an empty folder elsewhere, started, asked.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExplainRowAnswer, PredictAnswer } from '../src/functions/index.js';

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'casthouse-package-'));
let unreachable: string | null = null;
let server: { readonly process: ChildProcess; readonly address: string } | null = null;

beforeAll(async () => {
  // The build is there already, and building again would pull it away from under the other tests.
  await npm(['pack', '--ignore-scripts', '--pack-destination', folder], root);
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const install = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--no-progress'];
  try {
    await npm([...install, `./${tarball}`], folder);
  } catch (error) {
    const { stderr = '' } = error as { readonly stderr?: string };
    if (!/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED)\b/.test(stderr))
      throw error;
    unreachable = 'no package registry can be reached to install the dependencies from';
    if (process.env.CI) throw new Error(unreachable, { cause: error });
    console.warn(`skipped: ${unreachable}`);
    return;
  }
  server = await start();
});

afterAll(async () => {
  if (server !== null) await stopped(server.process);
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

function npm(parameters: readonly string[], cwd: string) {
  return promisify(execFile)('npm', parameters, { cwd, maxBuffer: 64e6 });
}

/** `npx casthouse start` in a process group of its own, so that what npx starts can be ended with it. */
async function start() {
  const child = spawn('npx', ['casthouse', 'start', '--port', '0', '--rows', '400', '--json'], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let talk = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    talk += text;
  });
  for await (const line of createInterface(child.stdout)) {
    const { event, address } = JSON.parse(line);
    if (event !== 'ready') continue;
    child.stdout.resume(); // nobody reads its log from here on
    return { process: child, address: String(address) };
  }
  throw new Error(`casthouse ended before it was ready: ${talk}`);
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  process.kill(-child.pid!, 'SIGTERM');
  await ended;
}

async function ask<Answer>(route: string, body: unknown): Promise<Answer> {
  const response = await fetch(`${server!.address}${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

describe('the package, installed elsewhere', () => {
  const features = { Process_Velocity_1: 0.144, Process_Casting_Pressure: 1037 };

  it('serves predictions of a first model', async ({ skip }) => {
    skip(unreachable !== null, unreachable ?? '');
    const { prediction, model_version } = await ask<PredictAnswer>('/api/predict', { features });
    expect(model_version).toBe('diecasting@1');
    expect(prediction.probability).toBeGreaterThan(0);
    expect(prediction.probability).toBeLessThan(1);
  });

  it('has its page, and what charts need', async ({ skip }) => {
    skip(unreachable !== null, unreachable ?? '');
    const page = await fetch(server!.address);
    expect(await page.text()).toMatch(/<title>Casthouse<\/title>/);
    const body = { features, generate_chart: true };
    const { chart_url } = await ask<ExplainRowAnswer>('/api/explain', body);
    const chart = await fetch(chart_url!);
    expect([...new Uint8Array(await chart.arrayBuffer()).subarray(0, 4)]).toEqual([
      137, 80, 78, 71,
    ]);
  });

  it('can be imported by its doors', async ({ skip }) => {
    skip(unreachable !== null, unreachable ?? '');
    const program = `
      const { openModel } = await import('casthouse/tabular');
      const { openLocal } = await import('casthouse/functions');
      const { readSettings } = await import('casthouse/shared');
      const { open, version } = await (await openLocal(readSettings({}))).servedModel();
      console.log(version, typeof openModel(open.model).predictFeatures);`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '-e', program],
      { cwd: folder },
    );
    expect(stdout).toBe('diecasting@1 function\n');
  });
});
