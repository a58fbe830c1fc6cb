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
 * on ties the first feature, then missing values right, then the lowest bin.
 * Gain after Chen & Guestrin 2016, equation 7. Missing values try both sides; where a node has none,
 * later ones follow the heavier child. `noiseHessians` is what subtraction may leave in an empty bin.
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
  const sums: NodeSums = { sumGradients, sumHessians };
  const leastWeight = Math.max(rules.minChildWeight, noiseHessians);
  const ownScore = leafScore(sumGradients, sumHessians, rules.lambda, rules.alpha);
  let bestScore = ownScore + Math.max(rules.gamma, smallestGain);
  let best: NodeSplit | null = null;
  const scan = rules.alpha === 0 ? scanCuts : scanCutsSoftened;
  for (let k = 0; k < features.length; k++) {
    const active = features[k]!;
    const feature = cuts.activeFeatures[active]!;
    const start = layout.slotStart[active]!;
    const binCount = cuts.thresholds[feature]!.length + 1;
    const missingAt = 2 * (start + binCount);
    const missingHessians = cuts.hasMissing[feature] === 1 ? histogram[missingAt + 1]! : 0;
    const someMissing = missingHessians > noiseHessians;
    // With missing values, the cut after the last bin divides them from all present ones.
    const cutCount = someMissing ? binCount : binCount - 1;
    for (let side = 0; side <= (someMissing ? 1 : 0); side++) {
      // Missing values on the left are a scan that begins with their sums.
      const g = side === 0 ? 0 : histogram[missingAt]!;
      const h = side === 0 ? 0 : missingHessians;
      const scanned = side === 0 ? cutCount : binCount - 1;
      const bin = scan(histogram, start, scanned, g, h, sums, leastWeight, bestScore, rules);
      if (bin < 0) continue;
      const [leftGradients, leftHessians] = sumsUpTo(histogram, start, bin, g, h);
      const rest = sumHessians - leftHessians;
      bestScore =
        leafScore(leftGradients, leftHessians, rules.lambda, rules.alpha) +
        leafScore(sumGradients - leftGradients, rest, rules.lambda, rules.alpha);
      const missingLeft = someMissing ? side === 1 : leftHessians >= rest;
      const gain = bestScore - ownScore;
      best = { active, bin, missingLeft, gain, leftGradients, leftHessians };
    }
  }
  return best;
}

interface NodeSums {
  readonly sumGradients: number;
  readonly sumHessians: number;
}

/**
 * The lowest cut whose score is the highest above `scoreToBeat`, or -1.
 * Half of training is spent here: small on purpose, and without the L1 penalty, which has its own loop.
 */
function scanCuts(
  histogram: Histogram,
  start: number,
  cutCount: number,
  firstGradients: number,
  firstHessians: number,
  { sumGradients, sumHessians }: NodeSums,
  leastWeight: number,
  scoreToBeat: number,
  { lambda }: SplitRules,
): number {
  let g = firstGradients;
  let h = firstHessians;
  let bestScore = scoreToBeat;
  let bestBin = -1;
  for (let bin = 0, at = 2 * start; bin < cutCount; bin++, at += 2) {
    g += histogram[at]!;
    h += histogram[at + 1]!;
    if (h < leastWeight) continue;
    const rest = sumHessians - h;
    if (rest < leastWeight) break;
    const restGradients = sumGradients - g;
    const score = (g * g) / (h + lambda) + (restGradients * restGradients) / (rest + lambda);
    if (score > bestScore) {
      bestScore = score;
      bestBin = bin;
    }
  }
  return bestBin;
}

/** The same with the L1 penalty. */
function scanCutsSoftened(
  histogram: Histogram,
  start: number,
  cutCount: number,
  firstGradients: number,
  firstHessians: number,
  { sumGradients, sumHessians }: NodeSums,
  leastWeight: number,
  scoreToBeat: number,
  { lambda, alpha }: SplitRules,
): number {
  let g = firstGradients;
  let h = firstHessians;
  let bestScore = scoreToBeat;
  let bestBin = -1;
  for (let bin = 0, at = 2 * start; bin < cutCount; bin++, at += 2) {
    g += histogram[at]!;
    h += histogram[at + 1]!;
    const rest = sumHessians - h;
    if (h < leastWeight || rest < leastWeight) continue;
    const score = leafScore(g, h, lambda, alpha) + leafScore(sumGradients - g, rest, lambda, alpha);
    if (score > bestScore) {
      bestScore = score;
      bestBin = bin;
    }
  }
  return bestBin;
}

function sumsUpTo(
  histogram: Histogram,
  start: number,
  bin: number,
  firstGradients: number,
  firstHessians: number,
): readonly [number, number] {
  let g = firstGradients;
  let h = firstHessians;
  for (let slot = start; slot <= start + bin; slot++) {
    g += histogram[2 * slot]!;
    h += histogram[2 * slot + 1]!;
  }
  return [g, h];
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
