/** Every row of `to` becomes the one of `from`. Width is a multiple of four. */
export function repeatRow(from: usize, to: usize, rows: usize, width: usize): void {
  const bytes = width << 2;
  for (let row: usize = 0; row < rows; row++) {
    memory.copy(to, from, bytes);
    to += bytes;
  }
}

/** Adds the sum of all rows to the one of `to`. */
export function addColumnSums(from: usize, to: usize, rows: usize, width: usize): void {
  const bytes = width << 2;
  for (let i: usize = 0; i < bytes; i += 16) {
    let sum = v128.load(to + i);
    let at = from + i;
    for (let row: usize = 0; row < rows; row++) {
      sum = f32x4.add(sum, v128.load(at));
      at += bytes;
    }
    v128.store(to + i, sum);
  }
}

/** The rows of a table that `numbers` names, one after another. */
export function gather(table: usize, numbers: usize, to: usize, rows: usize, width: usize): void {
  const bytes = width << 2;
  for (let row: usize = 0; row < rows; row++) {
    memory.copy(to, table + load<u32>(numbers + (row << 2)) * bytes, bytes);
    to += bytes;
  }
}

/** answer = one + other; count is a multiple of four. */
export function add(one: usize, other: usize, answer: usize, count: usize): void {
  const bytes = count << 2;
  for (let i: usize = 0; i < bytes; i += 16)
    v128.store(answer + i, f32x4.add(v128.load(one + i), v128.load(other + i)));
}

/**
 * The sum of squared differences of `count` numbers; their gradients, times `share`, go to `gradient`.
 */
export function squaredError(
  answer: usize,
  target: usize,
  gradient: usize,
  count: usize,
  share: f32,
): f64 {
  const bytes = count << 2;
  const factor = f32x4.splat(2 * share);
  let sum: f64 = 0;
  for (let i: usize = 0; i < bytes; i += 16) {
    const difference = f32x4.sub(v128.load(answer + i), v128.load(target + i));
    v128.store(gradient + i, f32x4.mul(factor, difference));
    const squares = f32x4.mul(difference, difference);
    sum +=
      <f64>(f32x4.extract_lane(squares, 0) + f32x4.extract_lane(squares, 1)) +
      <f64>(f32x4.extract_lane(squares, 2) + f32x4.extract_lane(squares, 3));
  }
  return sum;
}

/** Copies `width` numbers of every row, a multiple of four; rows lie `fromStride` and `toStride` numbers apart. */
export function copyColumns(
  from: usize,
  fromStride: usize,
  to: usize,
  toStride: usize,
  rows: usize,
  width: usize,
): void {
  for (let row: usize = 0; row < rows; row++) {
    memory.copy(to, from, width << 2);
    from += fromStride << 2;
    to += toStride << 2;
  }
}
