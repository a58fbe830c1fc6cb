import type { Random } from '../../shared/index.js';
import type { TreeEnsemble } from '../trees/tree-ensemble.js';

/**
 * A made-up ensemble for tests and benchmarks: random splits, thresholds in -1..1 or infinite, covers that add up.
 * `fullness` is the chance that a node above the depth limit splits; a feature may repeat on a path.
 * `categoryShare` is the chance that a split is one by category, default 0.
 */
export function randomEnsemble(
  random: Random,
  shape: {
    readonly treeCount: number;
    readonly featureCount: number;
    readonly depth: number;
    readonly fullness?: number;
    readonly categoryShare?: number;
  },
): TreeEnsemble {
  const { fullness = 1, categoryShare = 0 } = shape;
  const setOfNode: number[] = [];
  const bits: number[] = [];
  const treeStart = [0];
  const splitFeature: number[] = [];
  const threshold: number[] = [];
  const missingLeft: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  const value: number[] = [];
  const cover: number[] = [];
  const gain: number[] = [];
  const grow = (depth: number, nodeCover: number): number => {
    const node = splitFeature.length;
    const splits = depth < shape.depth && random.next() < fullness;
    splitFeature.push(splits ? random.integer(shape.featureCount) : -1);
    threshold.push(splits ? randomThreshold(random) : 0);
    missingLeft.push(splits ? random.integer(2) : 0);
    left.push(-1);
    right.push(-1);
    value.push(splits ? 0 : random.normal() / 4);
    cover.push(nodeCover);
    gain.push(splits ? random.next() : 0);
    const byCategory = splits && categoryShare > 0 && random.next() < categoryShare;
    setOfNode.push(byCategory ? bits.length / 8 : -1);
    if (byCategory) for (let word = 0; word < 8; word++) bits.push(random.integer(2 ** 32));
    if (splits) {
      const leftCover = nodeCover * (0.02 + 0.96 * random.next());
      left[node] = grow(depth + 1, leftCover);
      right[node] = grow(depth + 1, nodeCover - leftCover);
    }
    return node;
  };
  for (let t = 0; t < shape.treeCount; t++) {
    grow(0, 1000);
    treeStart.push(splitFeature.length);
  }
  return {
    objective: 'logistic',
    featureCount: shape.featureCount,
    baseMargin: random.normal(),
    treeStart: Int32Array.from(treeStart),
    splitFeature: Int32Array.from(splitFeature),
    threshold: Float64Array.from(threshold),
    missingLeft: Uint8Array.from(missingLeft),
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    value: Float64Array.from(value),
    cover: Float64Array.from(cover),
    gain: Float64Array.from(gain),
    ...(categoryShare === 0
      ? {}
      : {
          categorySplits: {
            setOfNode: Int32Array.from(setOfNode),
            bits: Uint32Array.from(bits),
          },
        }),
  };
}

// One split in twenty parts the missing from all others, as trained trees do.
function randomThreshold(random: Random): number {
  return random.next() < 0.05 ? Number.POSITIVE_INFINITY : 2 * random.next() - 1;
}

/** A made-up row of prepared values in -1.2..1.2, NaN with the given chance. */
export function randomRow(random: Random, featureCount: number, missingShare = 0.2): Float64Array {
  return Float64Array.from({ length: featureCount }, () =>
    random.next() < missingShare ? Number.NaN : 2.4 * random.next() - 1.2,
  );
}

/** A made-up row of categories 0..5, with some that are none and some missing. */
export function randomCategories(random: Random, featureCount: number): Float64Array {
  return Float64Array.from(
    { length: featureCount },
    () => [0, 1, 2, 3, 4, 5, 255, 256, -1, 1.5, Number.NaN][random.integer(11)]!,
  );
}
