import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowGroups } from '../prepare/row-groups.js';
import { valueWords } from '../prepare/row-values.js';
import { numbers } from './made-up-rows.js';
import { nearRows } from './near-rows.js';

it('counts what comparing every pair of rows counts', () => {
  const table = fc.array(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 4 }), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(table, (rows) => {
      const names = ['a', 'b', 'c', 'd'];
      const columns = names.map((name, at) =>
        numbers(
          name,
          rows.map((row) => row[at]!),
        ),
      );
      const { groupOfRow, groupCount } = rowGroups({ rowCount: rows.length, columns }, names);
      const sizes = new Uint32Array(groupCount);
      for (const group of groupOfRow) sizes[group]!++;
      const distance = (i: number, j: number) =>
        rows[i]!.filter((cell, at) => cell !== rows[j]![at]).length;
      let pairs = 0;
      const near = new Set<number>();
      for (let i = 0; i < rows.length; i++)
        for (let j = 0; j < rows.length; j++)
          if (distance(i, j) === 1) {
            pairs += 0.5;
            near.add(groupOfRow[i]!);
          }
      const likeRowAbove = rows.filter((_, row) => row > 0 && distance(row, row - 1) === 1).length;
      expect(nearRows(columns.map(valueWords), groupOfRow, sizes)).toEqual({
        pairs,
        likeRowAbove,
        groupsWithNearRow: near.size,
      });
    }),
    { numRuns: 60 },
  );
});
