import type { CategorySplits, EnsembleObjective, TreeEnsemble } from '../trees/tree-ensemble.js';
import { damaged, unsupported } from './file-facts.js';

/** A node of a tree as a file tells it; children are numbers of nodes of the same tree, in any order. */
export type ForeignNode = ForeignLeaf | ForeignSplit;

export interface ForeignLeaf {
  readonly kind: 'leaf';
  /** Its addition to the margin, one for each output of the model. */
  readonly values: readonly number[];
  readonly cover: number;
}

export interface ForeignSplit {
  readonly kind: 'split';
  readonly feature: number;
  /** Rows below go left. Not NaN. */
  readonly threshold: number;
  /** Instead of the threshold: eight words of bits by category, 1 = left; see `CategorySplits`. */
  readonly categories: Uint32Array | null;
  readonly missingLeft: boolean;
  readonly left: number;
  readonly right: number;
  readonly cover: number;
  readonly gain: number;
}

/** One tree: node 0 of `nodeAt` is not special, `root` is. */
export interface ForeignTree {
  /** How messages call it, for instance `tree 3`. */
  readonly name: string;
  readonly root: number;
  /** The node of a number; undefined when there is none. */
  readonly nodeAt: (node: number) => ForeignNode | undefined;
}

// What a model file may hold; deeper trees come from no trainer that bounds their depth.
const deepest = 64;

/**
 * Lays trees out as ensembles, one for each output; these share every array but `value`. Nodes that no root leads to
 * are left out: trainers leave pruned ones behind. Throws `interchange.damaged` on loops, nodes with two parents and
 * children or features there are none of, and `interchange.unsupported` on trees of more than 64 splits to a leaf.
 */
export function foreignEnsembles(
  trees: readonly ForeignTree[],
  objective: EnsembleObjective,
  featureCount: number,
  baseMargins: readonly number[],
): readonly TreeEnsemble[] {
  const laid = new LaidOut(featureCount, baseMargins.length);
  for (const tree of trees) laid.add(tree);
  return laid.ensembles(objective, baseMargins);
}

/** Grows the flat arrays tree by tree. */
class LaidOut {
  readonly #featureCount: number;
  readonly #treeStart = [0];
  readonly #splitFeature: number[] = [];
  readonly #threshold: number[] = [];
  readonly #missingLeft: number[] = [];
  readonly #left: number[] = [];
  readonly #right: number[] = [];
  readonly #cover: number[] = [];
  readonly #gain: number[] = [];
  readonly #setOfNode: number[] = [];
  readonly #sets: Uint32Array[] = [];
  readonly #values: readonly number[][];

  constructor(featureCount: number, outputCount: number) {
    this.#featureCount = featureCount;
    this.#values = Array.from({ length: outputCount }, () => []);
  }

  add({ name, root, nodeAt }: ForeignTree): void {
    const reached = new Set<number>();
    const waiting = [{ node: root, parent: -1, isLeft: false, depth: 0 }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { node, parent, isLeft, depth } = next;
      const found = nodeAt(node);
      if (found === undefined)
        throw damaged(`${name}, a child`, `node ${node}`, 'a node of the same tree');
      if (reached.has(node))
        throw damaged(`${name}, node ${node}`, 'two ways to it', 'one parent for every node');
      reached.add(node);
      const at = this.#push(`${name}, node ${node}`, found);
      if (parent >= 0) (isLeft ? this.#left : this.#right)[parent] = at;
      if (found.kind === 'leaf') continue;
      if (depth >= deepest)
        throw unsupported(name, 'more splits to a leaf', `trees of at most ${deepest} splits`);
      waiting.push({ node: found.right, parent: at, isLeft: false, depth: depth + 1 });
      waiting.push({ node: found.left, parent: at, isLeft: true, depth: depth + 1 });
    }
    this.#treeStart.push(this.#splitFeature.length);
  }

  #push(what: string, node: ForeignNode): number {
    const at = this.#splitFeature.length;
    if (!(node.cover >= 0) || node.cover === Number.POSITIVE_INFINITY)
      throw damaged(`${what}, its cover`, String(node.cover), 'a number, 0 or more');
    const split = node.kind === 'split' ? node : null;
    if (split !== null) this.#checkSplit(what, split);
    else if (node.kind === 'leaf' && !node.values.every(Number.isFinite))
      throw damaged(`${what}, its value`, String(node.values), 'a finite number');
    this.#splitFeature.push(split?.feature ?? -1);
    this.#threshold.push(split?.threshold ?? 0);
    this.#missingLeft.push(split?.missingLeft ? 1 : 0);
    this.#left.push(-1);
    this.#right.push(-1);
    this.#cover.push(node.cover);
    this.#gain.push(split?.gain ?? 0);
    this.#values.forEach((values, output) => {
      values.push(node.kind === 'leaf' ? node.values[output]! : 0);
    });
    const categories = split?.categories ?? null;
    this.#setOfNode.push(categories === null ? -1 : this.#sets.push(categories) - 1);
    return at;
  }

  #checkSplit(what: string, { feature, threshold, gain }: ForeignSplit): void {
    if (!(Number.isInteger(feature) && feature >= 0 && feature < this.#featureCount))
      throw damaged(
        `${what}, its feature`,
        String(feature),
        `a whole number below ${this.#featureCount}`,
      );
    if (Number.isNaN(threshold)) throw damaged(`${what}, its threshold`, 'NaN', 'a number');
    if (!Number.isFinite(gain)) throw damaged(`${what}, its gain`, String(gain), 'a finite number');
  }

  ensembles(objective: EnsembleObjective, baseMargins: readonly number[]): readonly TreeEnsemble[] {
    const shared = {
      objective,
      featureCount: this.#featureCount,
      treeStart: Int32Array.from(this.#treeStart),
      splitFeature: Int32Array.from(this.#splitFeature),
      threshold: Float64Array.from(this.#threshold),
      missingLeft: Uint8Array.from(this.#missingLeft),
      left: Int32Array.from(this.#left),
      right: Int32Array.from(this.#right),
      cover: Float64Array.from(this.#cover),
      gain: Float64Array.from(this.#gain),
      ...(this.#sets.length === 0 ? {} : { categorySplits: this.#categorySplits() }),
    };
    return baseMargins.map((baseMargin, output) => ({
      ...shared,
      baseMargin,
      value: Float64Array.from(this.#values[output]!),
    }));
  }

  #categorySplits(): CategorySplits {
    const bits = new Uint32Array(8 * this.#sets.length);
    this.#sets.forEach((set, i) => {
      bits.set(set, 8 * i);
    });
    return { setOfNode: Int32Array.from(this.#setOfNode), bits };
  }
}
