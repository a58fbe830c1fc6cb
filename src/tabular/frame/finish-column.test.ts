import { expect, test } from 'vitest';
import { CellStore } from './cell-store.js';
import type { CsvNotice } from './csv-table.js';
import { type ColumnRules, finishColumn } from './finish-column.js';

function finish(cells: readonly string[], own: Partial<ColumnRules> = {}) {
  const store = new CellStore({
    exactText: [false],
    decimalSign: 46,
    firstLine: 2,
    expectedRows: 0,
  });
  for (const cell of cells) {
    const quoted = cell.startsWith('"');
    const bytes = new TextEncoder().encode(quoted ? cell.slice(1, -1) : cell);
    store.putCell(store.rowInBlock, 0, bytes, 0, bytes.length, quoted);
    store.commitRow(1);
  }
  const notices: CsvNotice[] = [];
  const column = finishColumn(store.takeColumn(0), {
    name: 'x',
    kind: null,
    decimal: '.',
    isMissing: (word) => word === 'NA',
    badNumbers: 'refuse',
    infinity: 'refuse',
    textOf: (bytes) => new TextDecoder().decode(bytes),
    lineOfRow: (row) => row + 2,
    notices,
    ...own,
  });
  const texts =
    column.kind === 'number'
      ? [...column.values]
      : Array.from(column.codes, (code) => column.categories[code] ?? null);
  return { kind: column.kind, texts, notices };
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => String(at));

test.each<[string, readonly string[], 'number' | 'category' | 'refused']>([
  ['numbers only', ['1', '+2', '"3"', 'NA', ''], 'number'],
  ['words for missing only', ['NA', '"NA"', ''], 'number'],
  ['one text beside 8 numbers', [...numbers(8), 'A'], 'category'],
  ['one text beside 9 numbers', [...numbers(9), 'A'], 'refused'],
  ['two texts beside 197 numbers', [...numbers(197), 'A', 'A'], 'category'],
  ['two texts beside 198 numbers', [...numbers(198), 'A', 'A'], 'refused'],
  ['texts beside missing cells', [...Array(500).fill('NA'), 'A', '1'], 'category'],
])('%s', (_, cells, outcome) => {
  if (outcome === 'refused')
    expect(() => finish(cells)).toThrowError(
      expect.objectContaining({ code: 'table.text-in-number-column' }),
    );
  else expect(finish(cells).kind).toBe(outcome);
});

test('a quoted word for missing is a category among words, missing among numbers', () => {
  expect(finish(['a', '"NA"', 'NA']).texts).toEqual(['a', 'NA', null]);
  expect(finish(['1', '"NA"', 'NA']).texts).toEqual([1, Number.NaN, Number.NaN]);
});

test('cells with the same text share a category, whatever they were written as', () => {
  const { texts } = finish(['a', '"a"', '\u3000a\u00a0', '"1"', '1', ' 1', '" a"', 'b']);
  expect(texts).toEqual(['a', 'a', 'a', '1', '1', '1', ' a', 'b']);
});

test('forced kinds', () => {
  expect(finish(['1', '2', '1'], { kind: 'category' }).texts).toEqual(['1', '2', '1']);
  expect(() => finish(['1', 'a'], { kind: 'number' })).toThrowError('row 2 (line 3) has "a"');
  const { texts, notices } = finish(['1', 'a', 'b'], { kind: 'number', badNumbers: 'missing' });
  expect(texts).toEqual([1, Number.NaN, Number.NaN]);
  expect(notices).toMatchObject([{ code: 'read-as-missing' }]);
});

test('an infinite number among words is a word', () => {
  expect(finish(['inf', 'a', 'b']).texts).toEqual(['inf', 'a', 'b']);
  expect(() => finish(['inf', '1'])).toThrowError(
    expect.objectContaining({ code: 'table.infinity' }),
  );
});
