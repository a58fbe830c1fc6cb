// The Data API over a real database: sessions, transactions, limits and errors, without HTTP.
import type { Clock } from '../../shared/index.js';
import type { DataApiSettings } from '../script/emulator-script.js';
import { record, textOf } from '../wire/loose-json.js';
import { ServiceError } from '../wire/service-error.js';
import {
  type DataApiDatabase,
  type DataApiResult,
  type DataApiSession,
  type DataApiStatement,
  DatabaseFailure,
} from './data-api-database.js';
import { toServiceError } from './database-error.js';
import { executeJson, generatedFields } from './execute-json.js';
import { checkSize } from './result-json.js';
import { bindParameters } from './sql-parameters.js';

interface Transaction {
  readonly session: DataApiSession;
  readonly resourceArn: string;
  lastUsedMs: number;
  isBusy: boolean;
}

/** Each method takes a request body and answers the JSON text of its reply, or throws the ServiceError that AWS would. */
export class DataApi {
  readonly #database: DataApiDatabase | null;
  readonly #clock: Clock;
  readonly #newId: () => string;
  readonly #settings: () => DataApiSettings;
  readonly #transactions = new Map<string, Transaction>();
  readonly #running = new Set<DataApiSession>();
  /** Sessions whose statement runs on after its time was up, with the end of that statement. */
  readonly #runningOn = new WeakMap<DataApiSession, Promise<unknown>>();

  constructor(
    database: DataApiDatabase | null,
    clock: Clock,
    newId: () => string,
    settings: () => DataApiSettings,
  ) {
    this.#database = database;
    this.#clock = clock;
    this.#newId = newId;
    this.#settings = settings;
  }

