import { expect, test } from 'vitest';
import { decodeKorean } from './korean-encoding.js';

// Recorded from Python's codec cp949.
test.each([
  ['b0a1', '가'],
  ['bfc2b5b5', '온도'],
  ['8141', '갂'],
  ['8c63', '똠'],
  ['94ee', '뷁'],
  ['a041', '잸'],
  ['a141', '좥'],
  ['c652', '힣'],
  ['a2e6', '€'],
  ['a1c6', '°'],
  ['caa1', '伽'],
  ['41c4c132', 'A컨2'],
])('reads %s', (hexadecimal, text) => {
  expect(decodeKorean(bytesOfHex(hexadecimal))).toBe(text);
});

test.each(['ff', 'ffff', '80', 'b0', 'b020', 'c653', '8040', 'c9a1'])(
  'declines %s',
  (hexadecimal) => {
    expect(decodeKorean(bytesOfHex(hexadecimal))).toBeNull();
  },
);

test('holds every syllable of Unicode exactly once', () => {
  const seen = new Set<string>();
  const repeated: string[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x41; trail <= 0xfe; trail++) {
      const text = decodeKorean(Uint8Array.of(lead, trail));
      if (text !== null && text >= '가' && text <= '힣') {
        if (seen.has(text)) repeated.push(text);
        seen.add(text);
      }
    }
  expect(repeated).toEqual([]);
  expect(seen.size).toBe(11_172);
});

function bytesOfHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g)!, (pair) => Number.parseInt(pair, 16));
}
