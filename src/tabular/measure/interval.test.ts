import { describe, expect, it } from 'vitest';
import { percentileInterval, quantile } from './interval.js';

describe('quantile', () => {
  it('interpolates as numpy.quantile does', () => {
    const sorted = Float64Array.of(1, 2, 4, 8, 16);
    [0.025, 0.3, 0.975].forEach((share, i) => {
      expect(quantile(sorted, share)).toBeCloseTo([1.1, 2.4, 15.2][i]!, 12);
    });
    expect(quantile(Float64Array.of(3), 0.9)).toBe(3);
    expect(quantile(new Float64Array(0), 0.5)).toBeNaN();
  });
});

describe('percentileInterval', () => {
  it('leaves undefined figures out, and gives up when they are most', () => {
    const drawn = Float64Array.from({ length: 101 }, (_, i) => i);
    const { low, high } = percentileInterval(50, drawn, 0.9);
    expect(low).toBeCloseTo(5, 12);
    expect(high).toBeCloseTo(95, 12);
    expect(percentileInterval(1, Float64Array.of(1, NaN, 1), 0.9).low).toBe(1);
    expect(percentileInterval(1, Float64Array.of(1, NaN, NaN), 0.9).low).toBeNaN();
  });
});
