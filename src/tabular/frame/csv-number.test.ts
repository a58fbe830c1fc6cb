import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellForm, numberCellText, numberOfText, parseNumberCell } from './csv-number.js';

const encoder = new TextEncoder();

function parse(text: string, decimal = '.') {
  const bytes = encoder.encode(`#${text}#`);
  const into = { value: Number.NaN, form: -1 };
  const isNumber = parseNumberCell(bytes, 1, bytes.length - 1, decimal.charCodeAt(0), into);
  return isNumber ? into : null;
}

const digits = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength });
const decimalText = fc
  .tuple(
    fc.constantFrom('', '-', '+'),
    digits(0, 20),
    fc.constantFrom('', '.'),
    digits(0, 22),
    fc.constantFrom('', 'e', 'E'),
    fc.constantFrom('', '-', '+'),
    digits(0, 3),
  )
  .map((parts) => parts.join(''));

test('every text it takes has the bits of Number(text)', () => {
  let taken = 0;
  fc.assert(
    fc.property(decimalText, (text) => {
      const parsed = parse(text);
      if (parsed === null) return;
      taken++;
      expect(parsed.value).toBe(Number(text));
    }),
    { numRuns: 5_000 },
  );
  expect(taken).toBeGreaterThan(500);
});

test('every double comes back from its shortest text, with a point or a comma', () => {
  fc.assert(
    fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (value) => {
      const text = Object.is(value, -0) ? '-0' : String(value);
      const parsed = parse(text);
      if (parsed !== null) expect(parsed.value).toBe(value);
      else expect(numberOfText(text, '.')).toBe(value);
      expect(parse(text.replace('.', ','), ',')?.value).toBe(parsed?.value);
    }),
    { numRuns: 5_000 },
  );
});

test('a number keeps its letters unless it is long or scientific', () => {
  fc.assert(
    fc.property(decimalText, (text) => {
      const parsed = parse(text);
      if (parsed === null) return;
      const again = numberCellText(parsed.value, parsed.form, '.');
      if (parsed.form === cellForm.measured) expect(Number(again)).toBe(parsed.value);
      else expect(again).toBe(text);
    }),
    { numRuns: 4_000 },
  );
  expect(numberCellText(1.5, 2, ',')).toBe('1,50');
});

test('texts whose letters matter are left alone', () => {
  for (const text of [
    '',
    '-',
    '+5',
    '007',
    '-00',
    '5.',
    '.',
    '1e5',
    '1.5e',
    '1.5e+',
    '1.0e999',
    '0x10',
    '1_000',
    '1 2',
    'inf',
    '12345678901234567',
  ])
    expect(parse(text), text).toBeNull();
});

test('texts of a finished column are numbers in the wider sense', () => {
  const truths: [string, number | undefined][] = [
    ['+5', 5],
    ['007', 7],
    ['5.', 5],
    ['1e5', 1e5],
    ['-inf', Number.NEGATIVE_INFINITY],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['∞', Number.POSITIVE_INFINITY],
    ['1e999', Number.POSITIVE_INFINITY],
    ['0x10', undefined],
    ['1,5', undefined],
    ['index', undefined],
    ['', undefined],
    ['.', undefined],
  ];
  for (const [text, truth] of truths) expect(numberOfText(text, '.'), text).toBe(truth);
  expect(numberOfText('1,5', ',')).toBe(1.5);
  expect(numberOfText('1.5', ',')).toBeUndefined();
});
