import { padded } from './padded.js';
import type { Tape, TapeNode } from './tape.js';

/**
 * A node and `count` numbers of another one beside it, from its place `first`, a multiple of four; the other one gets no
 * gradient. Nothing else reads `one`, whose width is a multiple of four.
 */
export function beside(
  tape: Tape,
  one: TapeNode,
  other: TapeNode,
  first: number,
  count: number,
): TapeNode {
  const answer = tape.node(one.width + count);
  one.readers.count++;
  const to = answer.values + 4 * one.width;
  tape.step({
    forward: ({ kernel }, rows) => {
      kernel.copyColumns(one.values, one.stride, answer.values, answer.stride, rows, one.width);
      if (count > 0)
        kernel.copyColumns(
          other.values + 4 * first,
          other.stride,
          to,
          answer.stride,
          rows,
          padded(count),
        );
    },
    backward: ({ kernel }, rows) =>
      kernel.copyColumns(
        // Nodes that steps make have gradients.
        answer.gradients!,
        answer.stride,
        one.gradients!,
        one.stride,
        rows,
        one.width,
      ),
  });
  return answer;
}
