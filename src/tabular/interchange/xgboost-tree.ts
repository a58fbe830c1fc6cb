import {
  countAt,
  damaged,
  type JsonRecord,
  listAt,
  numbersAt,
  numbersOrNaNAt,
  recordAt,
  shown,
  unsupported,
} from './file-facts.js';
import type { ForeignNode, ForeignTree } from './foreign-trees.js';
import { lowestDouble } from './single-precision.js';

const mostCategories = 256;

/**
 * One tree of an XGBoost file. Numbers are single precision and compared with `<`. A category that a set names goes right,
 * every other left. `weight` multiplies the leaves.
 */
export function xgboostTree(from: JsonRecord, name: string, weight: number): ForeignTree {
  const left = numbersAt(from, 'left_children', name);
  const nodeCount = left.length;
  if (nodeCount === 0) throw damaged(name, 'no nodes', 'at least one');
  checkLeaves(from, name);
  const perNode = (key: string) => numbersAt(from, key, name, nodeCount);
  const right = perNode('right_children');
  const features = perNode('split_indices');
  const conditions = numbersOrNaNAt(from, 'split_conditions', name, nodeCount);
  const covers = perNode('sum_hessian');
  const gains = perNode('loss_changes');
  const missingLeft = flags(from, name, nodeCount);
  const kinds = from.split_type === undefined ? null : perNode('split_type');
  const sets = kinds?.includes(1) ? categorySets(from, name, nodeCount) : null;
  // 2.0 and later leave the feature of a leaf unset; only splits are looked at.
  const nodeAt = (node: number): ForeignNode | undefined => {
    const l = left[node];
    if (l === undefined) return undefined;
    const cover = covers[node]!;
    if (l === -1) {
      if (right[node] !== -1)
        throw damaged(`${name}, node ${node}`, 'one child', 'two children or none');
      return { kind: 'leaf', values: [weight * Math.fround(conditions[node]!)], cover };
    }
    const categories = sets !== null && kinds?.[node] === 1 ? (sets.get(node) ?? null) : null;
    if (kinds?.[node] === 1 && categories === null)
      throw damaged(`${name}, node ${node}`, 'no categories', 'the categories of its split');
    return {
      kind: 'split',
      feature: features[node]!,
      threshold: categories === null ? lowestDouble(Math.fround(conditions[node]!)) : 0,
      categories,
      missingLeft: missingLeft[node]!,
      left: l,
      right: right[node]!,
      cover,
      gain: gains[node]!,
    };
  };
  return { name, root: 0, nodeAt };
}

function checkLeaves(from: JsonRecord, name: string): void {
  const parameters = from.tree_param === undefined ? {} : recordAt(from, 'tree_param', name);
  const size = countAt(parameters, 'size_leaf_vector', `${name}.tree_param`, 0);
  if (size > 1) throw unsupported(`${name}, a leaf`, `${size} numbers`, 'one number in a leaf');
}

function flags(from: JsonRecord, name: string, nodeCount: number): readonly boolean[] {
  const list = listAt(from, 'default_left', name);
  if (list.length !== nodeCount)
    throw damaged(`${name}.default_left`, `${list.length} entries`, `${nodeCount}`);
  return list.map((flag, i) => {
    if (flag === true || flag === 1) return true;
    if (flag === false || flag === 0) return false;
    throw damaged(`${name}.default_left[${i}]`, shown(flag), '0 or 1');
  });
}

/** Bits by category, 1 = left, of the nodes that split by category: sets in the file name those that go right. */
function categorySets(
  from: JsonRecord,
  name: string,
  nodeCount: number,
): ReadonlyMap<number, Uint32Array> {
  const nodes = numbersAt(from, 'categories_nodes', name);
  const starts = numbersAt(from, 'categories_segments', name);
  const sizes = numbersAt(from, 'categories_sizes', name);
  const categories = numbersAt(from, 'categories', name);
  if (starts.length !== nodes.length || sizes.length !== nodes.length)
    throw damaged(
      `${name}.categories_segments`,
      `${starts.length} starts and ${sizes.length} sizes`,
      `${nodes.length} of each`,
    );
  const sets = new Map<number, Uint32Array>();
  nodes.forEach((node, i) => {
    const start = starts[i]!;
    const end = start + sizes[i]!;
    const isPart =
      Number.isInteger(start) && start >= 0 && sizes[i]! >= 0 && end <= categories.length;
    if (!(Number.isInteger(node) && node >= 0 && node < nodeCount) || !isPart || sets.has(node))
      throw damaged(
        `${name}.categories_nodes[${i}]`,
        `node ${node}, categories ${start} to ${end}`,
        `a node once, categories below ${categories.length}`,
      );
    const set = new Uint32Array(mostCategories / 32).fill(0xffffffff);
    for (const category of categories.slice(start, end)) {
      if (!(Number.isInteger(category) && category >= 0))
        throw damaged(`${name}.categories`, String(category), 'a category from 0');
      if (category >= mostCategories)
        throw unsupported(
          `${name}, node ${node}`,
          `category ${category}`,
          `categories 0 to ${mostCategories - 1}`,
        );
      set[category >> 5]! &= ~(1 << (category & 31));
    }
    sets.set(node, set);
  });
  return sets;
}
