// XGBoost and ONNX round inputs to single precision before they compare; our trees compare doubles. A threshold found here
// makes both decide alike for every double: rounding never changes the order of two numbers, so the doubles that round to
// a single on the right side begin at one place.

const bits = new DataView(new ArrayBuffer(8));

/**
 * The smallest double whose rounding to single precision is `single` or more: `x < lowestDouble(t)` is
 * `Math.fround(x) < t`. -Infinity for -Infinity, since every double rounds to at least that.
 */
export function lowestDouble(single: number): number {
  if (single === Number.NEGATIVE_INFINITY) return single;
  const below = singleAt(placeOf(single) - 1);
  // Singles that are infinite lie, for rounding, one step beyond the largest finite one.
  const middle = (finiteStand(below) + finiteStand(single)) / 2;
  // A tie goes to the even neighbour.
  return Math.fround(middle) >= single ? middle : nextDouble(middle);
}

/**
 * The smallest single for which `isRight` holds, -Infinity to Infinity, or null when it holds for none.
 * `isRight` must not turn from true to false as its argument rises.
 */
export function lowestSingle(isRight: (single: number) => boolean): number | null {
  let low = placeOf(Number.NEGATIVE_INFINITY);
  let high = placeOf(Number.POSITIVE_INFINITY);
  if (!isRight(Number.POSITIVE_INFINITY)) return null;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isRight(singleAt(middle))) high = middle;
    else low = middle + 1;
  }
  return singleAt(low);
}

/** Singles numbered by size: zero is 0, the next larger one 1; -0 and 0 share their place. */
function placeOf(single: number): number {
  bits.setFloat32(0, single);
  const pattern = bits.getInt32(0);
  return pattern >= 0 ? pattern : -(pattern & 0x7fffffff);
}

function singleAt(place: number): number {
  bits.setInt32(0, Math.abs(place));
  const size = bits.getFloat32(0);
  return place < 0 ? -size : size;
}

function finiteStand(single: number): number {
  return Number.isFinite(single) ? single : Math.sign(single) * 2 ** 128;
}

/** The next larger double; Infinity follows itself. */
export function nextDouble(value: number): number {
  if (value === Number.POSITIVE_INFINITY) return value;
  if (value === 0) return Number.MIN_VALUE;
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return bits.getFloat64(0);
}
