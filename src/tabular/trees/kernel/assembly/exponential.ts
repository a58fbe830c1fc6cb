/** e to the power of both doubles, held between -708 and 708: see the plain function. */
export function exponential(power: v128): v128 {
  const x = f64x2.max(f64x2.min(power, f64x2.splat(708)), f64x2.splat(-708));
  const k = f64x2.nearest(f64x2.mul(x, f64x2.splat(Math.LOG2E)));
  const r = f64x2.sub(
    f64x2.sub(x, f64x2.mul(k, f64x2.splat(0.6931471803691238))),
    f64x2.mul(k, f64x2.splat(1.9082149292705877e-10)),
  );
  let sum = f64x2.splat(2.08767569878681e-9);
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(2.505210838544172e-8));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(2.755731922398589e-7));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.0000027557319223985893));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.0000248015873015873));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.0001984126984126984));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.001388888888888889));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.008333333333333333));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.041666666666666664));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.16666666666666666));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(0.5));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1));
  sum = f64x2.add(f64x2.mul(sum, r), f64x2.splat(1));
  // 2^k by its exponent bits.
  const whole = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(k));
  const power2 = i64x2.shl(i64x2.add(whole, i64x2.splat(1023)), 52);
  return f64x2.mul(sum, power2);
}
