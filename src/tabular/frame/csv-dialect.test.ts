import { expect, test } from 'vitest';
import { sniffHead } from './csv-dialect.js';
import type { CsvReadOptions } from './csv-options.js';

const sniff = (text: string, options: CsvReadOptions = {}) =>
  sniffHead(new TextEncoder().encode(text), options, (cell) => cell === '' || cell === 'NA');

test.each([
  ['a,b;c\n1,2;3\n', ','],
  ['a;b\n1,5;2,5\n', ';'],
  ['a;b;c\n1,5;2,5;x, y\n', ';'],
  ['a\tb\n1,5\t"x;y"\n', '\t'],
  ['text\n"a, b"\nc\n', ','],
  ['name;note\n"x";"a, b, c"\ny;"d, e"\n', ';'],
  ['a,b,c\n1,2\n3,4,5\n', ','],
  ['alone\n1\n', ','],
])('delimiter of %j', (text, delimiter) => {
  expect(sniff(text).form.delimiter).toBe(delimiter);
});

test.each<[string, '.' | ',']>([
  ['a;b\n1,5;x\n', ','],
  ['a;b\n1.5;x\n', '.'],
  ['a;b\n1,5;2,5\n1.5;2\n', ','],
  ['a;b\n1;2\n', '.'],
  ['a,b\n1,5\n', '.'],
])('decimal sign of %j', (text, decimal) => {
  expect(sniff(text).form.decimal).toBe(decimal);
});

test.each([
  ['a\r\nb\r\n', '\r\n'],
  ['a\nb\r\n', '\n'],
  ['a\rb\r', '\r'],
  ['"a\nb",c\r1,2\r', '\r'],
])('line end of %j', (text, lineEnd) => {
  expect(sniff(text).lineEnd).toBe(lineEnd);
});

test.each([
  ['P,P,S\na,b,c\n1,2,3\n', 2],
  ['P,,S,\na,b,c,d\n1,2,3,x\n', 2],
  ['P,P,S\na,b,c\nNA,,3\n', 2],
  ['P,P,S\na,b,c\nx,y,z\n', 1],
  ['P,P,S\na,b,3\n1,2,3\n', 1],
  ['P,Q,S\na,b,c\n1,2,3\n', 1],
  ['P,P,S\na,b,c\n', 1],
])('header rows of %j', (text, rows) => {
  expect(sniff(text).headerRows).toHaveLength(rows);
});

test('the data starts below the header, on its line', () => {
  const text = '\ufeff\n\n"a\nb",c\n1,2\n';
  const head = sniff(text);
  const bytes = new TextEncoder().encode(text);
  expect(new TextDecoder().decode(bytes.subarray(head.dataStart))).toBe('1,2\n');
  expect(head).toMatchObject({ bom: true, dataLine: 5 });
});
