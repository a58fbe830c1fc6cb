import { expect, test } from 'vitest';
import { frameOf } from './frame-of.js';
import { selectColumns } from './select-columns.js';

const frame = frameOf(
  ['a', 'b', 'c'].map((name, at) => ({ kind: 'number', name, values: Float64Array.of(at) })),
);

test('keeps the order of the names and the very columns', () => {
  const { columns, rowCount } = selectColumns(frame, ['c', 'a']);
  expect(columns[0]).toBe(frame.columns[2]);
  expect(columns[1]).toBe(frame.columns[0]);
  expect(rowCount).toBe(1);
  expect(selectColumns(frame, [])).toEqual({ rowCount: 1, columns: [] });
});

test('refuses unknown and repeated names', () => {
  expect(() => selectColumns(frame, ['a', 'd'])).toThrowError(
    expect.objectContaining({ code: 'table.unknown-column' }),
  );
  expect(() => selectColumns(frame, ['a', 'a'])).toThrowError(
    expect.objectContaining({ code: 'table.duplicate-column' }),
  );
});
