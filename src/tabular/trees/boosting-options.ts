import type { Growth } from './growth-policy.js';
import { largestBinCount } from './number-types.js';
import {
  aboveZero,
  atLeastZero,
  integer,
  type OptionTable,
  resolveOptions,
  seed,
  share,
  word,
} from './option-table.js';

/** How an ensemble is grown. Every field is optional; unknown names and values out of range are refused. */
export interface BoostingOptions {
  /** Trees at most, 1..100000. Default 200. */
  readonly rounds?: number;
  /**
   * How trees grow. `depthwise`, the default: every node down to the depth limit; `leafwise`: the leaf of largest gain
   * first, up to `maxLeaves`; `symmetric`: one and the same split for all nodes of a level.
   */
  readonly growth?: Growth;
  /** Leaves of a tree at most when it grows leafwise, 2..65536. Default 31. */
  readonly maxLeaves?: number;
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
  /**
   * How much a row of class 1 weighs beside one of class 0, above 0; for two classes only. Default 1: probabilities
   * stay those of the training rows, which any other weight bends.
   */
  readonly positiveWeight?: number;
  /** Rounds without a lower validation loss after which training ends, 1..100000. Default 20; needs validation rows. */
  readonly patienceRounds?: number;
  /** Same seed, same rows, same ensemble. Default 0. */
  readonly seed?: number;
}

export type ResolvedBoostingOptions = Required<BoostingOptions>;

const optionTable: OptionTable<ResolvedBoostingOptions> = {
  rounds: integer(200, 1, 100_000),
  growth: word('depthwise', ['depthwise', 'leafwise', 'symmetric']),
  maxLeaves: integer(31, 2, 65_536),
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
  positiveWeight: aboveZero(1),
  patienceRounds: integer(20, 1, 100_000),
  seed: seed(),
};

/** Options with every default filled in; throws `input.unknown-option` or `input.invalid`. */
export function resolveBoostingOptions(options: BoostingOptions = {}): ResolvedBoostingOptions {
  return resolveOptions(optionTable, options);
}
