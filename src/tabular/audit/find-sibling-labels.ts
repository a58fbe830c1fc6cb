import type { Frame } from '../frame/frame.js';
import type { LabelOfRows } from './audit-label.js';
import type { ColumnFacts } from './column-facts.js';

/** Columns that are labels themselves, beside the one that was chosen. */
export interface SiblingLabels {
  readonly columns: readonly string[];
  /** Whether the chosen label and they are one answer written as several columns: exactly one is 1 in every row. */
  readonly isOneOfMany: boolean;
}

// Fewer meetings than this to be expected, and never meeting says nothing: e^-14 is one in a million.
const fewestExpectedMeetings = 14;

/**
 * Finds what was recorded together with the label rather than before it, in two ways. One of many: columns of 0 and 1 of
 * which, the label included, exactly one is 1 in every row. One family: counts and flags, 0 in most rows, whose names begin
 * as the label's does (`Defects_Crack` beside `Defects_Bubble`).
 */
export function findSiblingLabels(
  frame: Frame,
  facts: readonly ColumnFacts[],
  label: LabelOfRows,
): SiblingLabels {
  const none = { columns: [], isOneOfMany: false };
  if (label.classes.length !== 2 || 'anyPrefix' in label.source) return none;
  const flags = facts.filter(isFlag);
  const oneOfMany = othersOfOneHot(flags, label.labels);
  if (oneOfMany.length > 0) return { columns: oneOfMany, isOneOfMany: true };
  const family = /^(.+?)_/.exec(label.source.column)?.[1];
  const labelColumn = frame.columns.find(({ name }) => name === label.columns[0]);
  if (family === undefined || labelColumn?.kind !== 'number') return none;
  const ofFamily = facts.filter(({ name }) => name.startsWith(`${family}_`));
  const isFamily = ofFamily.length > 0 && ofFamily.every(isRareCount);
  return { columns: isFamily ? ofFamily.map(({ name }) => name) : [], isOneOfMany: false };
}

function isFlag({ column, distinct, missing }: ColumnFacts): boolean {
  if (column.kind !== 'number' || distinct !== 2 || missing > 0) return false;
  return column.values.every((value) => value === 0 || value === 1);
}

function isRareCount({ column, isWhole, distinct }: ColumnFacts): boolean {
  if (column.kind !== 'number' || !isWhole || distinct > 20) return false;
  const zeros = column.values.reduce((sum, value) => sum + (value === 0 ? 1 : 0), 0);
  return zeros > column.values.length / 2;
}

/** Columns that with the label are 1 exactly once in every row; none when they are not, or might be so by chance. */
function othersOfOneHot(flags: readonly ColumnFacts[], labels: Uint8Array): string[] {
  const marks = flags.map(({ column }) => (column.kind === 'number' ? column.values : null)!);
  const meets = (a: ArrayLike<number>, b: ArrayLike<number>) => {
    for (let row = 0; row < labels.length; row++) if (a[row] === 1 && b[row] === 1) return true;
    return false;
  };
  let candidates = marks.flatMap((values, index) => (meets(values, labels) ? [] : [index]));
  // What meets most of the others goes first, until nothing meets.
  for (;;) {
    const meetings = candidates.map(
      (index) =>
        candidates.filter((other) => other !== index && meets(marks[index]!, marks[other]!)).length,
    );
    const most = Math.max(0, ...meetings);
    if (most === 0) break;
    candidates = candidates.filter((_, at) => at !== meetings.indexOf(most));
  }
  const expected = labels.reduce((sum, label) => sum + label, 0);
  let covered = 0;
  for (let row = 0; row < labels.length; row++)
    covered += labels[row]! + candidates.reduce((sum, index) => sum + marks[index]![row]!, 0);
  // One flag that is the opposite of the label gives it away and is a leak, not a sibling.
  if (covered !== labels.length || candidates.length < 2) return [];
  const rows = labels.length;
  const notByChance = candidates.some((index) => {
    const ones = marks[index]!.reduce((sum, value) => sum + value, 0);
    return (ones * expected) / rows >= fewestExpectedMeetings;
  });
  return notByChance ? candidates.map((index) => flags[index]!.name) : [];
}
