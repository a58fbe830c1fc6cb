import { type ColumnReading, inputCount, valueCount } from './column-reading.js';
import { add } from './tape/add.js';
import { attend } from './tape/attend.js';
import { beside } from './tape/beside.js';
import { dropout } from './tape/dropout.js';
import { embed } from './tape/embed.js';
import { linear } from './tape/linear.js';
import { normalise } from './tape/normalise.js';
import { padded } from './tape/padded.js';
import { reglu, relu } from './tape/relu.js';
import { Tape, type TapeNode } from './tape/tape.js';
import { takeFirst, tokenise } from './tape/tokenise.js';
import { type TransformerShape, tokenCount, wideOf } from './transformer.js';

/** Places of the network on its tape. */
export interface TransformerNetwork {
  readonly tape: Tape;
  /** What `writeInputs` writes. */
  readonly input: TapeNode;
  /** The outputs of every row. */
  readonly logits: TapeNode;
}

/** Writes the network of a shape for columns read in one way. */
export function transformerNetwork(
  shape: TransformerShape,
  reading: ColumnReading,
  mostRows: number,
  dropoutShare = 0,
): TransformerNetwork {
  const tape = new Tape(mostRows);
  const input = tape.input(inputCount(reading));
  const logits =
    shape.kind === 'ft'
      ? ftTransformer(tape, input, shape, reading, dropoutShare)
      : tabTransformer(tape, input, shape, reading, dropoutShare);
  return { tape, input, logits };
}

/**
 * FT-Transformer (Gorishniy et al. 2021): every column a token beside one of the network's own, blocks of self-attention
 * and ReGLU, each normalised before (the first attention is not) and added to what it was given; the answer is read from
 * the own token, so in the last block only that one asks.
 */
function ftTransformer(
  tape: Tape,
  input: TapeNode,
  shape: TransformerShape,
  reading: ColumnReading,
  dropoutShare: number,
): TapeNode {
  const { blocks, heads, tokenWidth, outputs } = shape;
  const { numbers, categories } = reading;
  let tokens = tokenCount('ft', reading);
  let row = tape.node(tokens * tokenWidth);
  tokenise(tape, 'tokens', input, row, tokenWidth, numbers.length);
  if (categories.length > 0)
    embed(tape, 'categories', input, row, tokenWidth, {
      first: padded(numbers.length),
      tokens: categories.length,
      values: valueCount(reading),
      firstToken: 1 + numbers.length,
    });
  for (let block = 0; block < blocks; block++) {
    const name = `block.${block}`;
    const queryTokens = block === blocks - 1 ? 1 : tokens;
    const before =
      block === 0 ? row : asRow(normalise(tape, `${name}.before`, asTokens(row), tokens), tokens);
    const kept = queryTokens === tokens ? row : takeFirst(tape, row, tokens);
    const { answer } = attend(tape, `${name}.attention`, before, {
      tokens,
      heads,
      tokenWidth,
      queryTokens,
    });
    tokens = queryTokens;
    row = add(tape, kept, answer);
    const between = normalise(tape, `${name}.between`, asTokens(row), tokens);
    const wide = reglu(tape, `${name}.wide`, between, wideOf(shape), tokens);
    dropout(tape, wide, dropoutShare, tokens);
    const narrow = linear(tape, `${name}.narrow`, wide, tokenWidth, { rowsPerRow: tokens });
    row = add(tape, row, asRow(narrow, tokens));
  }
  const own = relu(tape, normalise(tape, 'own', row));
  return linear(tape, 'answer', own, outputs);

  function asTokens(node: TapeNode): TapeNode {
    return { ...node, width: tokenWidth, stride: tokenWidth };
  }
}

/**
 * TabTransformer (Huang et al. 2020): every category a token (what is learned of its value plus what is learned of its
 * column), blocks of self-attention and ReLU over four times the token, each added to what it was given and normalised
 * after; the tokens, and the numbers beside them, go through layers of ReLU to the answer.
 */
function tabTransformer(
  tape: Tape,
  input: TapeNode,
  shape: TransformerShape,
  reading: ColumnReading,
  dropoutShare: number,
): TapeNode {
  const { blocks, heads, tokenWidth, hiddenWidths, outputs } = shape;
  const { numbers, categories } = reading;
  const tokens = categories.length;
  const perRow = { rowsPerRow: tokens };
  const asTokens = (node: TapeNode) => ({ ...node, width: tokenWidth, stride: tokenWidth });
  const first = padded(numbers.length);
  let row = tape.node(tokens * tokenWidth);
  embed(tape, 'categories', input, row, tokenWidth, {
    first,
    tokens,
    values: valueCount(reading),
    firstToken: 0,
  });
  for (let block = 0; block < blocks; block++) {
    const name = `block.${block}`;
    const { answer } = attend(tape, `${name}.attention`, row, { tokens, heads, tokenWidth });
    const between = normalise(tape, `${name}.between`, asTokens(add(tape, row, answer)), tokens);
    const wide = linear(tape, `${name}.wide`, between, wideOf(shape), perRow);
    const kept = dropout(tape, relu(tape, wide, tokens), dropoutShare, tokens);
    const narrow = linear(tape, `${name}.narrow`, kept, tokenWidth, perRow);
    const sum = add(tape, asRow(between, tokens), asRow(narrow, tokens));
    row = asRow(normalise(tape, `${name}.after`, asTokens(sum), tokens), tokens);
  }
  let hidden = beside(tape, row, input, 0, numbers.length);
  hiddenWidths.forEach((width, i) => {
    hidden = dropout(tape, relu(tape, linear(tape, `hidden.${i}`, hidden, width)), dropoutShare);
  });
  return linear(tape, 'answer', hidden, outputs);
}

/** Rows of tokens, from the tokens as rows. */
function asRow(node: TapeNode, tokens: number): TapeNode {
  return { ...node, width: tokens * node.width, stride: tokens * node.stride };
}
