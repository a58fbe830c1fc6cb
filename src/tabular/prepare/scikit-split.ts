import { problem } from '../../shared/index.js';
import { mersenneTwister } from './mersenne-twister.js';
import { readTestShare, type SplitOptions } from './split-options.js';
import { type RowSplit, splitByPart } from './split-rows.js';

/**
 * The very rows that scikit-learn's `train_test_split(rows, test_size=testShare, random_state=seed, stratify=labels)` holds
 * out, and without labels what it holds out unstratified: to stand beside figures measured there. `labels` are classes 0 to
 * 255, one per row, or the number of rows. Seed an integer from 0 to 2^32 - 1, default 42 as in most notebooks.
 * Throws `learning.too-few-to-split` when a part would be empty, and, as scikit-learn does, when a class has a single row
 * or a part has fewer rows than there are classes; `input.invalid` on other seeds.
 */
export function scikitSplit(labels: Uint8Array | number, options: SplitOptions = {}): RowSplit {
  const testShare = readTestShare(options);
  const { seed = 42 } = options;
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32))
    throw problem('input.invalid', {
      at: 'seed',
      got: String(seed),
      expected: 'an integer from 0 to 4294967295',
    });
  const rowCount = typeof labels === 'number' ? labels : labels.length;
  const testCount = Math.ceil(testShare * rowCount);
  const trainingCount = rowCount - testCount;
  if (testCount < 1 || trainingCount < 1)
    throw problem('learning.too-few-to-split', { what: 'rows', got: rowCount, expected: 2 });
  const random = mersenneTwister(seed);
  const isTest = new Uint32Array(rowCount);
  if (typeof labels === 'number')
    for (const row of random.permutation(rowCount).subarray(0, testCount)) isTest[row] = 1;
  else {
    const rowsOfClass = rowsByClass(labels, Math.min(testCount, trainingCount));
    const counts = rowsOfClass.map((rows) => rows.length);
    const training = shared(counts, trainingCount, random);
    const left = counts.map((count, index) => count - training[index]!);
    const test = shared(left, testCount, random);
    rowsOfClass.forEach((rows, index) => {
      const order = random.permutation(rows.length);
      const begin = training[index]!;
      for (let at = begin; at < begin + test[index]!; at++) isTest[rows[order[at]!]!] = 1;
    });
  }
  return splitByPart(isTest, 1);
}

/** Rows of every class that occurs, classes rising. */
function rowsByClass(labels: Uint8Array, smallerPart: number): number[][] {
  const byClass = new Map<number, number[]>();
  labels.forEach((label, row) => {
    const rows = byClass.get(label);
    if (rows === undefined) byClass.set(label, [row]);
    else rows.push(row);
  });
  const rowsOfClass = [...byClass].sort(([a], [b]) => a - b).map(([, rows]) => rows);
  const smallest = Math.min(...rowsOfClass.map((rows) => rows.length));
  if (smallest < 2)
    throw problem('learning.too-few-to-split', {
      what: 'rows of the rarest class',
      got: smallest,
      expected: 2,
    });
  if (smallerPart < rowsOfClass.length)
    throw problem('learning.too-few-to-split', {
      what: 'rows in the smaller part',
      got: smallerPart,
      expected: rowsOfClass.length,
    });
  return rowsOfClass;
}

/** Shares `draws` out in proportion to the counts, what rounding leaves to the largest remainders, ties drawn. */
function shared(
  counts: readonly number[],
  draws: number,
  random: ReturnType<typeof mersenneTwister>,
): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  // The order of operations is numpy's: another order rounds remainders to other ties.
  const exact = counts.map((count) => (count / total) * draws);
  const given = exact.map(Math.floor);
  let left = draws - given.reduce((sum, count) => sum + count, 0);
  const remainders = exact.map((value, index) => value - given[index]!);
  for (const value of [...new Set(remainders)].sort((a, b) => b - a)) {
    if (left === 0) break;
    const tied = remainders.flatMap((remainder, index) => (remainder === value ? [index] : []));
    const order = random.permutation(tied.length).subarray(0, Math.min(left, tied.length));
    for (const at of order) given[tied[at]!]!++;
    left -= order.length;
  }
  return given;
}
