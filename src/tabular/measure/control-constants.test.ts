import { describe, expect, it } from 'vitest';
import { deviationConstant, rangeConstants } from './control-constants.js';

// The factors for control charts that every handbook prints (d2, d3, c4), to its three and four digits.
describe('the constants of control charts', () => {
  it.each([
    [2, 1.128, 0.853, 0.7979],
    [3, 1.693, 0.888, 0.8862],
    [4, 2.059, 0.88, 0.9213],
    [5, 2.326, 0.864, 0.94],
    [7, 2.704, 0.833, 0.9594],
    [10, 3.078, 0.797, 0.9727],
    [25, 3.931, 0.708, 0.9896],
  ])('for subgroups of %d are those of the handbooks', (size, d2, d3, c4) => {
    expect(Math.abs(rangeConstants(size).d2 - d2)).toBeLessThan(0.0006);
    expect(Math.abs(rangeConstants(size).d3 - d3)).toBeLessThan(0.0006);
    expect(Math.abs(deviationConstant(size) - c4)).toBeLessThan(0.00006);
  });
});
