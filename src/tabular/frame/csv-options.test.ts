import { expect, test } from 'vitest';
import { type CsvReadOptions, checkCsvOptions, missingWords } from './csv-options.js';

const check = (options: object) => () => checkCsvOptions(options as CsvReadOptions);

test('takes every documented option', () => {
  expect(
    check({
      delimiter: '|',
      headerRows: 2,
      encoding: 'euc-kr',
      decimal: ',',
      missingWords: ['x'],
      kinds: { a: 'number' },
      badNumbers: 'missing',
      infinity: 'keep',
      parser: 'thorough',
      progress: () => {},
      totalBytes: 5,
    }),
  ).not.toThrow();
  expect(check({ delimiter: undefined })).not.toThrow();
});

test('an unknown key names the nearest known one', () => {
  expect(check({ delimeter: ';' })).toThrowError(
    expect.objectContaining({ code: 'input.unknown-option', fix: 'did you mean "delimiter"?' }),
  );
});

test.each([
  { delimiter: ';;' },
  { delimiter: '"' },
  { delimiter: '5' },
  { delimiter: '-' },
  { headerRows: 3 },
  { encoding: 'latin1' },
  { decimal: ';' },
  { decimal: ',', delimiter: ',' },
  { missingWords: 'NA' },
  { kinds: { a: 'text' } },
  { badNumbers: 'ignore' },
  { infinity: 0 },
  { parser: 'fast' },
  { progress: 1 },
  { totalBytes: -1 },
])('refuses %o', (options) => {
  expect(check(options)).toThrowError(expect.objectContaining({ code: 'input.invalid' }));
});

test('words for missing are lower case, so that they compare without case', () => {
  expect(missingWords.every((word) => word === word.toLowerCase())).toBe(true);
});
