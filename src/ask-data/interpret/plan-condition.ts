// One condition on one row: what a filter says, as an expression of the query it stands in.
import type { Catalogue, CatalogueColumn, CatalogueTable } from '../catalogue/catalogue.js';
import { columnOf } from '../catalogue/catalogue.js';
import type { Condition, Expression, Measure, QueryPlan, SelectItem } from '../plan/query-plan.js';
import { timeCondition } from './plan-time.js';
import type { ColumnOf, Filter } from './reading.js';

/** A SELECT that conditions are written into. */
export interface ConditionQuery {
  readonly column: (of: ColumnOf) => Expression;
  readonly add: (condition: Condition) => void;
  readonly addFilters: (filters: readonly Filter[]) => void;
  readonly plan: (select: readonly SelectItem[]) => QueryPlan;
}

interface Writing {
  readonly query: ConditionQuery;
  /** A subquery over a table. */
  readonly inner: (table: CatalogueTable) => ConditionQuery;
  /** Local date `YYYY-MM-DD`. */
  readonly today: string;
  readonly catalogue: Catalogue;
}

/** The condition of a filter as if it were not negated. */
export function conditionOf(
  filter: Filter,
  { query, inner, today, catalogue }: Writing,
): Condition {
  const left = query.column(filter);
  const { test } = filter;
  switch (test.kind) {
    case 'values':
      return valuesCondition(left, filter.column, test.values);
    case 'compare':
      if (typeof test.value === 'string') {
        const years = Number.parseFloat(test.value.slice(1));
        return {
          kind: 'compare',
          left,
          operator: test.operator,
          right: {
            kind: 'literal',
            value: yearsBefore(today, years),
            type: 'date',
          },
        };
      }
      return {
        kind: 'compare',
        left,
        operator: test.operator,
        right: { kind: 'literal', value: test.value },
      };
    case 'between':
      return {
        kind: 'and',
        of: [
          { kind: 'compare', left, operator: '>=', right: { kind: 'literal', value: test.low } },
          { kind: 'compare', left, operator: '<=', right: { kind: 'literal', value: test.high } },
        ],
      };
    case 'average': {
      const subquery = inner(filter.table);
      return {
        kind: 'compare',
        left,
        operator: test.operator,
        right: {
          kind: 'query',
          query: subquery.plan([
            { expression: measure('average', subquery.column(filter)), as: 'average' },
          ]),
        },
      };
    }
    case 'row': {
      const subquery = inner(filter.table);
      subquery.addFilters(test.among);
      const value = measure('greatest', subquery.column(filter));
      return {
        kind: 'compare',
        left,
        operator: test.operator,
        right: { kind: 'query', query: subquery.plan([{ expression: value, as: 'value' }]) },
      };
    }
    case 'missing':
      return { kind: 'is-null', left };
    case 'extreme':
      return {
        kind: 'compare',
        left,
        operator: '=',
        right: extremeValue(
          () => {
            const subquery = inner(filter.table);
            subquery.addFilters(test.among);
            return subquery;
          },
          filter,
          test.largest,
          test.place,
        ),
      };
    case 'time':
      return timeCondition(left, filter, test.range, (of) => query.column(of), catalogue);
    case 'definition': {
      const parts = test.definition.conditions.map((condition): Condition => {
        const column = columnOf(filter.table, condition.column)!;
        const of = query.column({ table: filter.table, column });
        const { value, operator } = condition;
        if (operator === 'in' || operator === 'not-in') {
          // The check of the file has seen that these operators come with a list.
          const inList = valuesCondition(of, column, value as readonly (string | number)[]);
          return operator === 'in' ? inList : { kind: 'not', of: inList };
        }
        return {
          kind: 'compare',
          left: of,
          operator,
          right: { kind: 'literal', value: value as string | number | boolean },
        };
      });
      return parts.length === 1 ? parts[0]! : { kind: 'and', of: parts };
    }
  }
}

/**
 * The greatest or least value of a column among the rows of a query; at place 2 the next one after it, and so on.
 * `build` starts such a query anew.
 */
export function extremeValue(
  build: () => ConditionQuery,
  of: ColumnOf,
  largest: boolean,
  place: number,
): Expression {
  const query = build();
  const column = query.column(of);
  if (place > 1)
    query.add({
      kind: 'compare',
      left: column,
      operator: largest ? '<' : '>',
      right: extremeValue(build, of, largest, place - 1),
    });
  const value = measure(largest ? 'greatest' : 'least', column);
  return { kind: 'query', query: query.plan([{ expression: value, as: 'value' }]) };
}

function valuesCondition(
  left: Expression,
  column: CatalogueColumn,
  values: readonly (string | number | boolean)[],
): Condition {
  const [first] = values;
  const isOpenText = column.kind === 'text' && column.values === null && values.length === 1;
  if (isOpenText && typeof first === 'string') return { kind: 'same-text', left, text: first };
  if (values.length === 1 && first !== undefined)
    return { kind: 'compare', left, operator: '=', right: { kind: 'literal', value: first } };
  return { kind: 'in', left, values: values.map((value) => ({ kind: 'literal', value })) };
}

export function measure(name: Measure['function'], of: Expression | null): Measure {
  return { kind: 'measure', function: name, of };
}

function yearsBefore(today: string, years: number): string {
  const [year = '2000', ...rest] = today.split('-');
  return [String(Number(year) - Math.floor(years)).padStart(4, '0'), ...rest].join('-');
}
