import type { Tape, TapeNode } from './tape.js';

/**
 * Layer normalisation (Ba, Kiros & Hinton 2016) of a node whose width is a multiple of four. Parameters `name.gain`, which begins with ones, and `name.bias`.
 */
export function normalise(tape: Tape, name: string, given: TapeNode, rowsPerRow = 1): TapeNode {
  const { width } = given;
  const gain = tape.parameter(`${name}.gain`, 1, width, () => 1);
  const bias = tape.parameter(`${name}.bias`, 1, width, () => 0);
  const mostRows = tape.mostRows * rowsPerRow;
  const answer = tape.node(width, mostRows);
  const between = tape.reserve(4 * mostRows * width);
  const inverses = tape.reserve(4 * mostRows);
  const reader = given.readers.count++;
  const own = tape.reserve(4 * mostRows * width);
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
    backward: ({ kernel, valuesOf, gradientsOf }, rows) => {
      // Nodes that steps make have gradients.
      const below = given.gradients!;
      const isFirst = reader === given.readers.count - 1;
      kernel.normaliseBackward(
        valuesOf(gain),
        between,
        inverses,
        answer.gradients!,
        isFirst ? below : own,
        gradientsOf(gain),
        gradientsOf(bias),
        rows * rowsPerRow,
        width,
      );
      if (!isFirst) kernel.add(own, below, below, rows * rowsPerRow * width);
    },
  });
  return answer;
}
