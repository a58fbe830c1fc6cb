import type { Connection, ConnectionOptions, Pool, PoolConnection } from 'mysql2';
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
import { mysqlValue } from '../../values/mysql-value.js';
import { CallWatch } from '../call-watch.js';
import { networkProblem } from '../network-problem.js';
import { type TlsChoice, tlsOptions } from '../tls-options.js';
import { mysqlFieldType } from './mysql-fields.js';
import { mysqlProblem } from './mysql-problem.js';
import { mysqlStatement } from './mysql-statement.js';
import { ask, streamRows } from './row-stream.js';

export interface MysqlOptions {
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

/** MySQL and MariaDB. Connects at the first call; the driver is loaded then too. */
export function mysqlDatabase(options: MysqlOptions): WritableDatabase {
  return new MysqlDatabase(options);
}

class MysqlDatabase implements WritableDatabase {
  readonly dialect = 'mysql';
  readonly label: string;
  readonly #options: MysqlOptions;
  readonly #running = new Set<Connection>();
  /** Settings that a connection has already. */
  readonly #settingsOf = new WeakMap<object, string>();
  #pool: Promise<Pool> | null = null;
  #isClosed = false;

  constructor(options: MysqlOptions) {
    this.#options = options;
    const { user, host, port, database } = options;
    this.label = `mysql://${user}@${host}:${port}/${database}`;
  }

