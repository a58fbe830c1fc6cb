import { describe, expect, it } from 'vitest';
import type { Column, Frame } from '../frame/index.js';
import { binaryLabel } from './binary-label.js';

const words = (name: string, cells: readonly (string | null)[]): Column => {
  const categories = [...new Set(cells.filter((cell) => cell !== null))];
  const codes = Int32Array.from(cells, (cell) => (cell === null ? -1 : categories.indexOf(cell)));
  return { kind: 'category', name, codes, categories };
};
const numbers = (name: string, values: readonly number[]): Column => ({
  kind: 'number',
  name,
  values: Float64Array.from(values),
});
const frameOf = (...columns: Column[]): Frame => ({
  rowCount: columns[0]!.kind === 'number' ? columns[0]!.values.length : columns[0]!.codes.length,
  columns,
});

describe('a label column', () => {
  it.each([
    ['1 even when common', numbers('y', [1, 1, 0]), ['0', '1'], [1, 1, 0]],
    ['a word for a defect', words('y', ['NG', 'NG', 'x']), ['x', 'NG'], [1, 1, 0]],
    ['불량', words('y', ['양품', '불량', '불량']), ['양품', '불량'], [0, 1, 1]],
    ['True', words('y', ['False', 'True', 'True']), ['False', 'True'], [0, 1, 1]],
    ['what is not ok', words('y', ['crack', 'crack', 'OK']), ['OK', 'crack'], [1, 1, 0]],
    ['the rarer', words('y', ['>50K', '<=50K', '<=50K']), ['<=50K', '>50K'], [1, 0, 0]],
    ['the later on a tie', words('y', ['b', 'a']), ['a', 'b'], [1, 0]],
    ['the rarer number', numbers('y', [2, 1, 2]), ['2', '1'], [0, 1, 0]],
  ])('has as positive class %s', (_, column, classes, labels) => {
    const label = binaryLabel(frameOf(column), { column: 'y' });
    expect(label.classes).toEqual(classes);
    expect([...label.labels]).toEqual(labels);
    expect(label.usedColumns).toEqual(['y']);
  });

  it('takes the positive class it is told, as text or number', () => {
    const adult = frameOf(words('y', ['>50K', '<=50K', '<=50K']));
    expect([...binaryLabel(adult, { column: 'y', positive: '<=50K' }).labels]).toEqual([0, 1, 1]);
    const coded = frameOf(numbers('y', [1, 2, 2]));
    expect([...binaryLabel(coded, { column: 'y', positive: '2.0' }).labels]).toEqual([0, 1, 1]);
  });

  it('counts -0 and 0 as one class', () => {
    expect(binaryLabel(frameOf(numbers('y', [0, -0, 1])), { column: 'y' }).classes).toEqual([
      '0',
      '1',
    ]);
  });
});

describe('a family of columns', () => {
  const frame = frameOf(
    numbers('Process_Speed', [1, 2, 3]),
    numbers('Defects_Crack_1', [0, 2, 0]),
    numbers('Defects_Stain_1', [0, 0, 0]),
    words('Defects_Note', [null, 'seen', null]),
  );

  it('marks a row with any count above 0', () => {
    expect(binaryLabel(frame, { anyPrefix: 'Defects' })).toEqual({
      labels: Uint8Array.of(0, 1, 0),
      classes: ['normal', 'defect'],
      usedColumns: ['Defects_Crack_1', 'Defects_Stain_1'],
    });
  });
});

describe('bad labels', () => {
  const many = frameOf(words('y', ['a', 'b', 'c']));
  const gap = frameOf(words('y', ['a', 'b', null]));
  const nan = frameOf(numbers('Defect_1', [0, Number.NaN, 1]));
  it.each([
    ['learning.many-classes', '"a", "b", "c"', () => binaryLabel(many, { column: 'y' })],
    ['learning.missing-label', 'row 3', () => binaryLabel(gap, { column: 'y' })],
    ['learning.missing-label', 'row 2', () => binaryLabel(nan, { column: 'Defect_1' })],
    ['learning.missing-label', 'row 2', () => binaryLabel(nan, { anyPrefix: 'Defect' })],
    [
      'learning.one-class',
      '"5"',
      () => binaryLabel(frameOf(numbers('y', [5, 5])), { column: 'y' }),
    ],
    [
      'learning.one-class',
      'normal',
      () => binaryLabel(frameOf(numbers('y', [0])), { anyPrefix: 'y' }),
    ],
    [
      'learning.unknown-class',
      '"z"',
      () => binaryLabel(frameOf(words('y', ['a', 'b'])), { column: 'y', positive: 'z' }),
    ],
    [
      'table.unknown-column',
      '"clas"',
      () => binaryLabel(frameOf(words('class', ['a', 'b'])), { column: 'clas' }),
    ],
    ['learning.no-label-columns', '"Defcts"', () => binaryLabel(nan, { anyPrefix: 'Defcts' })],
    ['learning.no-label-columns', '""', () => binaryLabel(nan, { anyPrefix: '' })],
    ['learning.no-rows', 'labels', () => binaryLabel(frameOf(numbers('y', [])), { column: 'y' })],
  ])('are refused with %s that names %s', (code, named, call) => {
    expect(call).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(named) }),
    );
  });
});
