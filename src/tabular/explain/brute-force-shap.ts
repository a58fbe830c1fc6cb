import type { TreeEnsemble } from '../trees/tree-ensemble.js';
import { naivelyLeft } from './naive-margin.js';
import type { ShapValues } from './tree-shap.js';

/**
 * SHAP values straight from their definition, over all subsets of the features: the reference that
 * tests hold `treeShap` against. Time grows as 2^featureCount; at most 16 features.
 * Shapley 1953; the value of a subset is EXPVALUE of Lundberg et al. 2020, algorithm 1.
 */
export function bruteForceShap(ensemble: TreeEnsemble, row: Float64Array): ShapValues {
  const count = ensemble.featureCount;
  const worth = Array.from({ length: 2 ** count }, (_, known) => worthOf(ensemble, row, known));
  const values = new Float64Array(count);
  for (let feature = 0; feature < count; feature++) {
    for (let known = 0; known < worth.length; known++) {
      if (known & (1 << feature)) continue;
      const size = bitCount(known);
      const weight = (factorial(size) * factorial(count - size - 1)) / factorial(count);
      values[feature] =
        values[feature]! + weight * (worth[known | (1 << feature)]! - worth[known]!);
    }
  }
  return { baseValue: worth[0]!, values };
}

/** The SHAP interaction value of two features from its definition: the reference for `pairInteraction`. At most 16 features. */
export function bruteForceInteraction(
  ensemble: TreeEnsemble,
  row: Float64Array,
  first: number,
  second: number,
): number {
  const count = ensemble.featureCount;
  const [a, b] = [1 << first, 1 << second];
  let sum = 0;
  for (let known = 0; known < 2 ** count; known++) {
    if (known & (a | b)) continue;
    const size = bitCount(known);
    const weight = (factorial(size) * factorial(count - size - 2)) / factorial(count - 1);
    const worth = (more: number) => worthOf(ensemble, row, known | more);
    sum += (weight / 2) * (worth(a | b) - worth(a) - worth(b) + worth(0));
  }
  return sum;
}

// The margin when only the features of the bit set `known` are known: unknown splits follow the cover.
function worthOf(ensemble: TreeEnsemble, row: Float64Array, known: number): number {
  const expected = (node: number): number => {
    const feature = ensemble.splitFeature[node]!;
    if (feature < 0) return ensemble.value[node]!;
    const left = ensemble.left[node]!;
    const right = ensemble.right[node]!;
    if (known & (1 << feature)) {
      return expected(naivelyLeft(ensemble, node, row[feature]!) ? left : right);
    }
    const leftCover = ensemble.cover[left]!;
    const rightCover = ensemble.cover[right]!;
    return (leftCover * expected(left) + rightCover * expected(right)) / (leftCover + rightCover);
  };
  let sum = ensemble.baseMargin;
  for (let t = 0; t + 1 < ensemble.treeStart.length; t++) sum += expected(ensemble.treeStart[t]!);
  return sum;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}
