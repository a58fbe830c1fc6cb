import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../frame/index.js';
import { fitPreparation } from './fit-preparation.js';

const numbers = (values: readonly number[]): Frame => ({
  rowCount: values.length,
  columns: [{ kind: 'number', name: 'x', values: Float64Array.from(values) }],
});
const words = (cells: readonly (string | null)[], categories: readonly string[]): Frame => ({
  rowCount: cells.length,
  columns: [
    {
      kind: 'category',
      name: 'w',
      codes: Int32Array.from(cells, (cell) => (cell === null ? -1 : categories.indexOf(cell))),
      categories,
    },
  ],
});
const everyRow = (frame: Frame) => Uint32Array.from({ length: frame.rowCount }, (_, row) => row);
const fitted = (frame: Frame, rows = everyRow(frame)) =>
  fitPreparation(frame, [frame.columns[0]!.name], rows);

describe('numbers', () => {
  it('have mean, standard deviation and median of the training rows', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 50 }), (values) => {
        const { center, scale, fill } = fitted(numbers(values));
        const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
        const deviation = Math.sqrt(
          values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length,
        );
        // The naive sums lose some digits of values up to a million.
        expect(Math.abs(center[0]! - mean)).toBeLessThan(1e-8);
        const constant = values.every((x) => x === values[0]);
        if (!constant && deviation > 1e-6) expect(scale[0]! / deviation).toBeCloseTo(1, 6);
        if (constant) expect(scale[0]).toBe(1);
        const below = values.filter((x) => x <= fill[0]!).length;
        const above = values.filter((x) => x >= fill[0]!).length;
        expect(Math.min(below, above)).toBeGreaterThanOrEqual(values.length / 2);
      }),
    );
  });

  it('ignore rows that do not train', () => {
    const { center, fill } = fitted(numbers([1, 3, 1000, Number.NaN]), Uint32Array.of(0, 1));
    expect([center[0], fill[0]]).toEqual([2, 2]);
  });

  it('keep missing values missing when training has some', () => {
    const { fill, center } = fitted(numbers([1, Number.NaN, 5]));
    expect(fill[0]).toBeNaN();
    expect(center[0]).toBe(3);
  });

  it('survive a column without values, and values near the end of doubles', () => {
    const empty = fitted(numbers([Number.NaN, Number.NaN]));
    expect([empty.center[0], empty.scale[0]]).toEqual([0, 1]);
    const { center, scale, fill } = fitted(numbers([-1.7e308, 1.7e308, 1.7e308]));
    for (const figure of [center[0], scale[0], fill[0]]) expect(figure).toSatisfy(Number.isFinite);
  });
});

describe('categories', () => {
  it('are those of the training rows in the order of their text, filled with the most frequent', () => {
    const frame = words(['b', 'b', 'a', '나', 'z'], ['z', '나', 'b', 'a', 'unused']);
    const { categories, fill } = fitted(frame, Uint32Array.of(0, 1, 2, 3));
    expect(categories[0]).toEqual(['a', 'b', '나']);
    expect(fill[0]).toBe(1);
    expect(fitted(words(['a', null], ['a'])).fill[0]).toBeNaN();
  });
});

describe('bad input', () => {
  const frame = numbers([1, Number.POSITIVE_INFINITY]);
  // What a caller without types may pass.
  const fittedWith = (options: object) => fitPreparation(frame, ['x'], everyRow(frame), options);
  it.each([
    ['learning.infinite-value', () => fitted(frame)],
    ['learning.no-rows', () => fitted(frame, new Uint32Array())],
    ['learning.no-features', () => fitPreparation(frame, [], everyRow(frame))],
    ['learning.row-out-of-range', () => fitted(frame, Uint32Array.of(2))],
    ['table.unknown-column', () => fitPreparation(frame, ['y'], everyRow(frame))],
    ['input.unknown-option', () => fittedWith({ scalin: 'none' })],
    ['input.invalid', () => fittedWith({ scaling: 'log' })],
  ])('is refused with %s', (code, call) => {
    expect(call).toThrow(expect.objectContaining({ code }));
  });
});
