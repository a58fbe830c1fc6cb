import { exponential } from './exponential';

/** Pairs [g, h] of the log loss at the margins, and products of the probabilities of the truth: see the plain function. */
export function logisticGradients(
  margins: usize,
  labels: usize,
  count: usize,
  into: usize,
  products: usize,
): void {
  const one = f64x2.splat(1);
  const leastHessian = f64x2.splat(1e-16);
  const leastProbability = f64x2.splat(1e-15);
  for (let begin: usize = 0; begin < count; begin += 32) {
    const end = min(count, begin + 32);
    let product = one;
    for (let row = begin; row < end; row += 2) {
      const p = f64x2.div(
        one,
        f64x2.add(one, exponential(f64x2.neg(v128.load(margins + (row << 3))))),
      );
      const bytes = i16x8.extend_low_i8x16_u(i16x8.splat(load<u16>(labels + row)));
      const label = f64x2.convert_low_i32x4_s(i32x4.extend_low_i16x8_u(bytes));
      const rest = f64x2.sub(one, p);
      const g = f64x2.sub(p, label);
      const h = f64x2.pmax(f64x2.mul(p, rest), leastHessian);
      v128.store(into + (row << 4), v128.shuffle<i64>(g, h, 0, 2));
      // Half a pair beyond an odd end lies in the gap before the next array.
      v128.store(into + (row << 4), v128.shuffle<i64>(g, h, 1, 3), 16);
      let truth = v128.bitselect(p, rest, f64x2.eq(label, one));
      truth = f64x2.pmax(truth, leastProbability);
      if (row + 1 === end) truth = f64x2.replace_lane(truth, 1, 1);
      product = f64x2.mul(product, truth);
    }
    v128.store(products, product);
    products += 16;
  }
}

/** `margins[row] += values[leafOfRow[row]]` for the first rows. */
export function addLeafValues(leafOfRow: usize, values: usize, count: usize, margins: usize): void {
  for (let row: usize = 0; row < count; row++) {
    const at = margins + (row << 3);
    const leaf = <usize>load<u32>(leafOfRow + (row << 2));
    store<f64>(at, load<f64>(at) + load<f64>(values + (leaf << 3)));
  }
}
