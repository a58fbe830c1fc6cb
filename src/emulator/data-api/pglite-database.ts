import type { DataApiDatabase, DataApiSession, DataApiStatement } from './data-api-database.js';
import { postgresFailure } from './postgres-database.js';
import { postgresColumn, postgresSql, postgresTypeIds, postgresValue } from './postgres-types.js';

/** What is needed of a `PGlite` of @electric-sql/pglite; hand in such a database. */
export interface PgliteLike {
  query(
    sql: string,
    values: unknown[],
    options: { rowMode: 'array'; parsers: Record<number, (text: string) => unknown> },
  ): Promise<{
    readonly rows: readonly unknown[];
    readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
    readonly affectedRows?: number;
  }>;
}

const asText = Object.fromEntries(postgresTypeIds.map((id) => [id, (text: string) => text]));

/**
 * PGlite. It has one connection: a session waits until the one before it is closed, so a statement waits for an open
 * transaction. It cannot be cancelled, and its columns do not tell their tables.
 */
export function pgliteDatabase(database: PgliteLike): DataApiDatabase {
  let last: Promise<void> = Promise.resolve();
  return {
    dialect: 'postgres',
    open: async () => {
      const before = last;
      let release = () => {};
      last = new Promise((resolve) => {
        release = resolve;
      });
      await before;
      return sessionOf(database, release);
    },
  };
}

function sessionOf(database: PgliteLike, release: () => void): DataApiSession {
  const ask = async (statement: DataApiStatement) => {
    const { sql, values } = postgresSql(statement);
    try {
      return await database.query(sql, [...values], { rowMode: 'array', parsers: asText });
    } catch (thrown) {
      throw postgresFailure(thrown);
    }
  };
  return {
    run: async (statement) => {
      const { fields, rows, affectedRows } = await ask(statement);
      return {
        columns: fields.map((field) => postgresColumn(field.name, field.dataTypeID)),
        rows: rows.map((row) =>
          Array.isArray(row)
            ? row.map((cell: unknown, i) => postgresValue(cellText(cell), fields[i]!.dataTypeID))
            : [],
        ),
        updated: fields.length === 0 ? (affectedRows ?? 0) : 0,
        generatedId: null,
      };
    },
    cancel: async () => {},
    close: async () => {
      try {
        await ask({ texts: ['ROLLBACK'], values: [] });
      } finally {
        release();
      }
    },
  };
}

// Types without a place in the table above come parsed by PGlite; their text form is then JSON's.
function cellText(cell: unknown): string | null {
  if (cell === null || cell === undefined) return null;
  return typeof cell === 'string' ? cell : JSON.stringify(cell);
}
