/**
 * Points and weights that integrate every polynomial of degree up to 2 * count - 1 over [0, 1] exactly
 * (Gauss-Legendre quadrature, moved from [-1, 1]). Points are inside (0, 1), ascending; weights sum to 1.
 */
export function gaussLegendre(count: number): { points: Float64Array; weights: Float64Array } {
  const points = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    // Newton from the asymptotic guess; converges to the last bit in a handful of steps.
    let x = Math.cos((Math.PI * (count - i - 0.25)) / (count + 0.5));
    let slope = 1;
    for (let step = 0; step < newtonSteps; step++) {
      const { value, derivative } = legendre(count, x);
      slope = derivative;
      const change = value / derivative;
      x -= change;
      if (Math.abs(change) < 1e-16) break;
    }
    points[i] = (1 + x) / 2;
    weights[i] = 1 / ((1 - x * x) * slope * slope);
  }
  return { points, weights };
}

const newtonSteps = 20;

// Bonnet's recursion for the Legendre polynomial of a degree of at least 1, and its derivative.
function legendre(degree: number, x: number): { value: number; derivative: number } {
  let previous = 1;
  let value = x;
  for (let k = 2; k <= degree; k++) {
    const next = ((2 * k - 1) * x * value - (k - 1) * previous) / k;
    previous = value;
    value = next;
  }
  return { value, derivative: (degree * (x * value - previous)) / (x * x - 1) };
}
