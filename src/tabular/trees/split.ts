import type { BinCuts } from './binning.js';
import type { HistogramLayout } from './histogram.js';
import type { Histogram } from './number-types.js';

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
  /** Loss reduction against the undivided node, times two, as XGBoost reports it. */
  readonly gain: number;
  readonly leftGradients: number;
  readonly leftHessians: number;
}

// XGBoost's bound below which a reduction is rounding noise.
const smallestGain = 1e-6;

/**
 * The split of largest gain over the given active features, or null when none is allowed;
 * on ties the first feature, then the lowest bin. Gain after Chen & Guestrin 2016, equation 7.
 * Missing values try both sides; where a node has none, later ones follow the heavier child.
 * `noiseHessians` is what subtraction of histograms may leave in an empty bin.
 */
export function findSplit(
  histogram: Histogram,
  cuts: BinCuts,
  layout: HistogramLayout,
  features: Int32Array,
  sumGradients: number,
  sumHessians: number,
  noiseHessians: number,
  rules: SplitRules,
): NodeSplit | null {
  const { lambda, alpha } = rules;
  const leastWeight = Math.max(rules.minChildWeight, noiseHessians);
  const ownScore = leafScore(sumGradients, sumHessians, lambda, alpha);
  let bestScore = ownScore + Math.max(rules.gamma, smallestGain);
  let bestActive = -1;
  let bestBin = 0;
  let bestMissingLeft = false;
  let bestGradients = 0;
  let bestHessians = 0;
  for (let k = 0; k < features.length; k++) {
    const active = features[k]!;
    const feature = cuts.activeFeatures[active]!;
    const start = layout.slotStart[active]!;
    const bins = cuts.thresholds[feature]!.length + 1;
    const missingAt = 2 * (start + bins);
    const missingHessians = cuts.hasMissing[feature] === 1 ? histogram[missingAt + 1]! : 0;
    const someMissing = missingHessians > noiseHessians;
    const missingGradients = someMissing ? histogram[missingAt]! : 0;
    // With missing values, the last cut divides them from all present ones.
    const cutCount = someMissing ? bins : bins - 1;
    let g = 0;
    let h = 0;
    for (let bin = 0; bin < cutCount; bin++) {
      const at = 2 * (start + bin);
      g += histogram[at]!;
      h += histogram[at + 1]!;
      const rest = sumHessians - h;
      if (h >= leastWeight && rest >= leastWeight) {
        const score =
          leafScore(g, h, lambda, alpha) + leafScore(sumGradients - g, rest, lambda, alpha);
        if (score > bestScore) {
          bestScore = score;
          bestActive = active;
          bestBin = bin;
          bestMissingLeft = !someMissing && h >= rest;
          bestGradients = g;
          bestHessians = h;
        }
      }
      if (!someMissing || bin === bins - 1) continue;
      const withMissing = h + missingHessians;
      const restPresent = rest - missingHessians;
      if (withMissing >= leastWeight && restPresent >= leastWeight) {
        const sum = g + missingGradients;
        const score =
          leafScore(sum, withMissing, lambda, alpha) +
          leafScore(sumGradients - sum, restPresent, lambda, alpha);
        if (score > bestScore) {
          bestScore = score;
          bestActive = active;
          bestBin = bin;
          bestMissingLeft = true;
          bestGradients = sum;
          bestHessians = withMissing;
        }
      }
    }
  }
  if (bestActive < 0) return null;
  return {
    active: bestActive,
    bin: bestBin,
    missingLeft: bestMissingLeft,
    gain: bestScore - ownScore,
    leftGradients: bestGradients,
    leftHessians: bestHessians,
  };
}

/** The best value of a leaf with these sums: -soft(G, alpha) / (H + lambda). */
export function leafValue(gradients: number, hessians: number, rules: SplitRules): number {
  const weight = hessians + rules.lambda;
  return weight > 0 ? -softened(gradients, rules.alpha) / weight : 0;
}

function leafScore(g: number, h: number, lambda: number, alpha: number): number {
  const soft = alpha === 0 ? g : softened(g, alpha);
  return (soft * soft) / (h + lambda);
}

function softened(g: number, alpha: number): number {
  if (g > alpha) return g - alpha;
  return g < -alpha ? g + alpha : 0;
}
