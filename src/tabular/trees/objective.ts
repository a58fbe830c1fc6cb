import type { GradientPairs } from './number-types.js';
import type { EnsembleObjective } from './tree-ensemble.js';

/** What rows should be answered with: classes 0, 1, ... or numbers. */
export type Targets = Uint8Array | Float64Array;

/**
 * A loss to minimise, by its derivatives along the margins: one margin a row, or one per class. Arrays per output count
 * the same rows; `margins` may be longer than `targets`. `weights` hold a number above 0 per row, null stands for ones;
 * losses are means by weight.
 */
export interface Objective {
  readonly name: EnsembleObjective;
  /** Margins of a row, and so trees a round. */
  readonly outputCount: number;
  /** The constant margins of least loss, one per output. */
  baseMargins(targets: Targets, weights: Float64Array | null): Float64Array;
  /** Writes [g, h] of every row for each output and answers the rows' mean loss. */
  gradients(
    margins: readonly Float64Array[],
    targets: Targets,
    weights: Float64Array | null,
    into: readonly GradientPairs[],
  ): number;
  /** Mean loss of the rows whose margins begin at `start`, as many as there are targets. */
  loss(
    margins: readonly Float64Array[],
    targets: Targets,
    weights: Float64Array | null,
    start: number,
  ): number;
}

/** XGBoost's floor: a certain row still counts a little, so that no sum of hessians is 0. */
export const smallestHessian = 1e-16;

/** Probabilities are clipped here in losses, so that one mistaken certainty is not infinitely bad. */
export const smallestProbability = 1e-15;
