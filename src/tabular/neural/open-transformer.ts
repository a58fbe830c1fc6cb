import type { TransformerShape } from './transformer-network.js';

/** A trained FT-Transformer: its size and its parameters by name, row-major `inputs x outputs`. */
export interface Transformer extends TransformerShape {
  readonly tensors: ReadonlyMap<string, Float32Array>;
}

/**
 * The forward pass of training, in float64 over the same weights: log odds of the positive class for a row of inputs.
 * Runs in any engine; WebAssembly is not needed.
 */
export function openTransformer({
  inputCount,
  blocks,
  heads,
  tokenWidth,
  tensors,
}: Transformer): (inputs: Float64Array) => number {
  const tokens = inputCount + 1;
  const size = tokenWidth / heads;
  const named = (name: string) => Float64Array.from(tensors.get(name)!);
  const layer = (name: string): Layer => ({
    weight: named(`${name}.weight`),
    bias: named(`${name}.bias`),
  });
  const norm = (name: string): Norm => ({
    gain: named(`${name}.gain`),
    bias: named(`${name}.bias`),
  });
  const tokenised = layer('tokens');
  const stack = Array.from({ length: blocks }, (_, block) => ({
    before: norm(`block.${block}.before`),
    given: layer(`block.${block}.attention.given`),
    answer: layer(`block.${block}.attention.answer`),
    between: norm(`block.${block}.between`),
    wide: layer(`block.${block}.wide`),
    narrow: layer(`block.${block}.narrow`),
  }));
  const [own, answer] = [norm('own'), layer('answer')];
  const rows = new Float64Array(tokens * tokenWidth);
  const normal = new Float64Array(tokenWidth);
  const given = new Float64Array(tokens * 3 * tokenWidth);
  const mixed = new Float64Array(tokens * tokenWidth);
  const wide = new Float64Array(4 * tokenWidth);
  const added = new Float64Array(tokenWidth);
  const shares = new Float64Array(tokens);
  const logit = new Float64Array(1);
  const addTo = (at: number) => {
    for (let i = 0; i < tokenWidth; i++) rows[at + i] = rows[at + i]! + added[i]!;
  };
  return (inputs) => {
    for (let token = 0; token < tokens; token++)
      for (let i = token * tokenWidth; i < (token + 1) * tokenWidth; i++)
        rows[i] =
          (token === 0 ? 0 : inputs[token - 1]!) * tokenised.weight[i]! + tokenised.bias[i]!;
    for (const block of stack) {
      for (let token = 0; token < tokens; token++) {
        normalise(block.before, rows, token * tokenWidth, normal);
        multiply(block.given, normal, 0, given, token * 3 * tokenWidth);
      }
      attend(given, tokens, heads, size, shares, mixed);
      for (let token = 0; token < tokens; token++) {
        const at = token * tokenWidth;
        multiply(block.answer, mixed, at, added, 0);
        addTo(at);
        normalise(block.between, rows, at, normal);
        multiply(block.wide, normal, 0, wide, 0);
        for (let i = 0; i < 2 * tokenWidth; i++) {
          const gate = wide[2 * tokenWidth + i]!;
          wide[i] = (wide[i]! * gate) / (1 + Math.exp(-gate));
        }
        multiply(block.narrow, wide, 0, added, 0);
        addTo(at);
      }
    }
    normalise(own, rows, 0, normal);
    multiply(answer, normal, 0, logit, 0);
    return logit[0]!;
  };
}

interface Layer {
  readonly weight: Float64Array;
  readonly bias: Float64Array;
}

interface Norm {
  readonly gain: Float64Array;
  readonly bias: Float64Array;
}

function multiply(
  { weight, bias }: Layer,
  given: Float64Array,
  from: number,
  answer: Float64Array,
  to: number,
): void {
  const outputs = bias.length;
  const count = weight.length / outputs;
  for (let output = 0; output < outputs; output++) answer[to + output] = bias[output]!;
  for (let i = 0, at = 0; i < count; i++) {
    const x = given[from + i]!;
    for (let output = 0; output < outputs; output++, at++)
      answer[to + output] = answer[to + output]! + x * weight[at]!;
  }
}

function normalise(
  { gain, bias }: Norm,
  row: Float64Array,
  from: number,
  answer: Float64Array,
): void {
  const width = gain.length;
  let mean = 0;
  for (let i = 0; i < width; i++) mean += row[from + i]! / width;
  let variance = 0;
  for (let i = 0; i < width; i++) variance += (row[from + i]! - mean) ** 2 / width;
  const scale = 1 / Math.sqrt(variance + 1e-5);
  for (let i = 0; i < width; i++) answer[i] = (row[from + i]! - mean) * scale * gain[i]! + bias[i]!;
}

function attend(
  given: Float64Array,
  tokens: number,
  heads: number,
  size: number,
  shares: Float64Array,
  mixed: Float64Array,
): void {
  const width = heads * size;
  const row = 3 * width;
  mixed.fill(0);
  for (let head = 0; head < heads; head++)
    for (let query = 0; query < tokens; query++) {
      const from = query * row + head * size;
      let highest = Number.NEGATIVE_INFINITY;
      for (let key = 0; key < tokens; key++) {
        const at = key * row + width + head * size;
        let score = 0;
        for (let i = 0; i < size; i++) score += given[from + i]! * given[at + i]!;
        shares[key] = score / Math.sqrt(size);
        highest = Math.max(highest, shares[key]!);
      }
      let total = 0;
      for (let key = 0; key < tokens; key++) {
        shares[key] = Math.exp(shares[key]! - highest);
        total += shares[key]!;
      }
      const to = query * width + head * size;
      for (let key = 0; key < tokens; key++) {
        const at = key * row + 2 * width + head * size;
        const share = shares[key]! / total;
        for (let i = 0; i < size; i++) mixed[to + i] = mixed[to + i]! + share * given[at + i]!;
      }
    }
}
