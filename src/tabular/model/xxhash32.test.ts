import { expect, test } from 'vitest';
import { xxhash32 } from './xxhash32.js';

const text = (value: string) => new TextEncoder().encode(value);

test('gives the values other implementations print', () => {
  // From the reference implementation (xxhsum -H0) and its sanity checks.
  expect(xxhash32(text(''))).toBe(0x02cc5d05);
  expect(xxhash32(text('a'))).toBe(0x550d7456);
  expect(xxhash32(text('abc'))).toBe(0x32d153ff);
  expect(xxhash32(text('Nobody inspects the spammish repetition'))).toBe(0xe2293b2f);
});

test('does not depend on where the bytes lie in memory', () => {
  const bytes = Uint8Array.from({ length: 103 }, (_, i) => i * 7);
  for (let shift = 0; shift < 9; shift++) {
    const moved = new Uint8Array(bytes.length + shift).subarray(shift);
    moved.set(bytes);
    expect(xxhash32(moved)).toBe(xxhash32(bytes));
  }
});
