import type { Random } from '../../../shared/index.js';
import type { Tape, TapeNode } from './tape.js';

export interface LinearOptions {
  /** Rows of the nodes for each row of the tape, such as tokens. Default 1. */
  readonly rowsPerRow?: number;
  /** Default uniform within 1 over the root of the width given, as torch begins. */
  readonly start?: (random: Random) => number;
}

/** A learned matrix and bias: answer = given x weight + bias. Parameters `name.weight` and `name.bias`. */
export function linear(
  tape: Tape,
  name: string,
  given: TapeNode,
  width: number,
  options: LinearOptions = {},
): TapeNode {
  const { rowsPerRow = 1, start = uniform(1 / Math.sqrt(given.width)) } = options;
  const weight = tape.parameter(`${name}.weight`, given.width, width, start);
  const bias = tape.parameter(`${name}.bias`, 1, width, start);
  const answer = tape.node(width, tape.mostRows * rowsPerRow);
  const reader = given.readers.count++;
  const [givenBytes, answerBytes] = [4 * given.stride, 4 * answer.stride];
  // The padding of its rows stays zeros, and so do the gradients of the padding of what was given.
  const turned = given.gradients === null ? 0 : tape.reserve(answerBytes * given.stride);
  tape.step({
    forward: ({ kernel, valuesOf }, rows) => {
      const count = rows * rowsPerRow;
      kernel.repeatRow(valuesOf(bias), answer.values, count, answer.stride);
      kernel.multiply(
        given.values,
        givenBytes,
        4,
        valuesOf(weight),
        answerBytes,
        answer.values,
        answerBytes,
        count,
        answer.stride,
        given.width,
        1,
      );
    },
    backward: ({ kernel, valuesOf, gradientsOf }, rows) => {
      const count = rows * rowsPerRow;
      // Every node that a step makes has gradients.
      const above = answer.gradients!;
      kernel.addColumnSums(above, gradientsOf(bias), count, answer.stride);
      kernel.multiply(
        given.values,
        4,
        givenBytes,
        above,
        answerBytes,
        gradientsOf(weight),
        answerBytes,
        given.width,
        answer.stride,
        count,
        1,
      );
      if (given.gradients === null) return;
      kernel.transpose(valuesOf(weight), turned, givenBytes, given.width, answer.stride);
      kernel.multiply(
        above,
        answerBytes,
        4,
        turned,
        givenBytes,
        given.gradients,
        givenBytes,
        count,
        given.stride,
        answer.width,
        reader < given.readers.count - 1 ? 1 : 0,
      );
    },
  });
  return answer;
}

/** Evenly from -most to most. */
export function uniform(most: number): (random: Random) => number {
  return (random) => most * (2 * random.next() - 1);
}
