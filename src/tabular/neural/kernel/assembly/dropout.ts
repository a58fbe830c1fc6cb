/**
 * Dropout (Srivastava et al. 2014): of `count` numbers, a multiple of four, each becomes 0 with the probability that
 * `limit` is of 2 to the 31, and the others grow by `scale`; the factors are kept for the way back. `state` holds four
 * generators of random numbers (xorshift, Marsaglia 2003), none of them 0.
 */
export function dropForward(
  values: usize,
  factors: usize,
  count: usize,
  state: usize,
  limit: i32,
  scale: f32,
): void {
  const bytes = count << 2;
  const kept = f32x4.splat(scale);
  const limits = i32x4.splat(limit);
  let x = v128.load(state);
  for (let i: usize = 0; i < bytes; i += 16) {
    x = v128.xor(x, i32x4.shl(x, 13));
    x = v128.xor(x, i32x4.shr_u(x, 17));
    x = v128.xor(x, i32x4.shl(x, 5));
    const factor = v128.and(kept, i32x4.ge_s(i32x4.shr_u(x, 1), limits));
    v128.store(factors + i, factor);
    v128.store(values + i, f32x4.mul(v128.load(values + i), factor));
  }
  v128.store(state, x);
}

/** Multiplies `count` numbers by as many others, in place. */
export function scaleBy(values: usize, factors: usize, count: usize): void {
  const bytes = count << 2;
  for (let i: usize = 0; i < bytes; i += 16)
    v128.store(values + i, f32x4.mul(v128.load(values + i), v128.load(factors + i)));
}
