import { problem } from '../../shared/index.js';
import type { TreeEnsemble } from '../trees/tree-ensemble.js';
import { narrowestIntegers, narrowestNumbers } from './narrowest.js';
import type { Tensor } from './tensor-file.js';

// Deeper trees come from no trainer and would cost readers their stack.
const deepestTree = 64;

/**
 * An ensemble as tensors. What only splits or only leaves have is stored for them alone, in node order;
 * children are stored as distances from their parent, which fit a byte or two.
 */
export function storedTrees(trees: TreeEnsemble): Record<string, Tensor> {
  const splits: number[] = [];
  const leaves: number[] = [];
  trees.splitFeature.forEach((feature, node) => {
    (feature < 0 ? leaves : splits).push(node);
  });
  const numbers = (nodes: readonly number[], values: Float64Array) =>
    narrowestNumbers(Float64Array.from(nodes, (node) => values[node]!));
  const distances = (children: Int32Array) =>
    narrowestIntegers(Int32Array.from(splits, (node) => children[node]! - node));
  return {
    'trees.start': narrowestIntegers(trees.treeStart),
    'trees.feature': narrowestIntegers(trees.splitFeature),
    'trees.cover': narrowestNumbers(trees.cover),
    'trees.split.threshold': numbers(splits, trees.threshold),
    'trees.split.gain': numbers(splits, trees.gain),
    'trees.split.missing_left': Uint8Array.from(splits, (node) => trees.missingLeft[node]!),
    'trees.split.left': distances(trees.left),
    'trees.split.right': distances(trees.right),
    'trees.leaf.value': numbers(leaves, trees.value),
  };
}

/**
 * Reads them back and checks the structure: every number finite, features below `featureCount`, every
 * tree one tree whose children follow their parents, at most 64 deep. So no later walk loops or leaves
 * the arrays. Throws `model.file-damaged`.
 */
export function readTrees(
  tensors: Readonly<Record<string, Tensor>>,
  featureCount: number,
  baseMargin: number,
): TreeEnsemble {
  const tensor = (name: string): Tensor => {
    const found = tensors[name];
    if (found === undefined) throw damaged('its header', `no tensor ${name}`, 'that tensor');
    return found;
  };
  const treeStart = Int32Array.from(tensor('trees.start'));
  const feature = Int32Array.from(tensor('trees.feature'));
  const cover = asDoubles(tensor('trees.cover'));
  const splitThreshold = tensor('trees.split.threshold');
  const splitGain = tensor('trees.split.gain');
  const splitMissingLeft = tensor('trees.split.missing_left');
  const splitLeft = tensor('trees.split.left');
  const splitRight = tensor('trees.split.right');
  const leafValue = tensor('trees.leaf.value');

  const nodeCount = feature.length;
  let splitCount = 0;
  for (let node = 0; node < nodeCount; node++) if (feature[node]! >= 0) splitCount += 1;
  for (const part of [splitThreshold, splitGain, splitMissingLeft, splitLeft, splitRight])
    checkLength('entries per split', part.length, splitCount);
  checkLength('entries per leaf', leafValue.length, nodeCount - splitCount);
  checkLength('covers', cover.length, nodeCount);

  const threshold = new Float64Array(nodeCount);
  const missingLeft = new Uint8Array(nodeCount);
  const left = new Int32Array(nodeCount).fill(-1);
  const right = new Int32Array(nodeCount).fill(-1);
  const value = new Float64Array(nodeCount);
  const gain = new Float64Array(nodeCount);
  let split = 0;
  let leaf = 0;
  for (let node = 0; node < nodeCount; node++) {
    if (feature[node]! < 0) {
      value[node] = leafValue[leaf++]!;
      continue;
    }
    threshold[node] = splitThreshold[split]!;
    missingLeft[node] = splitMissingLeft[split]!;
    left[node] = node + splitLeft[split]!;
    right[node] = node + splitRight[split]!;
    gain[node] = splitGain[split]!;
    split += 1;
  }
  const trees: TreeEnsemble = {
    objective: 'logistic',
    featureCount,
    baseMargin,
    treeStart,
    splitFeature: feature,
    threshold,
    missingLeft,
    left,
    right,
    value,
    cover,
    gain,
  };
  checkStarts(trees);
  checkNumbers(trees);
  checkShape(trees);
  return trees;
}

function asDoubles(tensor: Tensor): Float64Array {
  return tensor instanceof Float64Array ? tensor : Float64Array.from(tensor);
}

function checkStarts({ treeStart, splitFeature }: TreeEnsemble): void {
  const rises = treeStart.every((start, t) => (t === 0 ? start === 0 : start > treeStart[t - 1]!));
  const nodeCount = splitFeature.length;
  if (!rises || treeStart.at(-1) !== nodeCount)
    throw damaged('tree starts', 'another order', `numbers that rise from 0 to ${nodeCount}`);
}

function checkNumbers(trees: TreeEnsemble): void {
  const { splitFeature, threshold, value, cover, gain, missingLeft, featureCount } = trees;
  for (let node = 0; node < splitFeature.length; node++) {
    const feature = splitFeature[node]!;
    if (feature < -1 || feature >= featureCount)
      throw damaged(
        `node ${node}`,
        `feature ${feature}`,
        `-1 on a leaf, or a feature below ${featureCount}`,
      );
    // A sum is finite only when all of its parts are (an overflow of finite parts is no model either).
    const sum = threshold[node]! + value[node]! + cover[node]! + gain[node]!;
    if (!Number.isFinite(sum) || cover[node]! < 0 || missingLeft[node]! > 1)
      throw damaged(
        `node ${node}`,
        'a number out of range',
        'finite numbers, a cover of 0 or more',
      );
  }
}

function checkShape({ treeStart, splitFeature, left, right }: TreeEnsemble): void {
  // 0: not reached yet; otherwise one more than the depth.
  const reached = new Uint8Array(splitFeature.length);
  for (let t = 0; t + 1 < treeStart.length; t++) {
    const end = treeStart[t + 1]!;
    reached[treeStart[t]!] = 1;
    for (let node = treeStart[t]!; node < end; node++) {
      const depth = reached[node]!;
      if (depth === 0)
        throw damaged(`node ${node}`, 'no parent', 'one parent for all but the root');
      if (splitFeature[node]! < 0) continue;
      if (depth > deepestTree)
        throw damaged(`tree ${t}`, 'a deeper tree', `at most ${deepestTree} splits to a leaf`);
      for (const child of [left[node]!, right[node]!]) {
        if (child <= node || child >= end || reached[child] !== 0)
          throw damaged(`node ${node}`, `child ${child}`, 'a later node of the tree, reached once');
        reached[child] = depth + 1;
      }
    }
  }
}

function checkLength(what: string, got: number, expected: number): void {
  if (got !== expected) throw damaged(what, String(got), String(expected));
}

function damaged(what: string, got: string, expected: string) {
  return problem('model.file-damaged', { what, got, expected });
}
