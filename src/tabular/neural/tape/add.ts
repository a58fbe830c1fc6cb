import type { Tape, TapeNode } from './tape.js';

/** The sum of two nodes of one width. */
export function add(tape: Tape, one: TapeNode, other: TapeNode): TapeNode {
  const answer = tape.node(one.width);
  const [oneReader, otherReader] = [one.readers.count++, other.readers.count++];
  const size = answer.stride;
  tape.step({
    forward: ({ kernel }, rows) => kernel.add(one.values, other.values, answer.values, rows * size),
    backward: ({ kernel }, rows) => {
      for (const [node, reader] of [
        [one, oneReader],
        [other, otherReader],
      ] as const) {
        if (node.gradients === null) continue;
        // Nodes that steps make have gradients.
        const above = answer.gradients!;
        const isFirst = reader === node.readers.count - 1;
        if (isFirst) kernel.repeatRow(above, node.gradients, 1, rows * size);
        else kernel.add(above, node.gradients, node.gradients, rows * size);
      }
    },
  });
  return answer;
}
