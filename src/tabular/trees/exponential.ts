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
  let sum = 2.08767569878681e-9;
  sum = sum * r + 2.505210838544172e-8;
  sum = sum * r + 2.755731922398589e-7;
  sum = sum * r + 0.0000027557319223985893;
  sum = sum * r + 0.0000248015873015873;
  sum = sum * r + 0.0001984126984126984;
  sum = sum * r + 0.001388888888888889;
  sum = sum * r + 0.008333333333333333;
  sum = sum * r + 0.041666666666666664;
  sum = sum * r + 0.16666666666666666;
  sum = sum * r + 0.5;
  sum = sum * r + 1;
  sum = sum * r + 1;
  return sum * powersOfTwo[k + 1022]!;
}

// Beside a number of 53 bits, the last of which counts ones, a double keeps no fraction.
const wholesOnly = 1.5 * 2 ** 52;

/** To the nearest whole number, half to even, for numbers below 2^51. */
export function toNearest(x: number): number {
  return x + wholesOnly - wholesOnly;
}
