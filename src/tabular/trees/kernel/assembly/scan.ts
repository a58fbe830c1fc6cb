// The best cut so far: [active, bin, missing side, left h, left g] as 32-bit integers, then from byte 24 on its score.
const scoreOffset: usize = 24;

let bestScore: f64 = 0;
let bestBin: i32 = -1;
let bestHessians: i32 = 0;
let bestGradients: i32 = 0;

/**
 * Scans the cuts of the listed features for one whose score is above the one at `out`, the first of the highest, and
 * writes it there; answers whether there is one.
 */
export function scanFeatures(
  histogram: usize,
  binCounts: usize,
  hasMissing: usize,
  features: usize,
  featureCount: usize,
  sumGradients: i32,
  sumHessians: i32,
  leastHessians: i32,
  lambda: f64,
  alpha: f64,
  out: usize,
): bool {
  bestScore = load<f64>(out, scoreOffset);
  let found = false;
  for (let k: usize = 0; k < featureCount; k++) {
    const a = <usize>load<u32>(features + (k << 2));
    const slots = histogram + (a << 11);
    const binCount = load<i32>(binCounts + (a << 2));
    const missing =
      load<u8>(hasMissing + a) === 1 ? load<i64>(slots + ((<usize>binCount) << 3)) : 0;
    const someMissing = <i32>missing > 0;
    for (let side = 0; side <= i32(someMissing); side++) {
      const cutCount = someMissing && side === 0 ? binCount : binCount - 1;
      const start: i64 = side === 0 ? 0 : missing;
      bestBin = -1;
      scanCuts(slots, cutCount, start, sumGradients, sumHessians, leastHessians, lambda, alpha);
      if (bestBin < 0) continue;
      found = true;
      store<i32>(out, <i32>a);
      store<i32>(out, bestBin, 4);
      // Where no row lacks the value, later ones follow the heavier child.
      const left = someMissing ? side === 1 : bestHessians >= sumHessians - bestHessians;
      store<i32>(out, i32(left), 8);
      store<i32>(out, bestHessians, 12);
      store<i32>(out, bestGradients, 16);
    }
  }
  store<f64>(out, bestScore, scoreOffset);
  return found;
}

function scanCuts(
  slots: usize,
  cutCount: i32,
  start: i64,
  sumGradients: i32,
  sumHessians: i32,
  leastHessians: i32,
  lambda: f64,
  alpha: f64,
): void {
  const all = i32x4(sumHessians, sumGradients, sumHessians, sumGradients);
  const least = i32x4.splat(leastHessians);
  const lambdas = f64x2.splat(lambda);
  const alphas = f64x2.splat(alpha);
  const zero = f64x2.splat(0);
  let best = f64x2.splat(bestScore);
  let sums = i64x2.splat(start);
  for (let bin = 0; bin < cutCount; bin += 2) {
    // Two slots a turn: [start + s0, start + s0 + s1].
    const pair = v128.load(slots + ((<usize>bin) << 3));
    sums = i64x2.add(sums, pair);
    sums = i64x2.add(sums, v128.shuffle<i64>(zero, pair, 0, 2));
    const here = sums;
    sums = v128.shuffle<i64>(sums, sums, 1, 1);
    const rest = i32x4.sub(all, here);
    const lh = v128.shuffle<i32>(here, here, 0, 2, 0, 2);
    const rh = v128.shuffle<i32>(rest, rest, 0, 2, 0, 2);
    // Sides too light: nothing to divide. An odd last turn has a slot too many in its second lane.
    let allowed = v128.and(i32x4.ge_s(lh, least), i32x4.ge_s(rh, least));
    if (!v128.any_true(allowed)) continue;
    const leftWeight = f64x2.add(f64x2.convert_low_i32x4_s(lh), lambdas);
    const rightWeight = f64x2.add(f64x2.convert_low_i32x4_s(rh), lambdas);
    let left = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(here, here, 1, 3, 1, 3));
    let right = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(rest, rest, 1, 3, 1, 3));
    if (alpha !== 0) {
      left = f64x2.max(f64x2.sub(f64x2.abs(left), alphas), zero);
      right = f64x2.max(f64x2.sub(f64x2.abs(right), alphas), zero);
    }
    const over = f64x2.add(
      f64x2.mul(f64x2.mul(left, left), rightWeight),
      f64x2.mul(f64x2.mul(right, right), leftWeight),
    );
    const under = f64x2.mul(leftWeight, rightWeight);
    const higher = f64x2.gt(over, f64x2.mul(best, under));
    allowed = v128.and(higher, v128.shuffle<i32>(allowed, allowed, 0, 0, 1, 1));
    if (!v128.any_true(allowed)) continue;
    // Rare, hence the division is made only here.
    if (i64x2.extract_lane(allowed, 0) !== 0) {
      const score = f64x2.extract_lane(over, 0) / f64x2.extract_lane(under, 0);
      if (score > bestScore) keep(score, bin, i64x2.extract_lane(here, 0));
    }
    if (bin + 1 < cutCount && i64x2.extract_lane(allowed, 1) !== 0) {
      const score = f64x2.extract_lane(over, 1) / f64x2.extract_lane(under, 1);
      if (score > bestScore) keep(score, bin + 1, i64x2.extract_lane(here, 1));
    }
    best = f64x2.splat(bestScore);
  }
}

function keep(score: f64, bin: i32, sums: i64): void {
  bestScore = score;
  bestBin = bin;
  bestHessians = <i32>sums;
  bestGradients = <i32>(sums >> 32);
}
