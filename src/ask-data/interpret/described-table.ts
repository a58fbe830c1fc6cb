import type { Catalogue, CatalogueTable } from '../catalogue/catalogue.js';

/** Whether a table holds nothing but the names of kinds, such as types or specialties. */
export function isKindTable(table: CatalogueTable): boolean {
  const own = table.columns.filter(({ isKey }) => !isKey);
  const isPlain = own.every(
    ({ kind, name }) =>
      kind === 'text' &&
      (table.nameColumns.includes(name) || /descr|note|comment|설명|비고/i.test(name)),
  );
  const pointsOut = table.columns.some(
    ({ name, isKey }) => isKey && !table.primaryKey.includes(name),
  );
  return (
    own.length <= 2 &&
    table.nameColumns.length === 1 &&
    isPlain &&
    !pointsOut &&
    own.some(({ name }) => table.nameColumns.includes(name))
  );
}

/**
 * The table whose rows are meant when only a kind is named: "how many cats" counts pets, not kinds. The
 * table itself when it is no table of kinds, or several have that kind.
 */
export function describedTable(catalogue: Catalogue, table: CatalogueTable): CatalogueTable {
  if (!isKindTable(table)) return table;
  const children = catalogue.links
    .filter(({ to }) => to === table.name)
    .map(({ from }) => catalogue.tables.find(({ name }) => name === from)!);
  const [child] = children;
  if (children.length !== 1 || child === undefined) return table;
  if (!child.isLink) return child;
  const other = catalogue.links.find(({ from, to }) => from === child.name && to !== table.name);
  return catalogue.tables.find(({ name }) => name === other?.to) ?? table;
}
