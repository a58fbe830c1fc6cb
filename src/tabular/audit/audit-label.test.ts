import { expect, it } from 'vitest';
import { auditLabel } from './audit-label.js';
import { numbers, words } from './made-up-rows.js';

const kinds = words('kind', ['b', 'a', 'c', 'a', 'b', 'a', 'c', 'a']);
const frame = { rowCount: 8, columns: [numbers('n', [3, 1, 2, 1, 3, 1, 2, 9]), kinds] };

it('takes the class nearest to half of the rows as positive when there are several', () => {
  expect(auditLabel(frame, { column: 'kind' })).toMatchObject({
    classes: ['a', 'b', 'c'],
    rowsOfClass: [4, 2, 2],
    positive: 0,
    classOfRow: Uint8Array.of(1, 0, 2, 0, 1, 0, 2, 0),
    labels: Uint8Array.of(0, 1, 0, 1, 0, 1, 0, 1),
    columns: ['kind'],
    isGuessed: false,
  });
});

it('takes the class it is told', () => {
  const label = auditLabel(frame, { column: 'kind', positive: 'c' });
  expect(label).toMatchObject({ positive: 2, labels: Uint8Array.of(0, 0, 1, 0, 0, 0, 1, 0) });
  expect(() => auditLabel(frame, { column: 'kind', positive: 'd' })).toThrow(
    expect.objectContaining({ code: 'learning.unknown-class' }),
  );
});

it('sorts classes that are numbers by size', () => {
  expect(auditLabel(frame, { column: 'n' })).toMatchObject({ classes: ['1', '2', '3', '9'] });
});

it('guesses a last column of a few words, and nothing where there is none', () => {
  expect(auditLabel(frame, undefined)).toMatchObject({ name: 'kind', isGuessed: true });
  expect(auditLabel({ rowCount: 8, columns: [frame.columns[0]!] }, undefined)).toBeNull();
});

it('takes no column of a family for a feature', () => {
  const family = {
    rowCount: 2,
    columns: [numbers('Defect_a', [0, 1]), words('Defect_note', [null, 'x']), numbers('x', [1, 2])],
  };
  expect(auditLabel(family, { anyPrefix: 'Defect' })).toMatchObject({
    name: 'Defect*',
    columns: ['Defect_a', 'Defect_note'],
    labels: Uint8Array.of(0, 1),
  });
});

it.each([
  ['learning.missing-label', words('y', ['a', null, 'b', 'c'])],
  ['learning.missing-label', numbers('y', [1, Number.NaN, 2, 3])],
  [
    'learning.many-classes',
    numbers(
      'y',
      Array.from({ length: 21 }, (_, row) => row),
    ),
  ],
  ['learning.one-class', numbers('y', [1, 1])],
])('refuses with %s (case %#)', (code, column) => {
  const rowCount = column.kind === 'number' ? column.values.length : column.codes.length;
  expect(() => auditLabel({ rowCount, columns: [column] }, { column: 'y' })).toThrow(
    expect.objectContaining({ code }),
  );
});
