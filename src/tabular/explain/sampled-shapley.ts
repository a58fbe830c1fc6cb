import { seededRandom } from '../../shared/index.js';
import type { ShapValues } from './tree-shap.js';

/** Shapley values by sampling, and what the sampling leaves open. */
export interface SampledShapley extends ShapValues {
  /** Of every value: how far another draw of compared rows and orders would move it; 0 with a single compared row. */
  readonly standardErrors: Float64Array;
}

/**
 * Shapley values of any function of a row: what its features did between rows it is compared with and the row itself. The
 * base value is the mean of the function over those rows; the values add up to the function of the row less the base
 * value, and a feature that is the same in all rows did nothing. Features change from a compared row to the row one after
 * the other, once in a random order and once in its reverse for every compared row (Castro, Gomez & Tejada 2009; Merrick &
 * Taly 2020; Mitchell et al. 2022), so `worthOf` is called at most `2 x compared x (features + 1)` times, with an array that is reused. The same
 * rows give the same answer. NaN, a missing value, equals itself. At least one compared row.
 */
export function sampledShapley(
  worthOf: (row: Float64Array) => number,
  compared: readonly Float64Array[],
  row: Float64Array,
): SampledShapley {
  const random = seededRandom('sampled Shapley');
  const order = Uint32Array.from(row.keys());
  const at = new Float64Array(row.length);
  const values = new Float64Array(row.length);
  // What one compared row says of every feature, and the squares of that.
  const part = new Float64Array(row.length);
  const squares = new Float64Array(row.length);
  let baseValue = 0;
  for (const start of compared) {
    at.set(start);
    const atStart = worthOf(at);
    baseValue += atStart / compared.length;
    random.shuffle(order);
    part.fill(0);
    for (const isBack of [false, true]) {
      if (isBack) order.reverse();
      at.set(start);
      let before = atStart;
      for (const feature of order) {
        if (Object.is(at[feature], row[feature])) continue;
        at[feature] = row[feature]!;
        const after = worthOf(at);
        part[feature] = part[feature]! + (after - before) / 2;
        before = after;
      }
    }
    for (let feature = 0; feature < part.length; feature++) {
      values[feature] = values[feature]! + part[feature]! / compared.length;
      squares[feature] = squares[feature]! + part[feature]! ** 2 / compared.length;
    }
  }
  const freedom = Math.max(1, compared.length - 1);
  const standardErrors = squares.map((square, feature) =>
    Math.sqrt(Math.max(0, square - values[feature]! ** 2) / freedom),
  );
  return { baseValue, values, standardErrors };
}
