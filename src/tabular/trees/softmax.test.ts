import fc from 'fast-check';
import { expect, it } from 'vitest';
import { softmax } from './softmax.js';

const classCount = 3;
const margin = fc.double({ min: -6, max: 6, noNaN: true });
const rows = fc.array(
  fc.record({
    label: fc.integer({ min: 0, max: classCount - 1 }),
    weight: fc.constantFrom(0.5, 1, 3),
    margins: fc.tuple(margin, margin, margin),
  }),
  { minLength: 1, maxLength: 30 },
);

it('has the slope of its loss, by finite differences, and twice the bend of its diagonal', () => {
  const step = 1e-2;
  fc.assert(
    fc.property(rows, (list) => {
      const objective = softmax(classCount);
      const margins = Array.from({ length: classCount }, (_, k) =>
        Float64Array.from(list, (row) => row.margins[k]!),
      );
      const labels = Uint8Array.from(list, (row) => row.label);
      const weights = Float64Array.from(list, (row) => row.weight);
      const into = margins.map(() => new Float64Array(2 * list.length));
      const loss = objective.gradients(margins, labels, weights, into);
      expect(loss).toBeCloseTo(objective.loss(margins, labels, weights, 0), 10);
      list.forEach(({ label, weight, margins: ofRow }, row) => {
        for (let k = 0; k < classCount; k++) {
          const at = (shift: number) => {
            const moved = ofRow.map((m, j) => Float64Array.of(j === k ? m + shift : m));
            return weight * objective.loss(moved, Uint8Array.of(label), null, 0);
          };
          // Central differences err by the square of the step, the second also by rounding over that square.
          const slope = (at(step / 100) - at(-step / 100)) / (step / 50);
          const bend = (at(step) - 2 * at(0) + at(-step)) / step ** 2;
          expect(into[k]![2 * row]).toBeCloseTo(slope, 6);
          expect(into[k]![2 * row + 1]).toBeCloseTo(2 * bend, 4);
        }
      });
    }),
    { numRuns: 50 },
  );
});

it('starts at the logarithms of the class shares by weight, a class without rows at the clip', () => {
  const labels = Uint8Array.of(0, 0, 1, 1);
  const margins = softmax(3).baseMargins(labels, Float64Array.of(1, 1, 1, 5));
  expect(margins[0]).toBeCloseTo(Math.log(2 / 8), 12);
  expect(margins[1]).toBeCloseTo(Math.log(6 / 8), 12);
  expect(margins[2]).toBeCloseTo(Math.log(1e-15), 12);
});
