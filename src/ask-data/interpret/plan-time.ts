// A time range as a condition on the column that says when.
import type { Catalogue } from '../catalogue/catalogue.js';
import { columnOf, tableOf } from '../catalogue/catalogue.js';
import type { ComparisonOperator, Condition, Expression, Literal } from '../plan/query-plan.js';
import type { TimeRange } from './item.js';
import type { ColumnOf } from './reading.js';
import { Unread } from './reading.js';

/** The condition; `column` answers the expression of any column one row away. */
export function timeCondition(
  left: Expression,
  { table, column }: ColumnOf,
  range: TimeRange,
  expressionOf: (of: ColumnOf) => Expression,
  catalogue: Catalogue,
): Condition {
  if (range.kind === 'offset') {
    const toOperator = range.toExcluded ? '<' : '<=';
    return all([
      range.from === null ? null : compare(left, '>=', { kind: 'literal', value: range.from }),
      range.to === null ? null : compare(left, toOperator, { kind: 'literal', value: range.to }),
    ]);
  }
  if (column.kind === 'number' && !(column.name === table.whenColumn && table.clock !== null)) {
    if (range.kind !== 'calendar')
      throw new Unread({ kind: 'no-column', word: column.name, table: table.name });
    const year = (iso: string) => Number(iso.slice(0, 4));
    return all([
      range.from === null
        ? null
        : compare(left, '>=', { kind: 'literal', value: year(range.from) }),
      range.until === null
        ? null
        : compare(left, '<', { kind: 'literal', value: year(range.until) }),
    ]);
  }
  const when = moment({ table, column }, expressionOf, catalogue);
  const type = column.kind === 'date' ? 'date' : 'timestamp';
  switch (range.kind) {
    case 'calendar': {
      const at = (iso: string): Literal => ({
        kind: 'literal',
        value: type === 'date' ? iso.slice(0, 10) : iso,
        type,
      });
      return all([
        range.from === null ? null : compare(when, '>=', at(range.from)),
        range.until === null ? null : compare(when, '<', at(range.until)),
      ]);
    }
    case 'month':
      return all([
        compare({ kind: 'part', part: 'month', of: when }, '=', {
          kind: 'literal',
          value: range.month,
        }),
        range.day === null
          ? null
          : compare({ kind: 'part', part: 'day', of: when }, '=', {
              kind: 'literal',
              value: range.day,
            }),
      ]);
    case 'weekdays':
      return {
        kind: 'in',
        left: { kind: 'part', part: 'weekday', of: when },
        values: range.days.map((value) => ({ kind: 'literal', value })),
      };
    case 'hours':
      return all([clockFrom(when, range.from), not(clockFrom(when, range.until))]);
  }
}

// At this time of the day or later; hours as 13.75.
function clockFrom(when: Expression, hours: number): Condition {
  const hour = Math.floor(hours);
  const minute = Math.round((hours - hour) * 60);
  const part = (name: 'hour' | 'minute') => ({ kind: 'part', part: name, of: when }) as const;
  const literal = (value: number) => ({ kind: 'literal', value }) as const;
  if (minute === 0) return compare(part('hour'), '>=', literal(hour));
  return {
    kind: 'or',
    of: [
      compare(part('hour'), '>', literal(hour)),
      all([
        compare(part('hour'), '=', literal(hour)),
        compare(part('minute'), '>=', literal(minute)),
      ]),
    ],
  };
}

function not(of: Condition): Condition {
  return { kind: 'not', of };
}

/** A date or time as one: seconds from a start become the clock time they stand for. */
export function moment(
  of: ColumnOf,
  expressionOf: (of: ColumnOf) => Expression,
  catalogue: Catalogue,
): Expression {
  const left = expressionOf(of);
  const { clock } = of.table;
  if (clock === null || of.column.kind !== 'number') return left;
  const start = tableOf(catalogue, clock.startTable)!;
  const startColumn = expressionOf({ table: start, column: columnOf(start, clock.startColumn)! });
  if (startColumn.kind !== 'column' || left.kind !== 'column')
    throw new Unread({ kind: 'no-column', word: of.column.name, table: of.table.name });
  return { kind: 'clock', start: startColumn, seconds: left };
}

function compare(left: Expression, operator: ComparisonOperator, right: Literal): Condition {
  return { kind: 'compare', left, operator, right };
}

function all(parts: readonly (Condition | null)[]): Condition {
  const present = parts.filter((part) => part !== null);
  return present.length === 1 ? present[0]! : { kind: 'and', of: present };
}
