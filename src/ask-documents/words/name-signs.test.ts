import { expect, it } from 'vitest';
import { capitalisedWords, isCode, looksLikeNoun } from './name-signs.js';

const codesOf = (text: string) =>
  [...text.matchAll(/[a-z0-9.-]*\d[a-z0-9.-]*/g)]
    .filter(({ index, 0: word }) => isCode(text, index, index + word.length))
    .map(([word]) => word);

it('tells codes, years and ordinals from quantities', () => {
  expect(codesOf('adc12 3호기 2025년')).toEqual(['adc12', '3', '2025']);
  expect(codesOf('80만 원 5mm 12초 600 bar')).toEqual([]);
});

it('finds names by their capital letters, not the first word', () => {
  expect([
    ...capitalisedWords('Which carrier do we use from Busan? I ask. The VX-30 in 부산 Berlin'),
  ]).toEqual(['busan', 'vx-30', 'berlin']);
});

it.each([
  ['연차는', 'hangul', '', true],
  ['없어지나', 'hangul', '연차는', false],
  ['있는', 'hangul', '', false],
  ['압력', 'hangul', '', true],
  ['pump', 'latin', 'the', true],
  ['runs', 'latin', 'it', false],
  ['the', 'latin', 'of', false],
] as const)('%s (%s) after %s: %s', (word, script, before, expected) => {
  expect(looksLikeNoun(word, script, before, false)).toBe(expected);
});
