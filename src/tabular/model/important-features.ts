import type { Frame } from '../frame/frame.js';
import { applyPreparation } from '../prepare/apply-preparation.js';
import { fitPreparation } from '../prepare/fit-preparation.js';
import { fitBoosting } from '../trees/boosting.js';

/** Names of the `keep` most important features by `rankFeatures` over the rows, in their order; all where there are no more. */
export function importantFeatures(
  frame: Frame,
  featureNames: readonly string[],
  labels: Uint8Array,
  rows: Uint32Array,
  { keep, seed }: { readonly keep: number; readonly seed: number },
): readonly string[] {
  const columns = applyPreparation(fitPreparation(frame, featureNames, rows), frame);
  const kept = new Set(rankFeatures(columns, labels, rows, seed).slice(0, keep));
  return featureNames.filter((_, feature) => kept.has(feature));
}

/** Numbers of the columns by the loss reduction their splits brought to boosting over the rows, the largest first; ties keep table order. */
export function rankFeatures(
  columns: readonly Float64Array[],
  labels: Uint8Array,
  rows: Uint32Array,
  seed: number,
): readonly number[] {
  const { ensemble } = fitBoosting(columns, labels, rows, { rounds: 100, maxDepth: 4, seed });
  const gains = new Float64Array(columns.length);
  ensemble.splitFeature.forEach((feature, node) => {
    if (feature >= 0) gains[feature] = gains[feature]! + ensemble.gain[node]!;
  });
  return [...gains.keys()].sort((a, b) => gains[b]! - gains[a]! || a - b);
}
