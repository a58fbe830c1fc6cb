/** Probability of log odds, 0..1; exact 0 or 1 only where doubles end. */
export function sigmoid(margin: number): number {
  return 1 / (1 + Math.exp(-margin));
}
