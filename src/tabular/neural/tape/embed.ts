import { uniform } from './linear.js';
import type { Tape, TapeNode } from './tape.js';

/** Where categories stand in what is given and where their tokens stand in a row of tokens. */
export interface EmbedPlaces {
  /** Place of the first category in a row of `given`; the others follow it. */
  readonly first: number;
  /** Categories of a row. */
  readonly tokens: number;
  /** Values of all of them together: each category names its value by its place in one table. */
  readonly values: number;
  /** The token of the first category; the others follow it. */
  readonly firstToken: number;
}

/**
 * Writes a token for every category of a row into `answer`, rows of tokens of `width` numbers, a multiple of four: what is
 * learned of its value, plus what is learned of its column. Parameters `name.weight` (values x width) and `name.bias`
 * (columns x width).
 */
export function embed(
  tape: Tape,
  name: string,
  given: TapeNode,
  answer: TapeNode,
  width: number,
  { first, tokens, values, firstToken }: EmbedPlaces,
): void {
  const start = uniform(1 / Math.sqrt(width));
  const weight = tape.parameter(`${name}.weight`, values, width, start);
  const bias = tape.parameter(`${name}.bias`, tokens, width, start);
  const [from, to] = [4 * first, 4 * firstToken * width];
  const answerTokens = answer.width / width;
  tape.step({
    forward: ({ kernel, valuesOf }, rows) =>
      kernel.embedForward(
        given.values + from,
        given.stride,
        valuesOf(weight),
        valuesOf(bias),
        answer.values + to,
        rows,
        tokens,
        answerTokens,
        width,
      ),
    backward: ({ kernel, gradientsOf }, rows) =>
      kernel.embedBackward(
        given.values + from,
        given.stride,
        // Nodes that steps make have gradients.
        answer.gradients! + to,
        gradientsOf(weight),
        gradientsOf(bias),
        rows,
        tokens,
        answerTokens,
        width,
      ),
  });
}
