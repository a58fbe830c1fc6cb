import { nearestName, problem } from '../../shared/index.js';
import type { TransformerKind } from './transformer.js';

/** How an FT-Transformer is made and trained. */
export interface FtTransformerOptions {
  /** Blocks of attention, 1..8. Default 2; published 3. */
  readonly blocks?: number;
  /** 1..16. Default 4; published 8. */
  readonly heads?: number;
  /** Numbers of a token, a multiple of four for every head, at most 256. Default 16; published 192. */
  readonly tokenWidth?: number;
  /** Times every training row is seen at most, 1..10,000. Default 40. */
  readonly epochs?: number;
  /** Rows of one step, 1..4096. Default 128. */
  readonly batchRows?: number;
  /** Above 0, at most 1. Default .001, of TabTransformer .0005. */
  readonly learningRate?: number;
  /** AdamW's decay, 0..1. Default .0001. */
  readonly weightDecay?: number;
  /** Share of the hidden numbers that every step leaves out, 0..0.9. Default .1. */
  readonly dropout?: number;
  /** Epochs without a lower loss on rows set aside before training stops, 1..10,000. Default 6. */
  readonly patience?: number;
  /** Share of the training rows that is set aside to stop by, identical rows together, 0..0.5; 0 runs all epochs. Default .1. */
  readonly stopShare?: number;
  /** Same rows, same options, same seed: same model. Default 0. */
  readonly seed?: number;
}

/** How a TabTransformer is made and trained. Published: 6 blocks, 8 heads, tokens of 32 numbers. */
export interface TabTransformerOptions extends FtTransformerOptions {
  /** A number column of at most so many different values is read as a category, 0..256. Default 32. */
  readonly mostValues?: number;
  /** Where no column is a category, number columns are cut into so many equally filled categories, 2..256. Default 16. */
  readonly parts?: number;
  /** Width of the first hidden layer behind the tokens, a multiple of eight, 8..2048; the second has half of it. Default 128. */
  readonly hiddenWidth?: number;
}

/** Every option with its value; those of one kind alone stand there for both. */
export type TransformerSettings = Required<TabTransformerOptions>;

interface Range {
  readonly from: number;
  readonly to: number;
  readonly by: 'integer' | 'number' | 'above';
  readonly ft: number;
  readonly tab: number;
}

const range = (by: Range['by'], from: number, to: number, ft: number, tab = ft): Range => ({
  from,
  to,
  by,
  ft,
  tab,
});

const shared = {
  blocks: range('integer', 1, 8, 2),
  heads: range('integer', 1, 16, 4),
  tokenWidth: range('integer', 4, 256, 16),
  epochs: range('integer', 1, 10_000, 40),
  batchRows: range('integer', 1, 4096, 128),
  learningRate: range('above', 0, 1, 1e-3, 5e-4),
  weightDecay: range('number', 0, 1, 1e-4),
  dropout: range('number', 0, 0.9, 0.1),
  patience: range('integer', 1, 10_000, 6),
  stopShare: range('number', 0, 0.5, 0.1),
  seed: range('number', -Number.MAX_VALUE, Number.MAX_VALUE, 0),
} satisfies Record<keyof FtTransformerOptions, Range>;
const ofTab = {
  mostValues: range('integer', 0, 256, 32),
  parts: range('integer', 2, 256, 16),
  hiddenWidth: range('integer', 8, 2048, 128),
};
const all: Record<keyof TransformerSettings, Range> = { ...shared, ...ofTab };

/** Options with their defaults. Throws `input.unknown-option` or `input.invalid`. */
export function readTransformerOptions(
  kind: TransformerKind,
  options: TabTransformerOptions,
): TransformerSettings {
  // The keys of the tables are exactly the names of the options.
  const known = Object.keys(kind === 'ft' ? shared : all) as (keyof TransformerSettings)[];
  for (const option of Object.keys(options))
    if (!known.some((name) => name === option))
      throw problem('input.unknown-option', {
        option,
        nearest: nearestName(option, known),
        known,
      });
  const names = Object.keys(all) as (keyof TransformerSettings)[];
  const settings = Object.fromEntries(
    names.map((name) => [name, checkedValue(name, all[name], options[name] ?? all[name][kind])]),
  ) as unknown as TransformerSettings; // one value for every name
  const { tokenWidth, heads, hiddenWidth } = settings;
  if (tokenWidth % (4 * heads) !== 0)
    throw invalid('tokenWidth', tokenWidth, `a multiple of ${4 * heads}, four for every head`);
  if (hiddenWidth % 8 !== 0) throw invalid('hiddenWidth', hiddenWidth, 'a multiple of eight');
  return settings;
}

function checkedValue(name: string, { from, to, by }: Range, value: unknown): number {
  const isInside =
    typeof value === 'number' &&
    (by === 'above' ? value > from : value >= from) &&
    value <= to &&
    (by !== 'integer' || Number.isInteger(value));
  if (!isInside)
    throw invalid(
      name,
      value,
      by === 'integer'
        ? `an integer from ${from} to ${to}`
        : by === 'above'
          ? `a number above ${from}, at most ${to}`
          : name === 'seed'
            ? 'a finite number'
            : `a number from ${from} to ${to}`,
    );
  return value;
}

function invalid(at: string, got: unknown, expected: string) {
  return problem('input.invalid', { at, got: String(got), expected });
}
