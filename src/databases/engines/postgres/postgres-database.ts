import type { Pool, PoolClient } from 'pg';
import { type Clock, Problem, problem } from '../../../shared/index.js';
import type {
  IntrospectOptions,
  Parameter,
  QueryOptions,
  QueryResult,
  Statement,
  WritableDatabase,
} from '../../database.js';
import { introspect } from '../../introspect/introspect.js';
import { type QueryLimits, queryLimits } from '../../query-limits.js';
import { readStatement } from '../../read-statement.js';
import { RowCollector } from '../../row-collector.js';
import { postgresType, postgresValue } from '../../values/postgres-value.js';
import { CallWatch } from '../call-watch.js';
import { networkProblem } from '../network-problem.js';
import { type TlsChoice, tlsOptions } from '../tls-options.js';
import { parameterText } from './parameter-text.js';
import { postgresProblem } from './postgres-problem.js';
import { beginReading, endReading } from './read-transaction.js';
import { type PostgresField, streamRows } from './row-stream.js';

export interface PostgresOptions {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly tls: TlsChoice;
  /** Connections at most, default 4. */
  readonly connections?: number;
  readonly clock: Clock;
}

const connectTimeoutMs = 8_000;
const killGraceMs = 2_000;
const largestFetch = 500;

/** PostgreSQL and what speaks its protocol. Connects at the first call; the driver is loaded then too. */
export function postgresDatabase(options: PostgresOptions): WritableDatabase {
  return new PostgresDatabase(options);
}

class PostgresDatabase implements WritableDatabase {
  readonly dialect = 'postgres';
  readonly label: string;
  readonly #options: PostgresOptions;
  #pool: Promise<Pool> | null = null;
  #isClosed = false;
  readonly #running = new Set<PoolClient>();

  constructor(options: PostgresOptions) {
    this.#options = options;
    const { user, host, port, database } = options;
    this.label = `postgres://${user}@${host}:${port}/${database}`;
  }

  async query(
    sql: string,
    parameters: readonly Parameter[] = [],
    options: QueryOptions = {},
  ): Promise<QueryResult> {
    const limits = queryLimits(options);
    const statement = readStatement(sql, 'postgres', this.label);
    const values = parameters.map(parameterText);
    const { clock } = this.#options;
    const started = clock.monotonic();
    const collector = new RowCollector(limits);
    const fields = await this.#connected(limits, (client, pg) =>
      fetchRows({ client, pg, statement, values, limits, collector }),
    );
    const columns = fields.map(({ name, typeId }) => ({ name, type: postgresType(typeId) }));
    return collector.result(columns, clock.monotonic() - started);
  }

  introspect(options?: IntrospectOptions) {
    return introspect(this, options);
  }

  async execute(sql: string, parameters: readonly Parameter[] = []) {
    const values = parameters.map(parameterText);
    const changedRows = await this.#connected(null, async (client) => {
      // Without values the driver sends a script at once, which PostgreSQL runs as one transaction.
      const answer = await client.query(values.length === 0 ? sql : { text: sql, values });
      const last = Array.isArray(answer) ? answer[answer.length - 1] : answer;
      return Number(last?.rowCount ?? 0);
    });
    return { changedRows };
  }

  async executeAll(statements: Iterable<Statement>) {
    const changedRows = await this.#connected(null, async (client) => {
      let changed = 0;
      // The connection is not used again, so a transaction that was left open ends with it.
      await client.query('BEGIN');
      for (const { sql, parameters } of statements) {
        const { rowCount } = await client.query({
          text: sql,
          values: parameters.map(parameterText),
        });
        changed += rowCount ?? 0;
      }
      await client.query('COMMIT');
      return changed;
    });
    return { changedRows };
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const client of this.#running) destroy(client);
    await (await this.#pool?.catch(() => null))?.end();
  }

  async #connected<T>(
    limits: QueryLimits | null,
    work: (client: PoolClient, pg: typeof import('pg').default) => Promise<T>,
  ): Promise<T> {
    const { label } = this;
    if (this.#isClosed) throw problem('database.closed', { label });
    const watch = new CallWatch(label, limits);
    let client: PoolClient | null = null;
    let hardStop: NodeJS.Timeout | undefined;
    try {
      const { default: pg } = await import('pg');
      const connected = await this.#connect(pg, watch);
      client = connected;
      this.#running.add(connected);
      // The server stops the statement by its own clock too; this holds for servers that do not answer.
      watch.signal.addEventListener('abort', () => {
        void this.#cancel(connected);
        hardStop = setTimeout(() => destroy(connected), killGraceMs);
      });
      const done = await work(connected, pg);
      if (watch.reason !== null) throw watch.reason;
      return done;
    } catch (thrown) {
      if (this.#isClosed) throw problem('database.cancelled', { label });
      throw this.#problemOf(watch.reason ?? thrown, limits);
    } finally {
      watch.end();
      clearTimeout(hardStop);
      if (client !== null) {
        this.#running.delete(client);
        // A cancel request may still be on its way to a connection that was stopped: it is not used again.
        await this.#giveBack(client, limits === null || watch.reason !== null);
      }
    }
  }

  async #connect(pg: typeof import('pg').default, watch: CallWatch): Promise<PoolClient> {
    const connecting = (await this.#connections(pg)).connect();
    try {
      return await Promise.race([connecting, watch.stopped]);
    } catch (thrown) {
      connecting.then(
        (late) => late.release(),
        () => {},
      );
      throw thrown;
    }
  }

  // A connection that read is rolled back and kept; one that wrote, or failed below SQL, is not used again.
  async #giveBack(client: PoolClient, isUsedUp: boolean): Promise<void> {
    if (isUsedUp || socketOf(client)?.destroyed !== false) return client.release(true);
    try {
      await client.query(endReading);
      client.release();
    } catch {
      client.release(true);
    }
  }

  async #connections(pg: typeof import('pg').default): Promise<Pool> {
    const { connections = 4 } = this.#options;
    this.#pool ??= this.#clientOptions().then((options) => {
      const pool = new pg.Pool({
        ...options,
        max: connections,
        idleTimeoutMillis: 30_000,
        allowExitOnIdle: true,
      });
      // An idle connection may hear that the server goes down; the next call reports it.
      pool.on('error', () => {});
      pool.on('connect', (client) => client.on('error', () => {}));
      return pool;
    });
    // What was wrong with the options, such as a missing file, may be put right before the next call.
    this.#pool.catch(() => {
      this.#pool = null;
    });
    return this.#pool;
  }

  async #clientOptions() {
    const { host, port, user, password, database, tls } = this.#options;
    return {
      host,
      port,
      user,
      password,
      database,
      ssl: (await tlsOptions(tls)) ?? false,
      connectionTimeoutMillis: connectTimeoutMs,
      application_name: 'casthouse',
    };
  }

  // Over a connection of its own: the pool's may all be taken by what is to be stopped.
  async #cancel(running: PoolClient): Promise<void> {
    const { processID } = running as unknown as { processID: number | null }; // missing in the driver's types
    try {
      const { default: pg } = await import('pg');
      const other = new pg.Client({
        ...(await this.#clientOptions()),
        statement_timeout: killGraceMs,
      });
      other.on('error', () => {});
      await other.connect();
      await other.query('SELECT pg_cancel_backend($1)', [processID]);
      await other.end();
    } catch {
      destroy(running);
    }
  }

  #problemOf(thrown: unknown, limits: QueryLimits | null): Problem {
    const { label } = this;
    if (thrown instanceof Problem) return thrown;
    const network = networkProblem(thrown, label);
    if (network !== null) return network;
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    const state = 'code' in error && typeof error.code === 'string' ? error.code : '';
    const call = { label, database: this.#options.database, timeoutMs: limits?.timeoutMs ?? 0 };
    const known = postgresProblem({ message: error.message, sqlState: state }, call, thrown);
    if (known !== null) return known;
    const detail = error.message.slice(0, 200);
    if (/does not support SSL/i.test(detail))
      return problem('database.tls-failed', { label, detail: 'the server has no TLS' }, thrown);
    if (/certificate|TLS/i.test(detail))
      return problem('database.tls-failed', { label, detail }, thrown);
    if (/timeout exceeded|timeout expired/i.test(detail))
      return problem(
        'database.unreachable',
        { label, detail: `no connection within ${connectTimeoutMs} ms` },
        thrown,
      );
    return problem('database.connection-lost', { label, detail }, thrown);
  }
}

