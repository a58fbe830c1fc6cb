import type { HistogramLayout } from './histogram.js';
import { type Histogram, slotsPerFeature } from './number-types.js';
import type { PairSums } from './quantise.js';

/** What a side of a cut costs and must weigh, in the units of quantised pairs. */
export interface ScanRules {
  readonly lambda: number;
  readonly alpha: number;
  /** An integer of 32 bits, at least 1. */
  readonly leastHessians: number;
}

/** One way to divide a node. Left are bins 0..bin of the active feature, and the missing values when `missingLeft`. */
export interface Cut {
  readonly active: number;
  readonly bin: number;
  readonly missingLeft: boolean;
  /** Score of the left side plus that of the right one: see `sideScore`. */
  readonly score: number;
  readonly left: PairSums;
}

/**
 * The first of the cuts whose score is the highest above `scoreToBeat`, or null: features in their order, then missing
 * values right before left, then bins rising. Missing values try both sides; where a node has none, later ones follow
 * the heavier child.
 */
export function scanFeatures(
  histogram: Histogram,
  layout: HistogramLayout,
  features: Int32Array,
  sums: PairSums,
  rules: ScanRules,
  scoreToBeat: number,
): Cut | null {
  let best: Cut | null = null;
  for (const active of features) {
    const start = 2 * slotsPerFeature * active;
    const binCount = layout.binCounts[active]!;
    const missingAt = start + 2 * binCount;
    const missing = {
      hessians: layout.hasMissing[active] === 1 ? histogram[missingAt]! : 0,
      gradients: layout.hasMissing[active] === 1 ? histogram[missingAt + 1]! : 0,
    };
    const someMissing = missing.hessians > 0;
    for (let side = 0; side <= (someMissing ? 1 : 0); side++) {
      // With missing values, the cut after the last bin divides them from all present ones.
      const cutCount = someMissing && side === 0 ? binCount : binCount - 1;
      // Missing values on the left are a scan that begins with their sums.
      const first = side === 0 ? nothing : missing;
      const found = scanCuts(
        histogram,
        start,
        cutCount,
        first,
        sums,
        rules,
        best?.score ?? scoreToBeat,
      );
      if (found === null) continue;
      const { hessians } = found.left;
      const missingLeft = someMissing ? side === 1 : hessians >= sums.hessians - hessians;
      best = { active, missingLeft, ...found };
    }
  }
  return best;
}

const nothing: PairSums = { gradients: 0, hessians: 0 };

function scanCuts(
  histogram: Histogram,
  start: number,
  cutCount: number,
  first: PairSums,
  sums: PairSums,
  { lambda, alpha, leastHessians }: ScanRules,
  scoreToBeat: number,
): Pick<Cut, 'bin' | 'score' | 'left'> | null {
  let { gradients: g, hessians: h } = first;
  let bestScore = scoreToBeat;
  let bestBin = -1;
  let bestGradients = 0;
  let bestHessians = 0;
  for (let bin = 0, at = start; bin < cutCount; bin++, at += 2) {
    h += histogram[at]!;
    g += histogram[at + 1]!;
    const rest = sums.hessians - h;
    if (h < leastHessians || rest < leastHessians) continue;
    const leftWeight = h + lambda;
    const rightWeight = rest + lambda;
    const left = softened(g, alpha);
    const right = softened(sums.gradients - g, alpha);
    const over = left * left * rightWeight + right * right * leftWeight;
    const under = leftWeight * rightWeight;
    // Few cuts pass this, so that few divisions are made.
    if (!(over > bestScore * under)) continue;
    const score = over / under;
    if (score <= bestScore) continue;
    bestScore = score;
    bestBin = bin;
    bestGradients = g;
    bestHessians = h;
  }
  if (bestBin < 0) return null;
  const left = { gradients: bestGradients, hessians: bestHessians };
  return { bin: bestBin, score: bestScore, left };
}

/** |sum| less the L1 penalty, or the sum itself without one: only its square is looked at. */
function softened(g: number, alpha: number): number {
  return alpha === 0 ? g : Math.max(Math.abs(g) - alpha, 0);
}
