import { describe, expect, it } from 'vitest';
import { studentQuantile, studentTail } from './student-t.js';

// Recorded with scipy.stats.t.sf and t.ppf.
describe('studentTail', () => {
  it.each([
    [0, 3, 0.5],
    [0.5, 1, 0.3524163823495668],
    [2, 4, 0.05805826175840775],
    [5, 9, 0.0003694839549016212],
    [1.3, 120, 0.09804623887954314],
  ])('above %d with %d degrees of freedom', (t, degrees, tail) => {
    expect(studentTail(t, degrees)).toBeCloseTo(tail, 12);
  });
});

describe('studentQuantile', () => {
  it.each([
    [0.975, 1, 12.706204736432095],
    [0.975, 4, 2.7764451051977987],
    [0.95, 9, 1.8331129326536335],
    [0.995, 30, 2.7499956535670305],
    [0.9, 2, 1.8856180831641507],
    [0.5, 7, 0],
  ])('of %d with %d degrees of freedom', (share, degrees, t) => {
    expect(studentQuantile(share, degrees)).toBeCloseTo(t, 9);
  });
});
