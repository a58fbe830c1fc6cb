import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WordWrapper } from './word-wrapper.js';
import { wrapWords } from './wrap-words.js';

const wrapped = (pieces: readonly string[], columns: number) => {
  let written = '';
  const wrapper = new WordWrapper(columns, (text) => {
    written += text;
  });
  for (const piece of pieces) wrapper.write(piece);
  wrapper.flush();
  return written;
};

test('breaks as a whole text is broken, wherever the pieces are cut', () => {
  const text = fc
    .array(fc.stringMatching(/^[a-z가-힣]{1,12}$/), { minLength: 1, maxLength: 30 })
    .chain((words) =>
      fc
        .array(fc.constantFrom(' ', '\n'), { minLength: words.length, maxLength: words.length })
        .map((gaps) => words.map((word, at) => `${at === 0 ? '' : gaps[at]}${word}`).join('')),
    );
  fc.assert(
    fc.property(
      text,
      fc.integer({ min: 1, max: 40 }),
      fc.array(fc.nat(300)),
      (whole, columns, cuts) => {
        const places = [
          0,
          ...cuts.filter((cut) => cut < whole.length).sort((a, b) => a - b),
          whole.length,
        ];
        const pieces = places.slice(1).map((to, at) => whole.slice(places[at], to));
        expect(wrapped(pieces, columns)).toBe(wrapWords(whole, columns));
      },
    ),
  );
});

test('indents what follows in an item of a list', () => {
  expect(wrapped(['- 하나 둘 셋 넷\n- a'], 10)).toBe('- 하나 둘\n  셋 넷\n- a');
  expect(wrapped(['12. one two three'], 9)).toBe('12. one\n    two\n    three');
});

test('holds back no more than the last word', () => {
  let written = '';
  const wrapper = new WordWrapper(80, (text) => {
    written += text;
  });
  wrapper.write('one two thr');
  expect(written).toBe('one two');
  wrapper.write('ee ');
  expect(written).toBe('one two three');
});
