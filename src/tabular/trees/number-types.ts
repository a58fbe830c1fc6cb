// The number types of the learner, in one place, with the reason for each. All arrays that growing a tree touches lie in
// one memory (kernel/kernel-memory.ts), which WebAssembly and threads can share.

/**
 * Bin of a value, one byte. Codes 0..254 are bins in rising order of value.
 * The code after a feature's last bin means missing, hence at most 255 bins.
 */
export type BinCodes = Uint8Array;
export const largestBinCount = 255;

/** First and second derivative of the loss, interleaved: [g0, h0, g1, h1, ...], so that one row costs one cache line. */
export type GradientPairs = Float64Array;

/**
 * The same as integers, hessian first: [h0, g0, h1, g1, ...]. Scaled for each tree so that no sum leaves 32 bits, hence
 * sums are exact, the same in any order, on any number of threads, and one 64-bit addition adds both.
 */
export type QuantisedPairs = Int32Array;

/**
 * Sums of quantised pairs, [H, G] per slot. Feature a (counted among the active ones) owns 256 slots: slot
 * `a * slotsPerFeature + code`. One stride for all features is an eighth faster than slots packed tight.
 */
export type Histogram = Int32Array;
export const slotsPerFeature = 256;

/** Positions of rows; 32 bits address every table that fits into memory. */
export type RowPositions = Uint32Array;
