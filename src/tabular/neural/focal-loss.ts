/** How focal loss leans: `focus` quiets rows that are already right, `positiveShare` weighs the positive class. */
export interface FocalOptions {
  /** The exponent gamma, from 0. */
  readonly focus: number;
  /** The weight alpha of positive rows, 0..1; negative rows weigh the rest. */
  readonly positiveShare: number;
}

/**
 * Focal loss of one row (Lin et al. 2017) and its slope in the logit, written to `answer` as [loss, slope]. With focus 0
 * and equal weights it is half of log loss.
 */
export function focalLoss(
  logit: number,
  isPositive: boolean,
  { focus, positiveShare }: FocalOptions,
  answer: Float64Array,
): void {
  // Seen from the true class: its logit, its probability and the logarithm of that.
  const towards = isPositive ? logit : -logit;
  const weight = isPositive ? positiveShare : 1 - positiveShare;
  const logProbability =
    towards > 0 ? -Math.log1p(Math.exp(-towards)) : towards - Math.log1p(Math.exp(towards));
  const probability = Math.exp(logProbability);
  const miss = towards > 0 ? Math.exp(-towards) * probability : 1 - probability;
  const quiet = weight * miss ** focus;
  const slope = quiet * (focus * probability * logProbability - miss);
  answer[0] = -quiet * logProbability;
  answer[1] = isPositive ? slope : -slope;
}
