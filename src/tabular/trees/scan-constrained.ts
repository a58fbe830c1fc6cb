import { categoricalKind, decreasingKind, type FeatureKinds, plainKind } from './feature-rules.js';
import type { HistogramLayout } from './histogram.js';
import { type Histogram, slotsPerFeature } from './number-types.js';
import type { PairSums } from './quantise.js';
import type { Cut, ScanRules } from './scan-features.js';

/** Between which values the leaves of a node must stay, in the units of quantised pairs; infinite where nothing bounds them. */
export interface ValueLimits {
  readonly lower: number;
  readonly upper: number;
}

export const noLimits: ValueLimits = {
  lower: Number.NEGATIVE_INFINITY,
  upper: Number.POSITIVE_INFINITY,
};

/** A cut of any kind of feature. */
export interface ConstrainedCut extends Cut {
  /** By bin code, that of missing values included, 1 where it goes left; null where bins 0..bin do. */
  readonly sideOfBin: Uint8Array | null;
}

/**
 * `scanFeatures` for features with rules and for nodes with limits: the first of the cuts of highest score above
 * `scoreToBeat`, or null. Sides are scored at the value that the limits leave them. A monotone feature is cut only where
 * its left value is not above, or not below, the right one. Categories are brought into the order of their mean gradient,
 * which makes the best of all divisions in two sets a cut of that order (Fisher 1958); missing values are one more category,
 * and one that the node's rows lack goes where missing values go.
 */
export function scanConstrained(
  histogram: Histogram,
  layout: HistogramLayout,
  features: Int32Array,
  kinds: FeatureKinds,
  sums: PairSums,
  limits: ValueLimits,
  rules: ScanRules,
  scoreToBeat: number,
): ConstrainedCut | null {
  let best: ConstrainedCut | null = null;
  for (const active of features) {
    const scan = kinds[active] === categoricalKind ? scanCategories : scanOrdered;
    const found = scan(
      histogram,
      layout,
      active,
      kinds[active]!,
      sums,
      limits,
      rules,
      best?.score ?? scoreToBeat,
    );
    best = found ?? best;
  }
  return best;
}

/** The value a side with these sums takes: -soft(G, alpha) / (H + lambda), moved to the nearer limit. */
export function limitedValue(
  { gradients, hessians }: PairSums,
  { lower, upper }: ValueLimits,
  { lambda, alpha }: Pick<ScanRules, 'lambda' | 'alpha'>,
): number {
  const weight = hessians + lambda;
  const soft = Math.sign(gradients) * Math.max(0, Math.abs(gradients) - alpha);
  const value = weight > 0 ? -soft / weight : 0;
  return Math.min(upper, Math.max(lower, value));
}

/** What a side takes off the loss at that value, times two; `sideScore` where no limit moved it. */
export function limitedScore(
  sums: PairSums,
  limits: ValueLimits,
  rules: Pick<ScanRules, 'lambda' | 'alpha'>,
): number {
  const value = limitedValue(sums, limits, rules);
  const { gradients, hessians } = sums;
  const penalty = (hessians + rules.lambda) * value * value + 2 * rules.alpha * Math.abs(value);
  return -2 * gradients * value - penalty;
}

