import type { HistogramLayout } from './histogram.js';
import type { Kernel } from './kernel/kernel.js';
import { type Histogram, slotsPerFeature } from './number-types.js';
import type { PairScales, PairSums } from './quantise.js';
import type { Cut, ScanRules } from './scan-features.js';

/** What a leaf costs and which splits are allowed. */
export interface SplitRules {
  readonly lambda: number;
  readonly alpha: number;
  readonly gamma: number;
  readonly minChildWeight: number;
}

/** One way to divide a node. Left are bins 0..bin of the active feature, and the missing values when `missingLeft`. */
export interface NodeSplit {
  readonly active: number;
  readonly bin: number;
  readonly missingLeft: boolean;
  /** Loss reduction against the undivided node, times two, as XGBoost reports it; of rounded gradients while a tree grows. */
  readonly gain: number;
}

/** A split with the sums of quantised pairs that it sends left. */
export interface FoundSplit extends NodeSplit {
  readonly left: PairSums;
}

/** Split rules of one tree, in the units of its quantised pairs. */
export interface QuantisedRules extends ScanRules {
  /** Score that a division must gain. */
  readonly leastGain: number;
  /** Real loss reduction of a gain of one. */
  readonly gainUnit: number;
}

// XGBoost's bound below which a reduction is rounding noise.
const smallestGain = 1e-6;
// A side may not weigh more than sums can.
const mostHessians = 2 ** 31 - 1;

export function quantisedRules(rules: SplitRules, scales: PairScales): QuantisedRules {
  const gainUnit = scales.hessian / scales.gradient ** 2;
  const leastHessians = Math.ceil(rules.minChildWeight * scales.hessian);
  return {
    lambda: rules.lambda * scales.hessian,
    alpha: rules.alpha * scales.gradient,
    leastHessians: Math.min(Math.max(1, leastHessians), mostHessians),
    leastGain: Math.max(rules.gamma, smallestGain) / gainUnit,
    gainUnit,
  };
}

/**
 * The split of largest gain over the given active features, or null when none is allowed; on ties the first feature,
 * then missing values right, then the lowest cut; of several that divide the node's rows alike, the middle one. Gain
 * after Chen & Guestrin 2016, equation 7.
 */
export function findSplit(
  kernel: Pick<Kernel, 'scanFeatures'>,
  histogram: Histogram,
  layout: HistogramLayout,
  features: Int32Array,
  sums: PairSums,
  rules: QuantisedRules,
): FoundSplit | null {
  const own = sideScore(sums.gradients, sums.hessians, rules);
  const scoreToBeat = own + rules.leastGain;
  const cut = kernel.scanFeatures(histogram, layout, features, sums, rules, scoreToBeat);
  if (cut === null) return null;
  const { active, missingLeft, left } = cut;
  const bin = betweenNeighbours(cut, histogram, layout);
  return { active, bin, missingLeft, left, gain: (cut.score - own) * rules.gainUnit };
}

/** The middle of the cuts that divide the node's rows as this one does: as far from the values below as from those above. */
function betweenNeighbours(
  { active, bin }: Cut,
  histogram: Histogram,
  { binCounts }: HistogramLayout,
): number {
  const start = 2 * slotsPerFeature * active;
  let next = bin + 1;
  while (next < binCounts[active]! && histogram[start + 2 * next] === 0) next++;
  // With nothing above, the cut divides present values from missing ones.
  return next < binCounts[active]! ? (bin + next - 1) >> 1 : binCounts[active]! - 1;
}

/** The best value of a leaf with these sums: -soft(G, alpha) / (H + lambda). */
export function leafValue(gradients: number, hessians: number, rules: SplitRules): number {
  const weight = hessians + rules.lambda;
  return weight > 0 ? -softened(gradients, rules.alpha) / weight : 0;
}

/** What a side with these sums takes off the loss, times two: soft(G, alpha)^2 / (H + lambda). */
export function sideScore(
  gradients: number,
  hessians: number,
  { lambda, alpha }: Pick<SplitRules, 'lambda' | 'alpha'>,
): number {
  const soft = softened(gradients, alpha);
  const weight = hessians + lambda;
  return weight > 0 ? (soft * soft) / weight : 0;
}

function softened(g: number, alpha: number): number {
  if (g > alpha) return g - alpha;
  return g < -alpha ? g + alpha : 0;
}
