import type { Database, Statement, WritableDatabase } from '../../databases/index.js';
import type { PassageKey, StoredVector, VectorSearch, VectorStore } from './vector-store.js';

const table = 'casthouse_passage_vectors';
/** Text of the vectors in one statement, in characters; the Data API takes 1 MiB. */
const statementCharacters = 400_000;

/**
 * Searches the vectors that a `pgvectorStore` wrote, exactly, without an approximate index. The database is only read.
 */
export function pgvectorSearch(database: Pick<Database, 'query'>): VectorSearch {
  return {
    nearest: async (model, vector, limit, signal) => {
      const { rows } = await database.query(
        `SELECT document, hash, passage FROM ${table}
WHERE model = $1 AND embedding <=> $2::vector < 1 ORDER BY embedding <=> $2::vector, document, passage LIMIT $3::integer`,
        [model, textOf(vector), limit],
        signal === undefined ? {} : { signal },
      );
      return rows.map(keyOf);
    },
  };
}

/**
 * Vectors in PostgreSQL with the pgvector extension, in `casthouse_passage_vectors (model, document, passage, hash,
 * embedding)`. The table, and the extension where that is allowed, is made when it is not there.
 */
export function pgvectorStore(
  database: Pick<WritableDatabase, 'query' | 'execute' | 'executeAll'>,
): VectorStore {
  let made: Promise<unknown> | null = null;
  const make = () => {
    made ??= database
      .execute(
        `CREATE EXTENSION IF NOT EXISTS vector;
CREATE TABLE IF NOT EXISTS ${table} (model text NOT NULL, document text NOT NULL, passage integer NOT NULL,
  hash text NOT NULL, embedding vector NOT NULL, PRIMARY KEY (model, document, passage));`,
      )
      .catch((error) => {
        made = null;
        throw error;
      });
    return made;
  };

  return {
    ...pgvectorSearch(database),
    stored: async (model) => {
      await make();
      const keys: PassageKey[] = [];
      // In pieces: a query answers so many rows at most.
      for (let after: PassageKey | undefined; ; after = keys.at(-1)) {
        const { rows, truncated } = await database.query(
          `SELECT document, hash, passage FROM ${table}
WHERE model = $1 AND (document, passage) > ($2, $3::integer) ORDER BY document, passage`,
          [model, after?.document ?? '', after?.passage ?? -1],
          { rowLimit: pieceRows, byteLimit: 64 * 1024 * 1024 },
        );
        keys.push(...rows.map(keyOf));
        if (truncated === null) return keys;
      }
    },
    write: async (model, { drop, put }) => {
      await make();
      await database.executeAll(changes(model, drop, put));
    },
  };
}

const pieceRows = 50_000;

function* changes(
  model: string,
  drop: readonly string[],
  put: readonly StoredVector[],
): Iterable<Statement> {
  if (drop.length > 0)
    yield {
      sql: `DELETE FROM ${table} WHERE model = $1 AND document IN (SELECT json_array_elements_text($2::json))`,
      parameters: [model, JSON.stringify(drop)],
    };
  for (const rows of pieces(put))
    yield {
      sql: `INSERT INTO ${table} (model, document, passage, hash, embedding)
SELECT $1, document, passage, hash, embedding::vector
FROM json_to_recordset($2::json) AS row (document text, passage integer, hash text, embedding text)
ON CONFLICT (model, document, passage) DO UPDATE SET hash = excluded.hash, embedding = excluded.embedding`,
      parameters: [model, `[${rows.join(',')}]`],
    };
}

function* pieces(put: readonly StoredVector[]): Iterable<readonly string[]> {
  let rows: string[] = [];
  let characters = 0;
  for (const { document, passage, hash, vector } of put) {
    const row = JSON.stringify({ document, passage, hash, embedding: textOf(vector) });
    if (rows.length > 0 && characters + row.length > statementCharacters) {
      yield rows;
      rows = [];
      characters = 0;
    }
    rows.push(row);
    characters += row.length;
  }
  if (rows.length > 0) yield rows;
}

// Seven digits are all that a float has.
function textOf(vector: Float32Array): string {
  return `[${Array.from(vector, (value) => Number(value.toPrecision(7))).join(',')}]`;
}

function keyOf(row: readonly unknown[]): PassageKey {
  const [document, hash, passage] = row;
  return { document: String(document), hash: String(hash), passage: Number(passage) };
}
