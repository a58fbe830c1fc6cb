import { expect, test } from 'vitest';
import { decoderOf, isTextOf } from './text-encoding.js';

// "온도" as Windows writes it in Korea (CP949), and "똠", which only the extension CP949 has.
const temperature = Uint8Array.of(0xbf, 0xc2, 0xb5, 0xb5);
const extended = Uint8Array.of(0x8c, 0x63);

test('reads Korean in both encodings', () => {
  expect(decoderOf('utf-8')(new TextEncoder().encode('온도'))).toBe('온도');
  expect(decoderOf('euc-kr')(temperature)).toBe('온도');
  expect(decoderOf('euc-kr')(extended)).toBe('똠');
});

test('says when bytes are of another encoding', () => {
  expect(decoderOf('utf-8')(temperature)).toBeNull();
  expect(isTextOf('utf-8')(temperature)).toBe(false);
  expect(isTextOf('euc-kr')(temperature)).toBe(true);
  expect(isTextOf('euc-kr')(Uint8Array.of(0xff, 0xff))).toBe(false);
});

test('short and long ASCII read alike', () => {
  for (const length of [0, 1, 64, 65, 300])
    expect(decoderOf('utf-8')(new Uint8Array(length).fill(97))).toBe('a'.repeat(length));
});
