import { expect, test } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { setAside } from './set-aside.js';

const random = seededRandom('set aside');
const rowCount = 300;
// Every row stands there three times, 100 rows apart; one in four is of class 1.
const first = Array.from({ length: 100 }, () => random.normal());
const columns = [Float64Array.from({ length: rowCount }, (_, row) => first[row % 100]!)];
const labels = Uint8Array.from({ length: rowCount }, (_, row) => (row % 4 === 0 ? 1 : 0));
const rows = Uint32Array.from({ length: 240 }, (_, i) => i);

test('sets about its share aside, of both classes, copies on one side, weights beside their rows', () => {
  const weights = Float64Array.from(rows, (row) => row + 0.5);
  const { training, held } = setAside(columns, labels, { rows, weights }, 0.1, 1);
  expect([...training.rows, ...held!.rows].sort((a, b) => a - b)).toEqual([...rows]);
  expect(held!.rows.length).toBeGreaterThan(12);
  expect(held!.rows.length).toBeLessThan(40);
  expect(new Set(Array.from(held!.rows, (row) => labels[row])).size).toBe(2);
  const learned = new Set(Array.from(training.rows, (row) => row % 100));
  for (const row of held!.rows) expect(learned.has(row % 100)).toBe(false);
  held!.rows.forEach((row, i) => {
    expect(held!.weights![i]).toBe(row + 0.5);
  });
});

test('the same for the same seed', () => {
  const by = (seed: number) => setAside(columns, labels, { rows, weights: null }, 0.2, seed).held;
  expect(by(1)).toEqual(by(1));
  expect(by(2)).not.toEqual(by(1));
});

test.each([
  ['a share of 0', rows, labels, 0],
  ['few rows', rows.subarray(0, 50), labels, 0.1],
  [
    'few different rows',
    Uint32Array.from({ length: 100 }, (_, i) => 100 * (i % 3) + (i % 30)),
    labels,
    0.1,
  ],
  ['few rows of a class', rows, labels.map((_, row) => (row < 9 ? 1 : 0)), 0.1],
])('sets nothing aside: %s', (_, given, classes, share) => {
  const { training, held } = setAside(columns, classes, { rows: given, weights: null }, share, 1);
  expect(held).toBeNull();
  expect(training.rows).toBe(given);
});
