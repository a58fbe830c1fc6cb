import { attentionShape, hiddenWidths } from './encoder-shape.js';

/**
 * The trained half of an autoencoder that serving needs: prepared features in, latents out. Weights are float32,
 * row-major `inputs x outputs`; of a SwiGLU layer the values come first, then the gates.
 */
export interface Encoder {
  /** Numbers it reads: one for a number feature, one per known category for the others. */
  readonly inputCount: number;
  readonly latentCount: number;
  /** Mean of the inputs over the training rows: what the encoder was centred around. */
  readonly background: Float32Array;
  readonly tensors: Readonly<Record<EncoderTensor, Float32Array>>;
}

/** Matrices with a bias each. */
export type EncoderLayer = '0' | '1' | '2' | '3' | 'attention.given' | 'attention.answer';
/** Normalisations, one after each SwiGLU layer. */
export type EncoderNorm = '0.norm' | '1.norm' | '2.norm';

export type EncoderTensor =
  | `${EncoderLayer}.weight`
  | `${EncoderLayer}.bias`
  | `${EncoderNorm}.gain`
  | `${EncoderNorm}.bias`;

/** Every tensor of an encoder with its number of rows and columns. */
export function encoderShapes(
  inputCount: number,
  latentCount: number,
): readonly (readonly [name: EncoderTensor, rows: number, columns: number])[] {
  const [first, second, third] = hiddenWidths;
  const { tokenWidth } = attentionShape;
  const layer = (name: EncoderLayer, rows: number, columns: number) =>
    [
      [`${name}.weight`, rows, columns],
      [`${name}.bias`, 1, columns],
    ] as const;
  const norm = (name: EncoderNorm, columns: number) =>
    [
      [`${name}.gain`, 1, columns],
      [`${name}.bias`, 1, columns],
    ] as const;
  return [
    ...layer('0', inputCount, 2 * first),
    ...norm('0.norm', first),
    ...layer('attention.given', tokenWidth, 3 * tokenWidth),
    ...layer('attention.answer', tokenWidth, tokenWidth),
    ...layer('1', first, 2 * second),
    ...norm('1.norm', second),
    ...layer('2', second, 2 * third),
    ...norm('2.norm', third),
    ...layer('3', third, latentCount),
  ];
}
