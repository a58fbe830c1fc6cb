import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passDown } from './pass-down.js';

const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);

describe('passDown', () => {
  it('adds what the latents did, no more and no less, to what was there', () => {
    const number = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 1, maxLength: 4 }),
        fc.array(number, { minLength: 12, maxLength: 12 }),
        fc.tuple(number, number, number),
        (latents, contributions, before) => {
          const values = Float64Array.from(before);
          const given = Float64Array.from(contributions.slice(0, 3 * latents.length));
          passDown(Float64Array.from(latents), given, values);
          expect(sum(values)).toBeCloseTo(sum(before) + sum(latents), 9);
        },
      ),
    );
  });

  it('gives by the size of what a feature did to the latent', () => {
    const values = new Float64Array(3);
    // [feature][latent]: the first latent is moved by features 0 and 1 against one another, the second by feature 2.
    passDown(Float64Array.of(4, -1), Float64Array.of(0.3, 0, -0.1, 0, 0, 7), values);
    expect([...values]).toEqual([expect.closeTo(3, 12), expect.closeTo(1, 12), -1]);
  });

  it('gives what nothing moved to all alike', () => {
    const values = Float64Array.of(1, 2);
    passDown(Float64Array.of(3), new Float64Array(2), values);
    expect([...values]).toEqual([2.5, 3.5]);
  });
});
