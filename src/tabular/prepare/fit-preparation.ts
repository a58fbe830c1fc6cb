import { nearestName, problem } from '../../shared/index.js';
import type { CategoryColumn, Frame, NumberColumn } from '../frame/index.js';
import { findColumns } from './find-columns.js';
import type { Preparation } from './preparation.js';

export interface PreparationOptions {
  /** `standard`: mean 0 and standard deviation 1 over the training rows (the default); `none`: values as they are. */
  readonly scaling?: 'standard' | 'none';
}

/**
 * Learns fill, centre, scale and categories of the named features from the given training rows only.
 * A feature without missing values is filled with its median, a category with its most frequent one;
 * a feature with missing values keeps them (fill NaN), so that the trees learn their direction.
 * Categories are those of the training rows in code-unit order of their text, so that the order of rows does not matter.
 * Standard deviations divide by the number of rows; a constant or empty feature has scale 1.
 * Throws on no rows, no features, unknown columns and infinite values.
 */
export function fitPreparation(
  frame: Frame,
  featureNames: readonly string[],
  rows: Uint32Array,
  options: PreparationOptions = {},
): Preparation {
  const scaling = readScaling(options);
  if (featureNames.length === 0) throw problem('learning.no-features', {});
  if (rows.length === 0) throw problem('learning.no-rows', { purpose: 'training' });
  for (const row of rows)
    if (row >= frame.rowCount)
      throw problem('learning.row-out-of-range', { row, rowCount: frame.rowCount });
  const fitted = findColumns(frame, featureNames).map((column) =>
    column.kind === 'number' ? fitNumbers(column, rows) : fitCategories(column, rows),
  );
  return {
    featureNames: [...featureNames],
    fill: Float64Array.from(fitted, (feature) => feature.fill),
    center: Float64Array.from(fitted, (feature) => (scaling === 'none' ? 0 : feature.center)),
    scale: Float64Array.from(fitted, (feature) => (scaling === 'none' ? 1 : feature.scale)),
    categories: fitted.map((feature) => feature.categories),
  };
}

interface FittedFeature {
  readonly fill: number;
  readonly center: number;
  readonly scale: number;
  readonly categories: readonly string[] | null;
}

function readScaling(options: PreparationOptions): 'standard' | 'none' {
  const known = ['scaling'];
  for (const option of Object.keys(options))
    if (!known.includes(option))
      throw problem('input.unknown-option', { option, nearest: nearestName(option, known), known });
  const { scaling = 'standard' } = options;
  if (scaling !== 'standard' && scaling !== 'none')
    throw problem('input.invalid', {
      at: 'scaling',
      got: String(scaling),
      expected: 'standard or none',
    });
  return scaling;
}

function fitNumbers(column: NumberColumn, rows: Uint32Array): FittedFeature {
  const present = new Float64Array(rows.length);
  let count = 0;
  for (const row of rows) {
    const value = column.values[row]!;
    if (Number.isNaN(value)) continue;
    if (!Number.isFinite(value))
      throw problem('learning.infinite-value', { column: column.name, row });
    present[count++] = value;
  }
  const sorted = present.subarray(0, count).sort();
  const fill = count < rows.length ? Number.NaN : median(sorted);
  return { fill, ...spread(sorted), categories: null };
}

function fitCategories(column: CategoryColumn, rows: Uint32Array): FittedFeature {
  const rowsOfCode = new Uint32Array(column.categories.length);
  let present = 0;
  for (const row of rows) {
    const code = column.codes[row]!;
    if (code < 0) continue;
    rowsOfCode[code] = rowsOfCode[code]! + 1;
    present++;
  }
  const rowsOfText = new Map<string, number>();
  rowsOfCode.forEach((count, code) => {
    const text = column.categories[code]!;
    if (count > 0) rowsOfText.set(text, (rowsOfText.get(text) ?? 0) + count);
  });
  const categories = [...rowsOfText.keys()].sort();
  const counts = categories.map((text) => rowsOfText.get(text)!);
  const codes = new Float64Array(present);
  let at = 0;
  counts.forEach((count, code) => {
    codes.fill(code, at, at + count);
    at += count;
  });
  const fill = present < rows.length ? Number.NaN : counts.indexOf(Math.max(...counts));
  return { fill, ...spread(codes), categories };
}

function median(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle]!;
  const lower = sorted[middle - 1]!;
  const upper = sorted[middle]!;
  // The sum of two large numbers overflows, the halves of two tiny ones round.
  return Number.isFinite(lower + upper) ? (lower + upper) / 2 : lower / 2 + upper / 2;
}

/** Mean and standard deviation of rising values; two passes (Chan, Golub & LeVeque 1983). */
function spread(sorted: Float64Array): { center: number; scale: number } {
  const count = sorted.length;
  if (count === 0) return { center: 0, scale: 1 };
  const lowest = sorted[0]!;
  const highest = sorted[count - 1]!;
  if (lowest === highest) return { center: lowest, scale: 1 };
  const largest = Math.max(Math.abs(lowest), Math.abs(highest));
  // Sums of such numbers overflow, their squares earlier.
  if (largest > 1e150) return { center: 0, scale: largest };
  let center = 0;
  for (const value of sorted) center += value;
  center /= count;
  let squares = 0;
  let rest = 0;
  for (const value of sorted) {
    const deviation = value - center;
    squares += deviation * deviation;
    rest += deviation;
  }
  const scale = Math.sqrt(Math.max(0, squares - (rest * rest) / count) / count);
  return { center, scale: scale > 0 ? scale : 1 };
}
