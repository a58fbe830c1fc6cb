import { expect, it } from 'vitest';
import { leaveOneGroupOut } from './leave-one-group-out.js';

it('holds every group out whole, once, in rising order', () => {
  const splits = leaveOneGroupOut(Int32Array.of(5, -1, 5, 0));
  expect(
    splits.map(({ group, trainingRows, testRows }) => [group, [...trainingRows], [...testRows]]),
  ).toEqual([
    [-1, [0, 2, 3], [1]],
    [0, [0, 1, 2], [3]],
    [5, [1, 3], [0, 2]],
  ]);
});

it.each([
  ['learning.too-few-to-split', '1 groups', Uint32Array.of(3, 3)],
  ['learning.too-few-to-split', '0 groups', new Uint32Array()],
  ['input.invalid', 'grouped folds', Uint32Array.from({ length: 1001 }, (_, row) => row)],
])('refuses with %s that says %s', (code, said, groups) => {
  expect(() => leaveOneGroupOut(groups)).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(said) }),
  );
});