  async query(
    sql: string,
    parameters: readonly Parameter[] = [],
    options: QueryOptions = {},
  ): Promise<QueryResult> {
    const limits = queryLimits(options);
    const statement = mysqlStatement(readStatement(sql, 'mysql', this.label), parameters);
    const { clock } = this.#options;
    const started = clock.monotonic();
    const collector = new RowCollector(limits);
    const fields = await this.#reading(limits, async (connection) => {
      await this.#prepare(connection, limits);
      await ask(connection, 'START TRANSACTION READ ONLY');
      return streamRows(connection, statement, (row, known) => {
        const bytes = row.reduce((sum, cell) => sum + (cell?.length ?? 0), 0);
        collector.add(bytes, () =>
          row.map((cell, i) => mysqlValue(cell, mysqlFieldType(known[i]!))),
        );
        return !collector.isFull;
      });
    });
    const columns = fields.map((field) => ({ name: field.name, type: mysqlFieldType(field) }));
    return collector.result(columns, clock.monotonic() - started);
  }

  introspect(options?: IntrospectOptions) {
    return introspect(this, options);
  }

  async execute(sql: string, parameters: readonly Parameter[] = []) {
    // Without parameters it may be a script, which must not be cut at question marks.
    const statement = parameters.length === 0 ? sql : mysqlStatement(sql, parameters);
    const changedRows = await this.#inTransaction(parameters.length === 0, (connection) =>
      ask(connection, statement),
    );
    return { changedRows };
  }

  async executeAll(statements: Iterable<Statement>) {
    const changedRows = await this.#inTransaction(false, async (connection) => {
      let changed = 0;
      for (const { sql, parameters } of statements)
        changed += await ask(connection, mysqlStatement(sql, parameters));
      return changed;
    });
    return { changedRows };
  }

  // On a connection of its own, which ends with it: what was not committed is gone.
  async #inTransaction(
    multipleStatements: boolean,
    work: (connection: Connection) => Promise<number>,
  ): Promise<number> {
    const { label } = this;
    if (this.#isClosed) throw problem('database.closed', { label });
    let connection: Connection | null = null;
    try {
      connection = await this.#connect({ multipleStatements });
      this.#running.add(connection);
      await ask(connection, sessionSettings);
      await ask(connection, 'START TRANSACTION');
      const changed = await work(connection);
      await ask(connection, 'COMMIT');
      return changed;
    } catch (thrown) {
      throw this.#problemOf(thrown, 0);
    } finally {
      if (connection !== null) this.#running.delete(connection);
      connection?.destroy();
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await Promise.all([...this.#running].map((connection) => this.#kill(connection)));
    for (const connection of this.#running) connection.destroy();
    const pool = await this.#pool?.catch(() => null);
    if (pool) await new Promise<void>((resolve) => pool.end(() => resolve()));
  }

  async #reading<T>(
    limits: QueryLimits,
    work: (connection: PoolConnection) => Promise<T>,
  ): Promise<T> {
    const { label } = this;
    if (this.#isClosed) throw problem('database.closed', { label });
    const watch = new CallWatch(label, limits);
    let connection: PoolConnection | null = null;
    let hardStop: NodeJS.Timeout | undefined;
    try {
      const connected = await this.#pooled(watch);
      connection = connected;
      this.#running.add(connected);
      watch.signal.addEventListener('abort', () => {
        void this.#kill(connected);
        hardStop = setTimeout(() => connected.destroy(), killGraceMs);
      });
      const done = await work(connected);
      // A killed SLEEP answers a row as if nothing had happened.
      if (watch.reason !== null) throw watch.reason;
      return done;
    } catch (thrown) {
      if (this.#isClosed) throw problem('database.cancelled', { label });
      throw this.#problemOf(watch.reason ?? thrown, limits.timeoutMs);
    } finally {
      watch.end();
      clearTimeout(hardStop);
      // A kill may still be on its way to this connection: it is not used again.
      if (connection !== null) await this.#giveBack(connection, watch.reason !== null);
    }
  }

  async #giveBack(connection: PoolConnection, isUsedUp: boolean): Promise<void> {
    this.#running.delete(connection);
    if (isUsedUp || isDestroyed(connection)) return connection.destroy();
    try {
      await ask(connection, 'ROLLBACK');
      connection.release();
    } catch {
      connection.destroy();
    }
  }

  // The server's own time limit is the second net: it is a little later than the caller's.
  async #prepare(connection: PoolConnection, { timeoutMs, rowLimit }: QueryLimits): Promise<void> {
    const isNew = !this.#settingsOf.has(connection);
    if (isNew) {
      await ask(connection, sessionSettings);
      // Whatever ends the transaction early finds itself in another one that only reads.
      await ask(connection, 'SET SESSION TRANSACTION READ ONLY');
    }
    const lateMs = timeoutMs + 500;
    const limit = isMariadb(connection)
      ? `max_statement_time = ${lateMs / 1000}`
      : `max_execution_time = ${lateMs}`;
    const settings = `SET SESSION ${limit}, sql_select_limit = ${rowLimit + 1}`;
    if (this.#settingsOf.get(connection) !== settings) await ask(connection, settings);
    this.#settingsOf.set(connection, settings);
  }

  async #kill(running: Connection): Promise<void> {
    try {
      const connection = await this.#connect({});
      await ask(connection, `KILL QUERY ${Number(running.threadId)}`);
      connection.destroy();
    } catch {
      running.destroy();
    }
  }

  async #pooled(watch: CallWatch): Promise<PoolConnection> {
    const { connections = 4 } = this.#options;
    this.#pool ??= this.#connectionOptions().then(async (options) => {
      const { default: mysql } = await import('mysql2');
      return mysql.createPool({
        ...options,
        connectionLimit: connections,
        maxIdle: connections,
        idleTimeout: 30_000,
      });
    });
    // What was wrong with the options, such as a missing file, may be put right before the next call.
    this.#pool.catch(() => {
      this.#pool = null;
    });
    const pool = await this.#pool;
    const connecting = new Promise<PoolConnection>((resolve, reject) => {
      pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)));
    });
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

  async #connect(more: ConnectionOptions): Promise<Connection> {
    const { default: mysql } = await import('mysql2');
    const connection = mysql.createConnection({ ...(await this.#connectionOptions()), ...more });
    return new Promise((resolve, reject) => {
      connection.on('error', () => {}); // the statement that runs reports it
      connection.connect((error) => (error ? reject(error) : resolve(connection)));
    });
  }

  async #connectionOptions(): Promise<ConnectionOptions> {
    const { host, port, user, password, database, tls } = this.#options;
    const ssl = await tlsOptions(tls);
    return {
      host,
      port,
      user,
      password,
      database,
      charset: 'utf8mb4_general_ci',
      // A server that asks for a file of this machine gets none.
      flags: ['-LOCAL_FILES'],
      connectTimeout: connectTimeoutMs,
      ...(ssl === null ? {} : { ssl }),
    };
  }

  #problemOf(thrown: unknown, timeoutMs: number): Problem {
    const { label } = this;
    if (thrown instanceof Problem) return thrown;
    const network = networkProblem(thrown, label);
    if (network !== null) return network;
    const { errno, sqlState, message } = Object(thrown);
    const detail = String(message ?? thrown).slice(0, 200);
    if (typeof errno === 'number' && typeof sqlState === 'string')
      return mysqlProblem(
        { message: String(message), errorCode: errno, sqlState },
        { label, database: this.#options.database, timeoutMs },
        thrown,
      );
    if (/secure connection|SSL|certificate/i.test(detail))
      return problem('database.tls-failed', { label, detail }, thrown);
    return problem('database.connection-lost', { label, detail }, thrown);
  }
}

// MySQL 8's own defaults, without what changes how quotes are read. ONLY_FULL_GROUP_BY stays as the server has it.
const sessionSettings = `SET SESSION time_zone = '+00:00', sql_mode = CONCAT(
  'STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
  IF(FIND_IN_SET('ONLY_FULL_GROUP_BY', @@sql_mode), ',ONLY_FULL_GROUP_BY', ''))`;

// The server greets with its version; the driver keeps it where its types do not say.
function isMariadb(connection: PoolConnection): boolean {
  const { _handshakePacket: greeting } = connection as unknown as {
    _handshakePacket?: { serverVersion?: string };
  };
  return /mariadb/i.test(greeting?.serverVersion ?? '');
}

function isDestroyed(connection: PoolConnection): boolean {
  const { _closing, stream } = connection as unknown as {
    _closing?: boolean;
    stream?: { destroyed?: boolean };
  };
  return _closing === true || stream?.destroyed === true;
}