  async execute(data: unknown): Promise<string> {
    const request = record(data);
    const database = await this.#ready(request);
    const isJson = request.formatRecordsAs === 'JSON';
    const describe = request.includeResultMetadata === true && !isJson;
    const statement = bindParameters(sqlOf(request), request.parameters, database.dialect);
    const result = await this.#inSession(request, database, (session) =>
      this.#run(session, statement, {
        describe,
        mayContinue: request.continueAfterTimeout === true,
      }),
    );
    return executeJson(result, request, { isJson, describe });
  }

  async batch(data: unknown): Promise<string> {
    const request = record(data);
    const database = await this.#ready(request);
    const sql = sqlOf(request);
    const sets = Array.isArray(request.parameterSets) ? request.parameterSets : [[]];
    const statements = sets.map((set) => bindParameters(sql, set, database.dialect));
    const results = await this.#inSession(request, database, async (session, isOwn) => {
      const done: DataApiResult[] = [];
      // Outside of a transaction the sets succeed or fail together.
      if (isOwn) await session.run(plain('BEGIN'), { describe: false });
      for (const statement of statements)
        done.push(await this.#run(session, statement, { describe: false, mayContinue: false }));
      if (isOwn) await session.run(plain('COMMIT'), { describe: false });
      return done;
    });
    const updates = results.map((result) => `{"generatedFields":${generatedFields(result)}}`);
    return `{"updateResults":[${updates.join(',')}]}`;
  }

  async begin(data: unknown): Promise<string> {
    const request = record(data);
    const database = await this.#ready(request);
    const session = await this.#open(database, request);
    await session.run(plain('BEGIN'), { describe: false });
    const transactionId = Buffer.from(this.#newId().replaceAll('-', ''), 'hex').toString(
      'base64url',
    );
    this.#transactions.set(transactionId, {
      session,
      resourceArn: textOf(request.resourceArn),
      lastUsedMs: this.#clock.now(),
      isBusy: false,
    });
    return JSON.stringify({ transactionId });
  }

  async commit(data: unknown): Promise<string> {
    return this.#finish(record(data), 'COMMIT', 'Transaction Committed');
  }

  async rollback(data: unknown): Promise<string> {
    return this.#finish(record(data), 'ROLLBACK', 'Rollback Complete');
  }

  /** Cancels what runs and rolls back what is open. */
  async close(): Promise<void> {
    await Promise.all([...this.#running].map((session) => session.cancel()));
    const open = [...this.#transactions.values()];
    this.#transactions.clear();
    await Promise.all(open.map(({ session }) => session.close()));
  }

  async #finish(
    request: Readonly<Record<string, unknown>>,
    sql: string,
    transactionStatus: string,
  ): Promise<string> {
    await this.#ready(request);
    const id = textOf(request.transactionId);
    const { session } = this.#transaction(id, request);
    this.#transactions.delete(id);
    try {
      await session.run(plain(sql), { describe: false }).catch(toServiceError);
    } finally {
      await session.close();
    }
    return JSON.stringify({ transactionStatus });
  }

  // Checks what every operation needs, and ends the transactions nobody came back to.
  async #ready(request: Readonly<Record<string, unknown>>): Promise<DataApiDatabase> {
    const { clusters, secrets, notEnabled = [], transactionIdleMs = 180_000 } = this.#settings();
    const resourceArn = textOf(request.resourceArn);
    const secretArn = textOf(request.secretArn);
    if (!/^arn:aws[a-z-]*:rds:[a-z0-9-]+:\d{12}:cluster:./.test(resourceArn))
      throw new ServiceError('BadRequestException', 400, `Invalid cluster id: ${resourceArn}`);
    const isUnknown = clusters !== undefined && !clusters.includes(resourceArn);
    if (this.#database === null || isUnknown || notEnabled.includes(resourceArn))
      throw new ServiceError(
        'HttpEndpointNotEnabledException',
        400,
        `HttpEndpoint is not enabled for resource ${resourceArn}`,
      );
    if (!/^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:./.test(secretArn))
      throw new ServiceError('BadRequestException', 400, `Invalid secret ARN: ${secretArn}`);
    if (secrets !== undefined && !secrets.includes(secretArn))
      throw new ServiceError(
        'SecretsErrorException',
        400,
        "Secrets Manager can't find the specified secret.",
      );
    if (textOf(request.schema) !== '' && this.#database.dialect === 'postgres')
      throw new ServiceError('ValidationException', 400, "The schema parameter isn't supported.");
    for (const [id, transaction] of this.#transactions)
      if (!transaction.isBusy && this.#clock.now() - transaction.lastUsedMs > transactionIdleMs)
        await this.#abandon(id, transaction);
    return this.#database;
  }

  #transaction(id: string, request: Readonly<Record<string, unknown>>): Transaction {
    const found = this.#transactions.get(id);
    if (found === undefined || found.resourceArn !== request.resourceArn)
      throw new ServiceError('TransactionNotFoundException', 404, `Transaction ${id} is not found`);
    if (found.isBusy)
      throw new ServiceError('DatabaseErrorException', 400, 'Transaction is still running a query');
    return found;
  }

  async #abandon(id: string, transaction: Transaction): Promise<void> {
    this.#transactions.delete(id);
    await this.#giveBack(transaction.session);
  }

  // A statement that runs on keeps its session; its caller does not wait for it.
  async #giveBack(session: DataApiSession): Promise<void> {
    const running = this.#runningOn.get(session);
    if (running === undefined) await session.close();
    else void running.then(() => session.close()).catch(() => {});
  }

  async #open(
    database: DataApiDatabase,
    request: Readonly<Record<string, unknown>>,
  ): Promise<DataApiSession> {
    const name =
      textOf(request.database) || (database.dialect === 'mysql' ? textOf(request.schema) : '');
    return database.open(name === '' ? {} : { database: name }).catch(toServiceError);
  }

  async #inSession<R>(
    request: Readonly<Record<string, unknown>>,
    database: DataApiDatabase,
    work: (session: DataApiSession, isOwn: boolean) => Promise<R>,
  ): Promise<R> {
    const id = textOf(request.transactionId);
    if (id === '') {
      const session = await this.#open(database, request);
      return work(session, true)
        .catch(toServiceError)
        .finally(() => this.#giveBack(session));
    }
    const transaction = this.#transaction(id, request);
    transaction.isBusy = true;
    try {
      return await work(transaction.session, false);
    } catch (thrown) {
      // What the Data API itself refused ends the transaction; after a failed statement the database decides.
      if (!(thrown instanceof DatabaseFailure)) await this.#abandon(id, transaction);
      return toServiceError(thrown);
    } finally {
      transaction.isBusy = false;
      transaction.lastUsedMs = this.#clock.now();
    }
  }

  async #run(
    session: DataApiSession,
    statement: DataApiStatement,
    options: { readonly describe: boolean; readonly mayContinue: boolean },
  ): Promise<DataApiResult> {
    const {
      statementTimeoutMs = 45_000,
      rowLimitBytes = 65_536,
      responseLimitBytes = 1_048_576,
    } = this.#settings();
    this.#running.add(session);
    const running = session
      .run(statement, { describe: options.describe })
      .finally(() => this.#running.delete(session));
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<'timeout'>((resolve) => {
      timer = setTimeout(() => resolve('timeout'), statementTimeoutMs);
    });
    try {
      const first = await Promise.race([running, timeout]);
      if (first !== 'timeout') {
        checkSize(first, rowLimitBytes, responseLimitBytes);
        return first;
      }
    } finally {
      clearTimeout(timer);
    }
    const ended = running.then(
      () => {},
      () => {},
    );
    if (options.mayContinue) this.#runningOn.set(session, ended);
    else {
      await session.cancel();
      await ended;
    }
    throw new ServiceError('StatementTimeoutException', 400, 'Request timed out', {
      members: { dbConnectionId: 0 },
    });
  }
}

function sqlOf(request: Readonly<Record<string, unknown>>): string {
  const sql = textOf(request.sql);
  if (sql.trim() === '')
    throw new ServiceError('BadRequestException', 400, 'SQL statement is empty');
  if (sql.length > 65_536)
    throw new ServiceError(
      'ValidationException',
      400,
      "1 validation error detected: Value at 'sql' failed to satisfy constraint: Member must have length less than or equal to 65536",
    );
  return sql;
}

function plain(sql: string): DataApiStatement {
  return { texts: [sql], values: [] };
}
