import type { Tensor } from './tensor-file.js';

/** The integers in the narrowest type that holds all of them. */
export function narrowestIntegers(values: Int32Array | Uint32Array | Uint8Array): Tensor {
  let low = 0;
  let high = 0;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low >= 0) {
    if (high < 2 ** 8) return Uint8Array.from(values);
    if (high < 2 ** 16) return Uint16Array.from(values);
    return Uint32Array.from(values);
  }
  if (low >= -(2 ** 7) && high < 2 ** 7) return Int8Array.from(values);
  if (low >= -(2 ** 15) && high < 2 ** 15) return Int16Array.from(values);
  return Int32Array.from(values);
}

/** Single precision when every value survives it unchanged (NaN counts as NaN), else double. */
export function narrowestNumbers(values: Float64Array): Tensor {
  const single = Float32Array.from(values);
  return values.every((value, i) => Object.is(single[i], value)) ? single : values;
}
