/** Scores of classes, one array a class, become probabilities in place: they sum to 1 for every row. */
export function softmaxRows(outputs: readonly Float64Array[]): void {
  for (let row = 0; row < outputs[0]!.length; row++) {
    let highest = Number.NEGATIVE_INFINITY;
    for (const output of outputs) highest = Math.max(highest, output[row]!);
    let sum = 0;
    for (const output of outputs) {
      output[row] = Math.exp(output[row]! - highest);
      sum += output[row]!;
    }
    for (const output of outputs) output[row] = output[row]! / sum;
  }
}
