// A study that is ended without warning goes on from what it had measured.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { seededRandom } from '../src/shared/index.js';
import { runCasthouse, spawnCasthouse } from './support/run-casthouse.js';

const folder = mkdtempSync(path.join(tmpdir(), 'casthouse-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const states = path.join(folder, 'home', 'studies');
const environment = { CASTHOUSE_HOME: path.join(folder, 'home'), CASTHOUSE_LANGUAGE: 'en' };
const study = [
  ...['study', 'line.csv', '--label', 'verdict', '--latents', '0', '--set', 'mostHalvings=1'],
  ...['--families', 'boosting-depthwise,boosting-symmetric', '--json'],
];

/** Starts the study and kills it, as `kill -9` does, the moment it has written its state for the given time. */
async function killedAtState(count: number): Promise<void> {
  let written = 0;
  const child = spawnCasthouse(folder, study, environment);
  const watcher = watch(states, (_, name) => {
    if (name?.endsWith('.json') && ++written >= count) child.kill('SIGKILL');
  });
  const signal = await new Promise((resolve) => child.on('close', (_, why) => resolve(why)));
  watcher.close();
  expect(signal).toBe('SIGKILL');
}

it('a study that is killed twice goes on each time and ends as one that was not', async () => {
  const random = seededRandom(5);
  const rows = Array.from({ length: 150 }, () => {
    const [a, b] = [random.normal(), random.normal()];
    return `${a.toFixed(3)},${b.toFixed(3)},${a - b + 0.5 * random.normal() > 0.6 ? 'NG' : 'OK'}`;
  });
  writeFileSync(path.join(folder, 'line.csv'), ['a,b,verdict', ...rows, ''].join('\n'));
  mkdirSync(states, { recursive: true });
  await killedAtState(1);
  await killedAtState(1);
  expect(readdirSync(states).filter((name) => name.endsWith('.json'))).toHaveLength(1);
  const { exitCode, stdout, stderr } = await runCasthouse(folder, study, { environment });
  expect(exitCode, stderr).toBe(0);
  expect(stderr).toMatch(/went on after [1-9]\d* measurements of an earlier run/);
  expect(readdirSync(states)).toEqual([]);
  const untouched = await runCasthouse(folder, [...study, '--name', 'again'], { environment });
  const { recommended, results } = JSON.parse(stdout);
  expect(JSON.parse(untouched.stdout)).toMatchObject({ name: 'again', recommended, results });
});
