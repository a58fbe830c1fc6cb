import {
  flag,
  integer,
  type OptionRow,
  type OptionTable,
  resolveOptions,
  seed,
  share,
} from './option-table.js';

/** How a forest is grown. Every field is optional; unknown names and values out of range are refused. */
export interface ForestOptions {
  /** Trees, 1..100000. Default 300. */
  readonly trees?: number;
  /** Splits between root and leaf at most, 1..64. Default 64, which next to no tree reaches. */
  readonly maxDepth?: number;
  /** Least number of different rows in a leaf, 1..1000000. Default 1: every tree learns its rows by heart. */
  readonly minLeafRows?: number;
  /** Features tried at a node: their square root, or a share above 0 to 1; at least one. Default `square-root`. */
  readonly columnShareByNode?: 'square-root' | number;
  /** Whether a tree's rows are drawn with replacement. Default true for a random forest, false for extra-trees. */
  readonly bootstrap?: boolean;
  /** Rows drawn for each tree, as a share of the training rows, above 0 to 1. Default 1. */
  readonly rowShare?: number;
  /** Same seed, same rows, same forest. Default 0. */
  readonly seed?: number;
}

export type ResolvedForestOptions = Required<ForestOptions>;

const columnShare: OptionRow<'square-root' | number> = {
  default: 'square-root',
  expected: 'square-root, or a number above 0, up to 1',
  accepts: (value) => value === 'square-root' || share(1).accepts(value),
};

const optionTable = (bootstrap: boolean): OptionTable<ResolvedForestOptions> => ({
  trees: integer(300, 1, 100_000),
  maxDepth: integer(64, 1, 64),
  minLeafRows: integer(1, 1, 1_000_000),
  columnShareByNode: columnShare,
  bootstrap: flag(bootstrap),
  rowShare: share(1),
  seed: seed(),
});

/** Options with every default filled in; throws `input.unknown-option` or `input.invalid`. */
export function resolveForestOptions(
  options: ForestOptions,
  defaultBootstrap: boolean,
): ResolvedForestOptions {
  return resolveOptions(optionTable(defaultBootstrap), options);
}
