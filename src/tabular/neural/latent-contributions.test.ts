import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { type Encoder, encoderShapes } from './encoder.js';
import type { EncoderInputs } from './encoder-inputs.js';
import { latentContributions } from './latent-contributions.js';
import { openEncoder } from './open-encoder.js';

// Four features, the second one a category of three inputs.
const layout: EncoderInputs = {
  inputCount: 6,
  features: [
    { first: 0, count: 1 },
    { first: 1, count: 3 },
    { first: 4, count: 1 },
    { first: 5, count: 1 },
  ],
  write: () => {},
};
const latentCount = 3;

function randomEncoder(seed: number): Encoder {
  const random = seededRandom(seed);
  return {
    inputCount: 6,
    latentCount,
    background: Float32Array.from({ length: 6 }, () => 0.2 * random.normal()),
    // One entry for every name there is.
    tensors: Object.fromEntries(
      encoderShapes(6, latentCount).map(([name, rows, columns]) => [
        name,
        Float32Array.from({ length: rows * columns }, () =>
          name.endsWith('gain') ? 1 : random.normal() / Math.sqrt(rows),
        ),
      ]),
    ) as Encoder['tensors'],
  };
}

/** Latents with the features of the set at the row and the others at the background. */
function latentsAt(encoder: Encoder, row: Float64Array, set: number): Float64Array {
  const inputs = Float64Array.from(encoder.background);
  layout.features.forEach(({ first, count }, f) => {
    if (set & (1 << f)) inputs.set(row.subarray(first, first + count), first);
  });
  const latents = new Float64Array(latentCount);
  openEncoder(encoder).encode(inputs, latents);
  return latents;
}

/** Shapley values by their definition, over all sets of features. */
function bruteForce(encoder: Encoder, row: Float64Array): number[][] {
  const weightOfSize = [1 / 4, 1 / 12, 1 / 12, 1 / 4];
  return layout.features.map((_, f) =>
    Array.from({ length: latentCount }, (_, j) => {
      let sum = 0;
      for (let set = 0; set < 16; set++) {
        if (set & (1 << f)) continue;
        const size = [0, 1, 2, 3].filter((g) => set & (1 << g)).length;
        const gain = latentsAt(encoder, row, set | (1 << f))[j]! - latentsAt(encoder, row, set)[j]!;
        sum += weightOfSize[size]! * gain;
      }
      return sum;
    }),
  );
}

const rowOf = (seed: number) => {
  const random = seededRandom(`row ${seed}`);
  return Float64Array.from({ length: 6 }, () => random.normal());
};

describe('latentContributions', () => {
  it('adds up to what the row moved every latent by, with any number of orders', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 5 }), (seed, orders) => {
        const encoder = randomEncoder(seed);
        const row = rowOf(seed);
        const open = openEncoder(encoder);
        const parts = latentContributions(open, layout, encoder.background, row, { orders });
        const [from, to] = [latentsAt(encoder, row, 0), latentsAt(encoder, row, 15)];
        for (let j = 0; j < latentCount; j++) {
          let sum = 0;
          for (let f = 0; f < 4; f++) sum += parts[f * latentCount + j]!;
          expect(sum).toBeCloseTo(to[j]! - from[j]!, 10);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('comes to the Shapley values that all sets of features give', () => {
    const encoder = randomEncoder(3);
    const row = rowOf(3);
    const exact = bruteForce(encoder, row);
    const parts = latentContributions(openEncoder(encoder), layout, encoder.background, row, {
      orders: 2000,
    });
    const size = Math.max(...exact.flat().map(Math.abs));
    exact.forEach((ofFeature, f) => {
      ofFeature.forEach((value, j) => {
        // The standard error of 2000 pairs of orders is near one percent of the spread between orders.
        expect(Math.abs(parts[f * latentCount + j]! - value)).toBeLessThan(0.03 * size);
      });
    });
  });

  it('gives nothing to a feature that stands at the background', () => {
    const encoder = randomEncoder(8);
    const row = rowOf(8);
    row.set(encoder.background.subarray(1, 4), 1);
    const parts = latentContributions(openEncoder(encoder), layout, encoder.background, row);
    expect([...parts.subarray(latentCount, 2 * latentCount)]).toEqual([0, 0, 0]);
    expect(latentContributions(openEncoder(encoder), layout, encoder.background, row)).toEqual(
      parts,
    );
  });
});
