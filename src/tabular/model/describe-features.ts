import type { Column, Frame } from '../frame/frame.js';
import { findColumns } from '../prepare/find-columns.js';
import type { Preparation } from '../prepare/preparation.js';
import type { FeatureSchema, OperatorFacts } from './trained-model.js';

/** What the training rows of each feature look like. Figures of a feature without values are NaN. */
export function describeFeatures(
  frame: Frame,
  preparation: Preparation,
  rows: Uint32Array,
  operatorFacts: Readonly<Record<string, OperatorFacts>>,
): FeatureSchema[] {
  return findColumns(frame, preparation.featureNames).map((column, feature) => {
    const operator = Object.hasOwn(operatorFacts, column.name)
      ? { operator: operatorFacts[column.name]! }
      : {};
    const categories = preparation.categories[feature] ?? null;
    return categories === null
      ? { name: column.name, ...operator, ...describeNumbers(numbersOf(column, rows), rows.length) }
      : { name: column.name, ...operator, ...describeWords(column, categories, rows) };
  });
}

/** Raw values of rows in feature order, row-major: numbers, category codes of the preparation, NaN = missing. */
export function rawRows(frame: Frame, preparation: Preparation, rows: Uint32Array): Float64Array {
  const columns = findColumns(frame, preparation.featureNames);
  const width = columns.length;
  const values = new Float64Array(rows.length * width);
  columns.forEach((column, feature) => {
    const categories = preparation.categories[feature] ?? null;
    const raw = categories === null ? numbersOf(column, rows) : codesOf(column, categories, rows);
    raw.forEach((value, i) => {
      values[i * width + feature] = value;
    });
  });
  return values;
}

function numbersOf(column: Column, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) =>
    column.kind === 'number' ? column.values[row]! : Number.NaN,
  );
}

function codesOf(column: Column, categories: readonly string[], rows: Uint32Array): Float64Array {
  const codeOf = new Map(categories.map((text, code) => [text, code]));
  const texts = column.kind === 'category' ? column.categories : [];
  const codes = texts.map((text) => codeOf.get(text) ?? Number.NaN);
  return Float64Array.from(rows, (row) =>
    column.kind === 'category' ? (codes[column.codes[row]!] ?? Number.NaN) : Number.NaN,
  );
}

function describeNumbers(values: Float64Array, rowCount: number) {
  const present = values.filter((value) => !Number.isNaN(value)).sort();
  const count = present.length;
  const middle = count >> 1;
  const median =
    count % 2 === 1
      ? present[middle]!
      : (present[middle - 1] ?? Number.NaN) / 2 + present[middle]! / 2;
  // Each value is divided first: the sum of very large ones overflows.
  const mean = count === 0 ? Number.NaN : present.reduce((sum, value) => sum + value / count, 0);
  return {
    kind: 'number' as const,
    missingShare: 1 - count / rowCount,
    min: present[0] ?? Number.NaN,
    max: present[count - 1] ?? Number.NaN,
    mean,
    median: count === 0 ? Number.NaN : median,
  };
}

function describeWords(column: Column, categories: readonly string[], rows: Uint32Array) {
  const counts = new Uint32Array(categories.length);
  let missing = 0;
  for (const code of codesOf(column, categories, rows)) {
    if (Number.isNaN(code)) missing += 1;
    else counts[code] = counts[code]! + 1;
  }
  const best = counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0));
  return {
    kind: 'category' as const,
    missingShare: missing / rows.length,
    categories,
    mostFrequent: categories[best] ?? '',
  };
}
