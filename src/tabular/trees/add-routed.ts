import { divideBySplit } from './divide-node.js';
import type { GrowingNode } from './growing-node.js';
import type { TreeGround } from './tree-ground.js';

/**
 * Adds to the margins of the positions `begin..end` the leaves they reach, whether the tree grew on them or not: the
 * positions are divided node by node as in growing, many times faster than following each from the root.
 * Takes the ground's rows, so nodes no longer know theirs.
 */
export function addRouted(
  ground: TreeGround,
  root: GrowingNode,
  begin: number,
  end: number,
  margins: Float64Array,
): void {
  const { rows } = ground;
  for (let i = begin; i < end; i++) rows[i - begin] = i;
  const route = (node: GrowingNode, from: number, to: number): void => {
    if (from === to) return;
    if (node.split === null || node.left === null || node.right === null) {
      for (let i = from; i < to; i++) margins[rows[i]!] = margins[rows[i]!]! + node.value;
      return;
    }
    const middle = divideBySplit(ground, node.split, from, to);
    route(node.left, from, middle);
    route(node.right, middle, to);
  };
  route(root, 0, end - begin);
}
