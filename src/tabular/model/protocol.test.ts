import { describe, expect, test } from 'vitest';
import { forward, randomRows, twinsTogether } from './protocol.js';

// 600 rows in six lots; every row stands twice, one below the other, and every fourth pair is positive.
const labels = Uint8Array.from({ length: 600 }, (_, row) => Number(row % 8 < 2));
const twinGroupOfRow = Uint32Array.from(labels, (_, row) => Math.floor(row / 2));
const lotOfRow = Uint32Array.from(labels, (_, row) => Math.floor(row / 100));
const options = { folds: 5, seed: 1 };

function splitsApart(training: Uint32Array, test: Uint32Array, groups: Uint32Array): boolean {
  const tested = new Set(test.map((row) => groups[row]!));
  return training.every((row) => !tested.has(groups[row]!));
}

describe('twins together', () => {
  const { split, innerFolds } = twinsTogether(twinGroupOfRow, labels, 0.2, 1);
  test('holds twins on one side, inside the training rows too', () => {
    expect(splitsApart(split.trainingRows, split.testRows, twinGroupOfRow)).toBe(true);
    for (const { trainingRows, testRows } of innerFolds(split.trainingRows, options))
      expect(splitsApart(trainingRows, testRows, twinGroupOfRow)).toBe(true);
  });

  test('inner folds test every training row once and no other', () => {
    const tested = innerFolds(split.trainingRows, options).flatMap(({ testRows }) => [...testRows]);
    expect(tested.sort((a, b) => a - b)).toEqual([...split.trainingRows]);
  });

  test('few rows, or no folds wanted, are not divided', () => {
    expect(innerFolds(split.trainingRows.subarray(0, 90), options)).toEqual([]);
    expect(innerFolds(split.trainingRows, { ...options, folds: 0 })).toEqual([]);
  });
});

describe('forward', () => {
  const moments = { momentOfRow: lotOfRow };
  const { split, innerFolds, milderFolds } = forward(moments, twinGroupOfRow, labels, 0.2);
  test('tests the last lot and leaves lots of the training rows out one by one', () => {
    expect([...new Set(split.testRows.map((row) => lotOfRow[row]!))]).toEqual([5]);
    const folds = innerFolds(split.trainingRows, options);
    expect(folds.map(({ testRows }) => lotOfRow[testRows[0]!])).toEqual([0, 1, 2, 3, 4]);
    for (const { trainingRows, testRows } of folds)
      expect(splitsApart(trainingRows, testRows, lotOfRow)).toBe(true);
  });

  test('has milder folds of rows at random for when no lot tells of another', () => {
    const [first] = milderFolds!(split.trainingRows, options);
    expect(new Set(first!.testRows.map((row) => lotOfRow[row]!)).size).toBe(5);
  });

  test('many moments are cut in time instead: later rows are judged by earlier ones', () => {
    const byRow = forward(
      { momentOfRow: Uint32Array.from(labels, (_, row) => row) },
      twinGroupOfRow,
      labels,
      0.2,
    );
    for (const { trainingRows, testRows } of byRow.innerFolds(byRow.split.trainingRows, options))
      expect(Math.max(...trainingRows)).toBeLessThan(Math.min(...testRows));
  });
});

test('random rows tear twins apart, which is what they are measured for', () => {
  const { split } = randomRows(labels, 0.2, 1);
  expect(splitsApart(split.trainingRows, split.testRows, twinGroupOfRow)).toBe(false);
});
