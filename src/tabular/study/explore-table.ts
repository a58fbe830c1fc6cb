import { columnNamed } from '../frame/column-named.js';
import type { Column, Frame } from '../frame/frame.js';
import { rocAuc } from '../measure/ranking.js';
import { shareInterval } from '../measure/share-interval.js';
import type { TrainingTable } from '../model/training-table.js';
import { binaryLabel } from '../prepare/binary-label.js';

/** How the values of a feature lie in either class: counts of rows between edges. */
export interface ClassDistribution {
  readonly feature: string;
  /** Area under the ROC curve of the feature alone, turned so that it is 0.5 or more. */
  readonly rocAuc: number;
  /** Rising; one more than there are counts. */
  readonly edges: readonly number[];
  /** Rows of the negative class, then of the positive one. */
  readonly counts: readonly [readonly number[], readonly number[]];
}

/** Rows that have something in common, and their share of positives. */
export interface RateOfRows {
  readonly label: string;
  readonly rowCount: number;
  readonly positiveShare: number;
  /** Where the share would lie 95 times of 100. */
  readonly low: number;
  readonly high: number;
}

/** Positives by kind, where the label is a family of columns. */
export interface DefectType {
  readonly column: string;
  readonly rowCount: number;
}

/** What a person looks at before any model. */
export interface Exploration {
  /** The features that tell the classes apart best by themselves, best first. */
  readonly distributions: readonly ClassDistribution[];
  /** Pearson's correlation of those features, NaN where one does not change. */
  readonly correlations: {
    readonly features: readonly string[];
    readonly values: readonly (readonly number[])[];
  };
  /** Share missing of each feature that has gaps, by stretches of rows in table order. */
  readonly missing: {
    readonly features: readonly string[];
    readonly stretches: readonly {
      readonly firstRow: number;
      readonly missing: readonly number[];
    }[];
  };
  /** Features that are the same in all rows that have a value. */
  readonly constant: readonly string[];
  /** Most frequent first; empty where the label is one column. */
  readonly types: readonly DefectType[];
  /** `typeByGroup[type][group of byGroup]`: rows, for the types above. */
  readonly typeByGroup: readonly (readonly number[])[];
  /** By product or whatever else divides the rows into a few kinds; empty without such a column. */
  readonly byGroup: { readonly column: string; readonly rates: readonly RateOfRows[] } | null;
  readonly byLot: readonly RateOfRows[];
  /** Tenths of the table in row order. */
  readonly byTime: readonly RateOfRows[];
}

const mostDistributions = 6;
const mostCorrelated = 16;
const bins = 24;
const missingStretches = 20;
const timeStretches = 10;
const mostGroups = 12;

/** Describes the features and the share of positives. `groupColumn` default the column of words with 2 to 12 values; `lotOfRow` numbered in row order. */
export function exploreTable(
  table: TrainingTable,
  {
    groupColumn,
    lotOfRow,
  }: { readonly groupColumn?: string; readonly lotOfRow: Uint32Array | null },
): Exploration {
  const { frame, featureNames, labels, label } = table;
  const features = featureNames.map((name) => columnNamed(frame, name));
  const numbers = features.filter((column) => column.kind === 'number');
  const constant = features.filter(isConstant).map(({ name }) => name);
  const telling = numbers
    .filter(({ name }) => !constant.includes(name))
    .map((column) => ({ column, area: areaOf(column.values, labels) }))
    .sort((a, b) => b.area - a.area);
  const group = groupsOf(frame, groupColumn ?? wordsOf(features));
  const types = typesOf(frame, label);
  const everyRow = Uint32Array.from(labels, (_, row) => row);
  return {
    distributions: telling
      .slice(0, mostDistributions)
      .map(({ column, area }) => distribution(column.name, column.values, labels, area)),
    correlations: correlations(telling.slice(0, mostCorrelated).map(({ column }) => column)),
    missing: missingByStretch(features, frame.rowCount),
    constant,
    types: types.map(({ column, isOfRow }) => ({
      column,
      rowCount: isOfRow.reduce((sum, each) => sum + each, 0),
    })),
    typeByGroup:
      group === null
        ? []
        : types.map(({ isOfRow }) => {
            const rows = group.names.map(() => 0);
            isOfRow.forEach((each, row) => {
              const at = group.groupOfRow[row]!;
              if (each === 1 && at >= 0) rows[at]! += 1;
            });
            return rows;
          }),
    byGroup:
      group === null
        ? null
        : { column: group.column, rates: ratesBy(labels, group.groupOfRow, group.names) },
    byLot:
      lotOfRow === null
        ? []
        : ratesBy(
            labels,
            lotOfRow,
            Array.from({ length: lotOfRow.reduce((a, b) => Math.max(a, b), 0) + 1 }, (_, lot) =>
              String(lot + 1),
            ),
          ),
    byTime: ratesBy(
      labels,
      everyRow.map((row) => Math.floor((row * timeStretches) / labels.length)),
      Array.from({ length: timeStretches }, (_, i) => {
        const first = Math.ceil((i * labels.length) / timeStretches);
        return `${first + 1}`;
      }),
    ),
  };
}

/** The columns of a label's family with the rows each is above 0 in, the most frequent first; those never above 0 left out. */
export function typesOf(
  frame: Frame,
  label: TrainingTable['label'],
): readonly { readonly column: string; readonly isOfRow: Uint8Array }[] {
  if (!('anyPrefix' in label)) return [];
  return binaryLabel(frame, label)
    .usedColumns.map((name) => {
      const column = columnNamed(frame, name);
      const values = column.kind === 'number' ? column.values : new Float64Array(frame.rowCount);
      return { column: name, isOfRow: Uint8Array.from(values, (value) => (value > 0 ? 1 : 0)) };
    })
    .filter(({ isOfRow }) => isOfRow.includes(1))
    .sort((a, b) => sum(b.isOfRow) - sum(a.isOfRow));
}

