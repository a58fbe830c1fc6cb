import type { ColumnType, Database } from '../database.js';
import { mysqlTypeOfColumn } from '../values/mysql-value.js';
import { type CatalogueRows, commentOf, everyRow, textOf } from './catalogue-rows.js';

// Only the chosen database: others of the server are other databases.
const relationsSql = `
  SELECT t.TABLE_SCHEMA, t.TABLE_NAME, t.TABLE_TYPE, t.TABLE_COMMENT, t.TABLE_ROWS
    FROM information_schema.TABLES t
   WHERE t.TABLE_SCHEMA = DATABASE() AND t.TABLE_TYPE IN ('BASE TABLE', 'VIEW', 'SYSTEM VERSIONED')
   ORDER BY t.TABLE_NAME`;

const columnsSql = `
  SELECT c.TABLE_SCHEMA, c.TABLE_NAME, c.COLUMN_NAME, c.COLUMN_TYPE, c.IS_NULLABLE, c.COLUMN_COMMENT
    FROM information_schema.COLUMNS c
   WHERE c.TABLE_SCHEMA = DATABASE() ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION`;

const keysSql = `
  SELECT k.TABLE_SCHEMA, k.TABLE_NAME, k.CONSTRAINT_NAME, t.CONSTRAINT_TYPE, k.COLUMN_NAME,
         k.REFERENCED_TABLE_SCHEMA, k.REFERENCED_TABLE_NAME, k.REFERENCED_COLUMN_NAME
    FROM information_schema.KEY_COLUMN_USAGE k
    JOIN information_schema.TABLE_CONSTRAINTS t
      ON t.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND t.TABLE_NAME = k.TABLE_NAME
     AND t.CONSTRAINT_NAME = k.CONSTRAINT_NAME
   WHERE k.TABLE_SCHEMA = DATABASE() AND t.CONSTRAINT_TYPE IN ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY')
   ORDER BY k.TABLE_NAME, k.CONSTRAINT_NAME, k.ORDINAL_POSITION`;

// MariaDB keeps JSON as text with a check.
const jsonChecksSql = `
  SELECT c.TABLE_NAME, c.CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS c
   WHERE c.CONSTRAINT_SCHEMA = DATABASE() AND c.CHECK_CLAUSE LIKE 'json\\_valid(%'
   ORDER BY c.TABLE_NAME, c.CONSTRAINT_NAME`;

/** Reads information_schema of MySQL or MariaDB for the chosen database. */
export async function mysqlCatalogue(
  database: Database,
  signal?: AbortSignal,
): Promise<CatalogueRows> {
  const version = await database.query('SELECT VERSION()');
  const isMariadb = /mariadb/i.test(textOf(version.rows[0]?.[0]));
  const relations = await everyRow(database, relationsSql, signal);
  const columns = await everyRow(database, columnsSql, signal);
  const keys = await everyRow(database, keysSql, signal);
  const checks = isMariadb ? await everyRow(database, jsonChecksSql, signal) : [];
  const jsonColumns = new Set(checks.map((row) => `${textOf(row[0])} ${textOf(row[1])}`));
  const typeOf = (table: string, name: string, databaseType: string): ColumnType =>
    jsonColumns.has(`${table} json_valid(\`${name.replaceAll('`', '``')}\`)`)
      ? 'json'
      : mysqlTypeOfColumn(databaseType);
  return {
    relations: relations.map((row) => ({
      schema: textOf(row[0]),
      name: textOf(row[1]),
      kind: row[2] === 'VIEW' ? 'view' : 'table',
      isOnSearchPath: true,
      // A view's comment is the word VIEW.
      comment: row[2] === 'VIEW' ? null : commentOf(row[3]),
      rowEstimate: row[4] === null || row[2] === 'VIEW' ? null : Number(row[4]),
    })),
    columns: columns.map((row) => ({
      schema: textOf(row[0]),
      table: textOf(row[1]),
      name: textOf(row[2]),
      databaseType: textOf(row[3]),
      type: typeOf(textOf(row[1]), textOf(row[2]), textOf(row[3])),
      isNullable: row[4] === 'YES',
      comment: commentOf(row[5]),
      enumValues: enumLabels(textOf(row[3])),
    })),
    keys: keys.map((row) => ({
      schema: textOf(row[0]),
      table: textOf(row[1]),
      key: textOf(row[2]),
      kind: row[3] === 'PRIMARY KEY' ? 'primary' : row[3] === 'UNIQUE' ? 'unique' : 'foreign',
      column: textOf(row[4]),
      referencedSchema: textOf(row[5]),
      referencedTable: textOf(row[6]),
      referencedColumn: textOf(row[7]),
    })),
  };
}

/** enum('a','it''s') as its labels; null for other types. */
function enumLabels(databaseType: string): readonly string[] | null {
  if (!/^enum\(/i.test(databaseType)) return null;
  return (databaseType.match(/'(?:[^']|'')*'/g) ?? []).map((label) =>
    label.slice(1, -1).replaceAll("''", "'"),
  );
}
