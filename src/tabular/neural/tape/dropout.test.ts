import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../shared/index.js';
import { dropout } from './dropout.js';
import { Tape } from './tape.js';

const rows = 500;
const width = 8;

function passed(seed: number, isLearning: boolean, passes = 1) {
  const plan = new Tape(rows);
  const node = dropout(plan, plan.input(width, true), 0.25);
  const tape = plan.open(seededRandom(seed));
  const at = (address: number) => tape.numbers.subarray(address / 4, address / 4 + rows * width);
  for (let pass = 0; pass < passes; pass++) {
    at(node.values).fill(3);
    tape.forward(rows, isLearning);
  }
  at(node.gradients!).fill(1);
  if (isLearning) tape.backward(rows);
  return { values: [...at(node.values)], gradients: [...at(node.gradients!)] };
}

describe('dropout', () => {
  it('leaves out its share while learning, and the others make up for it', () => {
    const { values } = passed(1, true);
    // Of 4,000 draws a share of a quarter strays by less than a hundredth twice in three times; five times that is never.
    const left = values.filter((value) => value === 0).length / values.length;
    expect(Math.abs(left - 0.25)).toBeLessThan(0.035);
    expect(new Set(values)).toEqual(new Set([0, 4]));
  });

  it('hands back gradients through what was left in alone', () => {
    const { values, gradients } = passed(1, true);
    gradients.forEach((gradient, i) => {
      expect(gradient).toBe(values[i] === 0 ? 0 : Math.fround(4 / 3));
    });
  });

  it('draws anew with every pass, the same for the same seed', () => {
    expect(passed(1, true, 2).values).not.toEqual(passed(1, true).values);
    expect(passed(1, true, 2)).toEqual(passed(1, true, 2));
    expect(passed(2, true)).not.toEqual(passed(1, true));
  });

  it('does nothing while the network only answers', () => {
    expect(new Set(passed(1, false).values)).toEqual(new Set([3]));
  });
});
