// Trees as XGBoost's JSON has them, as text: it tells whole numbers from others by how they are written.
import { problem } from '../../shared/index.js';
import type { TreeModel } from '../model/trained-model.js';
import { goesLeft } from '../trees/goes-left.js';
import type { TreeEnsemble } from '../trees/tree-ensemble.js';
import { lowestSingle } from './single-precision.js';

/** One ensemble and what it reads. */
export type Grown = Pick<TreeModel, 'features' | 'preparation' | 'trees'>;

const noParent = 2147483647;

/** One tree of an ensemble; its id is 0. Throws `interchange.cannot-express`. */
export function treeText(model: Grown, tree: number): string {
  const { trees } = model;
  const { treeStart, splitFeature, left, right, value, gain } = trees;
  const isSplit = (node: number) => splitFeature[node]! >= 0;
  const nodes = siblingsTogether(trees, treeStart[tree]!);
  const placeOf = new Map(nodes.map((node, place) => [node, place]));
  const parents = new Array<number>(nodes.length).fill(noParent);
  nodes.forEach((node, place) => {
    if (!isSplit(node)) return;
    parents[placeOf.get(left[node]!)!] = place;
    parents[placeOf.get(right[node]!)!] = place;
  });
  const sets = nodes.flatMap((node) => {
    const isByCategory = isSplit(node) && (trees.categorySplits?.setOfNode[node] ?? -1) >= 0;
    return isByCategory ? [{ node, categories: rightCategories(model, node) }] : [];
  });
  const isByCategory = new Set(sets.map(({ node }) => node));
  let segment = 0;
  const segments = sets.map(({ categories }) => {
    segment += categories.length;
    return segment - categories.length;
  });
  return treeJson({
    floats: {
      base_weights: nodes.map((node) => value[node]!),
      loss_changes: nodes.map((node) => gain[node]!),
      split_conditions: nodes.map((node) => {
        if (!isSplit(node)) return value[node]!;
        return isByCategory.has(node) ? 0 : rawThreshold(model, node);
      }),
      sum_hessian: positiveCovers(trees, nodes, placeOf),
    },
    integers: {
      categories: sets.flatMap(({ categories }) => categories),
      categories_nodes: sets.map(({ node }) => placeOf.get(node)!),
      categories_segments: segments,
      categories_sizes: sets.map(({ categories }) => categories.length),
      default_left: nodes.map((node) => (isSplit(node) && missingGoesLeft(model, node) ? 1 : 0)),
      left_children: nodes.map((node) => (isSplit(node) ? placeOf.get(left[node]!)! : -1)),
      parents,
      right_children: nodes.map((node) => (isSplit(node) ? placeOf.get(right[node]!)! : -1)),
      split_indices: nodes.map((node) => Math.max(0, splitFeature[node]!)),
      split_type: nodes.map((node) => (isByCategory.has(node) ? 1 : 0)),
    },
    featureCount: model.features.length,
  });
}

/** The nodes of a tree level by level. XGBoost looks for a right child one behind the left one, whatever the file says. */
function siblingsTogether({ splitFeature, left, right }: TreeEnsemble, root: number): number[] {
  const nodes = [root];
  // Grows while it is walked.
  for (const node of nodes) if (splitFeature[node]! >= 0) nodes.push(left[node]!, right[node]!);
  return nodes;
}

// Small enough to move no value that is told, large enough for products of singles.
const tinyShare = 2 ** -40;

/**
 * Covers above 0, by place: XGBoost divides by them and gives up on 0. A node that no row reached gets next to nothing, and
 * below it, as here, half goes either way. `nodes` has parents before children.
 */
function positiveCovers(
  { splitFeature, left, right, cover }: TreeEnsemble,
  nodes: readonly number[],
  placeOf: ReadonlyMap<number, number>,
): number[] {
  const written = new Array<number>(nodes.length).fill(0);
  written[0] = cover[nodes[0]!]! || 1;
  nodes.forEach((node, place) => {
    if (splitFeature[node]! < 0) return;
    const children = [left[node]!, right[node]!];
    const isKnown = children.some((child) => cover[child]! > 0);
    for (const child of children)
      written[placeOf.get(child)!] = isKnown
        ? cover[child]! || tinyShare * written[0]!
        : written[place]! / 2;
  });
  return written;
}

