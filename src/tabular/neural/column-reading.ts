import type { WeighedRows } from '../trees/learning-rows.js';
import { padded } from './tape/padded.js';

/** How columns of a table become what a transformer reads; learned from training rows, constant columns left out. */
export interface ColumnReading {
  /** Columns there must be. */
  readonly columnCount: number;
  /** Read as numbers: less the mean, over the deviation. */
  readonly numbers: readonly {
    readonly column: number;
    readonly center: number;
    readonly scale: number;
  }[];
  /** Read as categories: code 0 where it is missing, else 1 and one more for every cut, rising, that lies below the value. */
  readonly categories: readonly { readonly column: number; readonly cuts: Float64Array }[];
  /** Whether the numbers of a row are normalised among themselves (layer normalisation without gain). */
  readonly isNormalised: boolean;
}

/** What counts as a category. */
export interface ReadingRules {
  /** Columns that are categories whatever they hold; each different value is one. */
  readonly named: readonly number[];
  /** A number column of at most so many different values is a category too; 0 for none. */
  readonly mostValues: number;
  /** Where no column is a category, every number column is one too, cut into so many equally filled parts; 0 for never. */
  readonly parts: number;
  /** Whether the numbers of a row are normalised among themselves where there are enough of them. */
  readonly isNormalised: boolean;
}

/** Of one number normalisation leaves nothing, of two their order: below so many numbers they stay as they are. */
const fewestToNormalise = 8;
// Beyond so many deviations a value says "extreme" and nothing else; the network stays where it has learned.
const farthest = 10;

/** Learns how to read columns (feature-major, NaN = missing) from the rows that count. */
export function fitReading(
  columns: readonly Float64Array[],
  { rows }: WeighedRows,
  { named, mostValues, parts, isNormalised }: ReadingRules,
): ColumnReading {
  const numbers: ColumnReading['numbers'][number][] = [];
  const categories: ColumnReading['categories'][number][] = [];
  const sortedOf = columns.map((values) =>
    Float64Array.from(rows, (row) => values[row]!)
      .filter((value) => !Number.isNaN(value))
      .sort(),
  );
  sortedOf.forEach((sorted, column) => {
    const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
    const hasMissing = sorted.length < rows.length;
    if (distinct.length + (hasMissing ? 1 : 0) < 2) return;
    if (named.includes(column) || distinct.length <= mostValues)
      categories.push({ column, cuts: between(distinct) });
    else numbers.push({ column, ...spreadOf(sorted) });
  });
  if (categories.length === 0 && parts > 0)
    for (const { column } of numbers)
      categories.push({ column, cuts: quantileCuts(sortedOf[column]!, parts) });
  // Where every column is constant there is nothing to learn, but a network reads something.
  if (numbers.length + categories.length === 0)
    categories.push({ column: 0, cuts: new Float64Array(0) });
  return {
    columnCount: columns.length,
    numbers,
    categories,
    isNormalised: isNormalised && numbers.length >= fewestToNormalise,
  };
}

/** Numbers a network reads of a row: [numbers, padded to a multiple of four | places of the categories]. */
export function inputCount({ numbers, categories }: ColumnReading): number {
  return padded(numbers.length) + categories.length;
}

/** Different values of all categories together, the missing one of each included. */
export function valueCount({ categories }: ColumnReading): number {
  return categories.reduce((sum, { cuts }) => sum + cuts.length + 2, 0);
}

/** Writes the inputs of one row of columns; a category becomes the place of its value among those of all categories. */
export function writeInputs(reading: ColumnReading, row: Float64Array, inputs: Float64Array): void {
  const { numbers, categories, isNormalised } = reading;
  for (let i = 0; i < numbers.length; i++) {
    const { column, center, scale } = numbers[i]!;
    const value = (row[column]! - center) / scale;
    inputs[i] = Number.isNaN(value) ? 0 : Math.max(-farthest, Math.min(farthest, value));
  }
  if (isNormalised) normaliseNumbers(inputs, numbers.length);
  let first = 0;
  for (let i = 0, at = padded(numbers.length); i < categories.length; i++, at++) {
    const { column, cuts } = categories[i]!;
    inputs[at] = first + codeOf(row[column]!, cuts);
    first += cuts.length + 2;
  }
}

/** 0 for NaN, else one more than the cuts below the value. */
function codeOf(value: number, cuts: Float64Array): number {
  if (Number.isNaN(value)) return 0;
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cuts[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

function normaliseNumbers(inputs: Float64Array, count: number): void {
  let mean = 0;
  for (let i = 0; i < count; i++) mean += inputs[i]! / count;
  let variance = 0;
  for (let i = 0; i < count; i++) variance += (inputs[i]! - mean) ** 2 / count;
  const scale = 1 / Math.sqrt(variance + 1e-5);
  for (let i = 0; i < count; i++) inputs[i] = (inputs[i]! - mean) * scale;
}

/** The middles between neighbours of rising values. */
function between(distinct: Float64Array): Float64Array {
  return Float64Array.from({ length: Math.max(0, distinct.length - 1) }, (_, i) =>
    middleOf(distinct[i]!, distinct[i + 1]!),
  );
}

/** Cuts between `parts` equally filled parts of rising values; equal values stay together. */
function quantileCuts(sorted: Float64Array, parts: number): Float64Array {
  const cuts = new Set<number>();
  for (let part = 1; part < parts; part++) {
    const at = Math.floor((part * sorted.length) / parts);
    const [below, above] = [sorted[at - 1] ?? Number.NaN, sorted[at] ?? Number.NaN];
    if (below < above) cuts.add(middleOf(below, above));
  }
  return Float64Array.from(cuts);
}

// The sum of two large numbers overflows; between neighbours of the last bit the lower one divides them as well.
function middleOf(low: number, high: number): number {
  const middle = low / 2 + high / 2;
  return middle < high ? Math.max(low, middle) : low;
}

function spreadOf(sorted: Float64Array): { center: number; scale: number } {
  if (sorted.length === 0) return { center: 0, scale: 1 };
  // Sums of very large numbers overflow, their squares earlier.
  const largest = Math.max(Math.abs(sorted[0]!), Math.abs(sorted.at(-1)!));
  const unit = largest > 1e150 ? largest : 1;
  let center = 0;
  for (const value of sorted) center += value / unit / sorted.length;
  let variance = 0;
  for (const value of sorted) variance += (value / unit - center) ** 2 / sorted.length;
  const scale = Math.sqrt(variance);
  return { center: center * unit, scale: (scale > 0 ? scale : 1) * unit };
}
