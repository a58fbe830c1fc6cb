// The number types of the learner, in one place, with the reason for each.

/**
 * Bin of a value, one byte: the learner reads one per row and feature at every level, so its
 * time is the time to stream these. Codes 0..254 are bins in rising order of value.
 * The code after a feature's last bin means missing, hence at most 255 bins.
 */
export type BinCodes = Uint8Array<ArrayBuffer>;
export const largestBinCount = 255;

/**
 * First and second derivative of the loss, interleaved: [g0, h0, g1, h1, ...], so that one row
 * costs one cache line. Double precision, because histograms of large nodes are subtracted from
 * one another and the difference must keep its digits.
 */
export type GradientPairs = Float64Array<ArrayBuffer>;

/** Sums of gradient pairs per bin, interleaved the same way: [G0, H0, G1, H1, ...]. */
export type Histogram = Float64Array<ArrayBuffer>;

/** Positions of rows; 32 bits address every table that fits into memory. */
export type RowPositions = Uint32Array<ArrayBuffer>;
