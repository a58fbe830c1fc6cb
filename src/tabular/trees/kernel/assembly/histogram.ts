// A histogram gives every feature 256 slots of 8 bytes: [h, g] as one 64-bit integer, h in the low half, so that one
// addition adds both. h is never negative and no sum leaves 32 bits, hence nothing is carried from h into g.

// Bytes of a feature's slots.
const featureBytes: usize = 2048;
// Features summed in one pass over the rows: their slots fit into the first cache beside the rows.
const lanes: usize = 8;

/**
 * Clears the listed features and sums the pairs of `rows[begin..end)` into them. With `everyFeature` all `width` columns
 * are summed, eight at a time. `buffer` takes `bufferRows` rows: scattered rows are fetched first, all at once, so that
 * the memory answers many at a time, and then summed from the cache.
 */
export function buildHistogram(
  rowCodes: usize,
  stride: usize,
  width: usize,
  binCounts: usize,
  features: usize,
  featureCount: usize,
  everyFeature: bool,
  pairs: usize,
  rows: usize,
  begin: usize,
  end: usize,
  into: usize,
  buffer: usize,
  bufferRows: usize,
): void {
  clear(binCounts, features, featureCount, into);
  if (begin === end) return;
  const first = <usize>load<u32>(rows + (begin << 2));
  const last = <usize>load<u32>(rows + ((end - 1) << 2));
  // Rows of a node rise, so these follow one another without a gap and lie together already.
  if (last - first === end - begin - 1) {
    for (let at = first; at <= last; at += bufferRows) {
      const count = min(bufferRows, last + 1 - at);
      sumRows(
        rowCodes + at * stride,
        stride,
        width,
        pairs + (at << 3),
        count,
        features,
        featureCount,
        everyFeature,
        into,
      );
    }
    return;
  }
  const fetchedPairs = buffer + bufferRows * stride;
  for (let at = begin; at < end; at += bufferRows) {
    const count = min(bufferRows, end - at);
    gather(rowCodes, stride, pairs, rows + (at << 2), count, buffer, fetchedPairs);
    sumRows(buffer, stride, width, fetchedPairs, count, features, featureCount, everyFeature, into);
  }
}

function clear(binCounts: usize, features: usize, featureCount: usize, into: usize): void {
  for (let k: usize = 0; k < featureCount; k++) {
    const a = <usize>load<u32>(features + (k << 2));
    // One slot more than there are bins: that of missing values.
    memory.fill(into + a * featureBytes, 0, (<usize>load<u32>(binCounts + (a << 2)) + 1) << 3);
  }
}

function gather(
  rowCodes: usize,
  stride: usize,
  pairs: usize,
  rows: usize,
  count: usize,
  codesTo: usize,
  pairsTo: usize,
): void {
  const end = rows + (count << 2);
  if (stride === 32) {
    for (let at = rows; at < end; at += 4) {
      const row = <usize>load<u32>(at);
      const from = rowCodes + (row << 5);
      v128.store(codesTo, v128.load(from));
      v128.store(codesTo, v128.load(from, 16), 16);
      store<i64>(pairsTo, load<i64>(pairs + (row << 3)));
      codesTo += 32;
      pairsTo += 8;
    }
    return;
  }
  for (let at = rows; at < end; at += 4) {
    const row = <usize>load<u32>(at);
    const from = rowCodes + row * stride;
    for (let k: usize = 0; k < stride; k += 16) v128.store(codesTo + k, v128.load(from + k));
    store<i64>(pairsTo, load<i64>(pairs + (row << 3)));
    codesTo += stride;
    pairsTo += 8;
  }
}

function sumRows(
  codes: usize,
  stride: usize,
  width: usize,
  pairs: usize,
  count: usize,
  features: usize,
  featureCount: usize,
  everyFeature: bool,
  into: usize,
): void {
  const end = pairs + (count << 3);
  if (everyFeature) {
    // The columns that fill the last eight hold code 0; what they sum is never read.
    for (let a: usize = 0; a < width; a += lanes)
      sumEight(codes + a, stride, pairs, end, into + a * featureBytes);
    return;
  }
  for (let k: usize = 0; k < featureCount; k++) {
    const a = <usize>load<u32>(features + (k << 2));
    sumOne(codes + a, stride, pairs, end, into + a * featureBytes);
  }
}

function sumEight(codes: usize, stride: usize, pairs: usize, end: usize, into: usize): void {
  for (let at = pairs; at < end; at += 8) {
    const pair = load<i64>(at);
    let slot = into + ((<usize>load<u8>(codes)) << 3);
    store<i64>(slot, load<i64>(slot) + pair);
    slot = into + ((<usize>load<u8>(codes, 1)) << 3);
    store<i64>(slot, load<i64>(slot, featureBytes) + pair, featureBytes);
    slot = into + ((<usize>load<u8>(codes, 2)) << 3);
    store<i64>(slot, load<i64>(slot, 2 * featureBytes) + pair, 2 * featureBytes);
    slot = into + ((<usize>load<u8>(codes, 3)) << 3);
    store<i64>(slot, load<i64>(slot, 3 * featureBytes) + pair, 3 * featureBytes);
    slot = into + ((<usize>load<u8>(codes, 4)) << 3);
    store<i64>(slot, load<i64>(slot, 4 * featureBytes) + pair, 4 * featureBytes);
    slot = into + ((<usize>load<u8>(codes, 5)) << 3);
    store<i64>(slot, load<i64>(slot, 5 * featureBytes) + pair, 5 * featureBytes);
    slot = into + ((<usize>load<u8>(codes, 6)) << 3);
    store<i64>(slot, load<i64>(slot, 6 * featureBytes) + pair, 6 * featureBytes);
    slot = into + ((<usize>load<u8>(codes, 7)) << 3);
    store<i64>(slot, load<i64>(slot, 7 * featureBytes) + pair, 7 * featureBytes);
    codes += stride;
  }
}

function sumOne(codes: usize, stride: usize, pairs: usize, end: usize, into: usize): void {
  for (let at = pairs; at < end; at += 8) {
    const slot = into + ((<usize>load<u8>(codes)) << 3);
    store<i64>(slot, load<i64>(slot) + load<i64>(at));
    codes += stride;
  }
}

/** Turns a parent's histogram into the other child's over the listed features. */
export function subtractHistogram(
  binCounts: usize,
  features: usize,
  featureCount: usize,
  parent: usize,
  child: usize,
): void {
  for (let k: usize = 0; k < featureCount; k++) {
    const a = <usize>load<u32>(features + (k << 2));
    const from = parent + a * featureBytes;
    const other = child + a * featureBytes;
    const bytes = (<usize>load<u32>(binCounts + (a << 2)) + 1) << 3;
    // Two slots at a time; one beyond an odd end is not read by anyone.
    for (let at: usize = 0; at < bytes; at += 16)
      v128.store(from + at, i64x2.sub(v128.load(from + at), v128.load(other + at)));
  }
}

/** Adds another histogram over the listed features. */
export function addHistogram(
  binCounts: usize,
  features: usize,
  featureCount: usize,
  sum: usize,
  other: usize,
): void {
  for (let k: usize = 0; k < featureCount; k++) {
    const a = <usize>load<u32>(features + (k << 2));
    const to = sum + a * featureBytes;
    const from = other + a * featureBytes;
    const bytes = (<usize>load<u32>(binCounts + (a << 2)) + 1) << 3;
    for (let at: usize = 0; at < bytes; at += 16)
      v128.store(to + at, i64x2.add(v128.load(to + at), v128.load(from + at)));
  }
}
