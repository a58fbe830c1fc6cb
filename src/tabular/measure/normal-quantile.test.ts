import { describe, expect, it } from 'vitest';
import { normalQuantile } from './normal-quantile.js';

describe('normalQuantile', () => {
  // Recorded with scipy.stats.norm.ppf.
  it.each([
    [0.5, 0.0],
    [0.75, 0.6744897501960817],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [0.9999, 3.719016485455709],
  ])('of %d', (share, z) => {
    expect(normalQuantile(share)).toBeCloseTo(z, 10);
  });
});
