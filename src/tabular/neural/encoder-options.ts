import { nearestName, problem } from '../../shared/index.js';

/** How an encoder is trained. */
export interface EncoderOptions {
  /** Numbers it condenses a row to, 1..64. Default 12. */
  readonly latentCount?: number;
  /** Times every training row is seen, 1..10,000. Default 100. */
  readonly epochs?: number;
  /** Rows of one step, 1..4096. Default 128. */
  readonly batchRows?: number;
  /** The highest learning rate, above 0; it falls along half cosines that restart after 10, 20, 40, ... epochs. Default .001. */
  readonly learningRate?: number;
  /** AdamW's decay, 0 or more. Default .0001. */
  readonly weightDecay?: number;
  /** How much the focal loss of the classification head counts beside the squared error, 0 or more; 0 never looks at labels. Default 1, as documented. */
  readonly labelWeight?: number;
  /** Epochs without improvement on validation rows before training stops; takes part only where such rows are given. Default 20. */
  readonly patience?: number;
  /** Same rows, same options, same seed: same encoder. Default 0. */
  readonly seed?: number;
}

const ranges: Readonly<
  Record<keyof EncoderOptions, { from: number; to: number; isInteger: boolean; words: string }>
> = {
  latentCount: { from: 1, to: 64, isInteger: true, words: 'an integer from 1 to 64' },
  epochs: { from: 1, to: 10_000, isInteger: true, words: 'an integer from 1 to 10000' },
  batchRows: { from: 1, to: 4096, isInteger: true, words: 'an integer from 1 to 4096' },
  learningRate: {
    from: Number.MIN_VALUE,
    to: 1,
    isInteger: false,
    words: 'a number above 0, at most 1',
  },
  weightDecay: { from: 0, to: 1, isInteger: false, words: 'a number from 0 to 1' },
  labelWeight: { from: 0, to: 1000, isInteger: false, words: 'a number from 0 to 1000' },
  patience: { from: 1, to: 10_000, isInteger: true, words: 'an integer from 1 to 10000' },
  seed: {
    from: Number.NEGATIVE_INFINITY,
    to: Number.POSITIVE_INFINITY,
    isInteger: false,
    words: 'a number',
  },
};

/** Options with their defaults. Throws `input.unknown-option` or `input.invalid`. */
export function readEncoderOptions(options: EncoderOptions): Required<EncoderOptions> {
  // The keys of the table are exactly the names of the options.
  const known = Object.keys(ranges) as (keyof EncoderOptions)[];
  for (const option of Object.keys(options))
    if (!known.some((name) => name === option))
      throw problem('input.unknown-option', {
        option,
        nearest: nearestName(option, known),
        known,
      });
  for (const name of known) {
    const value: unknown = options[name];
    const { from, to, isInteger, words } = ranges[name];
    if (value === undefined) continue;
    const fits = typeof value === 'number' && value >= from && value <= to;
    if (!fits || (isInteger && !Number.isInteger(value)))
      throw problem('input.invalid', {
        at: `encoder.${name}`,
        got: String(value),
        expected: words,
      });
  }
  return {
    latentCount: options.latentCount ?? 12,
    epochs: options.epochs ?? 100,
    batchRows: options.batchRows ?? 128,
    learningRate: options.learningRate ?? 1e-3,
    weightDecay: options.weightDecay ?? 1e-4,
    labelWeight: options.labelWeight ?? 1,
    patience: options.patience ?? 20,
    seed: options.seed ?? 0,
  };
}
