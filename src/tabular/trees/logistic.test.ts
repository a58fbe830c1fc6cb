import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logistic } from './logistic.js';

const rows = fc.array(
  fc.record({ label: fc.constantFrom(0, 1), margin: fc.double({ min: -8, max: 8, noNaN: true }) }),
  { minLength: 1, maxLength: 60 },
);

describe('logistic', () => {
  it('has the derivatives of its loss, by finite differences', () => {
    const step = 1e-2;
    fc.assert(
      fc.property(rows, (list) => {
        const into = new Float64Array(2 * list.length);
        const margins = Float64Array.from(list, (row) => row.margin);
        const labels = Uint8Array.from(list, (row) => row.label);
        const loss = logistic.gradients([margins], labels, null, [into]);
        expect(loss).toBeCloseTo(logistic.loss([margins], labels, null, 0), 10);
        list.forEach(({ label, margin }, row) => {
          const at = (m: number) =>
            logistic.loss([Float64Array.of(m)], Uint8Array.of(label), null, 0);
          const slope = (at(margin + step / 100) - at(margin - step / 100)) / (step / 50);
          const bend = (at(margin + step) - 2 * at(margin) + at(margin - step)) / step ** 2;
          // Central differences err by the square of the step, the second also by rounding over that square.
          expect(into[2 * row]).toBeCloseTo(slope, 6);
          expect(into[2 * row + 1]).toBeCloseTo(bend, 5);
        });
      }),
    );
  });

  it('averages -log p of the true class, clipped, from a start on', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const margins = Float64Array.from([99, ...list.map((row) => row.margin)]);
        const labels = Uint8Array.from(list, (row) => row.label);
        const naive =
          list.reduce(
            (sum, { label, margin }) => sum + Math.log1p(Math.exp(label === 1 ? -margin : margin)),
            0,
          ) / list.length;
        expect(logistic.loss([margins], labels, null, 1)).toBeCloseTo(naive, 10);
      }),
    );
    const certain = Float64Array.from({ length: 40 }, () => 1000);
    const mistaken = new Uint8Array(40);
    expect(logistic.loss([certain], mistaken, null, 0)).toBeCloseTo(-Math.log(1e-15), 9);
    const into = new Float64Array(80);
    expect(logistic.gradients([certain], mistaken, null, [into])).toBeCloseTo(-Math.log(1e-15), 9);
  });

  it('starts at the log odds', () => {
    expect(logistic.baseMargins(Uint8Array.of(1, 0, 0, 0), null)[0]).toBeCloseTo(
      Math.log(1 / 3),
      15,
    );
  });
});
