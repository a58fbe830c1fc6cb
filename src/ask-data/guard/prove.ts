// The second look. The SQL that is about to run was parsed again; this file proves the promises on that tree with
// walks of its own, trusting nothing that resolve/ or apply-scope did.
import { isDeepStrictEqual } from 'node:util';
import { problem } from '../../shared/index.js';
import type { Dialect } from '../catalogue/catalogue.js';
import { mysqlFunctions, postgresFunctions } from './allowed-functions.js';
import type { GuardPolicy, GuardTable } from './policy.js';
import {
  type Expression,
  type Query,
  type Select,
  type Source,
  type TableSource,
  walk,
} from './query-tree.js';
import { scopeConditions } from './scope-filter.js';

/** Throws guard.unproven unless tables, columns, functions, scope and limit are within the policy. */
export function prove(query: Query, policy: GuardPolicy, dialect: Dialect): void {
  const tables = tablesOf(query, policy);
  proveColumns(query, tables, policy, dialect);
  proveFunctions(query, dialect);
  proveScope(query, tables, policy, dialect);
  if (query.limit === null || Number(query.limit) > policy.maxRows)
    throw unproven('its row limit is missing or too high');
}

function unproven(what: string) {
  return problem('guard.unproven', { what });
}

/** A reference of a real table, and which table of the policy it is. */
interface Reference {
  readonly source: TableSource;
  readonly table: GuardTable;
}

// Every table is either one of the policy under its full name, or a WITH query. Aliases are given once.
function tablesOf(query: Query, policy: GuardPolicy): readonly Reference[] {
  const commonTables = new Set<string>();
  walk(query, (node) => {
    if (node.kind === 'query') for (const table of node.with) commonTables.add(table.name);
    return true;
  });
  const references: Reference[] = [];
  const aliases = new Set<string>();
  walk(query, (node) => {
    if (node.kind !== 'table') return true;
    const table = policy.tables.find((one) => one.schema === node.schema && one.name === node.name);
    const isCommon = node.schema === null && commonTables.has(node.name);
    if ((table === undefined) === !isCommon)
      throw unproven(`table "${node.name}" is not one of the policy`);
    if (node.alias === null || aliases.has(node.alias))
      throw unproven(`alias "${node.alias ?? ''}" is not given exactly once`);
    aliases.add(node.alias);
    if (table !== undefined) references.push({ source: node, table });
    return true;
  });
  return references;
}

// Every column of a real table is one that may be read, or part of a scope filter.
function proveColumns(
  query: Query,
  references: readonly Reference[],
  policy: GuardPolicy,
  dialect: Dialect,
): void {
  const tableOfAlias = new Map(references.map(({ source, table }) => [source.alias, table]));
  const isFilter = (node: Expression): boolean => {
    if (node.kind !== 'binary' || node.left.kind !== 'column') return false;
    const alias = node.left.path[0]!;
    const table = tableOfAlias.get(alias);
    if (table === undefined) return false;
    const wanted = scopeConditions(policy, dialect, table, alias);
    return wanted.some((condition) => isDeepStrictEqual(condition, node));
  };
  walk(query, (node) => {
    if (node.kind === 'star') throw unproven('it still holds *');
    if (node.kind === 'binary' && isFilter(node)) return false;
    if (node.kind !== 'column') return true;
    const [alias, column, ...more] = node.path;
    if (column === undefined || more.length > 0) throw unproven('a column has no table');
    const table = tableOfAlias.get(alias!);
    if (table !== undefined && !table.columns.includes(column))
      throw unproven(`column "${column}" may not be read`);
    return true;
  });
}

function proveFunctions(query: Query, dialect: Dialect): void {
  const allowed = dialect === 'postgres' ? postgresFunctions : mysqlFunctions;
  const known = (name: string) =>
    allowed.scalars.has(name) ||
    allowed.aggregates.has(name) ||
    allowed.windows.has(name) ||
    allowed.tables.has(name);
  walk(query, (node) => {
    if (node.kind === 'call' && !known(node.name)) throw unproven(`function "${node.name}"`);
    return true;
  });
}

// For each reference of a scoped table the condition must hold for every row that the reference contributes: it is
// one operand of the AND in WHERE, or of the ON of the outer join that may leave exactly this table out.
function proveScope(
  query: Query,
  references: readonly Reference[],
  policy: GuardPolicy,
  dialect: Dialect,
): void {
  const missing = new Map<string, Expression[]>();
  for (const { source, table } of references) {
    const conditions = scopeConditions(policy, dialect, table, source.alias!);
    if (conditions.length > 0) missing.set(source.alias!, conditions);
  }
  walk(query, (node) => {
    if (node.kind === 'select')
      for (const source of node.from)
        for (const alias of filteredIn(node, source, missing)) missing.delete(alias);
    return true;
  });
  const [first] = missing.keys();
  if (first !== undefined) throw unproven(`the scope of "${first}" is not enforced`);
}

function filteredIn(
  select: Select,
  source: Source,
  wanted: ReadonlyMap<string, readonly Expression[]>,
): string[] {
  if (source.kind === 'table')
    return holds(select.where, wanted.get(source.alias!)) ? [source.alias!] : [];
  if (source.kind !== 'join') return [];
  const found = [
    ...filteredIn(select, source.left, wanted),
    ...filteredIn(select, source.right, wanted),
  ];
  const optional =
    source.type === 'left' ? source.right : source.type === 'right' ? source.left : null;
  if (optional?.kind === 'table' && holds(source.on, wanted.get(optional.alias!)))
    found.push(optional.alias!);
  return found;
}

function holds(condition: Expression | null, wanted: readonly Expression[] | undefined): boolean {
  if (condition === null || wanted === undefined) return false;
  const operands = condition.kind === 'and' ? condition.operands : [condition];
  return wanted.every((one) => operands.some((operand) => isDeepStrictEqual(operand, one)));
}
