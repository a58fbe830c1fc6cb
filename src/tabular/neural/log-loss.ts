/** Log loss of the outputs of one row, `width` numbers from place `at`; their gradients, times `scale`, go to place `to`. */
export type RowLoss = (
  numbers: Float32Array,
  at: number,
  to: number,
  width: number,
  label: number,
  scale: number,
) => number;

/** Of a single output, the log odds of class 1. */
export const logisticLoss: RowLoss = (numbers, at, to, _, label, scale) => {
  const z = numbers[at]!;
  const towards = label === 1 ? z : -z;
  const other = 1 / (1 + Math.exp(towards));
  numbers[to] = (label === 1 ? -other : other) * scale;
  // log(1 + e^-z) without overflow.
  return towards > 0 ? Math.log1p(Math.exp(-towards)) : Math.log1p(Math.exp(towards)) - towards;
};

/** Of one output for every class. */
export const softmaxLoss: RowLoss = (numbers, at, to, width, label, scale) => {
  let highest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < width; k++) highest = Math.max(highest, numbers[at + k]!);
  let sum = 0;
  for (let k = 0; k < width; k++) sum += Math.exp(numbers[at + k]! - highest);
  for (let k = 0; k < width; k++) {
    const share = Math.exp(numbers[at + k]! - highest) / sum;
    numbers[to + k] = (share - (k === label ? 1 : 0)) * scale;
  }
  return Math.log(sum) + highest - numbers[at + label]!;
};
