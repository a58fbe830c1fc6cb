import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logisticLoss, type RowLoss, softmaxLoss } from './log-loss.js';

const output = fc.double({ min: -6, max: 6, noNaN: true });

function lossOf(loss: RowLoss, outputs: readonly number[], label: number, scale = 1) {
  // numbers = [outputs | gradients]
  const numbers = new Float32Array(2 * outputs.length);
  numbers.set(outputs);
  const value = loss(numbers, 0, outputs.length, outputs.length, label, scale);
  return { value, gradients: [...numbers.subarray(outputs.length)] };
}

test('two classes: minus the log of the probability of the label, with its slope', () => {
  fc.assert(
    fc.property(output, fc.integer({ min: 0, max: 1 }), (z, label) => {
      const { value, gradients } = lossOf(logisticLoss, [z], label, 0.5);
      const p = 1 / (1 + Math.exp(-Math.fround(z)));
      expect(value).toBeCloseTo(-Math.log(label === 1 ? p : 1 - p), 6);
      expect(gradients[0]).toBeCloseTo(0.5 * (p - label), 6);
    }),
  );
  // Far out nothing overflows: the loss is the distance itself.
  expect(lossOf(logisticLoss, [-900], 1).value).toBe(900);
});

test('many classes: the same of the softmax, with the slopes that differences give', () => {
  const outputs = fc.array(output, { minLength: 3, maxLength: 5 });
  fc.assert(
    fc.property(outputs, fc.nat(2), (all, label) => {
      const { value, gradients } = lossOf(softmaxLoss, all, label);
      const exact = (of: readonly number[]) =>
        Math.log(of.reduce((sum, z) => sum + Math.exp(z), 0)) - of[label]!;
      expect(value).toBeCloseTo(exact(all), 5);
      all.forEach((_, k) => {
        const moved = (by: number) => exact(all.map((z, i) => (i === k ? z + by : z)));
        expect(gradients[k]).toBeCloseTo((moved(1e-4) - moved(-1e-4)) / 2e-4, 5);
      });
    }),
  );
});
