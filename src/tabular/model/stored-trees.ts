import { problem } from '../../shared/index.js';
import type {
  CategorySplits,
  ClassEnsembles,
  EnsembleObjective,
  TreeEnsemble,
} from '../trees/tree-ensemble.js';
import { narrowestIntegers, narrowestNumbers } from './narrowest.js';
import { type Tensor, tensorNamed } from './tensor-file.js';

// Deeper trees come from no trainer and would cost readers their stack.
const deepestTree = 64;
const wordsPerSet = 8;

/**
 * An ensemble as tensors, one per array: doubles can be viewed in place, whole numbers take few bytes. Splits by
 * category have NaN as their threshold, which readers that do not know them refuse.
 */
export function storedTrees(trees: TreeEnsemble): Record<string, Tensor> {
  return tensorsOf(trees, 'trees', null);
}

/**
 * The ensembles of several classes as tensors, those of class k under `trees.k`. An array that a class shares with
 * class 0, as in forests, is written once.
 */
export function storedClassTrees(ensembles: ClassEnsembles): Record<string, Tensor> {
  const tensors: Record<string, Tensor> = {};
  ensembles.forEach((trees, k) => {
    Object.assign(tensors, tensorsOf(trees, `trees.${k}`, k === 0 ? null : ensembles[0]!));
  });
  return tensors;
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
  return readEnsemble((name) => tensors[`trees.${name}`], featureCount, baseMargin, objective);
}

/** The same for several classes, one for each base margin. */
export function readClassTrees(
  tensors: Readonly<Record<string, Tensor>>,
  featureCount: number,
  baseMargins: readonly number[],
  objective: EnsembleObjective,
): ClassEnsembles {
  return baseMargins.map((baseMargin, k) =>
    readEnsemble(
      (name) => tensors[`trees.${k}.${name}`] ?? tensors[`trees.0.${name}`],
      featureCount,
      baseMargin,
      objective,
    ),
  );
}

/** `shared` holds arrays that are written elsewhere. */
function tensorsOf(
  trees: TreeEnsemble,
  prefix: string,
  shared: TreeEnsemble | null,
): Record<string, Tensor> {
  const tensors: Record<string, Tensor> = {};
  const { categorySplits: sets } = trees;
  const writes: readonly [string, object, object | undefined, () => Tensor][] = [
    ['start', trees.treeStart, shared?.treeStart, () => narrowestIntegers(trees.treeStart)],
    [
      'split_feature',
      trees.splitFeature,
      shared?.splitFeature,
      () => narrowestIntegers(trees.splitFeature),
    ],
    [
      'threshold',
      trees.threshold,
      shared?.threshold,
      () => narrowestNumbers(markedThresholds(trees)),
    ],
    ['missing_left', trees.missingLeft, shared?.missingLeft, () => trees.missingLeft],
    ['left', trees.left, shared?.left, () => narrowestIntegers(trees.left)],
    ['right', trees.right, shared?.right, () => narrowestIntegers(trees.right)],
    ['value', trees.value, shared?.value, () => narrowestNumbers(trees.value)],
    ['cover', trees.cover, shared?.cover, () => narrowestNumbers(trees.cover)],
    ['gain', trees.gain, shared?.gain, () => narrowestNumbers(trees.gain)],
  ];
  for (const [name, array, written, make] of writes)
    if (array !== written) tensors[`${prefix}.${name}`] = make();
  if (sets !== undefined && sets !== shared?.categorySplits) {
    tensors[`${prefix}.category_set`] = narrowestIntegers(sets.setOfNode);
    tensors[`${prefix}.category_bits`] = sets.bits;
  }
  return tensors;
}

function markedThresholds({ threshold, categorySplits }: TreeEnsemble): Float64Array {
  if (categorySplits === undefined) return threshold;
  return threshold.map((value, node) =>
    categorySplits.setOfNode[node]! >= 0 ? Number.NaN : value,
  );
}

function readEnsemble(
  tensorOf: (name: string) => Tensor | undefined,
  featureCount: number,
  baseMargin: number,
  objective: EnsembleObjective,
): TreeEnsemble {
  const named = (name: string) => {
    const tensor = tensorOf(name);
    return tensorNamed(tensor === undefined ? {} : { [`trees.${name}`]: tensor }, `trees.${name}`);
  };
  const splitFeature = new Int32Array(named('split_feature'));
  const nodeCount = splitFeature.length;
  const perNode = (name: string): Tensor => {
    const tensor = named(name);
    if (tensor.length !== nodeCount)
      throw damaged(
        `tensor trees.${name}`,
        `${tensor.length} values`,
        `${nodeCount}, one per node`,
      );
    return tensor;
  };
  // Native searches: at process start a loop in JavaScript would take milliseconds.
  const numbers = (name: string, values: Float64Array, bad: readonly number[] = notFinite) => {
    for (const value of bad)
      if (values.includes(value))
        throw damaged(`tensor trees.${name}`, String(value), 'no number out of range');
    return values;
  };
  const categorySplits =
    tensorOf('category_set') === undefined
      ? undefined
      : readCategorySplits(perNode('category_set'), named('category_bits'), splitFeature);
  const threshold = asDoubles(perNode('threshold'));
  const trees: TreeEnsemble = {
    objective,
    featureCount,
    baseMargin,
    treeStart: new Int32Array(named('start')),
    splitFeature,
    // Infinity parts the missing from all others.
    threshold: numbers('threshold', withoutMarks(threshold, categorySplits), [Number.NaN]),
    missingLeft: new Uint8Array(perNode('missing_left')),
    left: new Int32Array(perNode('left')),
    right: new Int32Array(perNode('right')),
    value: numbers('value', asDoubles(perNode('value'))),
    cover: numbers('cover', asDoubles(perNode('cover'))),
    gain: numbers('gain', asDoubles(perNode('gain'))),
    ...(categorySplits === undefined ? {} : { categorySplits }),
  };
  checkStarts(trees);
  checkShape(trees);
  return trees;
}

const notFinite = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

function asDoubles(tensor: Tensor): Float64Array {
  return tensor instanceof Float64Array ? tensor : new Float64Array(tensor);
}

function readCategorySplits(sets: Tensor, bits: Tensor, splitFeature: Int32Array): CategorySplits {
  const setOfNode = new Int32Array(sets);
  const count = bits.length / wordsPerSet;
  setOfNode.forEach((set, node) => {
    if (set < -1 || set >= count || (set >= 0 && splitFeature[node]! < 0))
      throw damaged(`node ${node}`, `category set ${set}`, `a split with a set below ${count}`);
  });
  return { setOfNode, bits: new Uint32Array(bits) };
}

/** Splits by category have a threshold of 0 in memory. */
function withoutMarks(threshold: Float64Array, sets: CategorySplits | undefined): Float64Array {
  if (sets === undefined) return threshold;
  return threshold.map((value, node) => (sets.setOfNode[node]! >= 0 ? 0 : value));
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
