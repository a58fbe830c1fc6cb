/**
 * Codes of one feature for `count` rows: how many of the rising thresholds, filled up to 2^k - 1 with infinity, are at
 * or below the value; `missingCode` for NaN. By column to `columnCodes`, the first `growing` also by row to `rowCodes`.
 */
export function codeValues(
  values: usize,
  count: usize,
  thresholds: usize,
  thresholdCount: usize,
  missingCode: u32,
  columnCodes: usize,
  rowCodes: usize,
  stride: usize,
  growing: usize,
): void {
  const firstHalf = (thresholdCount + 1) >> 1;
  for (let i: usize = 0; i < count; i++) {
    const value = load<f64>(values + (i << 3));
    let below: usize = 0;
    // Halving without a branch, which no processor could foresee.
    for (let half = firstHalf; half > 0; half >>= 1) {
      const next = below + half;
      below = select<usize>(next, below, load<f64>(thresholds + ((next - 1) << 3)) <= value);
    }
    // biome-ignore lint/suspicious/noGlobalIsNan: the function of this compiler, which coerces nothing
    const code = select<u32>(missingCode, <u32>below, isNaN<f64>(value));
    store<u8>(columnCodes + i, code);
    if (i < growing) {
      store<u8>(rowCodes, code);
      rowCodes += stride;
    }
  }
}
