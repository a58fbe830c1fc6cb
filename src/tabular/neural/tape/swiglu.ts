import { linear } from './linear.js';
import type { Tape, TapeNode } from './tape.js';

/**
 * A linear layer to `width` values and as many gates; the answer is value x gate x sigmoid(gate) (Shazeer 2020). Width is
 * a multiple of four. Parameters `name.weight` and `name.bias`, values first.
 */
export function swiglu(
  tape: Tape,
  name: string,
  given: TapeNode,
  width: number,
  rowsPerRow = 1,
): TapeNode {
  if (width % 4 !== 0) throw new Error(`${name} is ${width} wide, expected a multiple of four`);
  const both = linear(tape, name, given, 2 * width, { rowsPerRow });
  const mostRows = tape.mostRows * rowsPerRow;
  const answer = tape.node(width, mostRows);
  const sigmoids = tape.reserve(4 * mostRows * width);
  tape.step({
    forward: ({ kernel }, rows) =>
      kernel.gateForward(both.values, sigmoids, answer.values, rows * rowsPerRow, width),
    backward: ({ kernel }, rows) =>
      // Nodes that steps make have gradients.
      kernel.gateBackward(
        both.values,
        sigmoids,
        answer.gradients!,
        both.gradients!,
        rows * rowsPerRow,
        width,
      ),
  });
  return answer;
}
