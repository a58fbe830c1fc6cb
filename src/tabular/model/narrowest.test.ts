import fc from 'fast-check';
import { expect, test } from 'vitest';
import { narrowestIntegers, narrowestNumbers } from './narrowest.js';

test('keeps every integer and takes the narrowest type that can', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })), (numbers) => {
      expect([...narrowestIntegers(Int32Array.from(numbers))]).toEqual(numbers);
    }),
  );
  const kindOf = (...numbers: number[]) =>
    narrowestIntegers(Int32Array.from(numbers)).constructor.name;
  expect(kindOf(0, 255)).toBe('Uint8Array');
  expect(kindOf(0, 256)).toBe('Uint16Array');
  expect(kindOf(65536)).toBe('Uint32Array');
  expect(kindOf(-1, 127)).toBe('Int8Array');
  expect(kindOf(-1, 128)).toBe('Int16Array');
  expect(kindOf(-1, 32768)).toBe('Int32Array');
});

test('keeps every number bit for bit and halves those that fit', () => {
  fc.assert(
    fc.property(fc.float64Array(), (numbers) => {
      expect(new Float64Array(narrowestNumbers(numbers))).toEqual(numbers);
    }),
  );
  expect(narrowestNumbers(Float64Array.of(0.5, -0, Number.NaN))).toBeInstanceOf(Float32Array);
  expect(narrowestNumbers(Float64Array.of(0.1))).toBeInstanceOf(Float64Array);
});
