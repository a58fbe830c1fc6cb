import { expect, test } from 'vitest';
import type { Column, Frame } from '../frame/frame.js';
import { chooseFeatures } from './choose-features.js';
import type { TrainingOptions } from './training-options.js';

const rowCount = 6;
const numbers = (name: string, valueAt: (row: number) => number): Column => ({
  kind: 'number',
  name,
  values: Float64Array.from({ length: rowCount }, (_, row) => valueAt(row)),
});
const words = (name: string, textOf: (row: number) => string): Column => {
  const texts = Array.from({ length: rowCount }, (_, row) => textOf(row));
  const categories = [...new Set(texts)];
  return {
    kind: 'category',
    name,
    categories,
    codes: Int32Array.from(texts, (t) => categories.indexOf(t)),
  };
};
const frame: Frame = {
  rowCount,
  columns: [
    numbers('Process_id', (row) => row + 1),
    numbers('Shot_no', (row) => row % 2),
    numbers('fluid', (row) => row),
    numbers('speed', (row) => row / 2),
    numbers('empty', () => Number.NaN),
    words('operator', (row) => `name ${row}`),
    words('product', (row) => 'AB'[row % 2]!),
    numbers('lot', (row) => row >> 1),
    numbers('time', (row) => row),
    numbers('Defects_A', (row) => row % 2),
    words('Defects_comment', (row) => 'xy'[row % 2]!),
  ],
};
const label = { anyPrefix: 'Defects' };
const choose = (options: Partial<TrainingOptions>) =>
  chooseFeatures(frame, ['Defects_A'], label, {
    name: 'm',
    provenance: { createdAt: '', dataHash: '', dataName: '', casthouseVersion: '' },
    ...options,
  });

test('leaves out the label family, identifiers, empty columns and names of single rows, and says so', () => {
  const { names, notices } = choose({ groupColumns: ['lot'], timeColumn: 'time' });
  expect(names).toEqual(['Shot_no', 'fluid', 'speed', 'product']);
  expect(notices.map(({ code, columns }) => [code, columns[0]])).toEqual([
    ['identifier-ignored', 'Process_id'],
    ['empty-column-dropped', 'empty'],
    ['many-categories-dropped', 'operator'],
  ]);
});

test('columns named by the caller are taken as they are', () => {
  expect(choose({ features: ['speed', 'Process_id'] })).toEqual({
    names: ['speed', 'Process_id'],
    notices: [],
  });
});

test('refuses a feature that is label or group, and columns that do not exist', () => {
  expect(() => choose({ features: ['Defects_comment'] })).toThrow('input features');
  expect(() => choose({ features: ['lot'], groupColumns: ['lot'] })).toThrow('input features');
  expect(() => choose({ ignore: ['sped'] })).toThrowError(
    expect.objectContaining({ code: 'table.unknown-column' }),
  );
});

test('says so when nothing is left', () => {
  expect(() =>
    choose({ ignore: ['Shot_no', 'fluid', 'speed', 'product', 'lot', 'time'] }),
  ).toThrowError(expect.objectContaining({ code: 'model.no-usable-feature' }));
});
