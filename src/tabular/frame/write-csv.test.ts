import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Column, Frame } from './frame.js';
import { frameOf } from './frame-of.js';
import { readCsv } from './read-csv.js';
import { writeCsv } from './write-csv.js';

const bytesOf = (chunks: Iterable<string>) => new TextEncoder().encode([...chunks].join(''));

const word = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.constantFrom(
      'NA',
      '-',
      '007',
      '1.50',
      ' a ',
      '"',
      'a,b',
      'a;b',
      'line\r\nend',
      '결측',
      '가',
    ),
  )
  .filter((text) => text !== '' && !/\p{Surrogate}|\0/u.test(text));
const nameOfColumn = word.map((text) => text.trim()).filter((text) => text !== '');

const frame: fc.Arbitrary<Frame> = fc
  .tuple(
    fc.uniqueArray(fc.tuple(nameOfColumn, fc.boolean()), {
      minLength: 1,
      maxLength: 5,
      selector: ([name]) => name,
    }),
    fc.integer({ min: 1, max: 30 }),
  )
  .chain(([named, rowCount]) =>
    fc.tuple(
      ...named.map(([name, isNumber]): fc.Arbitrary<Column> => {
        const rows = { minLength: rowCount, maxLength: rowCount };
        if (isNumber)
          return fc
            .array(fc.oneof(fc.double({ noDefaultInfinity: true }), fc.integer()), rows)
            .map((values) => ({ kind: 'number', name, values: Float64Array.from(values) }));
        return fc.uniqueArray(word, { minLength: 1, maxLength: 5 }).chain((categories) =>
          fc.array(fc.integer({ min: -1, max: categories.length - 1 }), rows).map((codes) => ({
            kind: 'category',
            name,
            categories,
            codes: Int32Array.from(codes),
          })),
        );
      }),
    ),
  )
  .map((columns) => frameOf(columns));

function cellsOf(column: Column): unknown[] {
  return column.kind === 'number'
    ? [...column.values]
    : Array.from(column.codes, (code) => column.categories[code] ?? null);
}

test('what is written is read back, cell by cell, bit by bit', async () => {
  await fc.assert(
    fc.asyncProperty(
      frame,
      fc.constantFrom(',', ';', '\t') as fc.Arbitrary<',' | ';' | '\t'>,
      fc.constantFrom('\n', '\r\n') as fc.Arbitrary<'\n' | '\r\n'>,
      fc.boolean(),
      async (table, delimiter, lineEnd, bom) => {
        const bytes = bytesOf(writeCsv(table, { delimiter, lineEnd, bom }));
        const kinds = Object.fromEntries(table.columns.map(({ name, kind }) => [name, kind]));
        const back = await readCsv(bytes, { kinds, delimiter, decimal: '.', headerRows: 1 });
        expect(back.frame.columns.map(({ name }) => name)).toEqual(
          table.columns.map(({ name }) => name),
        );
        table.columns.forEach((column, at) => {
          expect(cellsOf(back.frame.columns[at]!)).toEqual(cellsOf(column));
        });
      },
    ),
    { numRuns: 400 },
  );
});

test('an ordinary table needs no options to come back', async () => {
  const table = frameOf([
    { kind: 'number', name: 'temperature', values: Float64Array.of(0.1, Number.NaN, -1e-300) },
    { kind: 'category', name: '라인', categories: ['A', 'NA'], codes: Int32Array.of(1, 0, -1) },
  ]);
  const text = [...writeCsv(table)].join('');
  expect(text).toBe('temperature,라인\n0.1,"NA"\n,A\n-1e-300,\n');
  const { frame: back } = await readCsv(new TextEncoder().encode(text));
  expect(back.columns.map(cellsOf)).toEqual(table.columns.map(cellsOf));
});

test('a long table comes in chunks', () => {
  const values = Float64Array.from({ length: 50_000 }, (_, row) => row);
  const chunks = [...writeCsv(frameOf([{ kind: 'number', name: 'n', values }]))];
  expect(chunks.length).toBeGreaterThan(3);
  expect(chunks.every((chunk) => chunk.length < 70_000)).toBe(true);
  expect(chunks.join('').split('\n')).toHaveLength(50_002);
});
