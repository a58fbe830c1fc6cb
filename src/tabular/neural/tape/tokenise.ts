import { uniform } from './linear.js';
import type { Tape, TapeNode } from './tape.js';

/**
 * Every number of a row as a token of `width` numbers, a multiple of four: number x weight + bias, after a first token of
 * the network's own that gathers what is to be answered (Gorishniy et al. 2021). Parameters `name.weight` and `name.bias`.
 */
export function tokenise(tape: Tape, name: string, given: TapeNode, width: number): TapeNode {
  const tokens = given.width + 1;
  const start = uniform(1 / Math.sqrt(width));
  const weight = tape.parameter(`${name}.weight`, tokens, width, start);
  const bias = tape.parameter(`${name}.bias`, tokens, width, start);
  const answer = tape.node(tokens * width);
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
        width,
      ),
  });
  return answer;
}

/** The first token of a node of `tokens` tokens that nothing else reads. */
export function takeFirst(tape: Tape, given: TapeNode, tokens: number): TapeNode {
  const width = given.width / tokens;
  const answer = tape.node(width);
  given.readers.count++;
  tape.step({
    forward: ({ kernel }, rows) =>
      kernel.takeFirst(given.values, answer.values, rows, tokens, width),
    backward: ({ kernel }, rows) =>
      // Nodes that steps make have gradients.
      kernel.putFirst(answer.gradients!, given.gradients!, rows, tokens, width),
  });
  return answer;
}
