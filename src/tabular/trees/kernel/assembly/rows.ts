/**
 * Puts the rows of `rows[begin..end)` whose code goes left (`sideOfCode[code] === 1`) before the others, each side in its
 * old order; answers where the right ones begin.
 */
export function divideRows(
  rows: usize,
  begin: usize,
  end: usize,
  columnCodes: usize,
  sideOfCode: usize,
  scratch: usize,
): usize {
  let left = rows + (begin << 2);
  let right = scratch;
  const last = rows + (end << 2);
  for (let at = left; at < last; at += 4) {
    const row = load<u32>(at);
    const goesLeft = <usize>load<u8>(sideOfCode + load<u8>(columnCodes + row));
    // Both sides are written and one of them kept: cheaper than a branch no processor can foresee.
    store<u32>(left, row);
    store<u32>(right, row);
    left += goesLeft << 2;
    right += (1 - goesLeft) << 2;
  }
  memory.copy(left, scratch, right - scratch);
  return (left - rows) >> 2;
}

/**
 * The first half of dividing by several threads: the left rows of `rows[begin..end)` to `scratch` from `begin` on, the
 * right ones from `end` down; answers how many go left.
 */
export function fetchDivided(
  rows: usize,
  begin: usize,
  end: usize,
  columnCodes: usize,
  sideOfCode: usize,
  scratch: usize,
): usize {
  const first = scratch + (begin << 2);
  let left = first;
  let right = scratch + (end << 2) - 4;
  const last = rows + (end << 2);
  for (let at = rows + (begin << 2); at < last; at += 4) {
    const row = load<u32>(at);
    const goesLeft = <usize>load<u8>(sideOfCode + load<u8>(columnCodes + row));
    store<u32>(left, row);
    // The last row of all has one place for both sides.
    store<u32>(right, row);
    left += goesLeft << 2;
    right -= (1 - goesLeft) << 2;
  }
  return (left - first) >> 2;
}

/** The second half: the left ones to `rows` from `leftTo` on, the right ones, turned round again, from `rightTo` on. */
export function placeDivided(
  rows: usize,
  begin: usize,
  end: usize,
  scratch: usize,
  leftTo: usize,
  leftCount: usize,
  rightTo: usize,
): void {
  memory.copy(rows + (leftTo << 2), scratch + (begin << 2), leftCount << 2);
  let to = rows + (rightTo << 2);
  const first = scratch + ((begin + leftCount) << 2);
  for (let at = scratch + (end << 2) - 4; at >= first; at -= 4) {
    store<u32>(to, load<u32>(at));
    to += 4;
  }
}

/** `leafOfRow[row] = leaf` for `rows[begin..end)`. */
export function markLeaf(rows: usize, begin: usize, end: usize, leaf: u32, leafOfRow: usize): void {
  const last = rows + (end << 2);
  for (let at = rows + (begin << 2); at < last; at += 4)
    store<u32>(leafOfRow + ((<usize>load<u32>(at)) << 2), leaf);
}

/** Adds the gradient pairs of the rows, in their order, to `sums[leafOfRow[row]]`. */
export function sumLeaves(
  gradients: usize,
  rows: usize,
  count: usize,
  leafOfRow: usize,
  sums: usize,
): void {
  const last = rows + (count << 2);
  for (let at = rows; at < last; at += 4) {
    const row = <usize>load<u32>(at);
    const sum = sums + ((<usize>load<u32>(leafOfRow + (row << 2))) << 4);
    v128.store(sum, f64x2.add(v128.load(sum), v128.load(gradients + (row << 4))));
  }
}
