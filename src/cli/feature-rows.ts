import { Problem } from '../shared/index.js';
import {
  type Column,
  type FeatureSchema,
  type Frame,
  featureNames,
  type TrainedModel,
} from '../tabular/index.js';

/** Rows of a table as the functions take them: values by feature name, null where missing. */
export interface FeatureRows {
  readonly rowCount: number;
  readonly row: (index: number) => Readonly<Record<string, number | string | null>>;
  /** Columns that are no features of the model, left out. */
  readonly otherColumns: readonly string[];
  /** Features the table has no column for. */
  readonly absentFeatures: readonly string[];
}

/** What of a table a model reads. A column may go by the feature's name with or without its header group. */
export function featureRows(frame: Frame, model: Pick<TrainedModel, 'features'>): FeatureRows {
  const names = model.features.map((feature) => feature.name);
  const { indexOf } = featureNames(names);
  const columnOf = new Map<string, Column>();
  const otherColumns: string[] = [];
  for (const column of frame.columns) {
    const index = indexOrNull(indexOf, column.name);
    if (index === null) otherColumns.push(column.name);
    else columnOf.set(names[index]!, column);
  }
  const used = [...columnOf];
  return {
    rowCount: frame.rowCount,
    otherColumns,
    absentFeatures: names.filter((name) => !columnOf.has(name)),
    row: (index) =>
      Object.fromEntries(used.map(([feature, column]) => [feature, cellOf(column, index)])),
  };
}

/** The kind a model expects of a column, null for one that is no feature: what a column of missing cells cannot say. */
export function featureKinds(
  model: Pick<TrainedModel, 'features'>,
): (columnName: string) => FeatureSchema['kind'] | null {
  const { indexOf } = featureNames(model.features.map((feature) => feature.name));
  return (columnName) => {
    const index = indexOrNull(indexOf, columnName);
    return index === null ? null : model.features[index]!.kind;
  };
}

function indexOrNull(indexOf: (name: string) => number, name: string): number | null {
  try {
    return indexOf(name);
  } catch (error) {
    if (error instanceof Problem && error.code === 'model.unknown-feature') return null;
    throw error;
  }
}

function cellOf(column: Column, row: number): number | string | null {
  if (column.kind === 'category') return column.categories[column.codes[row]!] ?? null;
  const value = column.values[row]!;
  return Number.isNaN(value) ? null : value;
}
