// Adds the scope filters to a settled tree, at every reference of a scoped table.
import type { Dialect } from '../catalogue/catalogue.js';
import type { GuardPolicy } from './policy.js';
import {
  type Expression,
  type Item,
  type Join,
  logical,
  mapChildren,
  type Node,
  type Query,
  type Select,
  type Source,
  type TableSource,
} from './query-tree.js';
import { scopeConditions } from './scope-filter.js';

/**
 * A table that every row of the FROM has is filtered in WHERE; one that an outer join may leave out is filtered
 * in that join's ON, so that the join still keeps its other side; anywhere deeper it is wrapped in a filtered query.
 */
export function applyScope(query: Query, policy: GuardPolicy, dialect: Dialect): Query {
  if ((policy.scope ?? []).length === 0) return query;
  const to: Rules = { policy, dialect };
  const visit = (node: Node): Node => {
    const below = mapChildren(node, visit);
    return below.kind === 'select' ? scopeSelect(below, to) : below;
  };
  return mapChildren(query, visit);
}

interface Rules {
  readonly policy: GuardPolicy;
  readonly dialect: Dialect;
}

function scopeSelect(select: Select, to: Rules): Select {
  const conditions: Expression[] = [];
  const from = select.from.map((source) => scopeSource(source, conditions, to));
  if (conditions.length === 0) return { ...select, from };
  const where = logical('and', select.where === null ? conditions : [...conditions, select.where]);
  return { ...select, from, where };
}

/** `conditions` takes what belongs into WHERE; null where WHERE would drop rows that an outer join keeps. */
function scopeSource(source: Source, conditions: Expression[] | null, to: Rules): Source {
  if (source.kind === 'join') return scopeJoin(source, conditions, to);
  const wanted = conditionsOf(source, to);
  if (source.kind !== 'table' || wanted.length === 0) return source;
  if (conditions === null) return filteredQuery(source, wanted, to);
  conditions.push(...wanted);
  return source;
}

function conditionsOf(source: Source, to: Rules): Expression[] {
  if (source.kind !== 'table') return [];
  return scopeConditions(to.policy, to.dialect, source, source.alias!);
}

function scopeJoin(join: Join, conditions: Expression[] | null, to: Rules): Join {
  const { type } = join;
  const isInner = type === 'inner' || type === 'cross';
  const side = (source: Source, isKept: boolean, isOptional: boolean) => {
    const wanted = conditionsOf(source, to);
    if (isOptional && wanted.length > 0) return { source, on: wanted };
    return { source: scopeSource(source, isKept ? conditions : null, to), on: [] };
  };
  const left = side(join.left, isInner || type === 'left', type === 'right');
  const right = side(join.right, isInner || type === 'right', type === 'left');
  const added = [...left.on, ...right.on];
  const on =
    added.length === 0 ? join.on : logical('and', join.on === null ? added : [...added, join.on]);
  return { ...join, left: left.source, right: right.source, on };
}

function filteredQuery(table: TableSource, conditions: readonly Expression[], to: Rules): Source {
  const columns =
    to.policy.tables.find((one) => one.schema === table.schema && one.name === table.name)
      ?.columns ?? [];
  const items = columns.map(
    (name): Item => ({ kind: 'item', value: { kind: 'column', path: [table.alias!, name] }, name }),
  );
  const body: Select = {
    kind: 'select',
    distinct: false,
    distinctOn: [],
    items,
    from: [table],
    where: logical('and', conditions),
    groupBy: [],
    rollup: false,
    having: null,
    windows: [],
  };
  const query: Query = { kind: 'query', with: [], body, orderBy: [], limit: null, offset: null };
  return { kind: 'derived', lateral: false, query, alias: table.alias, columns: [] };
}
