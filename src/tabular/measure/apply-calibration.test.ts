import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCalibration, calibratedProbability, logOdds } from './apply-calibration.js';
import { type Calibration, isCalibration } from './calibration.js';

const isotonic: Calibration = {
  kind: 'isotonic',
  margins: [-1, 0, 2],
  probabilities: [0.1, 0.1, 0.7],
};

describe('applyCalibration', () => {
  it('gives the sigmoid, the Platt curve, straight lines between knots', () => {
    const margins = Float64Array.of(-3, 0, 1, 5);
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    expect([...applyCalibration({ kind: 'none' }, margins)]).toEqual([...margins].map(sigmoid));
    const platt: Calibration = { kind: 'platt', slope: 0.5, intercept: -1 };
    expect(calibratedProbability(platt, 5)).toBeCloseTo(sigmoid(1.5), 14);
    expect([...applyCalibration(isotonic, margins)]).toEqual([0.1, 0.1, 0.4, 0.7]);
  });

  it('answers infinite margins, keeps NaN', () => {
    const ends = Float64Array.of(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NaN);
    expect([...applyCalibration({ kind: 'none' }, ends)]).toEqual([0, 1, Number.NaN]);
    expect([...applyCalibration(isotonic, ends)]).toEqual([0.1, 0.7, Number.NaN]);
    const flat: Calibration = { kind: 'platt', slope: 0, intercept: 0 };
    expect(calibratedProbability(flat, Number.POSITIVE_INFINITY)).toBe(0.5);
    expect(logOdds(calibratedProbability({ kind: 'none' }, 1.25))).toBeCloseTo(1.25, 12);
  });

  it('never turns the order of two margins around', () => {
    const knots = fc
      .uniqueArray(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 8 })
      .chain((margins) =>
        fc.record({
          kind: fc.constant('isotonic' as const),
          margins: fc.constant(margins.toSorted((a, b) => a - b).map((x) => x + 0)),
          probabilities: fc
            .array(fc.double({ min: 0, max: 1, noNaN: true }), {
              minLength: margins.length,
              maxLength: margins.length,
            })
            .map((each) => each.toSorted((a, b) => a - b)),
        }),
      )
      .filter(isCalibration);
    const margin = fc.double({ min: -60, max: 60, noNaN: true });
    fc.assert(
      fc.property(knots, margin, margin, (calibration, a, b) => {
        const low = calibratedProbability(calibration, Math.min(a, b));
        expect(low).toBeLessThanOrEqual(calibratedProbability(calibration, Math.max(a, b)));
      }),
    );
  });
});

describe('isCalibration', () => {
  it.each([
    null,
    'platt',
    {},
    { kind: 'other' },
    { kind: 'platt', slope: -1, intercept: 0 },
    { kind: 'platt', slope: 1 },
    { kind: 'platt', slope: 1, intercept: '0' },
    { kind: 'isotonic', margins: [], probabilities: [] },
    { kind: 'isotonic', margins: [1, 1], probabilities: [0, 1] },
    { kind: 'isotonic', margins: [1, 2], probabilities: [0.5, 0.4] },
    { kind: 'isotonic', margins: [1, 2], probabilities: [0.5] },
    { kind: 'isotonic', margins: [1, null], probabilities: [0.5, 0.6] },
    { kind: 'isotonic', margins: [1, 2], probabilities: [0.5, 1.1] },
  ])('refuses %j', (data) => {
    expect(isCalibration(data)).toBe(false);
  });

  it.each([{ kind: 'none' }, { kind: 'platt', slope: 0, intercept: -2 }, isotonic])(
    'takes %j',
    (data) => {
      expect(isCalibration(JSON.parse(JSON.stringify(data)))).toBe(true);
    },
  );
});
