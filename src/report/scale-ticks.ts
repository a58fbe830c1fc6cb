/** Marks of an axis: values at equal steps, and how many decimals, 0..100, tell them apart. */
export interface ScaleTicks {
  readonly values: readonly number[];
  readonly step: number;
  readonly decimals: number;
}

/**
 * Round marks (steps of 1, 2 or 5 times a power of ten) inside `low..high`, about `count` of them
 * (default 6), at least one whenever `low < high`. Both bounds finite; `low >= high` gives the one mark `low`.
 */
export function scaleTicks(low: number, high: number, count = 6): ScaleTicks {
  const span = high - low;
  if (!(span > 0)) return { values: [low], step: 0, decimals: 2 };
  let step = roundStep(span / count);
  let values = multiplesInside(low, high, step);
  while (values.length === 0) {
    step = roundStep(step / 4);
    values = multiplesInside(low, high, step);
  }
  return {
    values,
    step,
    decimals: Math.min(100, Math.max(0, -Math.floor(Math.log10(step) + 1e-9))),
  };
}

/** The smallest of 1, 2, 5, 10 times a power of ten that is not below `wanted`. */
function roundStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  const digit = [1, 2, 5].find((each) => each * power >= wanted * (1 - 1e-9)) ?? 10;
  return digit * power;
}

function multiplesInside(low: number, high: number, step: number): number[] {
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // Adding 0 turns -0 into 0.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step + 0);
}
