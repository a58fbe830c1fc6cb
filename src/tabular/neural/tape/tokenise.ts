import { uniform } from './linear.js';
import type { Tape, TapeNode } from './tape.js';

/**
 * Writes the first `count` numbers of a row into `answer`, rows of tokens of `width` numbers, a multiple of four: number x
 * weight + bias each, after a first token of the network's own that gathers what is to be answered (Gorishniy et al.
 * 2021). Parameters `name.weight` and `name.bias`, tokens x width.
 */
export function tokenise(
  tape: Tape,
  name: string,
  given: TapeNode,
  answer: TapeNode,
  width: number,
  count: number,
): void {
  const tokens = count + 1;
  const answerTokens = answer.width / width;
  const start = uniform(1 / Math.sqrt(width));
  const weight = tape.parameter(`${name}.weight`, tokens, width, start);
  const bias = tape.parameter(`${name}.bias`, tokens, width, start);
  const { stride } = given;
  tape.step({
    forward: ({ kernel, valuesOf }, rows) =>
      kernel.tokeniseForward(
        given.values,
        stride,
        valuesOf(weight),
        valuesOf(bias),
        answer.values,
        rows,
        tokens,
        answerTokens,
        width,
      ),
    backward: ({ kernel, gradientsOf }, rows) =>
      kernel.tokeniseBackward(
        given.values,
        stride,
        // Nodes that steps make have gradients.
        answer.gradients!,
        gradientsOf(weight),
        gradientsOf(bias),
        rows,
        tokens,
        answerTokens,
        width,
      ),
  });
}

/** The first token of a node of `tokens` tokens; whoever reads the node besides reads it later. */
export function takeFirst(tape: Tape, given: TapeNode, tokens: number): TapeNode {
  const width = given.width / tokens;
  const answer = tape.node(width);
  const reader = given.readers.count++;
  // Where it is not the first to hand its gradients back, they are added to what is there.
  const own = tape.reserve(4 * tape.mostRows * given.stride);
  tape.step({
    forward: ({ kernel }, rows) =>
      kernel.takeFirst(given.values, answer.values, rows, tokens, width),
    backward: ({ kernel }, rows) => {
      // Nodes that steps make have gradients.
      const below = given.gradients!;
      const isFirst = reader === given.readers.count - 1;
      kernel.putFirst(answer.gradients!, isFirst ? below : own, rows, tokens, width);
      if (!isFirst) kernel.add(own, below, below, rows * given.stride);
    },
  });
  return answer;
}
