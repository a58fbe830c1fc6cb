/**
 * Learning rate of an epoch, counted from 0, as a share of the highest: a half cosine from 1 towards 0 over 10 epochs,
 * then anew over 20, 40, ... (SGDR, Loshchilov & Hutter 2017).
 */
export function cosineRestarts(epoch: number, firstEpochs = 10, growth = 2): number {
  let length = firstEpochs;
  let within = epoch;
  while (within >= length) {
    within -= length;
    length *= growth;
  }
  return (1 + Math.cos((Math.PI * within) / length)) / 2;
}
