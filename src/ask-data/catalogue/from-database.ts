// A catalogue of a live database: introspection and its look at the values, with the file a person edits.
import type { DatabaseSchema, JsonValue } from '../../databases/index.js';
import { buildCatalogue } from './build-catalogue.js';
import type { Catalogue } from './catalogue.js';
import type { CatalogueFile } from './catalogue-file.js';
import type { ColumnProfile, IntrospectedSchema } from './introspected-schema.js';

/** Builds the catalogue of an introspected database; tables off the search path are left out. */
export function catalogueOfDatabase(schema: DatabaseSchema, file: CatalogueFile = {}): Catalogue {
  const profiles = new Map<string, ColumnProfile>();
  for (const table of schema.tables)
    for (const column of table.columns)
      profiles.set(`${table.name}.${column.name}`, {
        values: column.distinctValues,
        range: column.range === null ? null : rangeOf(column.range.min, column.range.max),
      });
  return buildCatalogue(introspected(schema), profiles, file);
}

/** The schema in the form that `checkCatalogue` and `catalogueInit` read. */
export function introspected(schema: DatabaseSchema): IntrospectedSchema {
  const tables = schema.tables.filter(({ isOnSearchPath }) => isOnSearchPath);
  return {
    dialect: schema.dialect,
    tables: tables.map((table) => ({
      name: table.name,
      schema: null,
      comment: table.comment,
      rowCount: table.rowEstimate,
      primaryKey: table.primaryKey,
      columns: table.columns.map((column) => ({
        name: column.name,
        type: column.databaseType,
        nullable: column.isNullable,
        comment: column.comment,
        enumValues: column.enumValues,
      })),
      foreignKeys: table.foreignKeys.map((key) => ({
        columns: key.columns,
        table: key.referencedTable,
        referencedColumns: key.referencedColumns,
      })),
    })),
  };
}

function rangeOf(min: JsonValue, max: JsonValue): ColumnProfile['range'] {
  const isEnd = (value: JsonValue) => typeof value === 'number' || typeof value === 'string';
  // Checked one line above.
  return isEnd(min) && isEnd(max)
    ? { least: min as number | string, greatest: max as number | string }
    : null;
}
