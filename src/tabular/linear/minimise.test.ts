import { describe, expect, it } from 'vitest';
import { minimise } from './minimise.js';

const options = { tolerance: 1e-9, mostIterations: 500 };

describe('minimise', () => {
  it('finds the bottom of the bent valley (Rosenbrock 1960) from its usual start', () => {
    const found = minimise(
      ([x, y], gradient) => {
        gradient[0] = -400 * x! * (y! - x! * x!) - 2 * (1 - x!);
        gradient[1] = 200 * (y! - x! * x!);
        return 100 * (y! - x! * x!) ** 2 + (1 - x!) ** 2;
      },
      Float64Array.of(-1.2, 1),
      options,
    );
    expect(found.x[0]).toBeCloseTo(1, 8);
    expect(found.x[1]).toBeCloseTo(1, 8);
    expect(found.slope).toBeLessThan(1e-8);
  });

  it('finds the bottom of a bowl a million times steeper one way than another', () => {
    const steepness = Float64Array.of(1, 1e3, 1e6);
    const found = minimise(
      (x, gradient) => {
        let value = 0;
        for (let i = 0; i < 3; i++) {
          gradient[i] = steepness[i]! * (x[i]! - i);
          value += (steepness[i]! * (x[i]! - i) ** 2) / 2;
        }
        return value;
      },
      Float64Array.of(9, -9, 9),
      options,
    );
    found.x.forEach((x, i) => {
      expect(x).toBeCloseTo(i, 7);
    });
  });

  it('stops where it starts when the gradient is flat there, and after as many iterations as allowed', () => {
    const flat = minimise(
      (_, gradient) => {
        gradient.fill(0);
        return 3;
      },
      Float64Array.of(4),
      options,
    );
    expect(flat).toMatchObject({ value: 3, iterations: 0 });
    const slope = (x: Float64Array, gradient: Float64Array) => {
      gradient[0] = -1;
      return -x[0]!;
    };
    // No bottom: every step is longer than the last, and the last one is the second.
    const endless = minimise(slope, Float64Array.of(0), { tolerance: 0, mostIterations: 2 });
    expect(endless.iterations).toBeLessThanOrEqual(2);
    expect(endless.value).toBeLessThan(0);
  });
});
