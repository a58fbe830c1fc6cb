import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longDecimal } from './long-decimal.js';

const encoder = new TextEncoder();

function read(text: string): number {
  const bytes = encoder.encode(text);
  return longDecimal(bytes, 0, bytes.length, text.length - 1 - text.indexOf('.'));
}

const digits = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength });

test('what it answers has the bits of Number, and it nearly always answers', () => {
  let sure = 0;
  let runs = 0;
  fc.assert(
    fc.property(digits(1, 8), digits(9, 18), (integer, fraction) => {
      const text = `${integer}.${fraction}`;
      const value = read(text);
      const significant = (integer + fraction).replace(/^0+/, '').length;
      if (significant <= 19) runs++;
      if (Number.isNaN(value)) return;
      sure++;
      expect(value).toBe(Number(text));
    }),
    { numRuns: 15_000 },
  );
  expect(sure / runs).toBeGreaterThan(0.99);
});

test('halves between two doubles are right or declined', () => {
  // 2^53 + 1 lies in the middle of two doubles; the nearest ties-to-even is below it.
  for (let step = -3; step <= 3; step++) {
    const text = `${9007199254740993n + BigInt(step)}.0`;
    const value = read(text);
    if (!Number.isNaN(value)) expect(value).toBe(Number(text));
  }
  fc.assert(
    fc.property(fc.bigInt(2n ** 53n, 2n ** 59n), (integer) => {
      const text = `${integer | 1n}.5`;
      const value = read(text);
      if (!Number.isNaN(value)) expect(value).toBe(Number(text));
    }),
    { numRuns: 4_000 },
  );
});

test('declines what is out of its range', () => {
  expect(read('0.12345678901234567890')).toBeNaN();
  expect(read('0.00000000000000000000001')).toBeNaN();
  expect(read('0.0000000000000000')).toBe(0);
});
