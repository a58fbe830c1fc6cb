import { setMaxListeners } from 'node:events';
import type {
  ExecuteStatementCommandInput,
  ExecuteStatementCommandOutput,
} from '@aws-sdk/client-rds-data';
import { type Clock, problem } from '../../../shared/index.js';
import type {
  Dialect,
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
import { splitStatements } from '../../sql-tokens.js';
import { CallWatch } from '../call-watch.js';
import { type DataApiClient, openDataApiClient } from './data-api-client.js';
import { dataApiProblem } from './data-api-problem.js';
import {
  type DataApiStatement,
  dataApiStatement,
  withRowLimit,
  withTimeLimit,
} from './data-api-statement.js';
import { dataApiType, dataApiValue, fieldBytes } from './data-api-values.js';

export interface DataApiOptions {
  readonly dialect: Dialect;
  readonly clusterArn: string;
  readonly secretArn: string;
  readonly database: string;
  /** Default: the one inside the cluster's ARN. */
  readonly region?: string;
  /** Address of an emulator or a VPC endpoint; default: the public one of the region. */
  readonly endpoint?: string;
  /** Default: the SDK's own chain (environment, profile, role). */
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  readonly clock: Clock;
}

type Answer = Omit<ExecuteStatementCommandOutput, '$metadata'>;

/** Aurora MySQL or PostgreSQL through the RDS Data API. Its client is loaded by the first call. */
export function dataApiDatabase(options: DataApiOptions): WritableDatabase {
  return new DataApiDatabase(options);
}

class DataApiDatabase implements WritableDatabase {
  readonly dialect: Dialect;
  readonly label: string;
  readonly #options: DataApiOptions;
  readonly #closing = new AbortController();
  #connected: Promise<DataApiClient> | null = null;

  constructor(options: DataApiOptions) {
    // Every call that runs listens.
    setMaxListeners(0, this.#closing.signal);
    this.#options = options;
    this.dialect = options.dialect;
    this.label = `data-api:${options.dialect} ${options.clusterArn} ${options.database}`;
  }

  async query(
    sql: string,
    parameters: readonly Parameter[] = [],
    options: QueryOptions = {},
  ): Promise<QueryResult> {
    const { dialect, label } = this;
    const limits = queryLimits(options);
    const read = readStatement(sql, dialect, label);
    const bounded = withRowLimit(
      withTimeLimit(read, dialect, limits.timeoutMs),
      dialect,
      limits.rowLimit + 1,
    );
    const statement = dataApiStatement(bounded, dialect, parameters);
    const { clock } = this.#options;
    const started = clock.monotonic();
    const answer = await this.#within(limits, (signal) => this.#read(statement, limits, signal));
    return this.#result(answer, limits, clock.monotonic() - started);
  }

  introspect(options?: IntrospectOptions) {
    return introspect(this, options);
  }

  async execute(sql: string, parameters: readonly Parameter[] = []) {
    const { dialect, label } = this;
    if (this.#closing.signal.aborted) throw problem('database.closed', { label });
    const statements =
      parameters.length > 0
        ? [dataApiStatement(sql, dialect, parameters)]
        : splitStatements(sql, dialect).map((one) => ({ sql: one, parameters: [] }));
    const changed = await this.#change(statements);
    return { changedRows: changed.at(-1) ?? 0 };
  }

  async executeAll(statements: Iterable<Statement>) {
    const { dialect, label } = this;
    if (this.#closing.signal.aborted) throw problem('database.closed', { label });
    const written = function* () {
      for (const { sql, parameters } of statements)
        yield dataApiStatement(sql, dialect, parameters);
    };
    const changed = await this.#change(written());
    return { changedRows: changed.reduce((sum, rows) => sum + rows, 0) };
  }

  // The rows that each statement changed.
  async #change(statements: Iterable<DataApiStatement>): Promise<readonly number[]> {
    const changed: number[] = [];
    try {
      await this.#inTransaction('commit', this.#closing.signal, async (transactionId) => {
        for (const statement of statements) {
          const { numberOfRecordsUpdated } = await this.#send({ ...statement, transactionId });
          changed.push(numberOfRecordsUpdated ?? 0);
        }
      });
    } catch (thrown) {
      throw this.#problemOf(thrown, 0);
    }
    return changed;
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    (await this.#connected)?.close();
  }

  #read(
    statement: {
      readonly sql: string;
      readonly parameters: ExecuteStatementCommandInput['parameters'];
    },
    limits: QueryLimits,
    signal: AbortSignal,
  ): Promise<Answer> {
    return this.#inTransaction('rollback', signal, async (transactionId) => {
      await this.#send({ sql: beginReading(this.dialect, limits), transactionId }, signal);
      return this.#send(
        {
          ...statement,
          transactionId,
          includeResultMetadata: true,
          // As text every digit arrives.
          resultSetOptions: { decimalReturnType: 'STRING', longReturnType: 'STRING' },
        },
        signal,
      );
    });
  }

  #result(
    { columnMetadata = [], records = [] }: Answer,
    limits: QueryLimits,
    elapsedMs: number,
  ): QueryResult {
    const { dialect } = this;
    const types = columnMetadata.map((column) => dataApiType(column, dialect));
    const collector = new RowCollector(limits);
    for (const record of records) {
      const bytes = record.reduce((sum, field) => sum + fieldBytes(field), 0);
      collector.add(bytes, () =>
        record.map((field, i) => dataApiValue(field, columnMetadata[i]!, types[i]!, dialect)),
      );
    }
    const columns = columnMetadata.map((column, i) => ({
      name: column.label ?? column.name ?? '',
      type: types[i]!,
    }));
    return collector.result(columns, elapsedMs);
  }

  async #inTransaction<T>(
    end: 'commit' | 'rollback',
    signal: AbortSignal,
    work: (transactionId: string) => Promise<T>,
  ): Promise<T> {
    const client = await this.#client();
    const place = this.#place();
    const { database } = this.#options;
    const { transactionId } = await client.begin({ ...place, database }, signal);
    const finish = { resourceArn: place.resourceArn, secretArn: place.secretArn, transactionId };
    try {
      const answer = await work(transactionId!);
      if (end === 'commit') await client.commit(finish);
      else await client.rollback(finish).catch(() => {});
      return answer;
    } catch (thrown) {
      // Whether or not this arrives, AWS rolls back what nobody comes back to.
      await client.rollback(finish).catch(() => {});
      throw thrown;
    }
  }

  async #send(
    input: Omit<ExecuteStatementCommandInput, 'resourceArn' | 'secretArn'>,
    signal: AbortSignal = this.#closing.signal,
  ): Promise<Answer> {
    const client = await this.#client();
    const { database } = this.#options;
    return client.execute({ ...this.#place(), database, ...input }, signal);
  }

  #place() {
    const { clusterArn, secretArn } = this.#options;
    return { resourceArn: clusterArn, secretArn };
  }

  #client(): Promise<DataApiClient> {
    this.#connected ??= openDataApiClient(this.#options);
    return this.#connected;
  }

  async #within<T>(limits: QueryLimits, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { label } = this;
    const closing = this.#closing.signal;
    if (closing.aborted) throw problem('database.closed', { label });
    const watch = new CallWatch(label, limits);
    const close = () => watch.cancel();
    closing.addEventListener('abort', close);
    try {
      const working = work(watch.signal);
      working.catch(() => {}); // its roll-back goes on when its caller does not wait any more
      return await Promise.race([working, watch.stopped]);
    } catch (thrown) {
      throw watch.reason ?? this.#problemOf(thrown, limits.timeoutMs);
    } finally {
      watch.end();
      closing.removeEventListener('abort', close);
    }
  }

  #problemOf(thrown: unknown, timeoutMs: number) {
    const { label } = this;
    return dataApiProblem(thrown, { label, database: this.#options.database, timeoutMs });
  }
}

// Settings of PostgreSQL end with the transaction. MySQL has none that do, so only the transaction is made read-only.
function beginReading(dialect: Dialect, { timeoutMs }: QueryLimits): string {
  if (dialect === 'mysql') return 'START TRANSACTION READ ONLY';
  const settings = {
    transaction_read_only: 'on',
    statement_timeout: String(timeoutMs),
    TimeZone: 'UTC',
    IntervalStyle: 'iso_8601',
  };
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', '${value}', true)`,
  );
  return `SELECT ${calls.join(', ')}`;
}
