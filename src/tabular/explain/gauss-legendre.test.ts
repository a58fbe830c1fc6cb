import { expect, test } from 'vitest';
import { gaussLegendre } from './gauss-legendre.js';

test('integrates every monomial up to degree 2n - 1 exactly', () => {
  for (let count = 1; count <= 40; count++) {
    const { points, weights } = gaussLegendre(count);
    for (let degree = 0; degree < 2 * count; degree++) {
      const integral = points.reduce((sum, x, i) => sum + weights[i]! * x ** degree, 0);
      // The true integral over [0, 1] is 1 / (degree + 1); a few units in the last place of the sum.
      expect(Math.abs(integral - 1 / (degree + 1))).toBeLessThan(5e-15);
    }
  }
});

test('keeps points inside the interval, ascending', () => {
  const { points } = gaussLegendre(7);
  expect([...points]).toEqual([...points].sort((a, b) => a - b));
  expect(points[0]).toBeGreaterThan(0);
  expect(points[6]).toBeLessThan(1);
});
