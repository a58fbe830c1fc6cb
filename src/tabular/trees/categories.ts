import { problem } from '../../shared/index.js';
import type { BinCuts } from './binning.js';
import { categoricalKind, type FeatureKinds, mostCategories } from './feature-rules.js';

/**
 * Columns as they are binned: the categories of a categorical feature are numbered through without gaps, one that no
 * training row has counts as missing.
 */
export interface CategoryColumns {
  readonly columns: readonly Float64Array[];
  /** By feature: the new number of every category 0..255, NaN where no training row has it; null for other features. */
  readonly newNumber: readonly (Float64Array | null)[];
}

/**
 * Numbers the categories of training rows. Throws `learning.bad-category` on a value that is none, and
 * `learning.too-many-categories` on more than there are bins.
 */
export function categoryColumns(
  columns: readonly Float64Array[],
  training: Uint32Array,
  kinds: FeatureKinds,
  maxBins: number,
): CategoryColumns {
  const newNumber = columns.map((values, feature) =>
    kinds[feature] === categoricalKind ? numbered(values, training, feature, maxBins) : null,
  );
  return {
    newNumber,
    columns: columns.map((values, feature) => {
      const numbers = newNumber[feature]!;
      return numbers === null ? values : values.map((value) => numbers[value] ?? Number.NaN);
    }),
  };
}

function numbered(
  values: Float64Array,
  training: Uint32Array,
  feature: number,
  maxBins: number,
): Float64Array {
  const seen = new Uint8Array(mostCategories);
  const column = `number ${feature + 1}`;
  for (const row of training) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    if (!(Number.isInteger(value) && value >= 0 && value < mostCategories))
      throw problem('learning.bad-category', { column, row, got: value });
    seen[value] = 1;
  }
  const count = seen.reduce((sum, one) => sum + one, 0);
  if (count > maxBins)
    throw problem('learning.too-many-categories', { column, got: count, most: maxBins });
  let next = 0;
  return Float64Array.from(seen, (one) => (one === 1 ? next++ : Number.NaN));
}

/**
 * A split by category as bits by category number, 1 = left, in eight words: a category follows its bin, one that no
 * training row has follows the missing values.
 */
export function categoryBits(
  sideOfBin: Uint8Array,
  missingLeft: boolean,
  newNumber: Float64Array,
  thresholds: BinCuts['thresholds'][number],
): Uint32Array {
  const bits = new Uint32Array(wordsPerSet);
  for (let category = 0; category < mostCategories; category++) {
    const number = newNumber[category]!;
    let left = missingLeft;
    if (!Number.isNaN(number)) {
      let bin = 0;
      while (bin < thresholds.length && thresholds[bin]! <= number) bin++;
      left = sideOfBin[bin] === 1;
    }
    if (left) bits[category >> 5] = bits[category >> 5]! | (1 << (category & 31));
  }
  return bits;
}

/** Words of 32 bits that a set of categories takes. */
export const wordsPerSet = mostCategories / 32;
