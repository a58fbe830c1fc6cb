import { readFile } from 'node:fs/promises';
import { type Clock, problem } from '../../../shared/index.js';
import type {
  EmbeddedDatabase,
  IntrospectOptions,
  Parameter,
  QueryOptions,
  QueryResult,
  Statement,
} from '../../database.js';
import { introspect } from '../../introspect/introspect.js';
import { type QueryLimits, queryLimits } from '../../query-limits.js';
import { readStatement } from '../../read-statement.js';
import { RowCollector } from '../../row-collector.js';
import { postgresType, postgresValue } from '../../values/postgres-value.js';
import { CallWatch } from '../call-watch.js';
import { parameterText } from '../postgres/parameter-text.js';
import { postgresProblem } from '../postgres/postgres-problem.js';
import { beginReading } from '../postgres/read-transaction.js';
import { lockDataFolder } from './data-folder-lock.js';
import { ThreadFailure, WorkerThread } from './worker-thread.js';

export interface PgliteOptions {
  /** Data folder; null keeps everything in memory. */
  readonly folder: string | null;
  /** A data folder as a tar file, plain or gzip (what `dump` answers), or the path of one, to start from. */
  readonly snapshot?: Uint8Array | string;
  readonly clock: Clock;
}

/**
 * PGlite in a thread of its own, started by the first call. A statement that runs out of time ends the thread; the next
 * call starts another, from the folder or, in memory, from what was there before (kept as a snapshot by the first read after a
 * change). One statement runs at a time; waiting counts into its time.
 */
export function pgliteDatabase(options: PgliteOptions): EmbeddedDatabase {
  return new PgliteDatabase(options);
}

