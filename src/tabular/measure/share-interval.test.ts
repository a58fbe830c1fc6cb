import { describe, expect, it } from 'vitest';
import { shareInterval } from './share-interval.js';

describe('shareInterval', () => {
  // Recorded with scipy.stats.binomtest(count, rows).proportion_ci(level, method='wilson').
  it.each([
    [0, 10, 0.95, 0.0, 0.27753279986288926],
    [3, 10, 0.95, 0.10779126740630102, 0.6032218525388546],
    [10, 10, 0.95, 0.7224672001371109, 1.0],
    [120, 1000, 0.9, 0.10411421795828389, 0.1379364469039341],
    [1, 4000, 0.99, 2.9352046526831934e-5, 0.0021257973054509393],
  ])('of %d in %d rows at %d', (count, rows, level, low, high) => {
    const interval = shareInterval(count, rows, level);
    expect(interval.low).toBeCloseTo(low, 8);
    expect(interval.high).toBeCloseTo(high, 8);
    expect(interval.estimate).toBe(count / rows);
  });

  it('knows nothing of no rows and refuses more hits than rows', () => {
    expect(shareInterval(0, 0).estimate).toBeNaN();
    expect(() => shareInterval(3, 2)).toThrow(expect.objectContaining({ code: 'input.invalid' }));
  });
});
