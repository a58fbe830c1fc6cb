import type { Preparation } from '../prepare/preparation.js';

// Beyond so many standard deviations a value says "extreme" and nothing else; the network stays where it has learned.
const farthest = 10;

/** How prepared features become the numbers an encoder reads. */
export interface EncoderInputs {
  readonly inputCount: number;
  /** Features in model order: the first of its inputs, and how many. */
  readonly features: readonly { readonly first: number; readonly count: number }[];
  /** Writes the inputs of one prepared row. */
  write(prepared: Float64Array, inputs: Float64Array): void;
}

/**
 * A number feature is one input: its prepared value within -10..10, 0 (the mean) where it is missing. A category is
 * one input per known category: 1 for its own and 0 for the others, all 0 where it is missing or unknown.
 */
export function encoderInputs({ categories, center, scale }: Preparation): EncoderInputs {
  let inputCount = 0;
  const features = categories.map((known) => {
    const count = known === null ? 1 : known.length;
    const first = inputCount;
    inputCount += count;
    return { first, count };
  });
  const isCategory = categories.map((known) => known !== null);
  return {
    inputCount,
    features,
    write(prepared, inputs) {
      for (let f = 0; f < features.length; f++) {
        const { first, count } = features[f]!;
        const value = prepared[f]!;
        if (!isCategory[f]) {
          inputs[first] = Number.isNaN(value) ? 0 : Math.max(-farthest, Math.min(farthest, value));
          continue;
        }
        const code = Math.round(value * scale[f]! + center[f]!);
        for (let i = 0; i < count; i++) inputs[first + i] = i === code ? 1 : 0;
      }
    },
  };
}
