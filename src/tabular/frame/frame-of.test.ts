import { expect, test } from 'vitest';
import type { Column } from './frame.js';
import { frameOf } from './frame-of.js';

const numbers = (name: string, ...values: number[]): Column => ({
  kind: 'number',
  name,
  values: Float64Array.from(values),
});
const words = (name: string, categories: string[], ...codes: number[]): Column => ({
  kind: 'category',
  name,
  categories,
  codes: Int32Array.from(codes),
});

test('takes columns of one length', () => {
  const columns = [numbers('a', 1, 2), words('b', ['x'], 0, -1)];
  expect(frameOf(columns)).toEqual({ rowCount: 2, columns });
});

test.each<[string, Column[]]>([
  ['table.empty', []],
  ['table.duplicate-column', [numbers('a', 1), numbers('b', 2), numbers('a', 3)]],
  ['table.wrong-kind', [numbers('a', 1), numbers('b', 2, 3)]],
  ['table.wrong-kind', [words('a', ['x'], 1)]],
  ['table.wrong-kind', [words('a', ['x'], -2)]],
  ['table.too-many-columns', Array.from({ length: 20_001 }, (_, at) => numbers(`c${at}`, 1))],
])('refuses with %s', (code, columns) => {
  expect(() => frameOf(columns)).toThrowError(expect.objectContaining({ code }));
});
