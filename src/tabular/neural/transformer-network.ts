import { add } from './tape/add.js';
import { attend } from './tape/attend.js';
import { linear } from './tape/linear.js';
import { normalise } from './tape/normalise.js';
import { swiglu } from './tape/swiglu.js';
import { Tape, type TapeNode } from './tape/tape.js';
import { takeFirst, tokenise } from './tape/tokenise.js';

/** The size of a transformer over features. */
export interface TransformerShape {
  /** Numbers of a row. */
  readonly inputCount: number;
  readonly blocks: number;
  /** A multiple of four. */
  readonly heads: number;
  /** Numbers of a token; a multiple of four for every head. */
  readonly tokenWidth: number;
}

/** Places of the network on its tape. */
export interface TransformerNetwork {
  readonly tape: Tape;
  readonly input: TapeNode;
  /** One number a row: log odds of the positive class. */
  readonly logit: TapeNode;
}

/**
 * FT-Transformer (Gorishniy et al. 2021): every feature a token beside one of the network's own, blocks of self-attention
 * and SwiGLU, each normalised before and added to what it was given; the answer is read from the own token.
 */
export function transformerNetwork(shape: TransformerShape, mostRows: number): TransformerNetwork {
  const { inputCount, blocks, heads, tokenWidth } = shape;
  const tokens = inputCount + 1;
  const tape = new Tape(mostRows);
  const input = tape.input(inputCount);
  let row = tokenise(tape, 'tokens', input, tokenWidth);
  for (let block = 0; block < blocks; block++) {
    const name = `block.${block}`;
    const asTokens = () => ({ ...row, width: tokenWidth, stride: tokenWidth });
    const asRow = (node: TapeNode) => ({ ...node, width: row.width, stride: row.stride });
    const before = asRow(normalise(tape, `${name}.before`, asTokens(), tokens));
    const { answer } = attend(tape, `${name}.attention`, before, { tokens, heads, tokenWidth });
    row = add(tape, row, answer);
    const between = normalise(tape, `${name}.between`, asTokens(), tokens);
    const wide = swiglu(tape, `${name}.wide`, between, 2 * tokenWidth, tokens);
    const narrow = linear(tape, `${name}.narrow`, wide, tokenWidth, { rowsPerRow: tokens });
    row = add(tape, row, asRow(narrow));
  }
  const own = normalise(tape, 'own', takeFirst(tape, row, tokens));
  return { tape, input, logit: linear(tape, 'answer', own, 1) };
}