interface Fetching {
  readonly client: PoolClient;
  readonly pg: typeof import('pg').default;
  readonly statement: string;
  readonly values: readonly (string | null)[];
  readonly limits: QueryLimits;
  readonly collector: RowCollector;
}

// A cursor hands out rows as they are asked for: what lies beyond the caps is not computed, or not sent.
async function fetchRows(fetching: Fetching): Promise<readonly PostgresField[]> {
  const { client, pg, statement, values, limits, collector } = fetching;
  await client.query(beginReading(limits.timeoutMs));
  const declare = `DECLARE casthouse_rows NO SCROLL CURSOR FOR ${statement}`;
  await streamRows(pg, client, declare, values, () => {});
  let dropped = 0;
  const onRow = (row: readonly (string | null)[]) => {
    const bytes = row.reduce((sum, cell) => sum + (cell === null ? 0 : Buffer.byteLength(cell)), 0);
    if (collector.isFull) dropped += bytes;
    collector.add(bytes, () => row.map((cell, i) => postgresValue(cell, types[i]!)));
    // The rest of a batch of huge rows is not waited for.
    if (dropped > 4 * limits.byteLimit) destroy(client);
  };
  let types: readonly number[] = [];
  let fields = await streamRows(pg, client, 'FETCH FORWARD 0 FROM casthouse_rows', [], () => {});
  types = fields.map((field) => field.typeId);
  for (let batch = 20; !collector.isFull; batch = Math.min(largestFetch, batch * 5)) {
    const wanted = Math.min(batch, collector.wanted);
    let came = 0;
    try {
      fields = await streamRows(
        pg,
        client,
        `FETCH FORWARD ${wanted} FROM casthouse_rows`,
        [],
        (row) => {
          came += 1;
          onRow(row);
        },
      );
    } catch (thrown) {
      if (collector.isFull) return fields;
      throw thrown;
    }
    if (came < wanted) break;
  }
  return fields;
}

function socketOf(
  client: PoolClient,
): { readonly destroyed: boolean; destroy(): void } | undefined {
  // The driver keeps its socket there; its types do not say so.
  const { connection } = client as unknown as {
    connection?: { stream?: { readonly destroyed: boolean; destroy(): void } };
  };
  return connection?.stream;
}

function destroy(client: PoolClient): void {
  socketOf(client)?.destroy();
}
