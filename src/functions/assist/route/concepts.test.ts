import { expect, test } from 'vitest';
import { conceptsOf } from './concepts.js';

test.each([
  ['불량품이야', 'defective', 'verdict'],
  ['이유가', 'reasons', 'why'],
  ['높이면', 'raised', 'up'],
  ['매뉴얼에는', 'manuals', 'document'],
  ['예약해', 'booking', 'book'],
  ['날씨', 'weather', 'weather'],
])('%s and %s both speak of %3$s', (korean, english, concept) => {
  expect(conceptsOf(korean)).toContain(concept);
  expect(conceptsOf(english)).toContain(concept);
});

test('an English word that is only known whole says nothing as the beginning of another', () => {
  expect(conceptsOf('hit')).toEqual([]);
  expect(conceptsOf('history')).not.toContain('greet');
});

test('words of no asking, and endless ones, have no concept', () => {
  expect(conceptsOf('qwertyuiop')).toEqual([]);
  expect(conceptsOf('')).toEqual([]);
  expect(conceptsOf('x'.repeat(100_000))).toEqual([]);
});
