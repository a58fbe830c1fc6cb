/**
 * One step of AdamW (Loshchilov & Hutter 2019) with decay rates .9 and .999 over `count` numbers, a multiple of four.
 * `first` and `second` are 1 less the decay rates to the power of the step.
 */
export function adamStep(
  values: usize,
  gradients: usize,
  means: usize,
  squares: usize,
  count: usize,
  learningRate: f32,
  weightDecay: f32,
  first: f32,
  second: f32,
): void {
  const bytes = count << 2;
  const kept = f32x4.splat(1 - learningRate * weightDecay);
  const rate = f32x4.splat(learningRate / first);
  const root = f32x4.splat(<f32>(1.0 / Math.sqrt(<f64>second)));
  const tiny = f32x4.splat(1e-8);
  for (let i: usize = 0; i < bytes; i += 16) {
    const gradient = v128.load(gradients + i);
    const mean = f32x4.add(
      f32x4.mul(v128.load(means + i), f32x4.splat(0.9)),
      f32x4.mul(gradient, f32x4.splat(0.1)),
    );
    const square = f32x4.add(
      f32x4.mul(v128.load(squares + i), f32x4.splat(0.999)),
      f32x4.mul(f32x4.mul(gradient, gradient), f32x4.splat(0.001)),
    );
    v128.store(means + i, mean);
    v128.store(squares + i, square);
    const step = f32x4.div(
      f32x4.mul(rate, mean),
      f32x4.add(f32x4.mul(f32x4.sqrt(square), root), tiny),
    );
    v128.store(values + i, f32x4.sub(f32x4.mul(v128.load(values + i), kept), step));
  }
}
