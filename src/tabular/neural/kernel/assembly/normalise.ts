import { sumOfLanes } from './sum';

/**
 * Layer normalisation (Ba, Kiros & Hinton 2016): every row less its mean, over its standard deviation, times `gain`, plus
 * `bias`. What lies between, and one over the deviation of every row, are kept for the way back. Width is a multiple of
 * four.
 */
export function normaliseForward(
  given: usize,
  gain: usize,
  bias: usize,
  between: usize,
  inverses: usize,
  answer: usize,
  rows: usize,
  width: usize,
): void {
  const bytes = width << 2;
  const share = <f32>1 / <f32>width;
  for (let row: usize = 0; row < rows; row++) {
    let sum = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += 16) sum = f32x4.add(sum, v128.load(given + i));
    const mean = f32x4.splat(sumOfLanes(sum) * share);
    let squares = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += 16) {
      const centred = f32x4.sub(v128.load(given + i), mean);
      squares = f32x4.add(squares, f32x4.mul(centred, centred));
    }
    const inverse = <f32>(1.0 / Math.sqrt(<f64>(sumOfLanes(squares) * share) + 1e-5));
    store<f32>(inverses, inverse);
    const scale = f32x4.splat(inverse);
    for (let i: usize = 0; i < bytes; i += 16) {
      const standard = f32x4.mul(f32x4.sub(v128.load(given + i), mean), scale);
      v128.store(between + i, standard);
      v128.store(
        answer + i,
        f32x4.add(f32x4.mul(standard, v128.load(gain + i)), v128.load(bias + i)),
      );
    }
    given += bytes;
    between += bytes;
    answer += bytes;
    inverses += 4;
  }
}

/** Writes the gradients of what was given, and adds those of gain and bias. */
export function normaliseBackward(
  gain: usize,
  between: usize,
  inverses: usize,
  answerGradient: usize,
  gradient: usize,
  gainGradient: usize,
  biasGradient: usize,
  rows: usize,
  width: usize,
): void {
  const bytes = width << 2;
  const share = <f32>1 / <f32>width;
  for (let row: usize = 0; row < rows; row++) {
    let sum = f32x4.splat(0);
    let products = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += 16) {
      const above = v128.load(answerGradient + i);
      const standard = v128.load(between + i);
      const product = f32x4.mul(above, standard);
      const ofGain = gainGradient + i;
      v128.store(ofGain, f32x4.add(v128.load(ofGain), product));
      const ofBias = biasGradient + i;
      v128.store(ofBias, f32x4.add(v128.load(ofBias), above));
      const weight = v128.load(gain + i);
      sum = f32x4.add(sum, f32x4.mul(above, weight));
      products = f32x4.add(products, f32x4.mul(product, weight));
    }
    const mean = f32x4.splat(sumOfLanes(sum) * share);
    const slope = f32x4.splat(sumOfLanes(products) * share);
    const scale = f32x4.splat(load<f32>(inverses));
    for (let i: usize = 0; i < bytes; i += 16) {
      const below = f32x4.mul(v128.load(answerGradient + i), v128.load(gain + i));
      const rest = f32x4.add(mean, f32x4.mul(v128.load(between + i), slope));
      v128.store(gradient + i, f32x4.mul(scale, f32x4.sub(below, rest)));
    }
    between += bytes;
    answerGradient += bytes;
    gradient += bytes;
    inverses += 4;
  }
}
