import { seededRandom } from '../../shared/index.js';
import type { EncoderInputs } from './encoder-inputs.js';
import type { OpenEncoder } from './open-encoder.js';

export interface ContributionOptions {
  /** Orders in which features arrive; each is walked forth and back. Default 8. */
  readonly orders?: number;
}

/**
 * What every feature did to every latent of one row, `features x latents`: Shapley values of the encoder, from the
 * background (the mean row of training) to the row, sampled over orders of the features (Castro, Gomez & Tejada 2009). For
 * every latent the parts add up to its value less its value at the background, whatever the number of orders; a feature
 * that stands at the background did nothing. The same row gives the same answer.
 */
export function latentContributions(
  encoder: OpenEncoder,
  { features, inputCount }: EncoderInputs,
  background: Float32Array,
  row: Float64Array,
  { orders = 8 }: ContributionOptions = {},
): Float64Array {
  const { latentCount } = encoder;
  const answer = new Float64Array(features.length * latentCount);
  const moved = Uint32Array.from(features.keys()).filter((f) => {
    const { first, count } = features[f]!;
    for (let i = first; i < first + count; i++) if (row[i] !== background[i]) return true;
    return false;
  });
  const random = seededRandom('latent contributions');
  const inputs = new Float64Array(inputCount);
  let before = new Float64Array(latentCount);
  let after = new Float64Array(latentCount);
  const atBackground = new Float64Array(latentCount);
  inputs.set(background);
  encoder.encode(inputs, atBackground);
  for (let pass = 0; pass < 2 * orders; pass++) {
    if (pass % 2 === 0) random.shuffle(moved);
    else moved.reverse();
    inputs.set(background);
    before.set(atBackground);
    for (const f of moved) {
      const { first, count } = features[f]!;
      for (let i = first; i < first + count; i++) inputs[i] = row[i]!;
      encoder.encode(inputs, after);
      for (let j = 0; j < latentCount; j++) {
        const at = f * latentCount + j;
        answer[at] = answer[at]! + (after[j]! - before[j]!) / (2 * orders);
      }
      [before, after] = [after, before];
    }
  }
  return answer;
}
