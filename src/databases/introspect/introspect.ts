import type { Database, IntrospectOptions } from '../database.js';
import type { ColumnSchema, DatabaseSchema, ForeignKey, TableSchema } from '../schema.js';
import type { CatalogueRows, KeyRow } from './catalogue-rows.js';
import { mysqlCatalogue } from './mysql-catalogue.js';
import { postgresCatalogue } from './postgres-catalogue.js';
import { sampleValues } from './sample-values.js';

/** Reads the catalogue in a handful of round trips, however many tables, then looks at the values of all tables. */
export async function introspect(
  database: Database,
  options: IntrospectOptions = {},
): Promise<DatabaseSchema> {
  const { dialect } = database;
  const catalogue = dialect === 'postgres' ? postgresCatalogue : mysqlCatalogue;
  const tables = tablesOf(await catalogue(database, options.signal));
  if (options.sample === false) return { dialect, tables, warnings: [] };
  return { dialect, ...(await sampleValues(database, tables, options)) };
}

function tablesOf({ relations, columns, keys }: CatalogueRows): readonly TableSchema[] {
  const columnsOf = grouped(columns, ({ schema, table }) => place(schema, table));
  const keysOf = grouped(keys, ({ schema, table }) => place(schema, table));
  // Servers sort by rules of their own.
  const inOrder = [...relations].sort(
    (a, b) => compare(a.schema, b.schema) || compare(a.name, b.name),
  );
  return inOrder.map((relation) => {
    const at = place(relation.schema, relation.name);
    const ownKeys = [...grouped(keysOf.get(at) ?? [], ({ key }) => key).values()];
    const ofKind = (kind: KeyRow['kind']) => ownKeys.filter((rows) => rows[0]!.kind === kind);
    return {
      ...relation,
      columns: (columnsOf.get(at) ?? []).map(
        ({ name, type, databaseType, isNullable, comment, enumValues }): ColumnSchema => ({
          name,
          type,
          databaseType,
          isNullable,
          comment,
          enumValues,
          distinctValues: null,
          range: null,
          isWholeSample: false,
        }),
      ),
      primaryKey: (ofKind('primary')[0] ?? []).map(({ column }) => column),
      uniqueKeys: ofKind('unique').map((rows) => rows.map(({ column }) => column)),
      foreignKeys: ofKind('foreign').map(foreignKey),
    };
  });
}

function foreignKey(rows: readonly KeyRow[]): ForeignKey {
  const { key, referencedSchema, referencedTable } = rows[0]!;
  return {
    name: key,
    columns: rows.map(({ column }) => column),
    referencedSchema,
    referencedTable,
    referencedColumns: rows.map(({ referencedColumn }) => referencedColumn),
  };
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function place(schema: string, table: string): string {
  return JSON.stringify([schema, table]);
}
