import { nearestName, problem } from '../../shared/index.js';

export interface SplitOptions {
  /** Share of rows held out, above 0 and below 1. Default 0.2. */
  readonly testShare?: number;
  /** Same seed, same split. Default 0. */
  readonly seed?: number;
}

export interface FoldOptions {
  /** Parts, 2 or more. Default 5. */
  readonly folds?: number;
  /** Same seed, same folds. Default 0. */
  readonly seed?: number;
}

/** The share to hold out; throws on one that is not between 0 and 1, and on options other than `known`. */
export function readTestShare(
  options: { readonly testShare?: number },
  known: readonly string[] = ['testShare', 'seed'],
): number {
  refuseUnknown(options, known);
  const { testShare = 0.2 } = options;
  if (!(testShare > 0 && testShare < 1))
    throw problem('input.invalid', {
      at: 'testShare',
      got: String(testShare),
      expected: 'a number above 0 and below 1',
    });
  return testShare;
}

/** The number of folds; throws on fewer than two or a fraction, and on options other than `known`. */
export function readFolds(
  options: { readonly folds?: number },
  known: readonly string[] = ['folds', 'seed'],
): number {
  refuseUnknown(options, known);
  const { folds = 5 } = options;
  if (!Number.isInteger(folds) || folds < 2)
    throw problem('input.invalid', {
      at: 'folds',
      got: String(folds),
      expected: 'an integer, 2 or more',
    });
  return folds;
}

/** Throws `input.unknown-option` for the first option that is not known. */
export function refuseUnknown(options: object, known: readonly string[]): void {
  for (const option of Object.keys(options))
    if (!known.includes(option))
      throw problem('input.unknown-option', { option, nearest: nearestName(option, known), known });
}
