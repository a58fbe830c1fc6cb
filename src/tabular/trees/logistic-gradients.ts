import { exponential } from './exponential.js';
import type { GradientPairs } from './number-types.js';
import { smallestHessian, smallestProbability } from './objective.js';

// Rows per product and lane: 16 factors of 1e-15 are still far from underflow.
const rowsPerProduct = 32;

/** How many products `logisticGradients` writes. */
export function productCount(rowCount: number): number {
  return 2 * Math.ceil(rowCount / rowsPerProduct);
}

/**
 * Writes [g, h] of the log loss of rows of weight 1, g = p - y, h = p (1 - p), and for every 32 rows the products of the
 * probabilities of the truth, of even rows and of odd ones: one logarithm for 16 rows gives the loss.
 */
export function logisticGradients(
  margins: Float64Array,
  labels: Uint8Array,
  into: GradientPairs,
  products: Float64Array,
): void {
  products.fill(1, 0, productCount(labels.length));
  for (let row = 0; row < labels.length; row++) {
    const p = 1 / (1 + exponential(-margins[row]!));
    const label = labels[row]!;
    into[2 * row] = p - label;
    into[2 * row + 1] = Math.max(p * (1 - p), smallestHessian);
    const at = 2 * Math.floor(row / rowsPerProduct) + (row & 1);
    products[at] = products[at]! * Math.max(label === 1 ? p : 1 - p, smallestProbability);
  }
}

/** Mean log loss of so many rows from their products. */
export function lossOfProducts(products: Float64Array, rowCount: number): number {
  let sum = 0;
  for (let i = 0; i < productCount(rowCount); i++) sum -= Math.log(products[i]!);
  return sum / rowCount;
}

/** `margins[row] += values[leafOfRow[row]]` for the first `count` rows. */
export function addLeafValues(
  leafOfRow: Uint32Array,
  values: Float64Array,
  count: number,
  margins: Float64Array,
): void {
  for (let row = 0; row < count; row++) margins[row] = margins[row]! + values[leafOfRow[row]!]!;
}
