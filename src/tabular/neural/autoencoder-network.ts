import { attentionShape, hiddenWidths } from './encoder-shape.js';
import { add } from './tape/add.js';
import { attend } from './tape/attend.js';
import { linear } from './tape/linear.js';
import { normalise } from './tape/normalise.js';
import { swiglu } from './tape/swiglu.js';
import { Tape, type TapeNode } from './tape/tape.js';

const headWidth = 8;

/** Places of the network on its tape. */
export interface AutoencoderNetwork {
  readonly tape: Tape;
  readonly input: TapeNode;
  readonly latents: TapeNode;
  readonly rebuilt: TapeNode;
  /** One number a row: log odds of the positive class. */
  readonly logit: TapeNode;
  /** Address of the attention weights. */
  readonly attention: number;
}

/**
 * The network: n-64-32-16-latents with SwiGLU layers, each normalised, and self-attention after the first; the decoder
 * mirrored, a small classification head on the latents.
 */
export function autoencoderNetwork(
  inputCount: number,
  latentCount: number,
  mostRows: number,
): AutoencoderNetwork {
  const tape = new Tape(mostRows);
  const [first, second, third] = hiddenWidths;
  const input = tape.input(inputCount);
  const wide = layer(tape, 'encoder.0', input, first);
  const attention = attend(tape, 'encoder.attention', wide, attentionShape);
  const mixed = add(tape, wide, attention.answer);
  const middle = layer(tape, 'encoder.1', mixed, second);
  const narrow = layer(tape, 'encoder.2', middle, third);
  const latents = linear(tape, 'encoder.3', narrow, latentCount);
  let rebuilt = latents;
  [third, second, first].forEach((width, i) => {
    rebuilt = layer(tape, `decoder.${i}`, rebuilt, width);
  });
  rebuilt = linear(tape, 'decoder.3', rebuilt, inputCount);
  const logit = linear(tape, 'head.1', swiglu(tape, 'head.0', latents, headWidth), 1);
  return { tape, input, latents, rebuilt, logit, attention: attention.weights };
}

/** Products of values and gates grow with the square of what they are given; normalising keeps extreme rows in bounds. */
function layer(tape: Tape, name: string, given: TapeNode, width: number): TapeNode {
  return normalise(tape, `${name}.norm`, swiglu(tape, name, given, width));
}
