/**
 * What an ensemble was grown for, and so how its margin becomes an answer:
 *   logistic          log odds of class 1 of two: the sigmoid is its probability
 *   softmax           score of one class of several: see `ClassEnsembles`
 *   squared-error     the predicted number itself
 *   mean-probability  probability of a class, the mean of the trees' shares
 */
export type EnsembleObjective = 'logistic' | 'softmax' | 'squared-error' | 'mean-probability';

/**
 * A finished ensemble as flat arrays: what is stored, served and explained.
 * The nodes of tree t are `treeStart[t] <= node < treeStart[t + 1]`, its root comes first, children follow parents.
 * A row goes left when `x < threshold`, and a missing value (NaN) when `missingLeft` is 1; see also `categorySplits`.
 * The margin of a row is `baseMargin` plus the value of the leaf it reaches in every tree.
 */
export interface TreeEnsemble {
  readonly objective: EnsembleObjective;
  readonly featureCount: number;
  readonly baseMargin: number;
  /** treeCount + 1 entries, the last is the number of nodes. */
  readonly treeStart: Int32Array;
  /** Per node: the feature it splits on, -1 on a leaf. */
  readonly splitFeature: Int32Array;
  readonly threshold: Float64Array;
  readonly missingLeft: Uint8Array;
  /** Per node: children, as node indexes into the same arrays; -1 on a leaf. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Per node: on a leaf its addition to the margin, learning rate included; 0 on an inner node. */
  readonly value: Float64Array;
  /** Per node: sum of hessians (in a forest: of weights) of the training rows that reached it, the cover of TreeSHAP. */
  readonly cover: Float64Array;
  /** Per node: the loss reduction of its split, 0 on a leaf. */
  readonly gain: Float64Array;
  /** Splits by category instead of threshold; absent when there are none. */
  readonly categorySplits?: CategorySplits;
}

/**
 * Splits by category, which send any set of a feature's categories left. Categories are whole numbers 0..255. A category
 * that the training rows did not have goes where missing values go, and so does any value that is no category.
 */
export interface CategorySplits {
  /** Per node: which set it has, counted from 0; -1 where it splits by a threshold or is a leaf. */
  readonly setOfNode: Int32Array;
  /** Eight words a set: category c of set s is bit `c & 31` of `bits[8 * s + (c >> 5)]`, 1 = goes left. */
  readonly bits: Uint32Array;
}

/**
 * Several classes: one ensemble for each, in class order, at least two, all of one objective (`softmax` or
 * `mean-probability`). The ensembles of a forest share every array but `value`.
 */
export type ClassEnsembles = readonly TreeEnsemble[];
