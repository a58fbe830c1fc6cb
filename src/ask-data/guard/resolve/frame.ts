// What can be seen at one place of a statement, and what a name means there.
import { nearestName, problem } from '../../../shared/index.js';
import type { Column, Expression } from '../query-tree.js';

/** A column that can be seen: what to write for it and whether it carries personal data. */
export interface Visible {
  readonly name: string;
  readonly value: Expression;
  readonly personal: boolean;
}

/** One table, derived table or function of a FROM. */
export interface Seen {
  /** The name the statement gave it. */
  readonly alias: string;
  /** Set when the table stands under its own name, so that `schema.table.column` may be written. */
  readonly schema: string | null;
  readonly columns: readonly Visible[];
  /** A function that answers one plain value: its alias alone means that value. */
  readonly isValue: boolean;
}

/** What one FROM shows, inside what stands around it. */
export interface Frame {
  readonly seen: readonly Seen[];
  /** What unqualified names and `*` mean; columns joined by USING appear once. */
  readonly visible: readonly Visible[];
  readonly outer: Frame | null;
}

export const emptyFrame = (outer: Frame | null): Frame => ({ seen: [], visible: [], outer });

/** Entries with this name: those that match exactly, else those that match but for case. */
export function named<T>(entries: readonly T[], name: string, nameOf: (entry: T) => string): T[] {
  const exact = entries.filter((entry) => nameOf(entry) === name);
  if (exact.length > 0) return exact;
  const folded = name.toLowerCase();
  return entries.filter((entry) => nameOf(entry).toLowerCase() === folded);
}

/** What a column reference means, innermost first; null when a bare name means nothing here. */
export function findColumn(frame: Frame, column: Column): Visible | null {
  const [name, table, schema, ...more] = [...column.path].reverse();
  if (more.length > 0)
    throw problem('guard.column', { column: column.path.join('.'), table: null, nearest: null });
  return table === undefined ? findBare(frame, name!) : findQualified(frame, name!, table, schema);
}

/** The refusal of a bare name that means nothing. */
export function unknownColumn(frame: Frame, name: string) {
  const known: string[] = [];
  for (let at: Frame | null = frame; at !== null; at = at.outer) {
    if (named(at.seen, name, (seen) => seen.alias).length > 0)
      return problem('guard.whole-row', { name });
    known.push(...at.visible.map((one) => one.name));
  }
  return problem('guard.column', { column: name, table: null, nearest: nearestName(name, known) });
}

function findBare(frame: Frame, name: string): Visible | null {
  for (let at: Frame | null = frame; at !== null; at = at.outer) {
    const found = named(at.visible, name, (one) => one.name);
    if (found.length > 1) throw problem('guard.ambiguous', { name });
    if (found.length === 1) return found[0]!;
  }
  for (let at: Frame | null = frame; at !== null; at = at.outer) {
    const value = named(at.seen, name, (seen) => seen.alias).find((seen) => seen.isValue);
    if (value !== undefined) return value.columns[0]!;
  }
  return null;
}

function findQualified(
  frame: Frame,
  name: string,
  table: string,
  schema: string | undefined,
): Visible {
  const seen = findSeen(frame, table, schema);
  if (seen === null)
    throw problem('guard.column', { column: `${table}.${name}`, table: null, nearest: null });
  const found = named(seen.columns, name, (one) => one.name);
  if (found.length > 1) throw problem('guard.ambiguous', { name: `${table}.${name}` });
  if (found.length === 1) return found[0]!;
  const known = seen.columns.map((one) => one.name);
  throw problem('guard.column', { column: name, table, nearest: nearestName(name, known) });
}

/** The table with this alias, innermost first; null when there is none. */
export function findSeen(frame: Frame, alias: string, schema: string | undefined): Seen | null {
  for (let at: Frame | null = frame; at !== null; at = at.outer) {
    const found = named(at.seen, alias, (seen) => seen.alias).filter(
      (seen) => schema === undefined || seen.schema?.toLowerCase() === schema.toLowerCase(),
    );
    if (found.length > 1) throw problem('guard.ambiguous', { name: alias });
    if (found.length === 1) return found[0]!;
  }
  return null;
}
