export type { ColumnReading } from './column-reading.js';
export type { Encoder } from './encoder.js';
export { type EncoderInputs, encoderInputs } from './encoder-inputs.js';
export type { EncoderOptions } from './encoder-options.js';
export {
  type EncoderWatch,
  type EpochLoss,
  type FittedEncoder,
  fitEncoder,
} from './fit-encoder.js';
export {
  type FittedTransformer,
  fitTransformer,
  type TransformerWatch,
} from './fit-transformer.js';
export { type OpenEncoder, openEncoder } from './open-encoder.js';
export { openTransformer } from './open-transformer.js';
export type { Transformer, TransformerKind, TransformerShape } from './transformer.js';
export type { FtTransformerOptions, TabTransformerOptions } from './transformer-options.js';
