import { problem } from '../../shared/index.js';
import type { EnsembleObjective, TreeEnsemble } from '../trees/tree-ensemble.js';
import { narrowestIntegers, narrowestNumbers } from './narrowest.js';
import { type Tensor, tensorNamed } from './tensor-file.js';

// Deeper trees come from no trainer and would cost readers their stack.
const deepestTree = 64;

/** An ensemble as tensors, one per array: doubles can be viewed in place, whole numbers take few bytes. */
export function storedTrees(trees: TreeEnsemble): Record<string, Tensor> {
  return {
    'trees.start': narrowestIntegers(trees.treeStart),
    'trees.split_feature': narrowestIntegers(trees.splitFeature),
    'trees.threshold': narrowestNumbers(trees.threshold),
    'trees.missing_left': trees.missingLeft,
    'trees.left': narrowestIntegers(trees.left),
    'trees.right': narrowestIntegers(trees.right),
    'trees.value': narrowestNumbers(trees.value),
    'trees.cover': narrowestNumbers(trees.cover),
    'trees.gain': narrowestNumbers(trees.gain),
  };
}

/**
 * Reads them back and checks the structure: no NaN and no infinite value, features below `featureCount`, every
 * tree one tree whose children follow their parents, at most 64 deep. So no later walk loops or leaves
 * the arrays. Throws `model.file-damaged`.
 */
export function readTrees(
  tensors: Readonly<Record<string, Tensor>>,
  featureCount: number,
  baseMargin: number,
  objective: EnsembleObjective,
): TreeEnsemble {
  const splitFeature = new Int32Array(tensorNamed(tensors, 'trees.split_feature'));
  const nodeCount = splitFeature.length;
  const perNode = (name: string): Tensor => {
    const tensor = tensorNamed(tensors, name);
    if (tensor.length !== nodeCount)
      throw damaged(`tensor ${name}`, `${tensor.length} values`, `${nodeCount}, one per node`);
    return tensor;
  };
  // Native searches: at process start a loop in JavaScript would take milliseconds.
  const numbers = (
    name: string,
    bad: readonly number[] = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ) => {
    const values = asDoubles(perNode(name));
    for (const value of bad)
      if (values.includes(value))
        throw damaged(`tensor ${name}`, String(value), 'no number out of range');
    return values;
  };
  const trees: TreeEnsemble = {
    objective,
    featureCount,
    baseMargin,
    treeStart: new Int32Array(tensorNamed(tensors, 'trees.start')),
    splitFeature,
    // Infinity parts the missing from all others.
    threshold: numbers('trees.threshold', [Number.NaN]),
    missingLeft: new Uint8Array(perNode('trees.missing_left')),
    left: new Int32Array(perNode('trees.left')),
    right: new Int32Array(perNode('trees.right')),
    value: numbers('trees.value'),
    cover: numbers('trees.cover'),
    gain: numbers('trees.gain'),
  };
  checkStarts(trees);
  checkShape(trees);
  return trees;
}

function asDoubles(tensor: Tensor): Float64Array {
  return tensor instanceof Float64Array ? tensor : new Float64Array(tensor);
}

function checkStarts({ treeStart, splitFeature }: TreeEnsemble): void {
  const rises = treeStart.every((start, t) => (t === 0 ? start === 0 : start > treeStart[t - 1]!));
  const nodeCount = splitFeature.length;
  if (!rises || treeStart.at(-1) !== nodeCount)
    throw damaged('tree starts', 'another order', `numbers that rise from 0 to ${nodeCount}`);
}

function checkShape(trees: TreeEnsemble): void {
  const { treeStart, splitFeature, left, right, cover, missingLeft, featureCount } = trees;
  // 0: not reached yet; otherwise one more than the depth.
  const reached = new Uint8Array(splitFeature.length);
  for (let t = 0; t + 1 < treeStart.length; t++) {
    const end = treeStart[t + 1]!;
    reached[treeStart[t]!] = 1;
    for (let node = treeStart[t]!; node < end; node++) {
      const depth = reached[node]!;
      if (depth === 0)
        throw damaged(`node ${node}`, 'no parent', 'one parent for all but the root');
      if (!(cover[node]! >= 0)) throw damaged(`node ${node}`, 'a cover below 0', '0 or more');
      const feature = splitFeature[node]!;
      const l = left[node]!;
      const r = right[node]!;
      if (feature < 0) {
        if (feature !== -1 || l !== -1 || r !== -1)
          throw damaged(`node ${node}`, 'a leaf with children', '-1 for feature and children');
        continue;
      }
      if (feature >= featureCount || missingLeft[node]! > 1)
        throw damaged(`node ${node}`, `feature ${feature}`, `a feature below ${featureCount}`);
      if (depth > deepestTree)
        throw damaged(`tree ${t}`, 'a deeper tree', `at most ${deepestTree} splits to a leaf`);
      const areLater = l > node && r > node && l < end && r < end && l !== r;
      if (!areLater || reached[l]! + reached[r]! > 0)
        throw damaged(`node ${node}`, `children ${l} and ${r}`, 'later nodes, reached once');
      reached[l] = depth + 1;
      reached[r] = depth + 1;
    }
  }
}

function damaged(what: string, got: string, expected: string) {
  return problem('model.file-damaged', { what, got, expected });
}
