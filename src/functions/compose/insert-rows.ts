import type { Statement, WritableDatabase } from '../../databases/index.js';
import type { TableRows, TableValue } from '../workspace.js';

/** Text of one statement at most, in characters: far below what servers and the Data API take in one call. */
const statementCharacters = 400_000;

/**
 * Puts rows into a table, all of them or, when one is refused, none. Values travel as JSON parameters, so there is no
 * literal to escape; many rows go in several statements of one transaction. Answers the rows put in.
 */
export async function insertRows(
  database: Pick<WritableDatabase, 'dialect' | 'executeAll'>,
  rows: TableRows,
): Promise<number> {
  let count = 0;
  const statements = function* () {
    for (const { rowCount, ...statement } of insertStatements(rows, database.dialect)) {
      count += rowCount;
      yield statement;
    }
  };
  await database.executeAll(statements());
  return count;
}

function* insertStatements(
  { table, columns, rows }: TableRows,
  dialect: WritableDatabase['dialect'],
): Iterable<Statement & { readonly rowCount: number }> {
  const name = (text: string) =>
    dialect === 'postgres'
      ? `"${text.replaceAll('"', '""')}"`
      : `\`${text.replaceAll('`', '``')}\``;
  // The server turns the text into what the column holds.
  const jsonColumn = (column: string) =>
    `${name(column)} TEXT CHARACTER SET utf8mb4 PATH '$.${column.replaceAll("'", "''")}'`;
  const list = columns.map(name).join(', ');
  const source =
    dialect === 'postgres'
      ? `json_populate_recordset(NULL::${name(table)}, $1::json)`
      : `JSON_TABLE(?, '$[*]' COLUMNS (${columns.map(jsonColumn).join(', ')})) AS given`;
  const sql = `INSERT INTO ${name(table)} (${list}) SELECT ${list} FROM ${source}`;
  let records: string[] = [];
  let characters = 0;
  const statement = () => ({
    sql,
    parameters: [`[${records.join(',')}]`],
    rowCount: records.length,
  });
  for (const row of rows) {
    const record = recordText(row, columns, dialect);
    if (records.length > 0 && characters + record.length > statementCharacters) {
      yield statement();
      records = [];
      characters = 0;
    }
    records.push(record);
    characters += record.length + 1;
  }
  if (records.length > 0) yield statement();
}

// A missing key is NULL in both dialects, a JSON null is not. MySQL takes every value as text, JSON too.
function recordText(
  row: readonly TableValue[],
  columns: readonly string[],
  dialect: WritableDatabase['dialect'],
): string {
  const valueFor = (value: TableValue) =>
    typeof value === 'object' && dialect === 'mysql' ? JSON.stringify(value) : value;
  return JSON.stringify(
    Object.fromEntries(
      columns.flatMap((column, at) => (row[at] == null ? [] : [[column, valueFor(row[at])]])),
    ),
  );
}
