import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTokens, tokensOf } from './count-tokens.js';

describe('countTokens', () => {
  it.each([
    ['', 0],
    ['   ', 0],
    ['불량률', 3],
    ['defect', 2],
    ['one two', 2],
    ['95.3 %', 4],
    ['기공 porosity!', 5],
  ])('counts %j as %i', (text, tokens) => {
    expect(countTokens(text)).toBe(tokens);
  });

  it('cuts without losing anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(tokensOf(text).join('')).toBe(text);
      }),
    );
  });
});
