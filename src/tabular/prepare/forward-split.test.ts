import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ForwardSplit, forwardFolds, forwardSplit } from './forward-split.js';

const rowsOf = (split: ForwardSplit) => [
  [...split.trainingRows],
  [...split.testRows],
  [...split.leftOutRows],
];
const table = fc.array(
  fc.record({ moment: fc.integer({ min: -1, max: 9 }), group: fc.integer({ min: -2, max: 3 }) }),
  { minLength: 2, maxLength: 80 },
);

/** What is promised of any split along time, row by row. */
function expectForward(split: ForwardSplit, moments: Int32Array, groups: Int32Array): void {
  const all = [...split.trainingRows, ...split.testRows, ...split.leftOutRows];
  expect(all.sort((a, b) => a - b)).toEqual(Array.from(moments, (_, row) => row));
  for (const test of split.testRows)
    for (const training of split.trainingRows)
      if (groups[test] === groups[training]) expect(moments[training]).toBeLessThan(moments[test]!);
}

describe('forwardSplit', () => {
  it('holds the last moments of every group out and leaves rows without a stamp out', () => {
    fc.assert(
      fc.property(table, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (rows, testShare) => {
        const moments = Int32Array.from(rows, (row) => row.moment);
        const groups = Int32Array.from(rows, (row) => row.group);
        const momentsOf = (group: number) =>
          new Set(moments.filter((moment, row) => moment >= 0 && groups[row] === group)).size;
        fc.pre([-2, -1, 0, 1, 2, 3].some((group) => momentsOf(group) > 1));
        const split = forwardSplit(moments, { testShare, within: groups });
        expectForward(split, moments, groups);
        expect([...split.leftOutRows].every((row) => moments[row] === -1)).toBe(true);
        for (const group of new Set(groups)) {
          const held = [...split.testRows].filter((row) => groups[row] === group).length;
          expect(held > 0).toBe(momentsOf(group) > 1);
        }
      }),
    );
  });

  it('comes as near to the wanted share as any cut between moments', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 60 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (list, testShare) => {
          const moments = Int32Array.from(list);
          const distinct = [...new Set(list)].sort((a, b) => a - b);
          fc.pre(distinct.length > 1);
          const missBy = (testRows: number) => Math.abs(testRows - testShare * list.length);
          const best = Math.min(
            ...distinct.slice(1).map((cut) => missBy(list.filter((at) => at >= cut).length)),
          );
          const { testRows } = forwardSplit(moments, { testShare });
          expect(missBy(testRows.length)).toBeCloseTo(best, 9);
        },
      ),
    );
  });

  it('takes the last fifth of rows in table order', () => {
    const split = forwardSplit(Int32Array.from({ length: 10 }, (_, row) => row));
    expect(rowsOf(split)).toEqual([[0, 1, 2, 3, 4, 5, 6, 7], [8, 9], []]);
  });

  it('purges training rows that share a number with a test row', () => {
    const purge = Uint32Array.of(7, 1, 2, 3, 7);
    const split = forwardSplit(Uint32Array.of(0, 1, 2, 3, 4), { purge });
    expect(rowsOf(split)).toEqual([[1, 2, 3], [4], [0]]);
  });
});

describe('forwardFolds', () => {
  it('never learns from what came later, and judges on ever later rows', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 2, max: 4 }), (rows, folds) => {
        const moments = Int32Array.from(rows, (row) => row.moment);
        const groups = Int32Array.from(rows, (row) => row.group);
        const most = Math.max(
          ...[-2, -1, 0, 1, 2, 3].map(
            (group) => new Set(moments.filter((at, row) => at >= 0 && groups[row] === group)).size,
          ),
        );
        fc.pre(most > folds);
        const splits = forwardFolds(moments, { folds, within: groups });
        expect(splits).toHaveLength(folds);
        splits.forEach((split, fold) => {
          expectForward(split, moments, groups);
          expect(split.testRows.length).toBeGreaterThan(0);
          expect(split.trainingRows.length).toBeGreaterThan(0);
          // The window grows by what was just judged.
          const before = splits[fold - 1];
          if (before !== undefined)
            expect([...split.trainingRows]).toEqual(
              [...before.trainingRows, ...before.testRows].sort((a, b) => a - b),
            );
        });
      }),
    );
  });

  it('cuts even time into even blocks', () => {
    const splits = forwardFolds(
      Int32Array.from({ length: 12 }, (_, row) => row),
      { folds: 3 },
    );
    expect(splits.map(rowsOf)).toEqual([
      [
        [0, 1, 2],
        [3, 4, 5],
        [6, 7, 8, 9, 10, 11],
      ],
      [
        [0, 1, 2, 3, 4, 5],
        [6, 7, 8],
        [9, 10, 11],
      ],
      [[0, 1, 2, 3, 4, 5, 6, 7, 8], [9, 10, 11], []],
    ]);
  });
});

describe('bad input', () => {
  const moments = Int32Array.of(0, 1, 2);
  it.each([
    ['learning.too-few-to-split', () => forwardSplit(Int32Array.of(4, 4, 4))],
    ['learning.too-few-to-split', () => forwardSplit(Int32Array.of(-1, -1))],
    ['learning.too-few-to-split', () => forwardSplit(new Int32Array())],
    ['learning.too-few-to-split', () => forwardSplit(moments, { within: Int32Array.of(0, 1, 2) })],
    ['learning.too-few-to-split', () => forwardFolds(moments, { folds: 3 })],
    ['learning.lengths-differ', () => forwardSplit(moments, { within: Int32Array.of(0) })],
    ['learning.lengths-differ', () => forwardFolds(moments, { purge: Int32Array.of(0), folds: 2 })],
    ['input.invalid', () => forwardSplit(moments, { testShare: 0 })],
    ['input.invalid', () => forwardFolds(moments, { folds: 1 })],
    // @ts-expect-error: what a caller without types may write
    ['input.unknown-option', () => forwardSplit(moments, { group: moments })],
  ])('is refused with %s (case %#)', (code, call) => {
    expect(call).toThrow(expect.objectContaining({ code }));
  });
});
