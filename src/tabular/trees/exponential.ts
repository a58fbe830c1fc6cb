// 2^k for k = -1022 to 1022; the kernel in WebAssembly makes them from exponent bits.
const powersOfTwo = Float64Array.from({ length: 2045 }, (_, i) => 2 ** (i - 1022));

/**
 * e^power for powers held between -708 and 708, to within two units in the last place; the same bits in every engine,
 * which Math.exp does not promise. Divides by powers of two, then the Taylor series of degree 12 on |r| <= ln 2 / 2.
 */
export function exponential(power: number): number {
  const x = Math.max(Math.min(power, 708), -708);
  const k = toNearest(x * Math.LOG2E);
  // ln 2 in two parts, of which the first has so few digits that k times it is exact (fdlibm).
  const r = x - k * 0.6931471803691238 - k * 1.9082149292705877e-10;
  const r2 = r * r;
  const r4 = r2 * r2;
  const low = 1 + r + r2 * (0.5 + r * 0.16666666666666666);
  const middle =
    0.041666666666666664 +
    r * 0.008333333333333333 +
    r2 * (0.001388888888888889 + r * 0.0001984126984126984);
  const high =
    0.0000248015873015873 +
    r * 0.0000027557319223985893 +
    r2 * (2.755731922398589e-7 + r * 2.505210838544172e-8);
  const sum = low + r4 * (middle + r4 * (high + r4 * 2.08767569878681e-9));
  return sum * powersOfTwo[k + 1022]!;
}

// Beside a number of 53 bits, the last of which counts ones, a double keeps no fraction.
const wholesOnly = 1.5 * 2 ** 52;

/** To the nearest whole number, half to even, for numbers below 2^51. */
export function toNearest(x: number): number {
  return x + wholesOnly - wholesOnly;
}
