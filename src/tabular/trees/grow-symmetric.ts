import type { Random } from '../../shared/index.js';
import { divideNode, mayDivide } from './divide-node.js';
import type { GrowingNode } from './growing-node.js';
import type { HistogramLayout } from './histogram.js';
import { type Histogram, slotsPerFeature } from './number-types.js';
import type { PairSums } from './quantise.js';
import { sampleFeatures } from './sample.js';
import { type QuantisedRules, sideScore } from './split.js';
import type { TreeGround } from './tree-ground.js';

/** A node of the present level, and its sums per bin where there is room to keep them. */
interface LevelNode {
  readonly node: GrowingNode;
  readonly histogram: Histogram | null;
}

/** A cut that divides all nodes of a level. */
interface SharedCut {
  readonly active: number;
  readonly bin: number;
  readonly missingLeft: boolean;
}

/**
 * Divides all nodes of a level by one and the same cut, the one of largest summed gain, less `leastGain` for every node
 * it divides (oblivious trees: Prokhorenkova et al. 2018). A node in which a side would be empty or too light stays
 * whole and is there again on the next level. Ties as in `findSplit`.
 */
export function growSymmetric(
  ground: TreeGround,
  root: GrowingNode,
  features: Int32Array,
  rules: QuantisedRules,
  random: Random,
): void {
  const { kernel, pool, layout } = ground;
  const build = (node: GrowingNode, of: Int32Array, into: Histogram) =>
    kernel.buildHistogram(
      ground.binned,
      layout,
      of,
      ground.pairs,
      ground.rows,
      node.begin,
      node.end,
      into,
    );
  const gains = new Float64Array(2 * slotsPerFeature * layout.width);
  const allowed = (node: GrowingNode) => mayDivide(node, ground.rules, rules);
  let level: LevelNode[] = allowed(root) ? [{ node: root, histogram: null }] : [];
  for (let depth = 0; depth < ground.rules.maxDepth && level.length > 0; depth++) {
    const seen = sampleFeatures(features, ground.rules.columnShareByNode, random);
    gains.fill(0);
    level = level.map(({ node, histogram }) => {
      const own = histogram ?? pool.take();
      if (histogram === null) build(node, features, own);
      addGains(own, layout, seen, node.sums, rules, gains);
      if (pool.freeCount > 0) return { node, histogram: own };
      pool.giveBack(own);
      return { node, histogram: null };
    });
    const cut = bestSharedCut(layout, seen, gains);
    if (cut === null) break;
    const feature = Int32Array.of(cut.active);
    // Sums that the cut sends left, node by node.
    const lefts = level.map(({ node, histogram }) => {
      const own = histogram ?? pool.take();
      if (histogram === null) build(node, feature, own);
      const sums = sumsLeft(own, layout, cut);
      if (histogram === null) pool.giveBack(own);
      return sums;
    });
    const missingLeft = level.some(({ node }) => misses(ground, node, cut))
      ? cut.missingLeft
      : followsHeavier(level, lefts);
    const next: LevelNode[] = [];
    level.forEach(({ node, histogram }, i) => {
      const left = lefts[i]!;
      if (!weighsEnough(left.hessians, node.sums.hessians, rules)) {
        next.push({ node, histogram });
        return;
      }
      const gain = gainOf(left, node.sums, rules) * rules.gainUnit;
      const { active, bin } = cut;
      const [first, second] = divideNode(
        ground,
        node,
        { active, bin, missingLeft, gain, left },
        rules,
      );
      next.push(...childrenOf(first, second, histogram));
    });
    level = next;
  }
  for (const { histogram } of level) if (histogram !== null) pool.giveBack(histogram);

  function childrenOf(
    left: GrowingNode,
    right: GrowingNode,
    histogram: Histogram | null,
  ): LevelNode[] {
    const [smaller, larger] =
      left.end - left.begin <= right.end - right.begin ? [left, right] : [right, left];
    const histograms = new Map<GrowingNode, Histogram | null>();
    if (histogram !== null) {
      if (pool.freeCount > 1) {
        const other = pool.take();
        build(smaller, features, other);
        kernel.subtractHistogram(layout, features, histogram, other);
        histograms.set(smaller, other).set(larger, histogram);
      } else pool.giveBack(histogram);
    }
    const children: LevelNode[] = [];
    for (const node of [left, right]) {
      const own = histograms.get(node) ?? null;
      if (allowed(node)) children.push({ node, histogram: own });
      else if (own !== null) pool.giveBack(own);
    }
    return children;
  }
}

