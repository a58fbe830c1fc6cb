import { type Catalogue, columnOf, tableOf } from '../catalogue/catalogue.js';
import type { QueryPlan } from './query-plan.js';

/** The plan whose order says which of its columns are never NULL: their tables forbid it and no outer join makes one. */
export function orderWithoutNulls(plan: QueryPlan, catalogue: Catalogue): QueryPlan {
  const isKnown = (alias: string, column: string) => {
    const joined = plan.joins.find((join) => join.alias === alias);
    const name = plan.from.alias === alias ? plan.from.table : joined?.table;
    if (name === undefined || joined?.kind === 'left') return false;
    const table = tableOf(catalogue, name);
    return table !== undefined && columnOf(table, column)?.nullable === false;
  };
  return {
    ...plan,
    orderBy: plan.orderBy.map((by) => {
      const { expression } = by;
      const isColumn = expression.kind === 'column' && expression.json === undefined;
      return isColumn && isKnown(expression.alias, expression.column)
        ? { ...by, neverNull: true }
        : by;
    }),
  };
}
