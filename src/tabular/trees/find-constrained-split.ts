import { decreasingKind, type FeatureKinds, increasingKind, plainKind } from './feature-rules.js';
import type { HistogramLayout } from './histogram.js';
import type { Kernel } from './kernel/kernel.js';
import type { Histogram } from './number-types.js';
import type { PairSums } from './quantise.js';
import {
  limitedScore,
  limitedValue,
  noLimits,
  scanConstrained,
  type ValueLimits,
} from './scan-constrained.js';
import type { FoundSplit, QuantisedRules } from './split.js';

/** A split of any kind of feature. */
export interface FoundDivision extends FoundSplit {
  /** By bin code, that of missing values included, 1 where it goes left; absent where bins 0..bin do. */
  readonly sideOfBin?: Uint8Array;
}

/**
 * `findSplit` where features have rules: plain features of a node without limits go through the kernel, all others
 * through the plain scan. Kinds count active features. Of equal scores the lower feature wins.
 */
export function findConstrainedSplit(
  kernel: Pick<Kernel, 'scanFeatures'>,
  histogram: Histogram,
  layout: HistogramLayout,
  features: Int32Array,
  kinds: FeatureKinds,
  sums: PairSums,
  limits: ValueLimits,
  rules: QuantisedRules,
): FoundDivision | null {
  const own = limitedScore(sums, limits, rules);
  const scoreToBeat = own + rules.leastGain;
  const isFree = limits.lower === noLimits.lower && limits.upper === noLimits.upper;
  const plain = features.filter((active) => isFree && kinds[active] === plainKind);
  const others = features.filter((active) => !(isFree && kinds[active] === plainKind));
  const fast = kernel.scanFeatures(histogram, layout, plain, sums, rules, scoreToBeat);
  const slow = scanConstrained(histogram, layout, others, kinds, sums, limits, rules, scoreToBeat);
  const isSlow =
    slow !== null &&
    (fast === null ||
      slow.score > fast.score ||
      (slow.score === fast.score && slow.active < fast.active));
  const cut = isSlow ? slow : fast;
  if (cut === null) return null;
  const { active, bin, missingLeft, left, score } = cut;
  const sideOfBin = isSlow ? slow.sideOfBin : null;
  return {
    active,
    bin,
    missingLeft,
    left,
    gain: (score - own) * rules.gainUnit,
    ...(sideOfBin === null ? {} : { sideOfBin }),
  };
}

/**
 * The limits of both children, [left, right]: those of the node, and for a monotone feature neither may pass the middle
 * between their values (as XGBoost and LightGBM's basic method do).
 */
export function childLimits(
  kind: number,
  left: PairSums,
  right: PairSums,
  limits: ValueLimits,
  rules: QuantisedRules,
): readonly [ValueLimits, ValueLimits] {
  if (kind !== increasingKind && kind !== decreasingKind) return [limits, limits];
  const middle = (limitedValue(left, limits, rules) + limitedValue(right, limits, rules)) / 2;
  const below = { ...limits, upper: middle };
  const above = { ...limits, lower: middle };
  return kind === increasingKind ? [below, above] : [above, below];
}
