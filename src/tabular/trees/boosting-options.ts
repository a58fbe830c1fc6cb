import { nearestName, problem } from '../../shared/index.js';
import { largestBinCount } from './number-types.js';

/** How an ensemble is grown. Every field is optional; unknown names and values out of range are refused. */
export interface BoostingOptions {
  /** Trees at most, 1..100000. Default 200. */
  readonly rounds?: number;
  /** Splits between root and leaf at most, 1..30. Default 4: factory tables are small and noisy. */
  readonly maxDepth?: number;
  /** Share of every tree's answer that is added, above 0 to 1. Default 0.1. */
  readonly learningRate?: number;
  /** L2 penalty of leaf values, 0 or more. Default 1. */
  readonly lambda?: number;
  /** L1 penalty of leaf values, 0 or more. Default 0. */
  readonly alpha?: number;
  /** Least loss reduction that justifies a split, 0 or more. Default 0. */
  readonly gamma?: number;
  /** Least sum of hessians in a child, 0 or more; for probabilities near one half, a row weighs a quarter. Default 1. */
  readonly minChildWeight?: number;
  /** Share of the training rows each tree sees, above 0 to 1. Default 1. */
  readonly rowShare?: number;
  /** Share of the features each tree sees, above 0 to 1; at least one is kept. Default 1. */
  readonly columnShareByTree?: number;
  /** Share of the tree's features each node sees, above 0 to 1; at least one is kept. Default 1. */
  readonly columnShareByNode?: number;
  /** Bins per feature at most, 2..255. Default 255. */
  readonly maxBins?: number;
  /** Rounds without a lower validation loss after which training ends, 1..100000. Default 20; needs validation rows. */
  readonly patienceRounds?: number;
  /** Same seed, same rows, same ensemble. Default 0. */
  readonly seed?: number;
}

export type ResolvedBoostingOptions = Required<BoostingOptions>;

interface OptionRow {
  readonly default: number;
  readonly expected: string;
  readonly accepts: (value: number) => boolean;
}

const integer = (defaultValue: number, from: number, to: number): OptionRow => ({
  default: defaultValue,
  expected: `an integer, ${from} to ${to}`,
  accepts: (value) => Number.isInteger(value) && value >= from && value <= to,
});
const atLeastZero = (defaultValue: number): OptionRow => ({
  default: defaultValue,
  expected: 'a finite number, 0 or more',
  accepts: (value) => value >= 0 && Number.isFinite(value),
});
const share = (defaultValue: number): OptionRow => ({
  default: defaultValue,
  expected: 'a number above 0, up to 1',
  accepts: (value) => value > 0 && value <= 1,
});

const optionTable: { readonly [N in keyof ResolvedBoostingOptions]: OptionRow } = {
  rounds: integer(200, 1, 100_000),
  maxDepth: integer(4, 1, 30),
  learningRate: share(0.1),
  lambda: atLeastZero(1),
  alpha: atLeastZero(0),
  gamma: atLeastZero(0),
  minChildWeight: atLeastZero(1),
  rowShare: share(1),
  columnShareByTree: share(1),
  columnShareByNode: share(1),
  maxBins: integer(largestBinCount, 2, largestBinCount),
  patienceRounds: integer(20, 1, 100_000),
  seed: {
    default: 0,
    expected: 'a finite number',
    accepts: Number.isFinite,
  },
};

/** Options with every default filled in; throws `input.unknown-option` or `input.invalid`. */
export function resolveBoostingOptions(options: BoostingOptions = {}): ResolvedBoostingOptions {
  const known = Object.keys(optionTable);
  for (const option of Object.keys(options)) {
    if (!Object.hasOwn(optionTable, option))
      throw problem('input.unknown-option', {
        option,
        nearest: nearestName(option, known),
        known,
      });
  }
  const resolved: Record<string, number> = {};
  for (const [name, row] of Object.entries(optionTable)) {
    // Callers without types can pass anything, so the value is looked at before it is believed.
    const given: unknown = options[name as keyof BoostingOptions];
    const value = given === undefined ? row.default : given;
    if (typeof value !== 'number' || !row.accepts(value))
      throw problem('input.invalid', { at: name, got: String(value), expected: row.expected });
    resolved[name] = value;
  }
  // Each name of the table, which is the type's own list of names, was given a number just above.
  return resolved as unknown as ResolvedBoostingOptions;
}
