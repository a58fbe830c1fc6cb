import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as binning from './binning.js';
import { KernelMemory } from './kernel/kernel-memory.js';
import { plainKernel } from './kernel/plain-kernel.js';

const every = (count: number) => Uint32Array.from({ length: count }, (_, row) => row);
const kernel = () => plainKernel(new KernelMemory(new ArrayBuffer(1 << 20)));
const fitBins = (columns: Float64Array[], rows: Uint32Array, maxBins: number) =>
  binning.fitBins(columns, rows, maxBins, kernel());
const binned = (
  cuts: binning.BinCuts,
  columns: Float64Array[],
  rows: Uint32Array,
  growing = rows.length,
) => binning.binRows(cuts, columns, rows, growing, kernel());
const cell = fc.oneof(
  { weight: 4, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 3 }) },
  fc.constant(Number.NaN),
);
const column = fc.array(cell, { minLength: 1, maxLength: 80 });

describe('fitBins and binRows', () => {
  it('give a value the bin that counts the thresholds at or below it, and order bins as values', () => {
    fc.assert(
      fc.property(column, fc.integer({ min: 2, max: 255 }), (list, maxBins) => {
        const values = Float64Array.from(list);
        const cuts = fitBins([values], every(values.length), maxBins);
        const thresholds = cuts.thresholds[0]!;
        expect([...thresholds]).toEqual([...new Set(thresholds)].sort((a, b) => a - b));
        expect(thresholds.length).toBeLessThan(maxBins);
        if (cuts.activeFeatures.length === 0) return;
        const { columnCodes } = binned(cuts, [values], every(values.length));
        list.forEach((value, row) => {
          const naive = Number.isNaN(value)
            ? thresholds.length + 1
            : [...thresholds].filter((threshold) => !(value < threshold)).length;
          expect(columnCodes[row]).toBe(naive);
        });
      }),
    );
  });

  it('give every distinct value its own bin while they fit', () => {
    fc.assert(
      fc.property(column, (list) => {
        // -0 and 0 are one value.
        const distinct = new Set(list.filter((value) => !Number.isNaN(value)).map((x) => x + 0));
        const { thresholds } = fitBins([Float64Array.from(list)], every(list.length), 255);
        expect(thresholds[0]).toHaveLength(Math.max(0, distinct.size - 1));
      }),
    );
  });

  it('cut many values into bins of about equal size', () => {
    const values = Float64Array.from({ length: 10_000 }, (_, row) => Math.sin(row) ** 3);
    const cuts = fitBins([values], every(values.length), 100);
    const { columnCodes } = binned(cuts, [values], every(values.length));
    const counts = new Array<number>(100).fill(0);
    for (const code of columnCodes) counts[code] = counts[code]! + 1;
    expect(Math.min(...counts)).toBeGreaterThan(95);
    expect(Math.max(...counts)).toBeLessThan(105);
  });

  it('let a heavy value stand alone', () => {
    const values = Float64Array.from({ length: 1000 }, (_, row) => (row < 500 ? 250.5 : row - 500));
    const cuts = fitBins([values], every(1000), 10);
    const { columnCodes } = binned(cuts, [values], every(1000));
    const heavy = columnCodes[0]!;
    const company = columnCodes.filter((code, row) => code === heavy && row >= 500).length;
    expect(company).toBeLessThan(60);
    expect(cuts.thresholds[0]!.length).toBeGreaterThanOrEqual(7);
  });

  it('are the same by row and by column, but for rows that no tree grows on', () => {
    for (const columnCount of [3, 16, 40]) {
      const columns = Array.from({ length: columnCount }, (_, column) =>
        Float64Array.from({ length: 1500 }, (_, row) =>
          row === 9 ? Number.NaN : (row * (column + 7)) % 401,
        ),
      );
      const cuts = fitBins(columns, every(1500), 255);
      const { rowCodes, columnCodes, stride } = binned(cuts, columns, every(1500), 1400);
      expect(stride % 16).toBe(0);
      expect(rowCodes).toHaveLength(1400 * stride);
      for (let row = 0; row < 1400; row++)
        for (let column = 0; column < stride; column++) {
          const code = column < columnCount ? columnCodes[column * 1500 + row]! : 0;
          if (rowCodes[row * stride + column] !== code) expect.fail(`row ${row}`);
        }
    }
  });

  it('learn from the given rows only', () => {
    const values = Float64Array.of(1, 2, 50, 3);
    const cuts = fitBins([values], Uint32Array.of(0, 1, 3), 255);
    expect([...cuts.thresholds[0]!]).toEqual([1.5, 2.5]);
  });

  it('leave out features without a split and name the missing ones', () => {
    const nan = Number.NaN;
    const cuts = fitBins(
      [
        Float64Array.of(7, 7, 7),
        Float64Array.of(nan, nan, nan),
        Float64Array.of(7, nan, 7),
        Float64Array.of(1, 2, 2),
      ],
      every(3),
      255,
    );
    expect([...cuts.activeFeatures]).toEqual([2, 3]);
    expect([...cuts.hasMissing]).toEqual([0, 1, 1, 0]);
  });

  it('cut between the largest numbers there are', () => {
    const values = Float64Array.of(-Number.MAX_VALUE, Number.MAX_VALUE, -Number.MIN_VALUE, 0);
    const cuts = fitBins([values], every(4), 255);
    const { columnCodes } = binned(cuts, [values], every(4));
    expect([...columnCodes]).toEqual([0, 3, 1, 2]);
  });

  it('refuse infinite values', () => {
    expect(() => fitBins([Float64Array.of(0, Number.NEGATIVE_INFINITY)], every(2), 255)).toThrow(
      expect.objectContaining({
        code: 'learning.infinite-value',
        facts: { column: 'number 1', row: 1 },
      }),
    );
  });
});
