import { expect, test } from 'vitest';
import { exactPowersOfTen } from './exact-powers-of-ten.js';

test('each power is the exact integer', () => {
  expect(exactPowersOfTen).toHaveLength(23);
  exactPowersOfTen.forEach((power, exponent) => {
    expect(BigInt(power)).toBe(10n ** BigInt(exponent));
  });
});
