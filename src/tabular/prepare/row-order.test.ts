import { describe, expect, it } from 'vitest';
import type { Column, Frame } from '../frame/index.js';
import { rowOrder } from './row-order.js';

const frameWith = (column: Column): Frame => ({
  rowCount: column.kind === 'number' ? column.values.length : column.codes.length,
  columns: [column],
});
const numbers = (...values: number[]) =>
  frameWith({ kind: 'number', name: 't', values: Float64Array.from(values) });
const words = (...categories: string[]) =>
  frameWith({ kind: 'category', name: 't', codes: Int32Array.from(categories.keys()), categories });

describe('rowOrder', () => {
  it('is the place in the table when no column is named', () => {
    expect(rowOrder(numbers(9, 1, 5))).toEqual({
      momentOfRow: Int32Array.of(0, 1, 2),
      momentCount: 3,
      rowsWithoutStamp: 0,
      tiedRows: 0,
      isTableOrder: true,
    });
  });

  it('ranks stamps, ties together, gaps apart', () => {
    expect(rowOrder(numbers(7, -0, Number.NaN, 0, 7, 3), 't')).toEqual({
      momentOfRow: Int32Array.of(2, 0, -1, 0, 2, 1),
      momentCount: 3,
      rowsWithoutStamp: 1,
      tiedRows: 4,
      isTableOrder: false,
    });
  });

  it('reads dates written in several ways', () => {
    const order = rowOrder(
      words('2026-03-02', '2026-03-01 23:59', 'unknown', '2026/3/2 07:00'),
      't',
    );
    expect([...order.momentOfRow]).toEqual([1, 0, -1, 2]);
  });

  it('is one moment when all stamps are equal', () => {
    expect(rowOrder(numbers(4, 4, 4), 't')).toMatchObject({ momentCount: 1, tiedRows: 3 });
  });

  it.each([
    ['learning.no-time-order', () => rowOrder(numbers(Number.NaN, Number.NaN), 't')],
    ['learning.no-time-order', () => rowOrder(words('early', 'late'), 't')],
    ['table.unknown-column', () => rowOrder(numbers(1), 'time')],
  ])('refuses with %s (case %#)', (code, call) => {
    expect(call).toThrow(expect.objectContaining({ code }));
  });
});
