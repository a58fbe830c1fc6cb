import type { Tape, TapeNode } from './tape.js';

/**
 * While learning, every number of a node becomes 0 with probability `share` and the others grow to make up for it
 * (Srivastava et al. 2014); in place, before anything reads the node. Nothing happens when share is 0, nor while the
 * network only answers.
 */
export function dropout(tape: Tape, node: TapeNode, share: number, rowsPerRow = 1): TapeNode {
  if (share === 0) return node;
  const size = rowsPerRow * node.stride;
  const factors = tape.reserve(4 * tape.mostRows * size);
  const state = tape.randomState();
  const limit = Math.round(share * 2 ** 31);
  tape.step({
    forward: ({ kernel, isLearning }, rows) => {
      if (isLearning)
        kernel.dropForward(node.values, factors, rows * size, state, limit, 1 / (1 - share));
    },
    backward: ({ kernel }, rows) =>
      // Nodes that steps make have gradients; only what was learned from comes back.
      kernel.scaleBy(node.gradients!, factors, rows * size),
  });
  return node;
}