class PgliteDatabase implements EmbeddedDatabase {
  readonly dialect = 'postgres';
  readonly label: string;
  readonly #options: PgliteOptions;
  #thread: WorkerThread | null = null;
  #unlock: (() => Promise<void>) | null = null;
  #snapshot: Uint8Array | null = null;
  #hasChanged = false;
  #isClosed = false;
  #isReading = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: PgliteOptions) {
    this.#options = options;
    this.label = `pglite:${options.folder ?? 'memory'}`;
  }

  async query(
    sql: string,
    parameters: readonly Parameter[] = [],
    options: QueryOptions = {},
  ): Promise<QueryResult> {
    const limits = queryLimits(options);
    const request = {
      begin: beginReading(0),
      sql: readStatement(sql, 'postgres', this.label),
      parameters: parameters.map(parameterText),
      rowLimit: limits.rowLimit + 1,
      byteLimit: limits.byteLimit,
    };
    const { clock } = this.#options;
    const started = clock.monotonic();
    const { fields, rows } = await this.#inTurn(limits, async (thread) => thread.read(request));
    const collector = new RowCollector(limits);
    for (const row of rows) {
      const bytes = row.reduce(
        (sum, cell) => sum + (cell === null ? 0 : Buffer.byteLength(cell)),
        0,
      );
      collector.add(bytes, () => row.map((cell, i) => postgresValue(cell, fields[i]!.typeId)));
    }
    const columns = fields.map(({ name, typeId }) => ({ name, type: postgresType(typeId) }));
    return collector.result(columns, clock.monotonic() - started);
  }

  introspect(options?: IntrospectOptions) {
    return introspect(this, options);
  }

  async execute(
    sql: string,
    parameters: readonly Parameter[] = [],
  ): Promise<{ changedRows: number }> {
    const request = { sql, parameters: parameters.map(parameterText) };
    const changedRows = await this.#inTurn(null, async (thread) => {
      this.#hasChanged = true;
      return thread.execute(request);
    });
    return { changedRows };
  }

  async executeAll(statements: Iterable<Statement>): Promise<{ changedRows: number }> {
    const changedRows = await this.#inTurn(null, async (thread) => {
      this.#hasChanged = true;
      let changed = 0;
      await thread.step('BEGIN');
      try {
        for (const { sql, parameters } of statements)
          changed += await thread.step(sql, parameters.map(parameterText));
        await thread.step('COMMIT');
      } catch (thrown) {
        await thread.step('ROLLBACK').catch(() => {});
        throw thrown;
      }
      return changed;
    });
    return { changedRows };
  }

  dump(): Promise<Uint8Array> {
    return this.#inTurn(null, (thread) => thread.dump());
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const thread = this.#thread;
    this.#thread = null;
    // A folder survives the end of its thread as it survives that of a process: nothing committed is lost.
    if (this.#isReading) await thread?.kill();
    await this.#last;
    await thread?.close();
    await this.#unlock?.();
    this.#unlock = null;
  }

  // One call after the other: PGlite has one session, and a kill must hit only the call that is late.
  async #inTurn<T>(
    limits: QueryLimits | null,
    work: (thread: WorkerThread) => Promise<T>,
  ): Promise<T> {
    const { label } = this;
    if (this.#isClosed) throw problem('database.closed', { label });
    const watch = new CallWatch(label, limits);
    const turn = this.#last.then(async () => {
      if (watch.reason !== null) return watch.stopped;
      try {
        const thread = await this.#ready(limits !== null);
        return await (watch.reason !== null
          ? watch.stopped
          : this.#run(thread, watch, work(thread), limits !== null));
      } catch (thrown) {
        throw this.#problemOf(thrown, limits?.timeoutMs ?? 0);
      }
    });
    this.#last = turn.catch(() => {});
    try {
      return await Promise.race([turn, watch.stopped]);
    } finally {
      watch.end();
    }
  }

  async #run<T>(
    thread: WorkerThread,
    watch: CallWatch,
    work: Promise<T>,
    isRead: boolean,
  ): Promise<T> {
    work.catch(() => {}); // its end by the kill is expected
    this.#isReading = isRead;
    try {
      return await Promise.race([work, watch.stopped]);
    } catch (thrown) {
      // The database's own refusal leaves the thread in order; anything else ends it.
      if (!(thrown instanceof ThreadFailure) || thrown.sqlState === '') await thread.kill();
      throw this.#isClosed ? problem('database.cancelled', { label: this.label }) : thrown;
    } finally {
      this.#isReading = false;
    }
  }

  // Opening is not the statement's time: it happens once, and a killed opening would never succeed.
  async #ready(isRead: boolean): Promise<WorkerThread> {
    const { folder } = this.#options;
    if (this.#isClosed) throw problem('database.closed', { label: this.label });
    if (folder !== null && this.#unlock === null) this.#unlock = await lockDataFolder(folder);
    if (this.#thread === null || this.#thread.isOver) {
      this.#thread = new WorkerThread({ folder, snapshot: await this.#start() });
      try {
        await this.#thread.open();
      } catch (thrown) {
        const detail = thrown instanceof Error ? thrown.message : String(thrown);
        throw problem('database.unreadable', { label: this.label, detail }, thrown);
      }
    }
    if (isRead && folder === null && this.#hasChanged) {
      this.#snapshot = await this.#thread.dump();
      this.#hasChanged = false;
    }
    return this.#thread;
  }

  async #start(): Promise<Uint8Array | null> {
    const { snapshot } = this.#options;
    if (this.#snapshot !== null) return this.#snapshot;
    if (typeof snapshot !== 'string') return snapshot ?? null;
    try {
      return await readFile(snapshot);
    } catch (thrown) {
      throw problem('file.not-found', { path: snapshot }, thrown);
    }
  }

  #problemOf(thrown: unknown, timeoutMs: number): unknown {
    if (!(thrown instanceof ThreadFailure)) return thrown;
    const call = { label: this.label, database: 'postgres', timeoutMs };
    return (
      postgresProblem(thrown, call, thrown) ??
      problem('database.connection-lost', { label: this.label, detail: thrown.message }, thrown)
    );
  }
}
