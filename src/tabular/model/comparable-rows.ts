import type { TrainedModel } from './trained-model.js';
import { prepareRow } from './tree-inputs.js';

const leastNegativeRows = 8;

/**
 * Finds the reference rows a row is best compared with, `count` of them (default 8), the most alike first: those the model calls negative, since one
 * asks what makes a row differ from good ones; all of them where fewer than eight are. Two rows are as far apart as their
 * features are, each measured by its own mean distance from the mean; so a row of one product is compared with rows of that
 * product. A model without reference rows has one row to compare with, that of the values which stand in for missing ones.
 */
export function comparableRows(
  model: TrainedModel,
  isNegative: (raw: Float64Array) => boolean,
): (raw: Float64Array, count?: number) => readonly Float64Array[] {
  const { reference, preparation, features } = model;
  const width = features.length;
  const all = Array.from({ length: reference.rowCount }, (_, row) =>
    reference.values.slice(row * width, (row + 1) * width),
  );
  const negative = all.filter(isNegative);
  const rows = negative.length < leastNegativeRows ? all : negative;
  if (rows.length === 0) rows.push(Float64Array.from(preparation.fill));
  const prepared = (raw: Float64Array) => {
    const values = new Float64Array(width);
    prepareRow(preparation, raw, values);
    return values;
  };
  const preparedRows = rows.map(prepared);
  const unitOfFeature = Float64Array.from(features, ({ kind }, f) =>
    kind === 'category' ? 0 : meanDistance(preparedRows.map((row) => row[f]!)),
  );
  return (raw, count = 8) => {
    const given = prepared(raw);
    const distances = preparedRows.map((row) => distance(given, row, unitOfFeature));
    return [...rows.keys()]
      .sort((a, b) => distances[a]! - distances[b]!)
      .slice(0, count)
      .map((row) => rows[row]!);
  };
}

/** Mean distance from the mean, of the values that are there. */
function meanDistance(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return known.reduce((sum, value) => sum + Math.abs(value - mean), 0) / known.length;
}

/** Where one has a value and the other has none, or where there is no unit, two values are alike or one unit apart. */
function distance(a: Float64Array, b: Float64Array, unitOfFeature: Float64Array): number {
  let sum = 0;
  for (let f = 0; f < a.length; f++) {
    if (Object.is(a[f], b[f])) continue;
    const units = Math.abs(a[f]! - b[f]!) / unitOfFeature[f]!;
    sum += Number.isFinite(units) ? units : 1;
  }
  return sum;
}
