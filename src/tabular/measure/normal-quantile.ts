/** The z that `share`, 0.5 or more and below 1, of a normal distribution lies below; exact to about 1e-12 up to z = 5. */
export function normalQuantile(share: number): number {
  let low = 0;
  let high = 40;
  // Halving a double's range to its last bit takes fewer than 80 steps.
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (normalShareBelow(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Chance of a normal variable to lie below z, 0 or more, by its series of odd powers (Marsaglia 2004). */
export function normalShareBelow(z: number): number {
  if (z > 9) return 1;
  let term = z;
  let sum = z;
  for (let power = 3; term > sum * 1e-17; power += 2) {
    term *= (z * z) / power;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}
