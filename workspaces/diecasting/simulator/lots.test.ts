import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/shared/index.js';
import { chooseTwins, planLots } from './lots.js';

describe('the plan of lots', () => {
  it('shares out every shot, at least one a lot, with a mean trouble of one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 5000 }),
        fc.nat(),
        (lots, extra, seed) => {
          const plan = planLots(lots + extra, lots, seededRandom(seed));
          expect(plan).toHaveLength(lots);
          expect(plan.every((lot) => lot.shots >= 1)).toBe(true);
          expect(plan.reduce((sum, lot) => sum + lot.shots, 0)).toBe(lots + extra);
          const trouble = plan.reduce((sum, lot) => sum + lot.trouble * lot.shots, 0);
          expect(trouble / (lots + extra)).toBeCloseTo(1, 9);
          if (lots > 1) expect(new Set(plan.map((lot) => lot.product))).toEqual(new Set([1, 2]));
        },
      ),
    );
  });
});

describe('the choice of twins', () => {
  it('marks exactly as many as asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.nat(), fc.nat(), (shots, want, seed) => {
        const copies = want % (shots + 1);
        const doubled = chooseTwins(shots, copies, seededRandom(seed));
        expect(doubled.reduce((sum, mark) => sum + mark, 0)).toBe(copies);
      }),
    );
  });

  it('gives every shot the same chance', () => {
    const times = new Float64Array(10);
    for (let seed = 0; seed < 4000; seed++)
      chooseTwins(10, 3, seededRandom(seed)).forEach((mark, shot) => {
        times[shot]! += mark;
      });
    // Binomial with p = .3 and 4000 tries: standard deviation 29; five of them are 145.
    for (const count of times) expect(Math.abs(count - 1200)).toBeLessThan(145);
  });
});
