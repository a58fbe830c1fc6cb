/** Sixty rows with ties, whose figures tests have from scikit-learn 1.2.1 and SciPy. Probabilities are hundredths. */
export const recordedRows: {
  readonly labels: Uint8Array;
  readonly probabilities: Float64Array;
  /** (probability - 0.40) * 10: a made-up margin. */
  readonly margins: Float64Array;
} = (() => {
  const labels = '000110100011100000001101100000011101010110000010000010110000';
  const hundredths = [
    11, 31, 16, 54, 25, 14, 47, 46, 51, 0, 34, 65, 7, 16, 24, 54, 41, 19, 18, 21, 85, 42, 20, 59,
    49, 22, 2, 26, 16, 52, 41, 51, 66, 44, 49, 51, 39, 23, 34, 14, 6, 20, 6, 30, 76, 8, 38, 31, 37,
    22, 22, 42, 63, 4, 50, 52, 3, 32, 7, 48,
  ];
  return {
    labels: Uint8Array.from(labels, Number),
    probabilities: Float64Array.from(hundredths, (p) => p / 100),
    margins: Float64Array.from(hundredths, (p) => (p - 40) / 10),
  };
})();
