/** e to the power of both doubles, held between -708 and 708: see the plain function. */
export function exponential(power: v128): v128 {
  const x = f64x2.pmax(f64x2.pmin(power, f64x2.splat(708)), f64x2.splat(-708));
  const k = f64x2.nearest(f64x2.mul(x, f64x2.splat(Math.LOG2E)));
  const r = f64x2.sub(
    f64x2.sub(x, f64x2.mul(k, f64x2.splat(0.6931471803691238))),
    f64x2.mul(k, f64x2.splat(1.9082149292705877e-10)),
  );
  // Pairs of terms, then pairs of pairs: a sum from one end to the other would wait for itself.
  const r2 = f64x2.mul(r, r);
  const r4 = f64x2.mul(r2, r2);
  const low = quad(r, r2, 1, 1, 0.5, 0.16666666666666666);
  const middle = quad(
    r,
    r2,
    0.041666666666666664,
    0.008333333333333333,
    0.001388888888888889,
    0.0001984126984126984,
  );
  const high = quad(
    r,
    r2,
    0.0000248015873015873,
    0.0000027557319223985893,
    2.755731922398589e-7,
    2.505210838544172e-8,
  );
  const highest = f64x2.add(high, f64x2.mul(r4, f64x2.splat(2.08767569878681e-9)));
  const sum = f64x2.add(low, f64x2.mul(r4, f64x2.add(middle, f64x2.mul(r4, highest))));
  // 2^k by its exponent bits.
  const whole = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(k));
  const power2 = i64x2.shl(i64x2.add(whole, i64x2.splat(1023)), 52);
  return f64x2.mul(sum, power2);
}

function quad(r: v128, r2: v128, c0: f64, c1: f64, c2: f64, c3: f64): v128 {
  const low = f64x2.add(f64x2.splat(c0), f64x2.mul(r, f64x2.splat(c1)));
  const high = f64x2.add(f64x2.splat(c2), f64x2.mul(r, f64x2.splat(c3)));
  return f64x2.add(low, f64x2.mul(r2, high));
}
