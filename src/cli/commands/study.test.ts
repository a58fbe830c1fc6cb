import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  fixedClock,
  noProgress,
  type Progress,
  readSettings,
  seededRandom,
} from '../../shared/index.js';
import type { CommandContext } from '../command-context.js';
import { buildProgram } from '../program.js';
import { stateKeeper } from '../state-file.js';
import { durationOption } from './study.js';

const folder = mkdtempSync(path.join(tmpdir(), 'casthouse-study-'));
const file = (name: string) => path.join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every look at it takes a minute, so that a study does only what it always does. */
function hastyClock() {
  const clock = fixedClock();
  return {
    ...clock,
    monotonic: () => {
      clock.advance(60_000);
      return clock.monotonic();
    },
  };
}

async function study(parameters: readonly string[], progress: Progress = noProgress) {
  const printed: string[] = [];
  const said: string[] = [];
  const context: CommandContext = {
    settings: readSettings({ CASTHOUSE_HOME: file('home'), CASTHOUSE_LANGUAGE: 'en' }),
    clock: hastyClock(),
    version: '0.0.0',
    folder,
    user: 'test',
    stopSignal: () => new AbortController().signal,
    terminal: () => ({
      print: (text) => void printed.push(text),
      say: (text) => void said.push(text),
      write: async () => {},
      progress: Object.assign(progress.bind(null), { end: () => {} }),
      width: 80,
    }),
  };
  await buildProgram(context).parseAsync(['study', ...parameters], { from: 'user' });
  return { text: printed.join('\n'), said: said.join('\n') };
}

const quick = [
  ...['--label', 'verdict', '--latents', '0', '--set', 'mostHalvings=1'],
  ...['--families', 'boosting-depthwise,boosting-symmetric'],
];

describe('casthouse study', () => {
  beforeAll(() => {
    const random = seededRandom(3);
    const rows = Array.from({ length: 130 }, (_, row) => {
      const [a, b] = [random.normal(), random.normal()];
      const isBad = a - b + 0.4 * random.normal() > 0.7;
      return [row % 33, a.toFixed(3), b.toFixed(3), isBad ? 'NG' : 'OK'].join(',');
    });
    // Every row is recorded twice.
    const lines = rows.flatMap((line) => [line, line]);
    writeFileSync(file('line.csv'), ['Shot,a,b,verdict', ...lines, ''].join('\n'));
  });

  it('goes on where it was cut short, and ends with a registered model and a report in every form that was asked for', async () => {
    // A study is one long step: whatever ends it in the middle leaves what the state file holds.
    const cut = study([file('line.csv'), ...quick, '--lots', 'Shot'], ({ stage }) => {
      if (stage === 'search') throw new Error('cut short');
    });
    await expect(cut).rejects.toThrow('cut short');
    expect(readdirSync(file('home/studies'))).toHaveLength(1);
    const targets = ['study.html', 'study.md', 'study.json'].map(file);
    const { text, said } = await study([
      file('line.csv'),
      ...quick,
      ...['--lots', 'Shot', '--report', targets.join(',')],
    ]);
    expect(said).toMatch(/went on after \d+ measurements of an earlier run/);
    expect(said).toMatch(/line@1 is registered and serves as champion/);
    expect(text).toMatch(/of the test rows are copies of rows the model learned from/);
    expect(text).toMatch(/What to measure next/);
    const html = readFileSync(targets[0]!, 'utf8');
    expect(html).toContain('What is really achievable');
    expect(html).toContain('실제로 얻을 수 있는 것');
    expect(html).not.toMatch(/NaN|undefined|\[object/);
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    expect(readFileSync(targets[1]!, 'utf8')).toMatch(/^# /);
    expect(JSON.parse(readFileSync(targets[2]!, 'utf8'))).toMatchObject({
      summary: expect.any(Array),
    });
    // What was finished leaves no state behind.
    expect(readdirSync(file('home/studies'))).toEqual([]);
  });

  it('tells where the usual score comes from, alone', async () => {
    const { text } = await study([file('line.csv'), ...quick, '--reproduce', 'documented']);
    expect(text).toMatch(/identical rows looked up +0\.\d{4}/);
    expect(text).toMatch(/test rows have an identical row in training/);
    // Figures that were documented for another table have no place here.
    expect(text).not.toMatch(/as documented/);
  });

  it('refuses what it cannot do before it begins', async () => {
    const refused = (...more: string[]) => study([file('line.csv'), ...quick, ...more]);
    await expect(refused('--report', 'study.pdf')).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(refused('--set', 'rounds=3')).rejects.toMatchObject({
      code: 'input.unknown-option',
    });
    await expect(refused('--reproduce', 'all')).rejects.toThrow(/documented/);
    await expect(refused('--select-by', 'both')).rejects.toThrow(/twins or forward/);
    // Later rows cannot decide where no column tells which they are.
    for (const more of [
      ['--select-by', 'forward'],
      ['--families', 'trees'],
    ])
      await expect(refused(...more)).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('reads times and refuses what is none', () => {
    expect(['90s', '10m', '1.5h'].map(durationOption)).toEqual([90_000, 600_000, 5_400_000]);
    for (const text of ['10', 'm', '-3s', '0.5s', '5 days'])
      expect(() => durationOption(text)).toThrow(/90s, 10m or 1h/);
  });
});

describe('the state of a study', () => {
  it('is written whole, at most once a second', () => {
    const clock = fixedClock(0);
    const target = file('state/s.json');
    const keep = stateKeeper(clock, target);
    const written = () => JSON.parse(readFileSync(target, 'utf8')).spentMs;
    keep({ key: 'k', spentMs: 1, measured: {} });
    keep({ key: 'k', spentMs: 2, measured: {} });
    expect(written()).toBe(1);
    clock.advance(1000);
    keep({ key: 'k', spentMs: 3, measured: {} });
    expect(written()).toBe(3);
    expect(existsSync(`${target}.part`)).toBe(false);
  });
});
