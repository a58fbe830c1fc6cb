import { linear } from './linear.js';
import type { Tape, TapeNode } from './tape.js';

/** What is below 0 becomes 0; nothing else reads `given`. */
export function relu(tape: Tape, given: TapeNode, rowsPerRow = 1): TapeNode {
  const answer = tape.node(given.width, tape.mostRows * rowsPerRow);
  given.readers.count++;
  const size = rowsPerRow * answer.stride;
  tape.step({
    forward: ({ kernel }, rows) => kernel.reluForward(given.values, answer.values, rows * size),
    backward: ({ kernel }, rows) =>
      // Nodes that steps make have gradients.
      kernel.reluBackward(given.values, answer.gradients!, given.gradients!, rows * size),
  });
  return answer;
}

/**
 * A linear layer to `width` values and as many gates; the answer is value x ReLU(gate) (Shazeer 2020). Width is a multiple
 * of four. Parameters `name.weight` and `name.bias`, values first.
 */
export function reglu(
  tape: Tape,
  name: string,
  given: TapeNode,
  width: number,
  rowsPerRow = 1,
): TapeNode {
  const both = linear(tape, name, given, 2 * width, { rowsPerRow });
  const answer = tape.node(width, tape.mostRows * rowsPerRow);
  tape.step({
    forward: ({ kernel }, rows) =>
      kernel.rectifiedGateForward(both.values, answer.values, rows * rowsPerRow, width),
    backward: ({ kernel }, rows) =>
      // Nodes that steps make have gradients.
      kernel.rectifiedGateBackward(
        both.values,
        answer.gradients!,
        both.gradients!,
        rows * rowsPerRow,
        width,
      ),
  });
  return answer;
}