function scanOrdered(
  histogram: Histogram,
  layout: HistogramLayout,
  active: number,
  kind: number,
  sums: PairSums,
  limits: ValueLimits,
  rules: ScanRules,
  scoreToBeat: number,
): ConstrainedCut | null {
  const start = 2 * slotsPerFeature * active;
  const binCount = layout.binCounts[active]!;
  const missing = missingSums(histogram, layout, active);
  const someMissing = missing.hessians > 0;
  let best: ConstrainedCut | null = null;
  let bestScore = scoreToBeat;
  for (let side = 0; side <= (someMissing ? 1 : 0); side++) {
    const cutCount = someMissing && side === 0 ? binCount : binCount - 1;
    let { gradients, hessians } = side === 0 ? nothing : missing;
    for (let bin = 0; bin < cutCount; bin++) {
      hessians += histogram[start + 2 * bin]!;
      gradients += histogram[start + 2 * bin + 1]!;
      const left = { gradients, hessians };
      const right = minus(sums, left);
      if (left.hessians < rules.leastHessians || right.hessians < rules.leastHessians) continue;
      if (!isAllowed(kind, left, right, limits, rules)) continue;
      const score = limitedScore(left, limits, rules) + limitedScore(right, limits, rules);
      if (!(score > bestScore)) continue;
      bestScore = score;
      const missingLeft = someMissing ? side === 1 : left.hessians >= right.hessians;
      best = { active, bin, missingLeft, score, left, sideOfBin: null };
    }
  }
  return best;
}

function isAllowed(
  kind: number,
  left: PairSums,
  right: PairSums,
  limits: ValueLimits,
  rules: ScanRules,
): boolean {
  if (kind === plainKind) return true;
  const rise = limitedValue(right, limits, rules) - limitedValue(left, limits, rules);
  return kind === decreasingKind ? rise <= 0 : rise >= 0;
}

function scanCategories(
  histogram: Histogram,
  layout: HistogramLayout,
  active: number,
  _kind: number,
  sums: PairSums,
  limits: ValueLimits,
  rules: ScanRules,
  scoreToBeat: number,
): ConstrainedCut | null {
  const start = 2 * slotsPerFeature * active;
  const missingCode = layout.binCounts[active]!;
  const codeCount = missingCode + layout.hasMissing[active]!;
  const present: { readonly code: number; readonly sums: PairSums; readonly mean: number }[] = [];
  for (let code = 0; code < codeCount; code++) {
    const hessians = histogram[start + 2 * code]!;
    const gradients = histogram[start + 2 * code + 1]!;
    if (hessians > 0)
      present.push({ code, sums: { gradients, hessians }, mean: gradients / hessians });
  }
  // Equal means in the order of their codes.
  present.sort((a, b) => a.mean - b.mean || a.code - b.code);
  let bestScore = scoreToBeat;
  let bestCount = 0;
  let bestLeft = nothing;
  let [gradients, hessians] = [0, 0];
  for (let count = 1; count < present.length; count++) {
    gradients += present[count - 1]!.sums.gradients;
    hessians += present[count - 1]!.sums.hessians;
    const left = { gradients, hessians };
    const right = minus(sums, left);
    if (left.hessians < rules.leastHessians || right.hessians < rules.leastHessians) continue;
    const score = limitedScore(left, limits, rules) + limitedScore(right, limits, rules);
    if (!(score > bestScore)) continue;
    bestScore = score;
    bestCount = count;
    bestLeft = left;
  }
  if (bestCount === 0) return null;
  const chosen = new Set(present.slice(0, bestCount).map(({ code }) => code));
  const known = new Set(present.map(({ code }) => code));
  const missingLeft = known.has(missingCode)
    ? chosen.has(missingCode)
    : 2 * bestLeft.hessians >= sums.hessians;
  const sideOfBin = new Uint8Array(slotsPerFeature);
  for (let code = 0; code <= missingCode; code++)
    sideOfBin[code] = (known.has(code) ? chosen.has(code) : missingLeft) ? 1 : 0;
  return { active, bin: -1, missingLeft, score: bestScore, left: bestLeft, sideOfBin };
}

function missingSums(histogram: Histogram, layout: HistogramLayout, active: number): PairSums {
  if (layout.hasMissing[active] === 0) return nothing;
  const at = 2 * (slotsPerFeature * active + layout.binCounts[active]!);
  return { hessians: histogram[at]!, gradients: histogram[at + 1]! };
}

const nothing: PairSums = { gradients: 0, hessians: 0 };

function minus(all: PairSums, part: PairSums): PairSums {
  return {
    gradients: all.gradients - part.gradients,
    hessians: all.hessians - part.hessians,
  };
}
