import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fixedClock } from '../shared/index.js';
import { readState, stateKeeper } from './state-file.js';

const folder = mkdtempSync(path.join(tmpdir(), 'casthouse-state-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const isCount = (value: object): value is { count: number } =>
  'count' in value && typeof value.count === 'number';

test('keeps the first state at once, then one a second, and nothing beside the file', () => {
  const clock = fixedClock();
  const file = path.join(folder, 'deep', 'work.json');
  const keep = stateKeeper<{ count: number }>(clock, file);
  keep({ count: 1 });
  keep({ count: 2 });
  expect(readState(file, isCount)).toEqual({ count: 1 });
  clock.advance(1000);
  keep({ count: 3 });
  expect(readState(file, isCount)).toEqual({ count: 3 });
  expect(readdirSync(path.dirname(file))).toEqual(['work.json']);
});

test.each(['', '{"count":', '[]', 'null', '{"count":"3"}'])('%j is no state', (text) => {
  const file = path.join(folder, 'damaged.json');
  writeFileSync(file, text);
  expect(readState(file, isCount)).toBeUndefined();
});

test('no file is no state', () => {
  expect(readState(path.join(folder, 'absent.json'), isCount)).toBeUndefined();
});
