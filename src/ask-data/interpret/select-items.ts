// What a plan selects: columns under names of their own, and the root from which all of them are one row away.
import type { Catalogue, CatalogueTable } from '../catalogue/catalogue.js';
import { columnOf } from '../catalogue/catalogue.js';
import { isToOne, type JoinPath, joinPaths } from '../plan/join-paths.js';
import type { Expression, Measure, PlanOrder, SelectItem } from '../plan/query-plan.js';
import { notLinked, type Query } from './plan-query.js';
import type { ColumnOf, Group } from './reading.js';

/** The table from which every other is one row away, so that no row is counted twice; throws `Unread` without one. */
export function rootOf(tables: readonly CatalogueTable[], catalogue: Catalogue): CatalogueTable {
  const distinct = [...new Set(tables)];
  const [first] = distinct;
  if (distinct.length === 1) return first!;
  const candidates = [
    ...distinct,
    ...catalogue.tables.filter((table) => !distinct.includes(table)),
  ];
  const fitting = candidates
    .map((root) => ({
      root,
      paths: distinct.map((table) => joinPaths(catalogue, root.name, table.name)),
    }))
    .filter(({ paths }) => paths.every((ways) => ways.length > 0 && isToOne(ways[0]!)))
    .sort((a, b) => total(a.paths) - total(b.paths));
  const best = fitting.find(({ root }) => distinct.includes(root)) ?? fitting[0];
  if (best === undefined) throw notLinked(first!, distinct[1]!);
  return best.root;
}

function total(paths: readonly (readonly JoinPath[])[]): number {
  return paths.reduce((sum, ways) => sum + ways[0]!.length, 0);
}

/** Adds a column under a name that no other item has. */
export function addSelect(
  select: SelectItem[],
  expression: Expression,
  { table, column }: ColumnOf,
  root: CatalogueTable,
): void {
  const base = column.json?.key ?? column.name;
  const taken = (name: string) => select.some(({ as }) => as === name);
  let as = base;
  if (taken(as) || (table !== root && /^(?:name|id|title)$/.test(base)))
    as = `${(table.words[0]?.language === 'en' ? table.words[0].text : table.name).replace(/\s+/g, '_')}_${base}`;
  for (let at = 2; taken(as); at++) as = `${base}_${at}`;
  select.push({ expression, as });
}

/** The columns that tell groups apart: the group's own, or the names of its rows. */
export function groupColumns({ table, column, link }: Group): readonly ColumnOf[] {
  if (column !== null) return [{ table, column, link }];
  const names = table.nameColumns.length > 0 ? table.nameColumns : table.primaryKey;
  return names.map((name) => ({ table, column: columnOf(table, name)!, link }));
}

/** By primary key, so that equal rows come in one order. */
export function keyOrder(table: CatalogueTable, query: Query): readonly PlanOrder[] {
  return table.primaryKey.map((name) => ({
    expression: query.column({ table, column: columnOf(table, name)! }),
    direction: 'ascending' as const,
  }));
}

/** `average_price`, `total_amount`: the name of a measure in the result. */
export function measureName(name: Measure['function'], { column }: ColumnOf): string {
  const words = {
    average: 'average',
    sum: 'total',
    least: 'minimum',
    greatest: 'maximum',
    count: 'count',
    'count-distinct': 'count',
  };
  return `${words[name]}_${column.json?.key ?? column.name}`;
}
