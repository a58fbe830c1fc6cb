import { Problem, problem } from '../../shared/index.js';
import type { Column, Frame } from '../frame/frame.js';
import { guessLabel } from '../model/guess-label.js';
import { binaryLabel, type LabelSource } from '../prepare/binary-label.js';
import { findColumns } from '../prepare/find-columns.js';
import type { AuditedLabel } from './audit.js';

/** A label with the class of every row. */
export interface LabelOfRows extends AuditedLabel {
  readonly classOfRow: Uint8Array<ArrayBuffer>;
  /** Per row: 1 for the positive class. */
  readonly labels: Uint8Array<ArrayBuffer>;
  /** Columns that are part of the label: no features. */
  readonly columns: readonly string[];
}

const mostClasses = 20;
const mostClassesNamed = 10;

/**
 * The label as given or guessed: two classes, a family of columns, or a column of up to 20 classes; null when none was
 * given and none is found. Throws what a label that was given deserves.
 */
export function auditLabel(frame: Frame, given: LabelSource | undefined): LabelOfRows | null {
  const source = given ?? guessed(frame);
  if (source === null) return null;
  const isGuessed = given === undefined;
  if (!('anyPrefix' in source)) {
    const [column] = findColumns(frame, [source.column]);
    const several = severalClasses(column!, source.positive);
    if (several !== null) return { ...several, source, isGuessed };
  }
  const { labels, classes, usedColumns } = binaryLabel(frame, source);
  let positives = 0;
  for (const label of labels) positives += label;
  const prefix = 'anyPrefix' in source ? source.anyPrefix : null;
  const family = frame.columns.filter(({ name }) => prefix !== null && name.startsWith(prefix));
  return {
    source,
    isGuessed,
    name: 'anyPrefix' in source ? `${source.anyPrefix}*` : source.column,
    classes,
    rowsOfClass: [labels.length - positives, positives],
    positive: 1,
    classOfRow: labels,
    labels,
    columns: prefix === null ? usedColumns : family.map(({ name }) => name),
  };
}

/** As training guesses; failing that, a last column of a few words. */
function guessed(frame: Frame): LabelSource | null {
  try {
    return guessLabel(frame).source;
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.code !== 'model.no-label') throw thrown;
  }
  const last = frame.columns.at(-1);
  if (last?.kind !== 'category' || frame.rowCount < 2) return null;
  const seen = new Set(last.codes);
  const isLabel = !seen.has(-1) && seen.size > 2 && seen.size <= mostClasses;
  return isLabel ? { column: last.name } : null;
}

/** Null for two classes or fewer. The positive class is the wanted one, or the one nearest to half of the rows. */
function severalClasses(
  column: Column,
  wanted: string | undefined,
): Omit<LabelOfRows, 'source' | 'isGuessed'> | null {
  const cells = column.kind === 'number' ? column.values : column.codes;
  const counted = new Map<string, number>();
  const textOfRow: string[] = [];
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]!;
    const text = column.kind === 'number' ? String(cell + 0) : (column.categories[cell] ?? '');
    if (column.kind === 'number' ? Number.isNaN(cell) : cell < 0)
      throw problem('learning.missing-label', { column: column.name, row });
    counted.set(text, (counted.get(text) ?? 0) + 1);
    textOfRow.push(text);
    if (counted.size > mostClasses) break;
  }
  if (counted.size <= 2) return null;
  if (counted.size > mostClasses)
    throw problem('learning.many-classes', {
      column: column.name,
      classes: [...counted.keys()].slice(0, mostClassesNamed),
      count: counted.size,
    });
  const classes = [...counted.keys()].sort(
    column.kind === 'number' ? (a, b) => Number(a) - Number(b) : undefined,
  );
  const rowsOfClass = classes.map((text) => counted.get(text)!);
  const half = cells.length / 2;
  const nearestToHalf = Math.min(...rowsOfClass.map((rows) => Math.abs(rows - half)));
  const positive =
    wanted === undefined
      ? rowsOfClass.findIndex((rows) => Math.abs(rows - half) === nearestToHalf)
      : classes.indexOf(wanted);
  if (wanted !== undefined && positive < 0)
    throw problem('learning.unknown-class', { column: column.name, positive: wanted, classes });
  const classOf = new Map(classes.map((text, index) => [text, index]));
  const classOfRow = Uint8Array.from(textOfRow, (text) => classOf.get(text)!);
  return {
    name: column.name,
    classes,
    rowsOfClass,
    positive,
    classOfRow,
    labels: classOfRow.map((index) => (index === positive ? 1 : 0)),
    columns: [column.name],
  };
}
