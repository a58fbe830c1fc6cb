import type { TreeEnsemble } from './tree-ensemble.js';

/** The nodes of a growing forest as lists, in the order a `TreeEnsemble` promises: parents before their children. */
export class NodeLists {
  readonly #treeStart: number[] = [0];
  readonly #splitFeature: number[] = [];
  readonly #threshold: number[] = [];
  readonly #missingLeft: number[] = [];
  readonly #left: number[] = [];
  readonly #right: number[] = [];
  readonly #gain: number[] = [];
  readonly #cover: number[] = [];
  /** Shares of the classes on leaves, one after another; nothing for inner nodes. */
  readonly #shares: number[] = [];
  /** Per node: where its shares begin. */
  readonly #sharesAt: number[] = [];

  /** Adds a leaf below `parent` (-1 for a root) and answers its number. */
  add(parent: number, isLeft: boolean, classWeights: Float64Array, sumWeight: number): number {
    const node = this.#splitFeature.length;
    if (parent >= 0) (isLeft ? this.#left : this.#right)[parent] = node;
    this.#splitFeature.push(-1);
    this.#threshold.push(0);
    this.#missingLeft.push(0);
    this.#left.push(-1);
    this.#right.push(-1);
    this.#gain.push(0);
    this.#cover.push(sumWeight);
    this.#sharesAt.push(this.#shares.length);
    for (const weight of classWeights) this.#shares.push(weight / sumWeight);
    return node;
  }

  /** Makes the newest leaf an inner node; its children are added next. */
  divide(node: number, feature: number, threshold: number, missingLeft: boolean, gain: number) {
    this.#splitFeature[node] = feature;
    this.#threshold[node] = threshold;
    this.#missingLeft[node] = missingLeft ? 1 : 0;
    this.#gain[node] = Math.max(0, gain);
    this.#shares.length = this.#sharesAt[node]!;
  }

  /** Says that the tree is complete. */
  endTree(): void {
    this.#treeStart.push(this.#splitFeature.length);
  }

  /** One ensemble per asked class, whose margins are the trees' mean share of it; they share every array but `value`. */
  ensembles(classes: readonly number[], featureCount: number): TreeEnsemble[] {
    const treeCount = this.#treeStart.length - 1;
    const shared = {
      objective: 'mean-probability' as const,
      featureCount,
      baseMargin: 0,
      treeStart: Int32Array.from(this.#treeStart),
      splitFeature: Int32Array.from(this.#splitFeature),
      threshold: Float64Array.from(this.#threshold),
      missingLeft: Uint8Array.from(this.#missingLeft),
      left: Int32Array.from(this.#left),
      right: Int32Array.from(this.#right),
      cover: Float64Array.from(this.#cover),
      gain: Float64Array.from(this.#gain),
    };
    return classes.map((k) => ({
      ...shared,
      value: Float64Array.from(this.#sharesAt, (at, node) =>
        this.#splitFeature[node]! < 0 ? this.#shares[at + k]! / treeCount : 0,
      ),
    }));
  }
}
