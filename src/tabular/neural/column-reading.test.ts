import { describe, expect, it } from 'vitest';
import {
  fitReading,
  inputCount,
  type ReadingRules,
  valueCount,
  writeInputs,
} from './column-reading.js';

const { NaN: none } = Number;
const rows = Uint32Array.of(0, 1, 2, 3, 4, 5);
const columns = [
  Float64Array.of(1, 2, 3, 4, 5, 6, 1e9), // a number; the last row is none of the given
  Float64Array.of(7, 7, 7, 7, 7, 7, 8), // constant
  Float64Array.of(0, 10, 10, 0, 30, none, 20), // three values and a missing one
  Float64Array.of(5, none, 5, 5, 5, 5, 5), // one value, or missing
];
const rules: ReadingRules = { named: [], mostValues: 3, parts: 4, isNormalised: false };
const reading = fitReading(columns, { rows, weights: null }, rules);
const read = (row: readonly number[], of = reading) => {
  const inputs = new Float64Array(inputCount(of));
  writeInputs(of, Float64Array.from(row), inputs);
  return [...inputs];
};

describe('fitReading', () => {
  it('leaves out what is constant, takes few values for categories, learns from the given rows', () => {
    expect(reading.numbers).toEqual([
      { column: 0, center: 3.5, scale: expect.closeTo(Math.sqrt(35 / 12), 12) },
    ]);
    expect(reading.categories).toEqual([
      { column: 2, cuts: Float64Array.of(5, 20) },
      { column: 3, cuts: new Float64Array(0) },
    ]);
    // Three values and missing; one and missing.
    expect(valueCount(reading)).toBe(6);
  });

  it('takes named columns for categories whatever they hold', () => {
    const { numbers, categories } = fitReading(
      columns,
      { rows, weights: null },
      { ...rules, named: [0], mostValues: 0 },
    );
    expect(numbers.map(({ column }) => column)).toEqual([2, 3]);
    expect(categories).toEqual([{ column: 0, cuts: Float64Array.of(1.5, 2.5, 3.5, 4.5, 5.5) }]);
  });

  it('cuts numbers into equally filled parts where there is no category', () => {
    const steps = [Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8)];
    const every = { rows: Uint32Array.of(0, 1, 2, 3, 4, 5, 6, 7), weights: null };
    const { numbers, categories } = fitReading(steps, every, rules);
    expect(numbers).toHaveLength(1);
    expect(categories).toEqual([{ column: 0, cuts: Float64Array.of(2.5, 4.5, 6.5) }]);
    expect(fitReading(steps, every, { ...rules, parts: 0 }).categories).toEqual([]);
  });

  it('keeps a column where all are constant', () => {
    const constant = fitReading([columns[1]!], { rows, weights: null }, rules);
    expect(read([7], constant)).toEqual([1]);
    expect(read([none], constant)).toEqual([0]);
  });
});

describe('writeInputs', () => {
  it('writes numbers, padded to four, then the place of every value among those of all categories', () => {
    const deviation = Math.sqrt(35 / 12);
    expect(read([3.5 + deviation, 7, 10, 5])).toEqual([expect.closeTo(1, 12), 0, 0, 0, 2, 5]);
    expect(read([none, none, none, none])).toEqual([0, 0, 0, 0, 0, 4]);
    // Far off, and values that training never saw: the neighbouring one.
    expect(read([1e12, 0, 1000, -5])).toEqual([10, 0, 0, 0, 3, 5]);
  });

  it('normalises the numbers of a row among themselves where they are eight or more', () => {
    const many = Array.from({ length: 8 }, (_, f) => Float64Array.of(f, 2, 5 - f, 9));
    const every = { rows: Uint32Array.of(0, 1, 2, 3), weights: null };
    const normal = fitReading(many, every, { ...rules, mostValues: 0, isNormalised: true });
    const inputs = read([1, 9, 3, 4, 2, 8, 0, 7], normal).slice(0, 8);
    const mean = inputs.reduce((sum, x) => sum + x, 0) / 8;
    expect(mean).toBeCloseTo(0, 12);
    expect(inputs.reduce((sum, x) => sum + x * x, 0) / 8).toBeCloseTo(1, 3);
    expect(reading.isNormalised).toBe(false);
  });
});
