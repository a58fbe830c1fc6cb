import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimalValue, floatValue, integerValue } from './number-value.js';

it('keeps the digits of every integer', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (value) => {
      const answer = integerValue(String(value));
      expect(BigInt(answer)).toBe(value);
      expect(typeof answer).toBe(
        value <= 9007199254740991n && value >= -9007199254740991n ? 'number' : 'string',
      );
    }),
  );
});

it('makes a decimal a number only when it prints as the same decimal', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }),
      fc.integer({ min: 0, max: 9 }),
      (digits, scale) => {
        const text = decimalText(digits, scale);
        const answer = decimalValue(text);
        // The shortest text of the double is the decimal itself, without zeros at its end.
        if (typeof answer === 'string') expect(answer).toBe(text);
        else expect(plain(answer)).toBe(trimmed(text));
      },
    ),
  );
  expect([decimalValue('3.50'), decimalValue('-0.00'), decimalValue('NaN')]).toEqual([
    3.5,
    0,
    'NaN',
  ]);
  expect(decimalValue('123456789012345.6')).toBe('123456789012345.6');
});

it('gives words to what JSON has no number for', () => {
  expect(['NaN', 'Infinity', '-Infinity', '1e-7', '2.5'].map(floatValue)).toEqual([
    'NaN',
    'Infinity',
    '-Infinity',
    1e-7,
    2.5,
  ]);
});

function decimalText(digits: bigint, scale: number): string {
  const bare = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const point = bare.length - scale;
  const text = scale === 0 ? bare : `${bare.slice(0, point)}.${bare.slice(point)}`;
  return digits < 0n ? `-${text}` : text;
}

function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '').replace(/^-0$/, '0') : text;
}

// Numbers below a millionth print with an exponent.
function plain(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(9).replace(/\.?0+$/, '') : text;
}
