// "그 중 여자는?", "and in 2012?": a question that changes the one before it.
import type { Filter, Reading } from './reading.js';

const english =
  /^\s*(?:and\b|what about\b|how about\b|of (?:those|these|them)\b|among (?:those|these|them)\b|which of (?:those|these|them)\b|only\b|but\b)/i;
const korean =
  /^\s*(?:그\s*중|그중|이\s*중|그럼|그러면|그\s*가운데|거기서|그리고|또|그\s*사람|그들)|(?:은요|는요|은|는)\s*\??\s*$/;

/** Whether a question leans on the one before it. */
export function isFollowUp(question: string): boolean {
  return english.test(question) || korean.test(question);
}

/** The earlier reading under the later question's conditions: the same column is replaced, others are added. */
export function continued(before: Reading, now: Reading, saysCount: boolean): Reading {
  const same = (a: Filter, b: Filter) => a.table === b.table && a.column === b.column;
  const kept = before.filters.filter((filter) => !now.filters.some((other) => same(filter, other)));
  return {
    ...before,
    shape: saysCount ? 'count' : before.shape,
    columns: now.columns.length > 0 ? now.columns : saysCount ? [] : before.columns,
    filters: [...kept, ...now.filters],
    relations: [...before.relations, ...now.relations],
    groups: now.groups.length > 0 ? now.groups : before.groups,
    order: now.order ?? before.order,
    limit: now.limit ?? before.limit,
    isYesNo: before.isYesNo && !saysCount,
  };
}
