import type { Confidence } from './prediction.js';

/**
 * The rule of confidence. d is the distance of the probability p from the threshold t, relative to the
 * width of the side it is on: (p - t) / (1 - t) from t on, (t - p) / t below. d >= 0.6 is high,
 * d >= 0.25 medium, less is low; one level lower when the row is unlike the training rows: a value
 * outside their range, or more than a tenth of the features missing. It says how clear the call is,
 * not how often such calls are right.
 */
export function confidenceOf(
  probability: number,
  threshold: number,
  isUnlikeTraining: boolean,
): Confidence {
  const width = probability >= threshold ? 1 - threshold : threshold;
  const distance = width === 0 ? 0 : Math.abs(probability - threshold) / width;
  const level = distance >= 0.6 ? 2 : distance >= 0.25 ? 1 : 0;
  return levels[Math.max(0, isUnlikeTraining ? level - 1 : level)]!;
}

const levels: readonly Confidence[] = ['low', 'medium', 'high'];
