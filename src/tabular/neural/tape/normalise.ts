import type { Tape, TapeNode } from './tape.js';

/**
 * Layer normalisation (Ba, Kiros & Hinton 2016) of a node whose width is a multiple of four and that nothing else reads.
 * Parameters `name.gain`, which begins with ones, and `name.bias`.
 */
export function normalise(tape: Tape, name: string, given: TapeNode, rowsPerRow = 1): TapeNode {
  const { width } = given;
  const gain = tape.parameter(`${name}.gain`, 1, width, () => 1);
  const bias = tape.parameter(`${name}.bias`, 1, width, () => 0);
  const mostRows = tape.mostRows * rowsPerRow;
  const answer = tape.node(width, mostRows);
  const between = tape.reserve(4 * mostRows * width);
  const inverses = tape.reserve(4 * mostRows);
  given.readers.count++;
  tape.step({
    forward: ({ kernel, valuesOf }, rows) =>
      kernel.normaliseForward(
        given.values,
        valuesOf(gain),
        valuesOf(bias),
        between,
        inverses,
        answer.values,
        rows * rowsPerRow,
        width,
      ),
    backward: ({ kernel, valuesOf, gradientsOf }, rows) =>
      kernel.normaliseBackward(
        valuesOf(gain),
        between,
        inverses,
        // Nodes that steps make have gradients.
        answer.gradients!,
        given.gradients!,
        gradientsOf(gain),
        gradientsOf(bias),
        rows * rowsPerRow,
        width,
      ),
  });
  return answer;
}
