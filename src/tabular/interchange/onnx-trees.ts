import { damaged, unsupported } from './file-facts.js';
import type { ForeignNode, ForeignTree } from './foreign-trees.js';
import { integersOf, numbersOf, type OnnxNode } from './onnx-graph.js';
import type { OnnxInputs } from './onnx-inputs.js';
import type { LeafNumbers } from './onnx-outputs.js';
import { lowestDouble, lowestSingle, nextDouble } from './single-precision.js';

const mostCategories = 256;

/** The trees of a TreeEnsemble node, each test turned into one of the form `x < threshold` on raw values. */
export function onnxTrees(
  node: OnnxNode,
  inputs: OnnxInputs,
  leaves: LeafNumbers,
): readonly ForeignTree[] {
  const treeIds = integersOf(node, 'nodes_treeids');
  const count = treeIds.length;
  const integers = (name: string) => perNode(name, integersOf(node, name), count);
  const nodeIds = integers('nodes_nodeids');
  const features = integers('nodes_featureids');
  const whenTrue = integers('nodes_truenodeids');
  const whenFalse = integers('nodes_falsenodeids');
  const values = perNode('nodes_values', numbersOf(node, 'nodes_values'), count);
  const modes = perNode('nodes_modes', node.attributes.get('nodes_modes')?.texts ?? [], count);
  const tracks = integersOf(node, 'nodes_missing_value_tracks_true');
  if (tracks.length > 0) perNode('nodes_missing_value_tracks_true', tracks, count);

  const places = new Map<number, Map<number, number>>();
  treeIds.forEach((tree, i) => {
    const nodes = places.get(tree) ?? new Map<number, number>();
    places.set(tree, nodes);
    if (nodes.has(nodeIds[i]!))
      throw damaged(`tree ${tree}`, `node ${nodeIds[i]} twice`, 'every node once');
    nodes.set(nodeIds[i]!, i);
  });

  const split = (i: number, name: string): ForeignNode =>
    splitOf({
      name,
      mode: modes[i]!,
      feature: features[i]!,
      // Trees that compare singles round what they compare with, too.
      value: inputs.comparesDoubles ? values[i]! : Math.fround(values[i]!),
      whenTrue: whenTrue[i]!,
      whenFalse: whenFalse[i]!,
      missingIsTrue: tracks[i] === 1,
      inputs,
    });
  return [...places].map(([tree, nodes]) => {
    const name = `tree ${tree}`;
    const isLeaf = (i: number) => modes[i] === 'LEAF';
    return {
      name,
      root: rootOf(name, nodes, (i) => (isLeaf(i) ? [] : [whenTrue[i]!, whenFalse[i]!])),
      nodeAt: (number) => {
        const i = nodes.get(number);
        if (i === undefined) return undefined;
        if (!isLeaf(i)) return split(i, `${name}, node ${number}`);
        const found = leaves(tree, number);
        if (found === null)
          throw damaged(`${name}, node ${number}`, 'a leaf without weights', 'weights');
        return { kind: 'leaf', values: found, cover: 0 };
      },
    };
  });
}

function perNode<T>(name: string, list: readonly T[], count: number): readonly T[] {
  if (list.length !== count)
    throw damaged(name, `${list.length} entries`, `${count}, one for each node`);
  return list;
}

/** The one node that is nobody's child. */
function rootOf(
  name: string,
  nodes: ReadonlyMap<number, number>,
  childrenOf: (place: number) => readonly number[],
): number {
  const children = new Set([...nodes.values()].flatMap(childrenOf));
  const roots = [...nodes.keys()].filter((node) => !children.has(node));
  if (roots.length !== 1)
    throw damaged(name, `${roots.length} nodes without a parent`, 'one, the root');
  return roots[0]!;
}

/** A test at a node, and where it leads. */
export interface OnnxTest {
  readonly name: string;
  readonly mode: string;
  readonly feature: number;
  readonly value: number;
  readonly whenTrue: number;
  readonly whenFalse: number;
  readonly missingIsTrue: boolean;
  readonly inputs: OnnxInputs;
}

/** A missing value fails every test but `!=`, unless it is told to count as true, or something is put in its place. */
export function splitOf(test: OnnxTest): ForeignNode {
  const { name, mode, feature, value, whenTrue, whenFalse, inputs } = test;
  if (Number.isNaN(value)) throw damaged(`${name}, its threshold`, 'NaN', 'a number');
  const base = { kind: 'split', feature, cover: 0, gain: 0, threshold: 0 } as const;
  const isTrue = comparisons.get(mode);
  if (isTrue !== undefined) {
    const isRising = mode === 'BRANCH_GT' || mode === 'BRANCH_GTE';
    const instead = inputs.seen?.(Number.NaN, feature) ?? Number.NaN;
    const missingIsTrue = Number.isNaN(instead) ? test.missingIsTrue : isTrue(instead, value);
    return {
      ...base,
      threshold: thresholdOf((x) => isTrue(x, value) === isRising, value, mode, feature, inputs),
      categories: null,
      missingLeft: missingIsTrue !== isRising,
      left: isRising ? whenFalse : whenTrue,
      right: isRising ? whenTrue : whenFalse,
    };
  }
  if (mode !== 'BRANCH_EQ' && mode !== 'BRANCH_NEQ')
    throw unsupported(`${name}, its mode`, mode, 'LEAF, BRANCH_LT, LEQ, GT, GTE, EQ and NEQ');
  const isEqual = mode === 'BRANCH_EQ';
  // Values that are no category take the way of missing values, so this one has to be the way of all others.
  if (isEqual && test.missingIsTrue)
    throw unsupported(name, 'a test for equality that missing values pass', 'that they fail it');
  return {
    ...base,
    categories: only(value, name, inputs),
    missingLeft: false,
    left: isEqual ? whenTrue : whenFalse,
    right: isEqual ? whenFalse : whenTrue,
  };
}

const comparisons: ReadonlyMap<string, (x: number, value: number) => boolean> = new Map([
  ['BRANCH_LT', (x, value) => x < value],
  ['BRANCH_LEQ', (x, value) => x <= value],
  ['BRANCH_GT', (x, value) => x > value],
  ['BRANCH_GTE', (x, value) => x >= value],
]);

/** The lowest double for which what the trees see of it goes right: above `value`, or equal to it where the mode says so. */
function thresholdOf(
  goesRight: (seen: number) => boolean,
  value: number,
  mode: string,
  feature: number,
  { isDouble, seen }: OnnxInputs,
): number {
  if (isDouble) return mode === 'BRANCH_LEQ' || mode === 'BRANCH_GT' ? nextDouble(value) : value;
  const lowest = lowestSingle((x) => goesRight(seen === null ? x : seen(x, feature)));
  return lowest === null ? Number.POSITIVE_INFINITY : lowestDouble(lowest);
}

/** The set of one category, for whole numbers 0..255 as they were given. */
function only(value: number, name: string, { seen }: OnnxInputs): Uint32Array {
  if (!(Number.isInteger(value) && value >= 0 && value < mostCategories) || seen !== null)
    throw unsupported(
      `${name}, a test for equality`,
      `${value}${seen === null ? '' : ' of changed values'}`,
      `whole numbers 0 to ${mostCategories - 1} that are taken as they are given`,
    );
  const set = new Uint32Array(mostCategories / 32);
  set[value >> 5] = 1 << (value & 31);
  return set;
}
