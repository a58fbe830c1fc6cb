import type { WritableDatabase } from '../../databases/index.js';
import type { TableRows, TableValue } from '../workspace.js';

/**
 * Puts rows into a table in one statement: all of them or, when one is refused, none. Values travel as one JSON
 * parameter, so there is no literal to escape and no limit on their number. Answers the rows put in.
 */
export async function insertRows(
  database: Pick<WritableDatabase, 'dialect' | 'execute'>,
  { table, columns, rows }: TableRows,
): Promise<number> {
  const { dialect } = database;
  const records = [...rows].map((row) =>
    // A missing key is NULL in both dialects, a JSON null is not.
    Object.fromEntries(
      columns.flatMap((name, at) => (row[at] == null ? [] : [[name, valueFor(row[at])]])),
    ),
  );
  if (records.length === 0) return 0;
  const name = (text: string) =>
    dialect === 'postgres'
      ? `"${text.replaceAll('"', '""')}"`
      : `\`${text.replaceAll('`', '``')}\``;
  const list = columns.map(name).join(', ');
  const source =
    dialect === 'postgres'
      ? `json_populate_recordset(NULL::${name(table)}, $1::json)`
      : `JSON_TABLE(?, '$[*]' COLUMNS (${columns.map(jsonColumn).join(', ')})) AS given`;
  await database.execute(`INSERT INTO ${name(table)} (${list}) SELECT ${list} FROM ${source}`, [
    JSON.stringify(records),
  ]);
  return records.length;

  // MySQL takes every value as text, JSON too.
  function valueFor(value: TableValue): TableValue {
    return typeof value === 'object' && dialect === 'mysql' ? JSON.stringify(value) : value;
  }

  // The server turns the text into what the column holds.
  function jsonColumn(column: string): string {
    return `${name(column)} TEXT CHARACTER SET utf8mb4 PATH '$.${column.replaceAll("'", "''")}'`;
  }
}
