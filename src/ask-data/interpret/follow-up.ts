// "그 중 여자는?", "and in 2012?", "those owners": a question that leans on the one before it.
import type { Catalogue } from '../catalogue/catalogue.js';
import { isToOne, joinPaths } from '../plan/join-paths.js';
import type { Filter, Reading } from './reading.js';

const english =
  /^\s*(?:and\b|what about\b|how about\b|of (?:those|these|them)\b|among (?:those|these|them)\b|which of (?:those|these|them)\b|only\b|but\b)|\b(?:of|among) (?:those|these|them)\b/i;
const korean =
  /^\s*(?:그\s*중|그중|이\s*중|그럼|그러면|그\s*가운데|거기서|그리고|또|그\s*사람|그들)|(?:은요|는요|은|는)\s*\??\s*$/;
const reference =
  /\b(?:those|these)\b(?!\s*(?:is|are|were)\b)|\b(?:they|them)\b|^\s*(?:그|이)\s*(?:중|사람|[가-힣]{1,6}들)|그들|이들/i;

/** Whether a question leans on the one before it. */
export function isFollowUp(question: string): boolean {
  return english.test(question) || korean.test(question) || refersBack(question);
}

/** Whether it speaks of rows that were answered: "those owners", "그 주인들". */
export function refersBack(question: string): boolean {
  return reference.test(question);
}

/** The earlier reading under the later question's conditions: the same column is replaced, others are added. */
export function continued(before: Reading, now: Reading, saysCount: boolean): Reading {
  const same = (a: Filter, b: Filter) => a.table === b.table && a.column === b.column;
  const kept = before.filters.filter((filter) => !now.filters.some((other) => same(filter, other)));
  const isNewOrder = now.order !== null;
  return {
    ...before,
    shape: saysCount ? 'count' : before.shape,
    columns: now.columns.length > 0 ? now.columns : saysCount ? [] : before.columns,
    filters: [...kept, ...now.filters],
    relations: [...before.relations, ...now.relations],
    groups: now.groups.length > 0 ? now.groups : before.groups,
    order: now.order ?? (saysCount ? null : before.order),
    limit: isNewOrder ? now.limit : saysCount ? null : before.limit,
    place: isNewOrder ? now.place : before.place,
    isYesNo: before.isYesNo && !saysCount,
  };
}

/**
 * The later reading among the rows of the earlier one; null when they cannot be told by conditions: groups, the
 * first few of an order, or conditions on many rows of another table.
 */
export function among(before: Reading, now: Reading, catalogue: Catalogue): Reading | null {
  if (before.groups.length > 0 || before.measure !== null || before.averageOf !== null) return null;
  const filters = [...before.filters];
  if (before.order !== null) {
    if (before.limit !== 1 || before.order.kind !== 'column') return null;
    const { of, largest } = before.order;
    const test = { kind: 'extreme', largest, place: before.place, among: before.filters } as const;
    filters.push({ ...of, test, negated: false, said: of.column.name });
  } else if (before.limit !== null) return null;
  if (now.target !== before.target) {
    const paths = joinPaths(catalogue, now.target.name, before.target.name);
    const isPlain = filters.every(({ table }) => {
      const [path] = joinPaths(catalogue, before.target.name, table.name);
      return path !== undefined && isToOne(path);
    });
    if (paths.length !== 1 || !isPlain || before.relations.length > 0) return null;
  }
  return {
    ...now,
    filters: [...filters, ...now.filters],
    relations: [...before.relations, ...now.relations],
  };
}
