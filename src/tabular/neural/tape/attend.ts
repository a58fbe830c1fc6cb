import { linear, uniform } from './linear.js';
import type { Tape, TapeNode } from './tape.js';

export interface AttentionShape {
  readonly tokens: number;
  readonly heads: number;
  /** Numbers of a token; a multiple of four for every head. */
  readonly tokenWidth: number;
  /** Only so many first tokens ask, and only they have answers. Default all. */
  readonly queryTokens?: number;
}

export interface Attention {
  /** A row of tokens, as many as asked. */
  readonly answer: TapeNode;
  /** Address of the weights of the first row: [head][query][key], keys padded to a multiple of four. */
  readonly weights: number;
}

/**
 * Self-attention over the tokens that a node of tokens x tokenWidth numbers holds (Vaswani et al. 2017): every token
 * becomes a mixture of all, as its query likes their keys. Parameters `name.given.*` for queries, keys and values and
 * `name.answer.*` for the projection after.
 */
export function attend(
  tape: Tape,
  name: string,
  given: TapeNode,
  { tokens, heads, tokenWidth, queryTokens = tokens }: AttentionShape,
): Attention {
  // The same numbers, read as rows of tokens; a view that shares gradients and readers.
  const asTokens = { ...given, width: tokenWidth, stride: tokenWidth };
  const size = tokenWidth / heads;
  const keys = Math.ceil(tokens / 4) * 4;
  const both = linear(tape, `${name}.given`, asTokens, 3 * tokenWidth, {
    rowsPerRow: tokens,
    start: uniform(Math.sqrt(6 / (4 * tokenWidth))),
  });
  const mixed = tape.node(tokenWidth, tape.mostRows * queryTokens);
  const weights = tape.reserve(4 * tape.mostRows * heads * queryTokens * keys);
  const scratch = tape.reserve(4 * (size + 1) * keys);
  tape.step({
    forward: ({ kernel }, rows) =>
      kernel.attendForward(
        both.values,
        weights,
        mixed.values,
        scratch,
        rows,
        tokens,
        queryTokens,
        heads,
        size,
      ),
    backward: ({ kernel }, rows) =>
      kernel.attendBackward(
        both.values,
        weights,
        // Nodes that steps make have gradients.
        mixed.gradients!,
        both.gradients!,
        scratch,
        rows,
        tokens,
        queryTokens,
        heads,
        size,
      ),
  });
  const projected = linear(tape, `${name}.answer`, mixed, tokenWidth, {
    rowsPerRow: queryTokens,
  });
  return {
    weights,
    answer: { ...projected, width: queryTokens * tokenWidth, stride: queryTokens * tokenWidth },
  };
}
