import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextLines } from './text-lines.js';

const utf8 = new TextEncoder();

function linesOf(chunks: readonly Uint8Array[]): string[] {
  const lines = new TextLines();
  return [...chunks.flatMap((chunk) => lines.push(chunk)), ...lines.end()];
}

describe('TextLines', () => {
  it('gives the same lines wherever the bytes are cut', () => {
    const text = fc
      .array(fc.constantFrom('가', '힣', '🙂', '👩‍🏭', 'a', ' ', '\r', '\n', '\r\n', 'é', '\ufeff'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(200)), (whole, cuts) => {
        const bytes = utf8.encode(whole);
        const places = [...new Set([0, ...cuts.map((c) => c % (bytes.length + 1)), bytes.length])];
        places.sort((a, b) => a - b);
        const chunks = places.slice(1).map((to, i) => bytes.subarray(places[i], to));
        // The naive reading: everything at once, split by a regular expression.
        const expected = whole.split(/\r\n|\r|\n/);
        if (expected.at(-1) === '') expected.pop();
        expect(linesOf(chunks)).toEqual(expected);
      }),
    );
  });

  it('keeps a last line without terminator and blanks inside lines', () => {
    expect(linesOf([utf8.encode(' a \n  '), utf8.encode(' ')])).toEqual([' a ', '   ']);
  });

  it('refuses bytes that are not UTF-8, a character cut by the end included', () => {
    expect(() => linesOf([new Uint8Array([0xff, 0x0a])])).toThrow(TypeError);
    expect(() => linesOf([utf8.encode('가').subarray(0, 2)])).toThrow(TypeError);
  });
});
