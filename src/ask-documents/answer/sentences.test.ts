import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sentencesOf } from './sentences.js';

const texts = (text: string) => sentencesOf(text).map((sentence) => sentence.text);

it('parts sentences, not numbers, list marks and abbreviations', () => {
  expect(texts('온도는 3.5 °C입니다. 다음을 봅니다! See e.g. No. 5 of it. End')).toEqual([
    '온도는 3.5 °C입니다.',
    '다음을 봅니다!',
    'See e.g. No. 5 of it.',
    'End',
  ]);
  expect(texts('1. 첫째를 한다.\n2. 둘째를 한다.\n| a | b |\n| --- | --- |\n| 1 | 2 |')).toEqual([
    '1. 첫째를 한다.',
    '2. 둘째를 한다.',
    '| a | b |',
    '| 1 | 2 |',
  ]);
});

it('joins the lines of one paragraph', () => {
  const wrapped =
    'The release agent lands in drops instead of\na fine film when air pressure is low.';
  expect(texts(wrapped)).toEqual([wrapped]);
});

it('answers pieces of the text, in order, with every letter in one of them', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'가나.!? \n|-1a'), maxLength: 200 }),
      (text) => {
        let reached = 0;
        for (const sentence of sentencesOf(text)) {
          expect(text.startsWith(sentence.text, sentence.start)).toBe(true);
          expect(text.slice(reached, sentence.start)).not.toMatch(/[가나1a]/);
          reached = sentence.start + sentence.text.length;
        }
        expect(text.slice(reached)).not.toMatch(/[가나1a]/);
      },
    ),
  );
});
