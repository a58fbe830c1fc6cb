import { expect, test } from 'vitest';
import { confidenceOf } from './confidence.js';

test('follows the distance from the threshold, relative to the side', () => {
  // On the upper side of 0.2 the width is 0.8: high from 0.68, medium from 0.4.
  expect(confidenceOf(0.69, 0.2, false)).toBe('high');
  expect(confidenceOf(0.67, 0.2, false)).toBe('medium');
  expect(confidenceOf(0.39, 0.2, false)).toBe('low');
  // On the lower side the width is 0.2: medium up to 0.15, high up to 0.08.
  expect(confidenceOf(0.16, 0.2, false)).toBe('low');
  expect(confidenceOf(0.14, 0.2, false)).toBe('medium');
  expect(confidenceOf(0.07, 0.2, false)).toBe('high');
  expect(confidenceOf(0.5, 0.5, false)).toBe('low');
});

test('drops one level for a row unlike the training rows, and never below low', () => {
  expect(confidenceOf(0.99, 0.5, true)).toBe('medium');
  expect(confidenceOf(0.7, 0.5, true)).toBe('low');
  expect(confidenceOf(0.5, 0.5, true)).toBe('low');
});

test('is defined at thresholds of 0 and 1', () => {
  expect(confidenceOf(1, 1, false)).toBe('low');
  expect(confidenceOf(0, 0, false)).toBe('low');
});
