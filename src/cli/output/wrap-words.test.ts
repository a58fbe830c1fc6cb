import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapWords } from './wrap-words.js';

// Hangul takes two columns of a terminal, Latin letters one.
const columnsOf = (text: string) =>
  [...text].reduce((sum, letter) => sum + (/[가-힣]/.test(letter) ? 2 : 1), 0);

test('a line breaks between words, Hangul counting twice', () => {
  expect(wrapWords('abc def gh', 7)).toBe('abc def\ngh');
  expect(wrapWords('가나 다라 마', 9)).toBe('가나 다라\n마');
  expect(wrapWords('가나 다라 마', 8)).toBe('가나\n다라 마');
  expect(wrapWords('one\ntwo three', 5)).toBe('one\ntwo\nthree');
});

test('no line is too wide unless it is one word, and no word is lost', () => {
  const word = fc.stringMatching(/^[a-z가-힣]{1,12}$/);
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1 }),
      fc.integer({ min: 1, max: 40 }),
      (words, columns) => {
        const wrapped = wrapWords(words.join(' '), columns);
        for (const line of wrapped.split('\n'))
          if (line.includes(' ')) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
        expect(wrapped.split(/[ \n]/)).toEqual(words);
      },
    ),
  );
});