function sum(values: Uint8Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The same in every row that has a value. */
function isConstant(column: Column): boolean {
  const present =
    column.kind === 'number'
      ? column.values.filter((value) => !Number.isNaN(value))
      : column.codes.filter((code) => code >= 0);
  return present.every((value) => value === present[0]);
}

/** Of the rows that have a value; 0.5 where a class is missing among them. */
function areaOf(values: Float64Array, labels: Uint8Array): number {
  const rows = [...values.keys()].filter((row) => !Number.isNaN(values[row]!));
  const truth = Uint8Array.from(rows, (row) => labels[row]!);
  if (!truth.includes(0) || !truth.includes(1)) return 0.5;
  const area = rocAuc(
    truth,
    Float64Array.from(rows, (row) => values[row]!),
  );
  return Math.max(area, 1 - area);
}

function distribution(
  feature: string,
  values: Float64Array,
  labels: Uint8Array,
  area: number,
): ClassDistribution {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  // A few wild values would push all others into one bar.
  let low = sorted[Math.floor(sorted.length * 0.005)]!;
  let high = sorted[Math.ceil((sorted.length - 1) * 0.995)]!;
  if (low === high) {
    low = sorted[0]!;
    high = sorted.at(-1)!;
  }
  const counts: [number[], number[]] = [new Array(bins).fill(0), new Array(bins).fill(0)];
  values.forEach((value, row) => {
    if (Number.isNaN(value)) return;
    const at = Math.floor(((value - low) / (high - low)) * bins);
    counts[labels[row] === 1 ? 1 : 0][Math.min(bins - 1, Math.max(0, at))]! += 1;
  });
  return {
    feature,
    rocAuc: area,
    edges: Array.from({ length: bins + 1 }, (_, i) => low + ((high - low) * i) / bins),
    counts,
  };
}

function correlations(columns: readonly Extract<Column, { kind: 'number' }>[]) {
  return {
    features: columns.map(({ name }) => name),
    values: columns.map((a) => columns.map((b) => (a === b ? 1 : pearson(a.values, b.values)))),
  };
}

/** Over the rows in which both have a value. */
function pearson(a: Float64Array, b: Float64Array): number {
  let [rows, meanA, meanB, squaresA, squaresB, products] = [0, 0, 0, 0, 0, 0];
  for (let row = 0; row < a.length; row++) {
    const [x, y] = [a[row]!, b[row]!];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    rows++;
    const beforeA = x - meanA;
    const beforeB = y - meanB;
    meanA += beforeA / rows;
    meanB += beforeB / rows;
    squaresA += beforeA * (x - meanA);
    squaresB += beforeB * (y - meanB);
    products += beforeA * (y - meanB);
  }
  return products / Math.sqrt(squaresA * squaresB);
}

function missingByStretch(features: readonly Column[], rowCount: number): Exploration['missing'] {
  const gaps = features.map((column) =>
    column.kind === 'number'
      ? Uint8Array.from(column.values, (value) => (Number.isNaN(value) ? 1 : 0))
      : Uint8Array.from(column.codes, (code) => (code < 0 ? 1 : 0)),
  );
  const holed = [...features.keys()].filter((f) => gaps[f]!.includes(1));
  const stretches = Math.min(missingStretches, rowCount);
  return {
    features: holed.map((f) => features[f]!.name),
    stretches: Array.from({ length: stretches }, (_, i) => {
      const firstRow = Math.floor((i * rowCount) / stretches);
      const end = Math.floor(((i + 1) * rowCount) / stretches);
      return {
        firstRow,
        missing: holed.map((f) => sum(gaps[f]!.subarray(firstRow, end)) / (end - firstRow)),
      };
    }),
  };
}

/** The first column of words: what else is written in words is rarely a kind of part. */
function wordsOf(features: readonly Column[]): string | undefined {
  return features.find(
    (column) => column.kind === 'category' && new Set(column.codes).size <= mostGroups,
  )?.name;
}

function groupsOf(frame: Frame, name: string | undefined) {
  if (name === undefined) return null;
  const column = columnNamed(frame, name);
  const cells = column.kind === 'number' ? column.values : column.codes;
  const distinct = [...new Set(cells)]
    .filter((cell) => (column.kind === 'number' ? !Number.isNaN(cell) : cell >= 0))
    .sort((a, b) => a - b);
  if (distinct.length < 2 || distinct.length > mostGroups) return null;
  const placeOf = new Map(distinct.map((cell, at) => [cell, at]));
  return {
    column: name,
    names: distinct.map((cell) =>
      column.kind === 'number' ? String(cell) : column.categories[cell]!,
    ),
    groupOfRow: Int32Array.from(cells, (cell) => placeOf.get(cell) ?? -1),
  };
}

function ratesBy(
  labels: Uint8Array,
  groupOfRow: Int32Array | Uint32Array,
  names: readonly string[],
): readonly RateOfRows[] {
  const rows = names.map(() => 0);
  const positives = names.map(() => 0);
  groupOfRow.forEach((group, row) => {
    if (group < 0) return;
    rows[group]! += 1;
    positives[group]! += labels[row]!;
  });
  return names.flatMap((label, group) => {
    const rowCount = rows[group]!;
    if (rowCount === 0) return [];
    const { estimate, low, high } = shareInterval(positives[group]!, rowCount);
    return [{ label, rowCount, positiveShare: estimate, low, high }];
  });
}