/** Adds to `gains[2 slot + side]` what dividing the node after that slot gains; side 1 has missing values on the left. */
function addGains(
  histogram: Histogram,
  layout: HistogramLayout,
  features: Int32Array,
  sums: PairSums,
  rules: QuantisedRules,
  gains: Float64Array,
): void {
  for (const active of features) {
    const start = slotsPerFeature * active;
    const binCount = layout.binCounts[active]!;
    for (let side = 0; side <= layout.hasMissing[active]!; side++) {
      let { gradients, hessians } = side === 0 ? nothing : missingOf(histogram, layout, active);
      // With missing values on the right, the cut after the last bin divides them from all present ones.
      const cutCount = layout.hasMissing[active] === 1 && side === 0 ? binCount : binCount - 1;
      for (let bin = 0; bin < cutCount; bin++) {
        hessians += histogram[2 * (start + bin)]!;
        gradients += histogram[2 * (start + bin) + 1]!;
        if (!weighsEnough(hessians, sums.hessians, rules)) continue;
        const at = 2 * (start + bin) + side;
        gains[at] = gains[at]! + gainOf({ gradients, hessians }, sums, rules) - rules.leastGain;
      }
    }
  }
}

function bestSharedCut(
  layout: HistogramLayout,
  features: Int32Array,
  gains: Float64Array,
): SharedCut | null {
  let best: SharedCut | null = null;
  let bestGain = 0;
  for (const active of features)
    for (let side = 0; side <= layout.hasMissing[active]!; side++)
      for (let bin = 0; bin < layout.binCounts[active]!; bin++) {
        const gain = gains[2 * (slotsPerFeature * active + bin) + side]!;
        if (gain <= bestGain) continue;
        bestGain = gain;
        best = { active, bin, missingLeft: side === 1 };
      }
  return best;
}

const nothing: PairSums = { gradients: 0, hessians: 0 };

function missingOf(histogram: Histogram, layout: HistogramLayout, active: number): PairSums {
  if (layout.hasMissing[active] === 0) return nothing;
  const at = 2 * (slotsPerFeature * active + layout.binCounts[active]!);
  return { hessians: histogram[at]!, gradients: histogram[at + 1]! };
}

function sumsLeft(
  histogram: Histogram,
  layout: HistogramLayout,
  { active, bin, missingLeft }: SharedCut,
): PairSums {
  let { gradients, hessians } = missingLeft ? missingOf(histogram, layout, active) : nothing;
  for (let at = 2 * slotsPerFeature * active, i = 0; i <= bin; i++, at += 2) {
    hessians += histogram[at]!;
    gradients += histogram[at + 1]!;
  }
  return { gradients, hessians };
}

/** Whether a row of the node lacks the cut's feature. */
function misses(
  { layout, binned, rows }: TreeGround,
  node: GrowingNode,
  { active }: SharedCut,
): boolean {
  if (layout.hasMissing[active] === 0) return false;
  const missingCode = layout.binCounts[active]!;
  const start = active * binned.rowCount;
  for (let i = node.begin; i < node.end; i++)
    if (binned.columnCodes[start + rows[i]!] === missingCode) return true;
  return false;
}

function followsHeavier(level: readonly LevelNode[], lefts: readonly PairSums[]): boolean {
  let left = 0;
  let all = 0;
  level.forEach(({ node }, i) => {
    left += lefts[i]!.hessians;
    all += node.sums.hessians;
  });
  return left >= all - left;
}

function weighsEnough(left: number, all: number, { leastHessians }: QuantisedRules): boolean {
  return left >= leastHessians && all - left >= leastHessians;
}

function gainOf(left: PairSums, all: PairSums, rules: QuantisedRules): number {
  return (
    sideScore(left.gradients, left.hessians, rules) +
    sideScore(all.gradients - left.gradients, all.hessians - left.hessians, rules) -
    sideScore(all.gradients, all.hessians, rules)
  );
}
