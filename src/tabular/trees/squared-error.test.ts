import { expect, it } from 'vitest';
import { squaredError } from './squared-error.js';

// Worked out by hand.
const targets = Float64Array.of(1, 4, -2);
const weights = Float64Array.of(1, 2, 1);
const margins = Float64Array.of(0, 1, 1);

it('starts at the mean by weight', () => {
  expect(squaredError.baseMargins(targets, null)[0]).toBe(1);
  expect(squaredError.baseMargins(targets, weights)[0]).toBe(7 / 4);
});

it('has the difference as its slope, the weight as its bend, and half the mean square as its loss', () => {
  const into = new Float64Array(6);
  const loss = squaredError.gradients([margins], targets, weights, [into]);
  expect([...into]).toEqual([-1, 1, -6, 2, 3, 1]);
  expect(loss).toBe((1 + 2 * 9 + 9) / 2 / 4);
  expect(squaredError.loss([Float64Array.of(9, ...margins)], targets, null, 1)).toBe(
    (1 + 9 + 9) / 2 / 3,
  );
});
