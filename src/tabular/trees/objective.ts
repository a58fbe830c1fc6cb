import type { GradientPairs } from './number-types.js';

/** A loss to minimise, by its derivatives along the margin. All arrays count the same rows. */
export interface Objective {
  readonly name: 'logistic';
  /** The constant margin of least loss. */
  baseMargin(labels: Uint8Array): number;
  /** Writes [g, h] of every label's row and answers their mean loss; margins may be longer than labels. */
  gradients(margins: Float64Array, labels: Uint8Array, into: GradientPairs): number;
  /** Mean loss of the rows from `start` on, as many as there are labels. */
  loss(margins: Float64Array, labels: Uint8Array, start: number): number;
}
