import { attentionShape } from './encoder-shape.js';
import { focalLoss } from './focal-loss.js';

/** Weights `[input][output]` and biases by layer name. */
export interface NaiveWeights {
  readonly layers: ReadonlyMap<
    string,
    { readonly weight: readonly (readonly number[])[]; readonly bias: readonly number[] }
  >;
  readonly norms: ReadonlyMap<
    string,
    { readonly gain: readonly number[]; readonly bias: readonly number[] }
  >;
}

export interface NaivePass {
  readonly latents: readonly number[];
  readonly attention: readonly number[];
  readonly rebuilt: readonly number[];
  readonly logit: number;
}

/** The autoencoder of one row in plain arrays of float64, written after the papers: the judge in tests. */
export function naivePass({ layers, norms }: NaiveWeights, row: readonly number[]): NaivePass {
  const linear = (name: string, given: readonly number[]) => {
    const { weight, bias } = layers.get(name)!;
    return bias.map((b, o) => given.reduce((sum, x, i) => sum + x * weight[i]![o]!, b));
  };
  const swiglu = (name: string, given: readonly number[]) => {
    const both = linear(name, given);
    const width = both.length / 2;
    const gated = both.slice(0, width).map((value, i) => {
      const gate = both[width + i]!;
      return (value * gate) / (1 + Math.exp(-gate));
    });
    const norm = norms.get(`${name}.norm`);
    if (norm === undefined) return gated;
    const mean = gated.reduce((sum, x) => sum + x, 0) / width;
    const variance = gated.reduce((sum, x) => sum + (x - mean) ** 2, 0) / width;
    return gated.map(
      (x, i) => ((x - mean) / Math.sqrt(variance + 1e-5)) * norm.gain[i]! + norm.bias[i]!,
    );
  };
  const { tokens, heads, tokenWidth } = attentionShape;
  const size = tokenWidth / heads;
  const wide = swiglu('encoder.0', row);
  const qkv = Array.from({ length: tokens }, (_, t) =>
    linear('encoder.attention.given', wide.slice(t * tokenWidth, (t + 1) * tokenWidth)),
  );
  const attention: number[] = [];
  const mixed = qkv.map(() => Array<number>(tokenWidth).fill(0));
  for (let head = 0; head < heads; head++)
    for (let query = 0; query < tokens; query++) {
      const scores = qkv.map((of) => {
        let score = 0;
        for (let i = 0; i < size; i++)
          score += qkv[query]![head * size + i]! * of[tokenWidth + head * size + i]!;
        return Math.exp(score / Math.sqrt(size));
      });
      const sum = scores.reduce((a, b) => a + b, 0);
      const shares = scores.map((score) => score / sum);
      attention.push(...shares);
      for (let i = 0; i < size; i++)
        mixed[query]![head * size + i] = shares.reduce(
          (total, share, key) => total + share * qkv[key]![2 * tokenWidth + head * size + i]!,
          0,
        );
    }
  const added = mixed.flatMap((of) => linear('encoder.attention.answer', of));
  const summed = wide.map((x, i) => x + added[i]!);
  const latents = linear('encoder.3', swiglu('encoder.2', swiglu('encoder.1', summed)));
  const wider = swiglu('decoder.2', swiglu('decoder.1', swiglu('decoder.0', latents)));
  return {
    latents,
    attention,
    rebuilt: linear('decoder.3', wider),
    logit: linear('head.1', swiglu('head.0', latents))[0]!,
  };
}

/** Mean squared error plus mean focal loss over rows. */
export function naiveLoss(
  weights: NaiveWeights,
  rows: readonly (readonly number[])[],
  labels: readonly number[],
): number {
  const focal = new Float64Array(2);
  let loss = 0;
  rows.forEach((row, i) => {
    const { rebuilt, logit } = naivePass(weights, row);
    focalLoss(logit, labels[i] === 1, { focus: 2, positiveShare: 0.25 }, focal);
    const squares = row.reduce((sum, x, j) => sum + (rebuilt[j]! - x) ** 2, 0);
    loss += squares / row.length + focal[0]!;
  });
  return loss / rows.length;
}
