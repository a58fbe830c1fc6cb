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

/** ReLU: what is below 0 becomes 0. Count is a multiple of four. */
export function reluForward(given: usize, answer: usize, count: usize): void {
  const bytes = count << 2;
  const zero = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16)
    v128.store(answer + i, f32x4.max(zero, v128.load(given + i)));
}

/** Writes the gradients of what was given, from those of the answer. */
export function reluBackward(
  given: usize,
  answerGradient: usize,
  gradient: usize,
  count: usize,
): void {
  const bytes = count << 2;
  const zero = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16)
    v128.store(
      gradient + i,
      v128.and(v128.load(answerGradient + i), f32x4.gt(v128.load(given + i), zero)),
    );
}

/** ReGLU: a row of `width` values and `width` gates becomes value x ReLU(gate) (Shazeer 2020). Width is a multiple of four. */
export function rectifiedGateForward(given: usize, answer: usize, rows: usize, width: usize): void {
  const bytes = width << 2;
  const zero = f32x4.splat(0);
  for (let row: usize = 0; row < rows; row++) {
    for (let i: usize = 0; i < bytes; i += 16)
      v128.store(
        answer + i,
        f32x4.mul(v128.load(given + i), f32x4.max(zero, v128.load(given + bytes + i))),
      );
    given += bytes << 1;
    answer += bytes;
  }
}

/** Writes the gradients of values and gates, from those of the answer. */
export function rectifiedGateBackward(
  given: usize,
  answerGradient: usize,
  gradient: usize,
  rows: usize,
  width: usize,
): void {
  const bytes = width << 2;
  const zero = f32x4.splat(0);
  for (let row: usize = 0; row < rows; row++) {
    for (let i: usize = 0; i < bytes; i += 16) {
      const gate = v128.load(given + bytes + i);
      const above = v128.load(answerGradient + i);
      v128.store(gradient + i, f32x4.mul(above, f32x4.max(zero, gate)));
      v128.store(
        gradient + bytes + i,
        v128.and(f32x4.mul(above, v128.load(given + i)), f32x4.gt(gate, zero)),
      );
    }
    given += bytes << 1;
    gradient += bytes << 1;
    answerGradient += bytes;
  }
}
