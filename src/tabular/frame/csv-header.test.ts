import { expect, test } from 'vitest';
import { columnNames } from './csv-header.js';
import type { CsvNotice } from './csv-table.js';
import { decoderOf } from './text-encoding.js';

const rowOf = (line: string) => line.split(',').map((cell) => new TextEncoder().encode(cell));
const utf8 = decoderOf('utf-8');

test('joins two rows, spreads merged groups, trims blanks', () => {
  const notices: CsvNotice[] = [];
  const rows = [rowOf(',Process,, Sensor ,'), rowOf(' id,Shot ,Spray,Temp,')];
  expect(columnNames(rows, utf8, notices)).toEqual([
    'id',
    'Process_Shot',
    'Process_Spray',
    'Sensor_Temp',
    'Sensor',
  ]);
  expect(notices).toEqual([]);
});

test('names a column without a name, and says so', () => {
  const notices: CsvNotice[] = [];
  expect(columnNames([rowOf('a,,온도')], utf8, notices)).toEqual(['a', 'column_2', '온도']);
  expect(notices).toMatchObject([{ code: 'column-without-name', column: 'column_2' }]);
});

test('refuses the same name twice, made-up names included', () => {
  for (const line of ['a,b, a', 'column_2,,c'])
    expect(() => columnNames([rowOf(line)], utf8, [])).toThrowError(
      expect.objectContaining({ code: 'table.duplicate-column' }),
    );
  expect(() => columnNames([rowOf('a,b, a')], utf8, [])).toThrowError(
    'columns 1 and 3 are both named "a", expected each name once',
  );
});

test('refuses header rows of different lengths and too many columns', () => {
  expect(() => columnNames([rowOf('a,b'), rowOf('c')], utf8, [])).toThrowError(
    expect.objectContaining({ code: 'table.broken-row' }),
  );
  expect(() => columnNames([rowOf(','.repeat(20_000))], utf8, [])).toThrowError(
    'the table has 20001 columns, at most 20000 are accepted',
  );
});

test('answers null for bytes of another encoding', () => {
  expect(columnNames([[Uint8Array.of(0xbf, 0xc2)]], utf8, [])).toBeNull();
});
