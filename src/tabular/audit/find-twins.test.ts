import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scikitSplit } from '../prepare/scikit-split.js';
import { findTwins } from './find-twins.js';
import { numbers } from './made-up-rows.js';

const tableOf = (cells: readonly number[]) => {
  const columns = [
    numbers('a', cells),
    numbers(
      'b',
      cells.map((cell) => cell % 2),
    ),
  ];
  return { frame: { rowCount: cells.length, columns }, columns };
};

it('counts twins, their labels and places as a scan does', () => {
  const rows = fc.array(
    fc.record({ cell: fc.integer({ min: 0, max: 9 }), label: fc.constantFrom(0, 1) }),
    {
      minLength: 5,
      maxLength: 60,
    },
  );
  fc.assert(
    fc.property(rows, (list) => {
      const cells = list.map(({ cell }) => cell);
      const labels = Uint8Array.from(list, ({ label }) => label);
      const { frame, columns } = tableOf(cells);
      const first = cells.map((cell) => cells.indexOf(cell));
      const twins = findTwins(frame, columns, labels);
      expect(twins).toMatchObject({
        twinRows: first.filter((at, row) => at !== row).length,
        rowsWithTwin: cells.filter((cell) => cells.filter((other) => other === cell).length > 1)
          .length,
        twinRowsOfOtherLabel: first.filter((at, row) => labels[at] !== labels[row]).length,
        belowTheirTwin: cells.filter((cell, row) => row > 0 && cell === cells[row - 1]).length,
      });
      const { trainingRows, testRows } = twins.documentedSplit!;
      const leaked = [...testRows].filter((row) =>
        [...trainingRows].some((other) => cells[other] === cells[row]),
      );
      expect(twins.testRowsWithTwinShare).toBeCloseTo(leaked.length / testRows.length, 12);
    }),
    { numRuns: 60 },
  );
});

it('expects the share that many random splits show', () => {
  const cells = Array.from({ length: 100 }, (_, row) =>
    row < 40 ? row >> 1 : row < 70 ? 100 + (row % 3) : row,
  );
  const { frame, columns } = tableOf(cells);
  const { expectedTestRowsWithTwinShare } = findTwins(frame, columns, null);
  let leaked = 0;
  const draws = 400;
  for (let seed = 0; seed < draws; seed++) {
    const { trainingRows, testRows } = scikitSplit(100, { seed });
    const known = new Set(Array.from(trainingRows, (row) => cells[row]!));
    leaked += [...testRows].filter((row) => known.has(cells[row]!)).length / testRows.length;
  }
  // A share of 20 rows deviates by 0.1 at most, the mean of 400 by 0.005: four times that.
  expect(Math.abs(leaked / draws - expectedTestRowsWithTwinShare)).toBeLessThan(0.02);
});
