/**
 * A finished ensemble as flat arrays: what is stored, served and explained.
 * The nodes of tree t are `treeStart[t] <= node < treeStart[t + 1]`, its root comes first, children follow parents.
 * A row goes left when `x < threshold`, and a missing value (NaN) when `missingLeft` is 1.
 * The margin of a row is `baseMargin` plus the value of the leaf it reaches in every tree.
 */
export interface TreeEnsemble {
  /** How a margin becomes an answer. */
  readonly objective: 'logistic';
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
  /** Per node: sum of hessians of the training rows that reached it, the cover of TreeSHAP. */
  readonly cover: Float64Array;
  /** Per node: the loss reduction of its split, 0 on a leaf. */
  readonly gain: Float64Array;
}