/** The smallest single that goes right, so that those below it go left. */
function rawThreshold({ trees, preparation }: Grown, node: number): number {
  const feature = trees.splitFeature[node]!;
  const center = preparation.center[feature]!;
  const scale = preparation.scale[feature]!;
  const threshold = trees.threshold[node]!;
  const lowest = lowestSingle((x) => !((x - center) / scale < threshold));
  // All finite values but the outermost go one way.
  return Math.max(-largestSingle, Math.min(largestSingle, lowest ?? largestSingle));
}

const largestSingle = 2 ** 128 - 2 ** 104;

function preparedValue({ preparation }: Grown, feature: number, raw: number): number {
  return (raw - preparation.center[feature]!) / preparation.scale[feature]!;
}

/** A missing value goes where what fills it goes. */
function missingGoesLeft(model: Grown, node: number): boolean {
  const feature = model.trees.splitFeature[node]!;
  const fill = model.preparation.fill[feature]!;
  return goesLeft(model.trees, node, preparedValue(model, feature, fill));
}

/** XGBoost's sets name the categories that go right; others, which no row here can have, go left. */
function rightCategories(model: Grown, node: number): readonly number[] {
  const feature = model.trees.splitFeature[node]!;
  const count = model.preparation.categories[feature]?.length;
  if (count === undefined && !isWholeRaw(model, feature))
    throw problem('interchange.cannot-express', {
      what: `a scaled split by category on ${model.features[feature]!.name}`,
      format: "XGBoost's JSON",
    });
  return Array.from({ length: count ?? 256 }, (_, code) => code).filter(
    (code) => !goesLeft(model.trees, node, preparedValue(model, feature, code)),
  );
}

function isWholeRaw({ preparation }: Grown, feature: number): boolean {
  return preparation.center[feature] === 0 && preparation.scale[feature] === 1;
}

/** A tree of one leaf. */
export function leafText(value: number, featureCount: number): string {
  return treeJson({
    floats: {
      base_weights: [value],
      loss_changes: [0],
      split_conditions: [value],
      sum_hessian: [1],
    },
    integers: {
      categories: [],
      categories_nodes: [],
      categories_segments: [],
      categories_sizes: [],
      default_left: [0],
      left_children: [-1],
      parents: [noParent],
      right_children: [-1],
      split_indices: [0],
      split_type: [0],
    },
    featureCount,
  });
}

function treeJson(tree: {
  readonly floats: Readonly<Record<string, readonly number[]>>;
  readonly integers: Readonly<Record<string, readonly number[]>>;
  readonly featureCount: number;
}): string {
  const parts = [
    ...Object.entries(tree.floats).map(
      ([name, numbers]) => `"${name}":[${numbers.map(singleText).join(',')}]`,
    ),
    ...Object.entries(tree.integers).map(([name, numbers]) => `"${name}":[${numbers.join(',')}]`),
    '"id":0',
    `"tree_param":${JSON.stringify({
      num_deleted: '0',
      num_feature: String(tree.featureCount),
      num_nodes: String(tree.integers.parents!.length),
      size_leaf_vector: '0',
    })}`,
  ];
  return `{${parts.join(',')}}`;
}

/** The shortest decimal that is this single; XGBoost takes numbers without a point or an exponent for integers. */
function singleText(value: number): string {
  const single = Math.fround(Math.max(-largestSingle, Math.min(largestSingle, value)));
  let text = '0';
  for (let digits = 1; digits <= 9; digits++) {
    text = String(Number(single.toPrecision(digits)));
    if (Math.fround(Number(text)) === single) break;
  }
  return /[.e]/.test(text) ? text : `${text}E0`;
}
