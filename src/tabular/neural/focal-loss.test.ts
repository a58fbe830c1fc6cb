import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { focalLoss } from './focal-loss.js';

const loss = (logit: number, isPositive: boolean, focus: number, positiveShare: number) => {
  const answer = new Float64Array(2);
  focalLoss(logit, isPositive, { focus, positiveShare }, answer);
  return { loss: answer[0]!, slope: answer[1]! };
};

describe('focalLoss', () => {
  it('is the formula of the paper, and its slope the difference of it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -8, max: 8, noNaN: true }),
        fc.boolean(),
        fc.constantFrom(0, 1, 2, 3.5),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (logit, isPositive, focus, share) => {
          const right = 1 / (1 + Math.exp(isPositive ? -logit : logit));
          const weight = isPositive ? share : 1 - share;
          const { loss: got, slope } = loss(logit, isPositive, focus, share);
          expect(got).toBeCloseTo(-weight * (1 - right) ** focus * Math.log(right), 9);
          const step = 1e-5;
          const above = loss(logit + step, isPositive, focus, share).loss;
          const below = loss(logit - step, isPositive, focus, share).loss;
          expect(slope).toBeCloseTo((above - below) / (2 * step), 6);
        },
      ),
    );
  });

  it('stays finite however sure or wrong the logit is', () => {
    for (const logit of [-800, -50, 50, 800])
      for (const isPositive of [true, false]) {
        const { loss: got, slope } = loss(logit, isPositive, 2, 0.25);
        expect(Number.isFinite(got) && Number.isFinite(slope)).toBe(true);
      }
    // A row that is wrong beyond doubt pulls with its full weight.
    expect(loss(-50, true, 2, 0.25).slope).toBeCloseTo(-0.25, 12);
    expect(loss(50, false, 2, 0.25).slope).toBeCloseTo(0.75, 12);
  });
});
