import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Frame } from '../frame/frame.js';
import { trainingGroups } from './training-groups.js';

const table = (features: readonly number[], lots: readonly number[]): Frame => ({
  rowCount: features.length,
  columns: [
    { kind: 'number', name: 'x', values: Float64Array.from(features) },
    { kind: 'number', name: 'lot', values: Float64Array.from(lots) },
  ],
});

test('joins what hangs together through twins or groups, and nothing else', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })));
  fc.assert(
    fc.property(rows, (pairs) => {
      const features = pairs.map(([feature]) => feature);
      const lots = pairs.map(([, lot]) => lot);
      const { groupOfRow } = trainingGroups(table(features, lots), ['x'], ['lot']);
      // Naive reference: paint row by row, spreading until nothing changes.
      const paint = pairs.map((_, row) => row);
      for (let changed = true; changed; ) {
        changed = false;
        for (let a = 0; a < paint.length; a++)
          for (let b = 0; b < paint.length; b++)
            if ((features[a] === features[b] || lots[a] === lots[b]) && paint[a]! < paint[b]!) {
              paint[b] = paint[a]!;
              changed = true;
            }
      }
      for (let a = 0; a < paint.length; a++)
        for (let b = 0; b < paint.length; b++)
          expect(groupOfRow[a] === groupOfRow[b]).toBe(paint[a] === paint[b]);
    }),
  );
});

test('without group columns twins alone count', () => {
  const { groupOfRow, twinRows } = trainingGroups(table([1, 2, 1], [5, 5, 6]), ['x'], []);
  expect([...groupOfRow]).toEqual([0, 1, 0]);
  expect(twinRows).toBe(2);
});
