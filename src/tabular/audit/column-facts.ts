import type { Column } from '../frame/frame.js';

/** What one look at a column tells. */
export interface ColumnFacts {
  readonly column: Column;
  readonly name: string;
  readonly present: number;
  readonly missing: number;
  /** Different present values. */
  readonly distinct: number;
  /** Numbers without a fraction. */
  readonly isWhole: boolean;
  /** Numbers, none missing, each above the one before: a row number or a time. */
  readonly isRising: boolean;
  /** Numbers beyond what a computer holds. */
  readonly hasInfinite: boolean;
}

/** Counts values, exactly; numbers by sorting, words by their codes. */
export function columnFacts(column: Column): ColumnFacts {
  return column.kind === 'number' ? numberFacts(column) : wordFacts(column);
}

function numberFacts(column: Extract<Column, { kind: 'number' }>): ColumnFacts {
  const { values, name } = column;
  let isWhole = true;
  let isRising = values.length > 1;
  let missing = 0;
  let hasInfinite = false;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) missing++;
    else if (isWhole && !Number.isInteger(value)) isWhole = false;
    if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY)
      hasInfinite = true;
    if (row > 0 && !(value > values[row - 1]!)) isRising = false;
  }
  // Missing values sort to the end.
  const sorted = values.slice().sort();
  const present = values.length - missing;
  let distinct = present > 0 ? 1 : 0;
  for (let at = 1; at < present; at++) if (sorted[at] !== sorted[at - 1]) distinct++;
  return { column, name, present, missing, distinct, isWhole, isRising, hasInfinite };
}

function wordFacts(column: Extract<Column, { kind: 'category' }>): ColumnFacts {
  const { codes, categories, name } = column;
  let missing = 0;
  const seen = new Set<string>();
  const isSeen = new Uint8Array(categories.length);
  for (const code of codes)
    if (code < 0) missing++;
    else isSeen[code] = 1;
  isSeen.forEach((mark, code) => {
    if (mark === 1) seen.add(categories[code]!);
  });
  const present = codes.length - missing;
  return {
    column,
    name,
    present,
    missing,
    distinct: seen.size,
    isWhole: false,
    isRising: false,
    hasInfinite: false,
  };
}

/** Whether a cell is missing. */
export function isMissing(column: Column, row: number): boolean {
  return column.kind === 'number' ? Number.isNaN(column.values[row]!) : column.codes[row]! < 0;
}
