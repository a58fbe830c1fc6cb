import { expect, test } from 'vitest';
import { frameOf } from './frame-of.js';
import { withoutColumns } from './without-columns.js';

const frame = frameOf(
  ['a', 'b', 'c'].map((name, at) => ({ kind: 'number', name, values: Float64Array.of(at) })),
);

test('drops the named columns and keeps the order', () => {
  expect(withoutColumns(frame, ['b']).columns.map(({ name }) => name)).toEqual(['a', 'c']);
  expect(withoutColumns(frame, ['a', 'b', 'c'])).toEqual({ rowCount: 1, columns: [] });
});

test('refuses an unknown name', () => {
  expect(() => withoutColumns(frame, ['x'])).toThrowError(
    expect.objectContaining({ code: 'table.unknown-column' }),
  );
});
