import {
  type DataApiColumn,
  type DataApiDatabase,
  type DataApiResult,
  type DataApiSession,
  type DataApiStatement,
  DatabaseFailure,
} from './data-api-database.js';
import { postgresColumn, postgresSql, postgresValue } from './postgres-types.js';

/** What is needed of a `Pool` of the `pg` package; hand in such a pool. */
export interface PostgresPool {
  connect(): Promise<PostgresClient>;
}

export interface PostgresClient {
  query(query: {
    readonly text: string;
    readonly values?: unknown[];
    readonly rowMode: 'array';
    readonly types: { getTypeParser(): (text: string) => string };
  }): Promise<PostgresAnswer>;
  release(destroy?: boolean): void;
}

interface PostgresAnswer {
  readonly fields: readonly {
    readonly name: string;
    readonly tableID: number;
    readonly columnID: number;
    readonly dataTypeID: number;
    readonly dataTypeModifier: number;
  }[];
  readonly rows: readonly unknown[];
  readonly rowCount: number | null;
}

/** PostgreSQL through a pool of `pg`. The pool stays the caller's to end. */
export function postgresDatabase(pool: PostgresPool): DataApiDatabase {
  return {
    dialect: 'postgres',
    open: async ({ database }) => {
      const client = await pool.connect();
      try {
        return await openSession(pool, client, database);
      } catch (error) {
        client.release();
        throw error;
      }
    },
  };
}

async function openSession(
  pool: PostgresPool,
  client: PostgresClient,
  database: string | undefined,
): Promise<DataApiSession> {
  const about = await textRows(client, 'SELECT pg_backend_pid(), current_database()');
  const [pid, current] = about[0]!;
  if (database !== undefined && database !== current)
    throw new DatabaseFailure(`database "${database}" does not exist`, '3D000');
  return {
    run: (statement, { describe }) => run(client, statement, describe),
    cancel: async () => {
      const other = await pool.connect();
      try {
        await textRows(other, `SELECT pg_cancel_backend(${Number(pid)})`);
      } finally {
        other.release();
      }
    },
    close: async () => {
      try {
        await textRows(client, 'ROLLBACK');
        await textRows(client, 'DISCARD ALL');
        client.release();
      } catch {
        client.release(true);
      }
    },
  };
}

async function run(
  client: PostgresClient,
  statement: DataApiStatement,
  describe: boolean,
): Promise<DataApiResult> {
  const { sql, values } = postgresSql(statement);
  const answer = await ask(client, sql, values);
  const bare = answer.fields.map((field) =>
    postgresColumn(field.name, field.dataTypeID, field.dataTypeModifier),
  );
  return {
    columns: describe ? await describeColumns(client, answer.fields, bare) : bare,
    rows: textCells(answer).map((row) =>
      row.map((cell, index) => postgresValue(cell, answer.fields[index]!.dataTypeID)),
    ),
    updated: answer.fields.length === 0 ? (answer.rowCount ?? 0) : 0,
    generatedId: null,
  };
}

async function ask(
  client: PostgresClient,
  sql: string,
  values: readonly unknown[] = [],
): Promise<PostgresAnswer> {
  try {
    return await client.query({
      text: sql,
      ...(values.length === 0 ? {} : { values: [...values] }),
      rowMode: 'array',
      types: { getTypeParser: () => (text) => text },
    });
  } catch (thrown) {
    throw postgresFailure(thrown);
  }
}

/** The failure that an error of `pg` or PGlite stands for; anything else is returned as it is. */
export function postgresFailure(thrown: unknown): unknown {
  if (
    !(thrown instanceof Error) ||
    !('code' in thrown) ||
    !/^[0-9A-Z]{5}$/.test(String(thrown.code))
  )
    return thrown;
  const position = 'position' in thrown && thrown.position ? String(thrown.position) : undefined;
  return new DatabaseFailure(
    thrown.message,
    String(thrown.code),
    position === undefined ? {} : { position },
  );
}

async function textRows(client: PostgresClient, sql: string): Promise<(string | null)[][]> {
  return textCells(await ask(client, sql));
}

// With the type parser given above every cell is the text PostgreSQL sent.
function textCells(answer: PostgresAnswer): (string | null)[][] {
  return answer.rows.map((row) =>
    Array.isArray(row) ? row.map((cell: unknown) => (cell === null ? null : String(cell))) : [],
  );
}

async function describeColumns(
  client: PostgresClient,
  fields: PostgresAnswer['fields'],
  bare: readonly DataApiColumn[],
): Promise<readonly DataApiColumn[]> {
  const places = fields.filter((field) => field.tableID > 0);
  if (places.length === 0) return bare;
  const keys = places.map((field) => `(${field.tableID}::oid, ${field.columnID}::int2)`).join(', ');
  const found = await textRows(
    client,
    `SELECT a.attrelid, a.attnum, a.attname, a.attnotnull, c.relname, n.nspname, t.typname,
            a.attidentity <> '' OR coalesce(pg_get_expr(d.adbin, d.adrelid), '') LIKE 'nextval(%'
       FROM pg_attribute a
       JOIN pg_class c ON c.oid = a.attrelid
       JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_type t ON t.oid = a.atttypid
       LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE (a.attrelid, a.attnum) IN (${keys})`,
  );
  const byPlace = new Map(found.map((row) => [`${row[0]}.${row[1]}`, row]));
  return bare.map((column, index) => {
    const row = byPlace.get(`${fields[index]!.tableID}.${fields[index]!.columnID}`);
    if (row === undefined) return column;
    const isAutoIncrement = row[7] === 't';
    const typeName = row[6] ?? column.typeName;
    return {
      ...column,
      name: row[2] ?? '',
      nullable: row[3] === 't' ? 0 : 1,
      tableName: row[4] ?? '',
      schemaName: row[5] ?? '',
      isAutoIncrement,
      // The JDBC driver behind the Data API calls a counting column serial.
      typeName: isAutoIncrement ? (serialNames[typeName] ?? typeName) : typeName,
    };
  });
}

const serialNames: Readonly<Record<string, string>> = {
  int2: 'smallserial',
  int4: 'serial',
  int8: 'bigserial',
};
