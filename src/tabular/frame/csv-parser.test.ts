import { expect, test } from 'vitest';
import { brokenRecord, bytesOf, parseRecords, textOf } from './csv-parser.js';

const form = {
  delimiter: ',',
  delimiterByte: 44,
  recordEnd: '\n',
  recordEndByte: 10,
  decimal: '.',
  decimalByte: 46,
} as const;
const encode = (text: string) => new TextEncoder().encode(text);

test('leaves an incomplete record for the next call', () => {
  const bytes = encode('..a,"b\nc"\nd,"e\n');
  const { rows, end, brokenQuote } = parseRecords(bytes, 2, bytes.length, form, 0);
  expect(rows).toEqual([['a', 'b\nc']]);
  expect(end).toBe(10);
  expect(brokenQuote).toBeNull();
});

test('stops after the wanted number of records', () => {
  const bytes = encode('a,b\nc,d\ne,f\n');
  expect(parseRecords(bytes, 0, bytes.length, form, 2)).toMatchObject({
    rows: [
      ['a', 'b'],
      ['c', 'd'],
    ],
    end: 8,
  });
});

test('points at a quote that goes on behind its end', () => {
  const bytes = encode('a,b\n1,2\n3,"4"x\n');
  const { brokenQuote } = parseRecords(bytes, 0, bytes.length, form, 0);
  expect(brokenRecord(bytes, 0, brokenQuote, form, 7)).toMatchObject({
    code: 'table.bad-quote',
    facts: { line: 9 },
  });
});

test('every byte survives the way through text', () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, at) => at % 256);
  expect(bytesOf(textOf(bytes, 0, bytes.length))).toEqual(bytes);
});
