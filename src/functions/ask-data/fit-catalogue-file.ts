import type { CatalogueFile, CatalogueFileTable } from '../../ask-data/index.js';

/** Columns by table, as a database has them. */
export type KnownColumns = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The part of a workspace's catalogue that a database can have: a workspace serves databases of one kind that differ
 * in a few columns, and what is not there cannot be asked about. A file that a person wrote for one database is not
 * fitted but checked.
 */
export function fitCatalogueFile(file: CatalogueFile, known: KnownColumns): CatalogueFile {
  const has = (reference: string) => {
    const [table = '', column = ''] = reference.split('.');
    return known.get(table)?.has(column) === true;
  };
  const tables = Object.entries(file.tables ?? {}).flatMap(([name, table]) => {
    const columns = known.get(name);
    return columns === undefined ? [] : [[name, fitTable(table, columns, has)] as const];
  });
  return {
    ...file,
    defaultTable:
      file.defaultTable !== undefined && known.has(file.defaultTable)
        ? file.defaultTable
        : undefined,
    tables: Object.fromEntries(tables),
    definitions: file.definitions?.filter(({ table, conditions }) =>
      conditions.every(({ column }) => has(`${table}.${column}`)),
    ),
    scope: file.scope?.filter(({ column }) => has(column)),
  };
}

function fitTable(
  table: CatalogueFileTable,
  columns: ReadonlySet<string>,
  has: (reference: string) => boolean,
): CatalogueFileTable {
  // `attributes.age` is a field of the JSON column `attributes`.
  const isThere = (name: string) => columns.has(name) || columns.has(name.split('.')[0]!);
  const kept = (names: readonly string[] | undefined) => {
    const there = names?.filter(isThere);
    return there === undefined || there.length === 0 ? undefined : there;
  };
  return withoutUndefined({
    ...table,
    nameColumns: kept(table.nameColumns),
    shownColumns: kept(table.shownColumns),
    whenColumn:
      table.whenColumn !== undefined && isThere(table.whenColumn) ? table.whenColumn : undefined,
    clock: table.clock !== undefined && has(table.clock.start) ? table.clock : undefined,
    columns: Object.fromEntries(
      Object.entries(table.columns ?? {}).filter(([name]) => isThere(name)),
    ),
  });
}

// An absent key means the default, an undefined one is refused by the check of the file.
function withoutUndefined(table: CatalogueFileTable): CatalogueFileTable {
  return Object.fromEntries(Object.entries(table).filter(([, value]) => value !== undefined));
}
