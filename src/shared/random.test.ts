import { describe, expect, it } from 'vitest';
import { seededRandom } from './random.js';

describe('seededRandom', () => {
  it('repeats itself for a seed and differs between seeds', () => {
    const draw = (seed: number | string) =>
      Array.from(
        { length: 20 },
        (
          (random) => () =>
            random.next()
        )(seededRandom(seed)),
      );
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(draw('lot-7')).toEqual(draw('lot-7'));
  });

  it('is uniform: 100,000 draws in 20 bins pass a chi-square test at one in a million', () => {
    const random = seededRandom(3);
    const counts = new Array<number>(20).fill(0);
    for (let i = 0; i < 100_000; i++) counts[random.integer(20)]!++;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 5000) ** 2 / 5000, 0);
    // 19 degrees of freedom: the quantile at 1 - 1e-6 is 64.
    expect(chiSquare).toBeLessThan(64);
  });

  it('draws normals with mean 0, deviation 1 and thin tails', () => {
    const random = seededRandom(5);
    const values = Array.from({ length: 50_000 }, () => random.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    // Five standard errors of mean and variance at this size.
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(50_000));
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / 50_000));
    const beyond2 = values.filter((value) => Math.abs(value) > 2).length / values.length;
    expect(beyond2).toBeGreaterThan(0.04);
    expect(beyond2).toBeLessThan(0.051);
  });

  it('shuffles to a permutation and moves things', () => {
    const items = Array.from({ length: 100 }, (_, i) => i);
    const shuffled = [...items];
    seededRandom(1).shuffle(shuffled);
    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
  });

  it('forks independently of how much was drawn before', () => {
    const first = seededRandom(9);
    const second = seededRandom(9);
    first.next();
    expect(first.fork('rows').next()).toBe(second.fork('rows').next());
    expect(first.fork('rows').next()).not.toBe(second.fork('columns').next());
  });
});
