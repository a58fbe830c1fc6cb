import { limits, problem } from '../../shared/index.js';
import { type FieldReader, invalid, isRecord } from './read-fields.js';

/** Feature values by name; the model checks names and values. */
export type FeatureValues = Readonly<Record<string, unknown>>;

/** One row of features; undefined when absent. At most `limits.requestFeatures` of them. */
export function featuresField(): FieldReader<FeatureValues | undefined> {
  return (value, at) => (value === undefined ? undefined : readRow(value, at));
}

/** One row of features, or a list of them; undefined when absent. */
export function featuresOrRowsField(): FieldReader<
  FeatureValues | readonly FeatureValues[] | undefined
> {
  return (value, at) => (Array.isArray(value) ? readRows(value, at) : featuresField()(value, at));
}

/** A list of rows, 1 to `limits.predictRows`; undefined when absent. */
export function rowsField(): FieldReader<readonly FeatureValues[] | undefined> {
  return (value, at) => {
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw invalid(at, value, 'a list of objects of feature values');
    return readRows(value, at);
  };
}

function readRows(rows: readonly unknown[], at: string): readonly FeatureValues[] {
  if (rows.length === 0) throw invalid(at, rows, 'at least one row');
  if (rows.length > limits.predictRows)
    throw problem('input.too-many-rows', { rows: rows.length, limitRows: limits.predictRows });
  return rows.map((row, index) => readRow(row, `${at}[${index}]`));
}

function readRow(row: unknown, at: string): FeatureValues {
  if (!isRecord(row)) throw invalid(at, row, 'an object of feature values by name');
  const count = Object.keys(row).length;
  if (count > limits.requestFeatures)
    throw invalid(at, `${count} features`, `at most ${limits.requestFeatures} features`);
  return row;
}
