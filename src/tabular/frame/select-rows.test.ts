import { expect, test } from 'vitest';
import { frameOf } from './frame-of.js';
import { selectRows } from './select-rows.js';

const frame = frameOf([
  { kind: 'number', name: 'n', values: Float64Array.of(10, Number.NaN, 30) },
  { kind: 'category', name: 'c', codes: Int32Array.of(1, -1, 0), categories: ['x', 'y'] },
]);

test('takes rows in the given order, twice when asked twice', () => {
  expect(selectRows(frame, Uint32Array.of(2, 1, 2))).toEqual({
    rowCount: 3,
    columns: [
      { kind: 'number', name: 'n', values: Float64Array.of(30, Number.NaN, 30) },
      { kind: 'category', name: 'c', codes: Int32Array.of(0, -1, 0), categories: ['x', 'y'] },
    ],
  });
  expect(selectRows(frame, []).rowCount).toBe(0);
});

test.each([-1, 3, 0.5, Number.NaN])('refuses row %d', (row) => {
  expect(() => selectRows(frame, [0, row])).toThrowError(
    expect.objectContaining({ code: 'table.unknown-row' }),
  );
});
