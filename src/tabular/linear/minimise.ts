/** A smooth function: answers its value at x and writes its gradient there. */
export type Smooth = (x: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  /** Largest absolute component of the gradient at x. */
  readonly slope: number;
  readonly iterations: number;
}

// Pairs of steps and gradient changes kept; 5 to 20 all do.
const memory = 10;
const sufficientDecrease = 1e-4;
const curvature = 0.9;
const longestSearch = 40;

/**
 * L-BFGS (Nocedal 1980; Liu & Nocedal 1989) with a line search by bisection that ends on the weak Wolfe conditions
 * (Lewis & Overton 2013). Ends when no component of the gradient exceeds `tolerance`, when no step lowers the value any
 * more, or after `mostIterations`. For convex functions the minimum is the global one.
 */
export function minimise(
  f: Smooth,
  start: Float64Array,
  options: { readonly tolerance: number; readonly mostIterations: number },
): Minimum {
  const size = start.length;
  let x = start.slice();
  let gradient = new Float64Array(size);
  let value = f(x, gradient);
  const steps: Float64Array[] = [];
  const changes: Float64Array[] = [];
  let iterations = 0;
  while (iterations < options.mostIterations && largest(gradient) > options.tolerance) {
    iterations++;
    const direction = descent(gradient, steps, changes);
    const slope = dot(direction, gradient);
    let [low, high, length] = [0, Number.POSITIVE_INFINITY, 1];
    // The first step knows no scale.
    if (steps.length === 0) length = Math.min(1, 1 / Math.sqrt(dot(gradient, gradient)));
    const next = new Float64Array(size);
    const nextGradient = new Float64Array(size);
    let found = false;
    let nextValue = value;
    for (let search = 0; search < longestSearch && !found; search++) {
      for (let i = 0; i < size; i++) next[i] = x[i]! + length * direction[i]!;
      nextValue = f(next, nextGradient);
      if (!(nextValue <= value + sufficientDecrease * length * slope)) high = length;
      else if (dot(direction, nextGradient) < curvature * slope) low = length;
      else found = true;
      if (!found) length = high === Number.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
    }
    if (!(nextValue < value)) break;
    const step = next.map((to, i) => to - x[i]!);
    const change = nextGradient.map((to, i) => to - gradient[i]!);
    if (dot(step, change) > 0) {
      steps.push(step);
      changes.push(change);
      if (steps.length > memory) {
        steps.shift();
        changes.shift();
      }
    }
    x = next;
    gradient = nextGradient;
    value = nextValue;
  }
  return { x, value, slope: largest(gradient), iterations };
}

/** Minus the inverse Hessian, as the kept pairs know it, times the gradient: the two-loop recursion. */
function descent(
  gradient: Float64Array,
  steps: readonly Float64Array[],
  changes: readonly Float64Array[],
): Float64Array {
  const direction = gradient.map((g) => -g);
  const shares = new Float64Array(steps.length);
  for (let k = steps.length - 1; k >= 0; k--) {
    shares[k] = dot(steps[k]!, direction) / dot(steps[k]!, changes[k]!);
    add(direction, -shares[k]!, changes[k]!);
  }
  const newest = steps.length - 1;
  if (newest >= 0) {
    const scale = dot(steps[newest]!, changes[newest]!) / dot(changes[newest]!, changes[newest]!);
    for (let i = 0; i < direction.length; i++) direction[i] = direction[i]! * scale;
  }
  for (let k = 0; k < steps.length; k++) {
    const share = dot(changes[k]!, direction) / dot(steps[k]!, changes[k]!);
    add(direction, shares[k]! - share, steps[k]!);
  }
  return direction;
}

function add(to: Float64Array, factor: number, vector: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i] = to[i]! + factor * vector[i]!;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function largest(vector: Float64Array): number {
  let most = 0;
  for (const component of vector) most = Math.max(most, Math.abs(component));
  return most;
}
