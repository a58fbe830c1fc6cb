import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  groupedFolds,
  groupedSplit,
  type RowSplit,
  randomFolds,
  randomSplit,
} from './split-rows.js';

const labelled = fc.array(fc.constantFrom(0, 1), { minLength: 2, maxLength: 120 });
const seeds = fc.integer();

function expectPartition({ trainingRows, testRows }: RowSplit, rowCount: number): void {
  expect([...trainingRows, ...testRows].sort((a, b) => a - b)).toEqual(
    Array.from({ length: rowCount }, (_, row) => row),
  );
  for (const rows of [trainingRows, testRows]) {
    expect(rows.length).toBeGreaterThan(0);
    expect([...rows]).toEqual([...rows].sort((a, b) => a - b));
  }
}

const rowsOfClass = (rows: Uint32Array, labels: ArrayLike<number>, label: number) =>
  rows.filter((row) => labels[row] === label).length;

describe('randomSplit', () => {
  it('puts every row on one side and keeps class shares to within a row', () => {
    fc.assert(
      fc.property(
        labelled,
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        seeds,
        (list, testShare, seed) => {
          const labels = Uint8Array.from(list);
          const split = randomSplit(labels, { testShare, seed });
          expectPartition(split, labels.length);
          // One row more where a part would have stayed empty.
          for (const label of [0, 1]) {
            const wanted = testShare * labels.filter((one) => one === label).length;
            expect(Math.abs(rowsOfClass(split.testRows, labels, label) - wanted)).toBeLessThan(2);
          }
        },
      ),
    );
  });

  it('gives the same split for a seed and another for another', () => {
    const labels = Uint8Array.from({ length: 200 }, (_, row) => (row % 3 === 0 ? 1 : 0));
    expect(randomSplit(labels, { seed: 4 })).toEqual(randomSplit(labels, { seed: 4 }));
    expect(randomSplit(labels, { seed: 4 })).not.toEqual(randomSplit(labels, { seed: 5 }));
    expect(randomSplit(labels).testRows).toHaveLength(40);
  });

  it('gives every row about the same chance to be held out', () => {
    const labels = Uint8Array.from({ length: 20 }, (_, row) => (row < 6 ? 1 : 0));
    const timesHeldOut = new Array<number>(20).fill(0);
    for (let seed = 0; seed < 2000; seed++)
      for (const row of randomSplit(labels, { testShare: 0.5, seed }).testRows)
        timesHeldOut[row] = timesHeldOut[row]! + 1;
    // 1000 expected, standard deviation 22: six of them either way.
    for (const times of timesHeldOut) expect(Math.abs(times - 1000)).toBeLessThan(134);
  });
});

describe('randomFolds', () => {
  it('holds every row out exactly once, classes spread to within a row', () => {
    fc.assert(
      fc.property(labelled, fc.integer({ min: 2, max: 10 }), seeds, (list, folds, seed) => {
        fc.pre(list.length >= folds);
        const labels = Uint8Array.from(list);
        const splits = randomFolds(labels, { folds, seed });
        for (const split of splits) expectPartition(split, labels.length);
        const heldOut = splits.flatMap((split) => [...split.testRows]).sort((a, b) => a - b);
        expect(heldOut).toEqual(list.map((_, row) => row));
        for (const label of [0, 1]) {
          const counts = splits.map((split) => rowsOfClass(split.testRows, labels, label));
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
        }
      }),
    );
  });
});

const grouped = fc.array(
  fc.record({ group: fc.integer({ min: -5, max: 12 }), label: fc.constantFrom(0, 1) }),
  { minLength: 2, maxLength: 120 },
);

describe('groupedSplit', () => {
  it('never lets a group straddle', () => {
    fc.assert(
      fc.property(
        grouped,
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        seeds,
        (rows, testShare, seed) => {
          fc.pre(new Set(rows.map((row) => row.group)).size >= 2);
          const groups = Int32Array.from(rows, (row) => row.group);
          const labels = Uint8Array.from(rows, (row) => row.label);
          const split = groupedSplit(groups, labels, { testShare, seed });
          expectPartition(split, rows.length);
          const inTest = new Set(Array.from(split.testRows, (row) => groups[row]));
          for (const row of split.trainingRows) expect(inTest.has(groups[row])).toBe(false);
        },
      ),
    );
  });

  it('keeps class shares close when groups are small', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        // 100 groups of 1 to 4 rows, a quarter of them positive.
        const groups: number[] = [];
        const labels: number[] = [];
        for (let group = 0; group < 100; group++)
          for (let row = 0; row <= group % 4; row++) {
            groups.push(group);
            labels.push(group % 5 === 0 ? 1 : 0);
          }
        const split = groupedSplit(Uint32Array.from(groups), Uint8Array.from(labels), { seed });
        for (const label of [0, 1]) {
          const all = labels.filter((one) => one === label).length;
          const held = rowsOfClass(split.testRows, labels, label);
          // A group has at most four rows, so the last one dealt misses by no more.
          expect(Math.abs(held - 0.2 * all)).toBeLessThanOrEqual(4);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('groupedFolds', () => {
  it('holds every group out exactly once', () => {
    fc.assert(
      fc.property(grouped, fc.integer({ min: 2, max: 6 }), seeds, (rows, folds, seed) => {
        const groups = Int32Array.from(rows, (row) => row.group);
        fc.pre(new Set(groups).size >= folds);
        const labels = Uint8Array.from(rows, (row) => row.label);
        const splits = groupedFolds(groups, labels, { folds, seed });
        expect(splits).toHaveLength(folds);
        for (const split of splits) expectPartition(split, rows.length);
        for (const group of new Set(groups))
          expect(
            splits.filter((split) => split.testRows.some((row) => groups[row] === group)),
          ).toHaveLength(1);
      }),
    );
  });

  it('holds out a fifth of a hundred thousand groups', () => {
    const groups = Uint32Array.from({ length: 200_000 }, (_, row) => row >> 1);
    const labels = Uint8Array.from(groups, (group) => (group % 9 === 0 ? 1 : 0));
    expect(groupedFolds(groups, labels)[0]!.testRows.length).toBeGreaterThan(39_990);
  });
});

describe('bad input', () => {
  const labels = Uint8Array.of(0, 1, 0, 1);
  it.each([
    ['learning.too-few-to-split', () => randomFolds(labels, { folds: 5 })],
    ['learning.too-few-to-split', () => randomSplit(Uint8Array.of(1))],
    ['learning.too-few-to-split', () => randomSplit(new Uint8Array())],
    [
      'learning.too-few-to-split',
      () => groupedFolds(Uint32Array.of(1, 1, 2, 2), labels, { folds: 3 }),
    ],
    ['learning.too-few-to-split', () => groupedSplit(Uint32Array.of(1, 1, 1, 1), labels)],
    ['learning.lengths-differ', () => groupedSplit(Uint32Array.of(1, 2), labels)],
    ['input.invalid', () => randomSplit(labels, { testShare: 1 })],
    ['input.invalid', () => randomSplit(labels, { testShare: Number.NaN })],
    ['input.invalid', () => randomFolds(labels, { folds: 1 })],
    ['input.invalid', () => randomFolds(labels, { folds: 2.5 })],
    // @ts-expect-error: what a caller without types may write
    ['input.unknown-option', () => randomFolds(labels, { fold: 2 })],
  ])('is refused with %s (case %#)', (code, call) => {
    expect(call).toThrow(expect.objectContaining({ code }));
  });
});
