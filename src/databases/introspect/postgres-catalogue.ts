import type { Database } from '../database.js';
import { postgresType } from '../values/postgres-value.js';
import { type CatalogueRows, commentOf, everyRow, type Row, textOf } from './catalogue-rows.js';

// Relations a person made and may read: no system schemas, no parts of a partitioned table, nothing of an extension.
const ours = `c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
  AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
  AND has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT')
  AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_class'::regclass
                     AND e.objid = c.oid AND e.deptype = 'e')`;

const relationsSql = `
  SELECT n.nspname, c.relname, c.relkind IN ('v', 'm') AS is_view, pg_table_is_visible(c.oid),
         obj_description(c.oid, 'pg_class'), CASE WHEN c.reltuples >= 0 THEN c.reltuples::bigint END
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE ${ours} ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`;

const columnsSql = `
  SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
         (CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END)::bigint, NOT a.attnotnull,
         col_description(c.oid, a.attnum),
         (SELECT json_agg(v.enumlabel ORDER BY v.enumsortorder)::text FROM pg_enum v WHERE v.enumtypid = t.oid)
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type t ON t.oid = a.atttypid
   WHERE ${ours} AND a.attnum > 0 AND NOT a.attisdropped
     AND has_column_privilege(c.oid, a.attnum, 'SELECT')
   ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", a.attnum`;

const keysSql = `
  SELECT n.nspname, c.relname, k.conname, k.contype::text, a.attname, fn.nspname, fc.relname, fa.attname
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    CROSS JOIN LATERAL unnest(k.conkey) WITH ORDINALITY AS part(number, position)
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = part.number
    LEFT JOIN pg_class fc ON fc.oid = k.confrelid
    LEFT JOIN pg_namespace fn ON fn.oid = fc.relnamespace
    LEFT JOIN pg_attribute fa ON fa.attrelid = k.confrelid AND fa.attnum = k.confkey[part.position]
   WHERE ${ours} AND k.contype IN ('p', 'u', 'f')
   ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", k.conname COLLATE "C", part.position`;

/** Reads PostgreSQL's own catalogue. What the user may not select from is not there. */
export async function postgresCatalogue(
  database: Database,
  signal?: AbortSignal,
): Promise<CatalogueRows> {
  const relations = await everyRow(database, relationsSql, signal);
  const columns = await everyRow(database, columnsSql, signal);
  const keys = await everyRow(database, keysSql, signal);
  return {
    relations: relations.map((row) => ({
      schema: textOf(row[0]),
      name: textOf(row[1]),
      kind: row[2] === true ? 'view' : 'table',
      isOnSearchPath: row[3] === true,
      comment: commentOf(row[4]),
      rowEstimate: row[5] === null ? null : Number(row[5]),
    })),
    columns: columns.map((row) => ({
      schema: textOf(row[0]),
      table: textOf(row[1]),
      name: textOf(row[2]),
      databaseType: textOf(row[3]),
      type: postgresType(Number(row[4])),
      isNullable: row[5] === true,
      comment: commentOf(row[6]),
      enumValues: row[7] === null ? null : labelsOf(row),
    })),
    keys: keys.map((row) => ({
      schema: textOf(row[0]),
      table: textOf(row[1]),
      key: textOf(row[2]),
      kind: row[3] === 'p' ? 'primary' : row[3] === 'u' ? 'unique' : 'foreign',
      column: textOf(row[4]),
      referencedSchema: textOf(row[5]),
      referencedTable: textOf(row[6]),
      referencedColumn: textOf(row[7]),
    })),
  };
}

function labelsOf(row: Row): readonly string[] {
  const labels: unknown = JSON.parse(textOf(row[7]));
  return Array.isArray(labels) ? labels.map(String) : [];
}
