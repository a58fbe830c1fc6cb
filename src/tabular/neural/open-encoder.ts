import type { Encoder, EncoderLayer, EncoderNorm } from './encoder.js';
import { attentionCount, attentionShape, hiddenWidths } from './encoder-shape.js';

/** An encoder ready to serve one row after another without allocating. */
export interface OpenEncoder {
  readonly latentCount: number;
  /** Attention weights of the row encoded last, [head][query][key]; every four add up to 1. */
  readonly attention: Float64Array;
  /** Writes the latents of a row of inputs to `latents` from `offset` on. */
  encode(inputs: Float64Array, latents: Float64Array, offset?: number): void;
}

const [first, second, third] = hiddenWidths;
const { tokens, heads, tokenWidth } = attentionShape;
const headSize = tokenWidth / heads;

/**
 * The forward pass of training, in float64 over the same weights: the same latents but for the rounding of float32.
 * Runs in any engine; WebAssembly is not needed.
 */
export function openEncoder({ inputCount, latentCount, tensors }: Encoder): OpenEncoder {
  const layer = (name: EncoderLayer) => ({
    weights: inFours(tensors[`${name}.weight`], tensors[`${name}.bias`].length),
    bias: Float64Array.from(tensors[`${name}.bias`]),
  });
  const norm = (name: EncoderNorm) => ({
    gain: Float64Array.from(tensors[`${name}.gain`]),
    bias: Float64Array.from(tensors[`${name}.bias`]),
  });
  const norms = [norm('0.norm'), norm('1.norm'), norm('2.norm')] as const;
  const layers = {
    wide: layer('0'),
    given: layer('attention.given'),
    answer: layer('attention.answer'),
    middle: layer('1'),
    narrow: layer('2'),
    latents: layer('3'),
  };
  const wide = new Float64Array(2 * first);
  const given = new Float64Array(tokens * 3 * tokenWidth);
  const mixed = new Float64Array(first);
  const middle = new Float64Array(2 * second);
  const narrow = new Float64Array(2 * third);
  const attention = new Float64Array(attentionCount);
  return {
    latentCount,
    attention,
    encode(inputs, latents, offset = 0) {
      multiply(layers.wide, inputs, 0, inputCount, wide, 0);
      gate(wide, first);
      normalise(norms[0], wide);
      for (let token = 0; token < tokens; token++) {
        const at = token * tokenWidth;
        multiply(layers.given, wide, at, tokenWidth, given, 3 * at);
      }
      attend(given, attention, mixed);
      // The first half of `wide` holds the gated values, the second is free for what attention adds to them.
      for (let token = 0; token < tokens; token++) {
        const at = token * tokenWidth;
        multiply(layers.answer, mixed, at, tokenWidth, wide, first + at);
      }
      for (let i = 0; i < first; i++) wide[i] = wide[i]! + wide[first + i]!;
      multiply(layers.middle, wide, 0, first, middle, 0);
      gate(middle, second);
      normalise(norms[1], middle);
      multiply(layers.narrow, middle, 0, second, narrow, 0);
      gate(narrow, third);
      normalise(norms[2], narrow);
      multiply(layers.latents, narrow, 0, third, latents, offset);
    },
  };
}

interface Layer {
  /** [four outputs][input][output among the four]; outputs are padded with zeros to a multiple of four. */
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

function inFours(weights: Float32Array, columns: number): Float64Array {
  const rows = weights.length / columns;
  const answer = new Float64Array(rows * Math.ceil(columns / 4) * 4);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      answer[(column - (column % 4)) * rows + row * 4 + (column % 4)] =
        weights[row * columns + column]!;
  return answer;
}

/** Four outputs at once: a given number is read once for all of them, and no addition waits for the one before. */
function multiply(
  { weights, bias }: Layer,
  given: Float64Array,
  from: number,
  count: number,
  answer: Float64Array,
  to: number,
): void {
  const outputs = bias.length;
  const end = from + count;
  for (let output = 0, at = 0; output < outputs; output += 4) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let i = from; i < end; i++, at += 4) {
      const x = given[i]!;
      s0 += x * weights[at]!;
      s1 += x * weights[at + 1]!;
      s2 += x * weights[at + 2]!;
      s3 += x * weights[at + 3]!;
    }
    const left = outputs - output;
    answer[to + output] = s0 + bias[output]!;
    if (left > 1) answer[to + output + 1] = s1 + bias[output + 1]!;
    if (left > 2) answer[to + output + 2] = s2 + bias[output + 2]!;
    if (left > 3) answer[to + output + 3] = s3 + bias[output + 3]!;
  }
}

/** [values | gates] becomes value x gate x sigmoid(gate), in place of the values. */
function gate(both: Float64Array, width: number): void {
  for (let i = 0; i < width; i++) {
    const opened = both[width + i]!;
    both[i] = (both[i]! * opened) / (1 + Math.exp(-opened));
  }
}

interface Norm {
  readonly gain: Float64Array;
  readonly bias: Float64Array;
}

/** The first numbers of a row, as many as there are gains, in place. */
function normalise({ gain, bias }: Norm, row: Float64Array): void {
  const width = gain.length;
  let mean = 0;
  for (let i = 0; i < width; i++) mean += row[i]!;
  mean /= width;
  let squares = 0;
  for (let i = 0; i < width; i++) squares += (row[i]! - mean) ** 2;
  const scale = 1 / Math.sqrt(squares / width + 1e-5);
  for (let i = 0; i < width; i++) row[i] = (row[i]! - mean) * scale * gain[i]! + bias[i]!;
}

function attend(given: Float64Array, attention: Float64Array, mixed: Float64Array): void {
  const row = 3 * tokenWidth;
  const scale = 1 / Math.sqrt(headSize);
  for (let head = 0; head < heads; head++) {
    const start = head * headSize;
    for (let query = 0; query < tokens; query++) {
      const weights = (head * tokens + query) * tokens;
      let highest = Number.NEGATIVE_INFINITY;
      for (let key = 0; key < tokens; key++) {
        let score = 0;
        for (let i = start; i < start + headSize; i++)
          score += given[query * row + i]! * given[key * row + tokenWidth + i]!;
        attention[weights + key] = score * scale;
        highest = Math.max(highest, score * scale);
      }
      let sum = 0;
      for (let key = 0; key < tokens; key++) {
        const weight = Math.exp(attention[weights + key]! - highest);
        attention[weights + key] = weight;
        sum += weight;
      }
      for (let key = 0; key < tokens; key++)
        attention[weights + key] = attention[weights + key]! / sum;
      for (let i = start; i < start + headSize; i++) {
        let value = 0;
        for (let key = 0; key < tokens; key++)
          value += attention[weights + key]! * given[key * row + 2 * tokenWidth + i]!;
        mixed[query * tokenWidth + i] = value;
      }
    }
  }
}
