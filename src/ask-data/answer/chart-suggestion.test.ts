import { expect, test } from 'vitest';
import type { CatalogueColumn, CatalogueTable } from '../catalogue/catalogue.js';
import type { Reading } from '../interpret/reading.js';
import { suggestChart } from './chart-suggestion.js';

const column = (name: string, changes: Partial<CatalogueColumn> = {}): CatalogueColumn => ({
  name,
  kind: 'text',
  type: 'text',
  nullable: true,
  comment: null,
  words: [],
  values: null,
  range: null,
  unit: null,
  display: null,
  personal: false,
  isKey: false,
  json: null,
  ...changes,
});
const kind = column('kind', {
  values: [
    { value: 'theft', words: [{ text: '도난', language: 'ko', source: 'given' }] },
    { value: 'other', words: [{ text: '기타', language: 'ko', source: 'general' }] },
  ],
});
const day = column('day', { kind: 'date' });
const table: CatalogueTable = {
  name: 'events',
  schema: null,
  comment: null,
  words: [],
  columns: [kind, day],
  primaryKey: ['id'],
  nameColumns: [],
  shownColumns: [],
  whenColumn: null,
  clock: null,
  isLink: false,
  rowCount: null,
};
// Only what a chart looks at.
const grouped = (...by: CatalogueColumn[]) =>
  ({
    target: table,
    measure: null,
    groups: by.map((one) => ({ table, column: one })),
  }) as unknown as Reading;

test('bars carry the words of the catalogue; a general word is no name of a value', () => {
  const rows = [
    ['theft', 3],
    ['other', '12'],
    [null, 1],
  ];
  expect(suggestChart(grouped(kind), ['kind', 'count'], rows, 'ko')).toEqual({
    kind: 'bar',
    labels: ['kind'],
    values: 'count',
    unit: null,
    points: [
      { label: '도난', value: 3 },
      { label: 'other', value: 12 },
      { label: '없음', value: 1 },
    ],
  });
});

test('times in their order make a line; by size they are bars', () => {
  const of = (...rows: (readonly [string | number, number])[]) =>
    suggestChart(grouped(day), ['day', 'count'], rows, 'en')?.kind;
  expect(of(['2026-01-01', 1], ['2026-01-02', 5], ['2026-01-03', 2])).toBe('line');
  expect(of([2024, 1], [2025, 5], [2026, 2])).toBe('line');
  expect(of([2025, 5], [2026, 2], [2024, 1])).toBe('bar');
  expect(of(['2026-01-01', 1], ['2026-01-02', 5])).toBe('bar');
  const years = suggestChart(
    grouped(day),
    ['year', 'count'],
    [
      [2024, 1],
      [2025, 2],
    ],
    'en',
  );
  expect(years?.points[0]).toEqual({ label: '2024', value: 1 });
});

test('says nothing for one group, for many, for two kinds of groups and for what is no number', () => {
  const rows = Array.from({ length: 41 }, (_, at) => [`k${at}`, at]);
  expect(suggestChart(grouped(kind), ['kind', 'count'], rows, 'en')).toBeNull();
  expect(suggestChart(grouped(kind), ['kind', 'count'], rows.slice(0, 1), 'en')).toBeNull();
  expect(suggestChart(grouped(kind, day), ['kind', 'count'], rows.slice(0, 3), 'en')).toBeNull();
  expect(suggestChart(grouped(), ['kind', 'count'], rows.slice(0, 3), 'en')).toBeNull();
  const odd = [
    ['a', 1],
    ['b', null],
  ];
  expect(suggestChart(grouped(kind), ['kind', 'average'], odd, 'en')).toBeNull();
});
