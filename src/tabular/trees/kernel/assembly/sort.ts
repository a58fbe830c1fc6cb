// Digits of 11 bits: five and a rest of 9 make 64.
const digitBits: u64 = 11;
const digits: usize = 2048;

/**
 * Sorts doubles that are not NaN, rising, -0 before 0, by their digits from the last to the first. `scratch` has room for
 * as many, `places` for 2048 addresses.
 */
export function sortNumbers(numbers: usize, count: usize, scratch: usize, places: usize): void {
  let from = numbers;
  let to = scratch;
  const end = count << 3;
  // Negative numbers have all bits turned, others the sign: then they order as unsigned integers.
  for (let at: usize = 0; at < end; at += 8) {
    const bits = load<i64>(from + at);
    store<i64>(from + at, bits ^ ((bits >> 63) | i64.MIN_VALUE));
  }
  for (let shift: u64 = 0; shift < 64; shift += digitBits) {
    memory.fill(places, 0, digits << 2);
    for (let at: usize = 0; at < end; at += 8) {
      const place = places + (digitOf(load<u64>(from + at), shift) << 2);
      store<u32>(place, load<u32>(place) + 8);
    }
    let sum = to;
    let same = false;
    for (let digit: usize = 0; digit < digits; digit++) {
      const bytes = load<u32>(places + (digit << 2));
      if (bytes === <u32>end) same = true;
      store<u32>(places + (digit << 2), <u32>sum);
      sum += bytes;
    }
    if (same) continue;
    for (let at: usize = 0; at < end; at += 8) {
      const bits = load<u64>(from + at);
      const place = places + (digitOf(bits, shift) << 2);
      const target = <usize>load<u32>(place);
      store<u64>(target, bits);
      store<u32>(place, <u32>target + 8);
    }
    const turned = from;
    from = to;
    to = turned;
  }
  for (let at: usize = 0; at < end; at += 8) {
    const bits = load<i64>(from + at);
    store<i64>(numbers + at, bits ^ (~(bits >> 63) | i64.MIN_VALUE));
  }
}

function digitOf(bits: u64, shift: u64): usize {
  return <usize>(bits >> shift) & (digits - 1);
}
