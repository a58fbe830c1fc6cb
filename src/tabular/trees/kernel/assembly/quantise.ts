// [sum of |g|, sum of h] over the rows, as two doubles at `out`. Four running sums by position keep additions apart.
export function gradientMagnitudes(gradients: usize, rows: usize, count: i32, out: usize): void {
  let a = f64x2.splat(0);
  let b = a;
  let c = a;
  let d = a;
  // Clears the sign of g only; hessians have none.
  const unsigned = i64x2(i64.MAX_VALUE, -1);
  const whole = rows + ((<usize>(count & ~3)) << 2);
  const end = rows + ((<usize>count) << 2);
  let at = rows;
  for (; at < whole; at += 16) {
    a = f64x2.add(a, v128.and(v128.load(gradients + ((<usize>load<u32>(at)) << 4)), unsigned));
    b = f64x2.add(b, v128.and(v128.load(gradients + ((<usize>load<u32>(at, 4)) << 4)), unsigned));
    c = f64x2.add(c, v128.and(v128.load(gradients + ((<usize>load<u32>(at, 8)) << 4)), unsigned));
    d = f64x2.add(d, v128.and(v128.load(gradients + ((<usize>load<u32>(at, 12)) << 4)), unsigned));
  }
  for (; at < end; at += 4)
    a = f64x2.add(a, v128.and(v128.load(gradients + ((<usize>load<u32>(at)) << 4)), unsigned));
  v128.store(out, f64x2.add(f64x2.add(a, b), f64x2.add(c, d)));
}

// Pairs [h, g] of the rows as 32-bit integers, to nearest, half to even, h at least 1; their sums go to `out`.
export function quantisePairs(
  gradients: usize,
  rows: usize,
  count: i32,
  gradientScale: f64,
  hessianScale: f64,
  into: usize,
  out: usize,
): void {
  const scales = f64x2(gradientScale, hessianScale);
  const least = i32x4(i32.MIN_VALUE, 1, 0, 0);
  let sums: i64 = 0;
  const end = rows + ((<usize>count) << 2);
  for (let at = rows; at < end; at += 4) {
    const row = <usize>load<u32>(at);
    const scaled = f64x2.nearest(f64x2.mul(v128.load(gradients + (row << 4)), scales));
    const pair = i32x4.max_s(i32x4.trunc_sat_f64x2_s_zero(scaled), least);
    const turned = i64x2.extract_lane(v128.shuffle<i32>(pair, pair, 1, 0, 1, 0), 0);
    store<i64>(into + (row << 3), turned);
    sums += turned;
  }
  store<i64>(out, sums);
}
