import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/shared/index.js';
import { createDrift, episodeShape } from './drift.js';

describe('drift', () => {
  it('has the spread and the memory it was given', () => {
    const drift = createDrift(seededRandom(3), 20, 0.5);
    const values = Array.from({ length: 200_000 }, () => drift());
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
    const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
    const neighbours = values
      .slice(1)
      .reduce((sum, v, i) => sum + (v - mean) * (values[i]! - mean), 0);
    // 200,000 shots are about 5,000 independent ones: the mean is good to .007, the variance to 2 %.
    expect(Math.abs(mean)).toBeLessThan(0.035);
    expect(Math.abs(Math.sqrt(variance) - 0.5)).toBeLessThan(0.025);
    expect(neighbours / values.length / variance).toBeCloseTo(Math.exp(-1 / 20), 2);
  });
});

describe('the shape of an episode', () => {
  it('rises, stays and falls, and is nothing before and after', () => {
    const episode = { startShot: 10, lengthShots: 50, pushes: [] };
    const shape = Array.from({ length: 80 }, (_, shot) => episodeShape(episode, shot));
    expect(shape.slice(0, 10).every((v) => v === 0)).toBe(true);
    expect(shape.slice(60).every((v) => v === 0)).toBe(true);
    expect(shape.slice(20, 50).every((v) => v === 1)).toBe(true);
    expect(shape[12]).toBeCloseTo(0.25, 9);
    expect(shape[10 + 3]).toBeCloseTo(shape[59 - 3]!, 9);
  });
});
