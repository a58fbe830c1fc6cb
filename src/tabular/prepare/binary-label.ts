import { nearestName, problem } from '../../shared/index.js';
import type { Column, Frame, NumberColumn } from '../frame/index.js';
import { findColumns } from './find-columns.js';

/** What a row's label is: a column of two values, or whether any column of a family counts something. */
export type LabelSource =
  | {
      readonly column: string;
      /** The class to predict; guessed when left out. */
      readonly positive?: string;
    }
  | {
      /** Beginning of the names of the columns: `Defects` takes Defects, Defects_Short_Shot_1, ... */
      readonly anyPrefix: string;
    };

export interface BinaryLabel {
  /** Per row: 1 for the positive class, 0 for the negative. */
  readonly labels: Uint8Array<ArrayBuffer>;
  /** [negative, positive] */
  readonly classes: readonly [string, string];
  /** Columns the label was read from: they must not be features. */
  readonly usedColumns: readonly string[];
}

/**
 * Labels of two classes.
 * From one column the positive class is `positive`, or else the value that means a defect (1, true, yes, ng, fail, 불량 ...),
 * or else the one whose opposite means none (0, ok, pass, normal, 정상 ...), or else the rarer, or else the later in order.
 * From a prefix a row is `defect` when any of the columns is above 0, `normal` otherwise.
 * Throws on missing labels, one class, more than two, a positive class or columns that do not exist.
 */
export function binaryLabel(frame: Frame, source: LabelSource): BinaryLabel {
  if (frame.rowCount === 0) throw problem('learning.no-rows', { purpose: 'labels' });
  return 'anyPrefix' in source
    ? labelFromFamily(frame, source.anyPrefix)
    : labelFromColumn(frame, source.column, source.positive);
}

function labelFromColumn(frame: Frame, name: string, wanted: string | undefined): BinaryLabel {
  const column = findColumns(frame, [name])[0]!;
  const textOf = labelText(column);
  const rowsOfClass = new Map<string, number>();
  const texts = Array.from({ length: frame.rowCount }, (_, row) => {
    const text = textOf(row);
    if (text === null) throw problem('learning.missing-label', { column: name, row });
    rowsOfClass.set(text, (rowsOfClass.get(text) ?? 0) + 1);
    return text;
  });
  const classes = [...rowsOfClass.keys()].sort(
    column.kind === 'number' ? (a, b) => Number(a) - Number(b) : undefined,
  );
  const where = `label column "${name}"`;
  if (classes.length < 2) throw problem('learning.one-class', { where, className: classes[0]! });
  if (classes.length > 2)
    throw problem('learning.many-classes', {
      column: name,
      classes: classes.slice(0, mostClassesNamed),
      count: classes.length,
    });
  const positive = chosenPositive(name, classes, wanted) ?? guessPositive(classes, rowsOfClass);
  const negative = classes.find((text) => text !== positive)!;
  return {
    labels: Uint8Array.from(texts, (text) => (text === positive ? 1 : 0)),
    classes: [negative, positive],
    usedColumns: [name],
  };
}

const mostClassesNamed = 10;

function labelText(column: Column): (row: number) => string | null {
  if (column.kind === 'category') return (row) => column.categories[column.codes[row]!] ?? null;
  return (row) => {
    const value = column.values[row]!;
    // Adding 0 makes -0 and 0 one class.
    return Number.isNaN(value) ? null : String(value + 0);
  };
}

/** The class the caller named, matched as text, then as a number: `1` finds `1.0`. */
function chosenPositive(
  column: string,
  classes: readonly string[],
  wanted: string | undefined,
): string | null {
  if (wanted === undefined) return null;
  const found =
    classes.find((text) => text === wanted) ??
    classes.find((text) => wanted.trim() !== '' && Number(text) === Number(wanted));
  if (found === undefined)
    throw problem('learning.unknown-class', { column, positive: wanted, classes });
  return found;
}

const positiveWords = new Set(
  '1 true yes y t positive pos defect defective defects bad ng nok fail failed failure fault faulty reject rejected abnormal anomaly scrap 불량 불합격 이상 비정상 결함 예 참'.split(
    ' ',
  ),
);
const negativeWords = new Set(
  '0 false no n f negative neg normal good ok pass passed accept accepted none 정상 양품 양호 합격 아니오 거짓'.split(
    ' ',
  ),
);

function guessPositive(
  classes: readonly string[],
  rowsOfClass: ReadonlyMap<string, number>,
): string {
  const [first, second] = [classes[0]!, classes[1]!];
  const word = (text: string) => text.trim().toLowerCase();
  const meansPositive = classes.filter((text) => positiveWords.has(word(text)));
  if (meansPositive.length === 1) return meansPositive[0]!;
  const meansNegative = classes.filter((text) => negativeWords.has(word(text)));
  if (meansNegative.length === 1) return meansNegative[0] === first ? second : first;
  return rowsOfClass.get(first)! < rowsOfClass.get(second)! ? first : second;
}

function labelFromFamily(frame: Frame, prefix: string): BinaryLabel {
  const family = frame.columns.filter(
    (column): column is NumberColumn => column.kind === 'number' && column.name.startsWith(prefix),
  );
  if (prefix === '' || family.length === 0) {
    const known = frame.columns.map((column) => column.name);
    throw problem('learning.no-label-columns', { prefix, nearest: nearestName(prefix, known) });
  }
  const labels = new Uint8Array(frame.rowCount);
  for (const { name, values } of family) {
    for (let row = 0; row < labels.length; row++) {
      const value = values[row]!;
      if (Number.isNaN(value)) throw problem('learning.missing-label', { column: name, row });
      if (value > 0) labels[row] = 1;
    }
  }
  const defects = labels.reduce((sum, label) => sum + label, 0);
  if (defects === 0 || defects === labels.length)
    throw problem('learning.one-class', {
      where: `columns that start with "${prefix}"`,
      className: defects === 0 ? 'normal' : 'defect',
    });
  return {
    labels,
    classes: ['normal', 'defect'],
    usedColumns: family.map((column) => column.name),
  };
}
