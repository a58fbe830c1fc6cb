// The number types of the learner, in one place, with the reason for each.

/**
 * Bin of a value, one byte. Codes 0..254 are bins in rising order of value.
 * The code after a feature's last bin means missing, hence at most 255 bins.
 */
export type BinCodes = Uint8Array<ArrayBuffer>;
export const largestBinCount = 255;

/**
 * Slot of a value in a histogram, bins of all features counted through. Two bytes nearly always
 * suffice, and half as much memory to stream is a third of the time to build histograms.
 */
export type Slots = Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
export const slotsInTwoBytes = 65536;

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
