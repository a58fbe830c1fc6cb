import { expect, test } from 'vitest';
import { readQuestions, sameRows } from './evaluate.js';

test('compares rows without regard to order and further columns', () => {
  expect(
    sameRows(
      [
        [1, 'b'],
        [2, 'a'],
      ],
      [['a'], ['b']],
    ),
  ).toBe(true);
  expect(sameRows([[1, 'b']], [['a']])).toBe(false);
  expect(sameRows([['a'], ['a']], [['a']])).toBe(false);
  expect(sameRows([['a'], ['b']], [['a'], ['a']])).toBe(false);
  expect(sameRows([], [])).toBe(true);
});

test('takes numbers and dates for what they are', () => {
  expect(sameRows([['2.5000000']], [[2.5]])).toBe(true);
  expect(sameRows([['2024-01-02T00:00:00']], [['2024-01-02']])).toBe(true);
  expect(sameRows([['2024-01-02T10:00:00']], [['2024-01-02 10:00:00']])).toBe(true);
  expect(sameRows([[null]], [[0]])).toBe(false);
});

test('reads questions and names the line that is wrong', () => {
  expect(readQuestions('{"id":1,"question":"q","expected":[{"a":1}]}\n\n{"question":"r"}')).toEqual(
    [
      { id: '1', question: 'q', expected: [[1]] },
      { id: '3', question: 'r', expected: null },
    ],
  );
  expect(() => readQuestions('{"question":"q"}\n{')).toThrow(
    expect.objectContaining({
      code: 'ask.expected-rows-invalid',
      message: expect.stringContaining('line 2'),
    }),
  );
});
