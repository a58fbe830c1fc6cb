import { sigmoid } from './exponential';

/**
 * SwiGLU: a row of `width` values and `width` gates becomes value x gate x sigmoid(gate) (Shazeer 2020). The sigmoids
 * are kept for the way back. Width is a multiple of four.
 */
export function gateForward(
  given: usize,
  sigmoids: usize,
  answer: usize,
  rows: usize,
  width: usize,
): void {
  const bytes = width << 2;
  for (let row: usize = 0; row < rows; row++) {
    for (let i: usize = 0; i < bytes; i += 16) {
      const gate = v128.load(given + bytes + i);
      const share = sigmoid(gate);
      v128.store(sigmoids + i, share);
      v128.store(answer + i, f32x4.mul(v128.load(given + i), f32x4.mul(gate, share)));
    }
    given += bytes << 1;
    sigmoids += bytes;
    answer += bytes;
  }
}

/** Writes the gradients of values and gates, from those of the answer. */
export function gateBackward(
  given: usize,
  sigmoids: usize,
  answerGradient: usize,
  gradient: usize,
  rows: usize,
  width: usize,
): void {
  const bytes = width << 2;
  const one = f32x4.splat(1);
  for (let row: usize = 0; row < rows; row++) {
    for (let i: usize = 0; i < bytes; i += 16) {
      const value = v128.load(given + i);
      const gate = v128.load(given + bytes + i);
      const share = v128.load(sigmoids + i);
      const above = v128.load(answerGradient + i);
      v128.store(gradient + i, f32x4.mul(above, f32x4.mul(gate, share)));
      const slope = f32x4.mul(share, f32x4.add(one, f32x4.mul(gate, f32x4.sub(one, share))));
      v128.store(gradient + bytes + i, f32x4.mul(above, f32x4.mul(value, slope)));
    }
    given += bytes << 1;
    gradient += bytes << 1;
    sigmoids += bytes;
    answerGradient += bytes;
  }
}
