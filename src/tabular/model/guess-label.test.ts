import { expect, test } from 'vitest';
import type { Column } from '../frame/frame.js';
import { guessLabel } from './guess-label.js';

const numbers = (name: string, ...values: number[]): Column => ({
  kind: 'number',
  name,
  values: Float64Array.from(values),
});
const words = (name: string, ...texts: string[]): Column => ({
  kind: 'category',
  name,
  categories: [...new Set(texts)],
  codes: Int32Array.from(texts, (text) => [...new Set(texts)].indexOf(text)),
});
const guess = (...columns: Column[]) => guessLabel({ rowCount: 3, columns }).source;

test('takes a column whose name says so, with or without a header group', () => {
  expect(
    guess(numbers('x', 1, 2, 3), words('판정', 'OK', 'NG', 'OK'), numbers('z', 0, 1, 0)),
  ).toEqual({ column: '판정' });
  expect(guess(numbers('Result_Label', 0, 1, 1), numbers('x', 1, 2, 3))).toEqual({
    column: 'Result_Label',
  });
});

test('a name alone is not enough: the column needs two values', () => {
  expect(guess(words('class', 'a', 'b', 'c'), numbers('z', 0, 1, Number.NaN))).toEqual({
    column: 'z',
  });
});

test('takes a family of defect counts', () => {
  expect(
    guess(numbers('x', 1, 2, 3), numbers('Defects_A', 0, 1, 2), numbers('Defects_B', 0, 0, 1)),
  ).toEqual({ anyPrefix: 'Defects_' });
});

test('otherwise says which columns could be meant', () => {
  expect(() =>
    guess(numbers('a', 0, 1, 0), words('b', 'x', 'y', 'y'), numbers('c', 1, 2, 3)),
  ).toThrowError(
    expect.objectContaining({
      code: 'model.no-label',
      fix: 'name the label; columns with two values: "a", "b"',
    }),
  );
});
