// One thread with a PGlite, as calls that answer promises.
import { Worker } from 'node:worker_threads';

/** What PGlite or its thread reported. `sqlState` is '' when it is not the database's own. */
export class ThreadFailure extends Error {
  readonly sqlState: string;
  constructor(message: string, sqlState: string) {
    super(message);
    this.name = 'ThreadFailure';
    this.sqlState = sqlState;
  }
}

export interface ThreadOptions {
  /** Data folder; null keeps everything in memory. */
  readonly folder: string | null;
  /** A data folder as a tar file (plain or gzip) to start from; null starts empty. */
  readonly snapshot: Uint8Array | null;
}

export interface ThreadRead {
  readonly fields: readonly { readonly name: string; readonly typeId: number }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** The thread starts with the object and lives until `kill` or `close`. */
export class WorkerThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 0;
  #isOver = false;

  constructor(options: ThreadOptions) {
    this.#worker = new Worker(new URL('./pglite-worker.mjs', import.meta.url), {
      workerData: options,
      stdout: false,
      stderr: false,
    });
    this.#worker.on('message', (reply: { id: number; value?: unknown; error?: Reported }) => {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      this.#hold();
      if (reply.error === undefined) waiting?.resolve(reply.value);
      else waiting?.reject(failureOf(reply.error));
    });
    this.#worker.on('error', (error) => this.#end(error.message));
    this.#worker.on('exit', () => this.#end('its thread ended'));
    // A database that nobody asks keeps no process alive.
    this.#worker.unref();
  }

  /** Whether the thread is gone and a new one is needed. */
  get isOver(): boolean {
    return this.#isOver;
  }

  // The worker's answers are made by the file beside this one: their forms are known here.
  open = () => this.#ask('open', {}) as Promise<void>;
  read = (request: {
    readonly begin: string;
    readonly sql: string;
    readonly parameters: readonly (string | null)[];
    readonly rowLimit: number;
    readonly byteLimit: number;
  }) => this.#ask('read', request) as Promise<ThreadRead>;
  execute = (request: { readonly sql: string; readonly parameters: readonly (string | null)[] }) =>
    this.#ask('execute', request) as Promise<number>;
  /** Leaves a transaction open that `BEGIN` opened. */
  step = (sql: string, parameters: readonly (string | null)[] = []) =>
    this.#ask('step', { sql, parameters }) as Promise<number>;
  dump = () => this.#ask('dump', {}) as Promise<Uint8Array>;

  /** Ends the database in order, then the thread. */
  async close(): Promise<void> {
    if (!this.#isOver) await this.#ask('close', {}).catch(() => {});
    await this.kill();
  }

  /** Ends the thread at once, whatever it does. */
  async kill(): Promise<void> {
    this.#isOver = true;
    await this.#worker.terminate();
  }

  #ask(kind: string, request: unknown): Promise<unknown> {
    if (this.#isOver) return Promise.reject(new ThreadFailure('its thread ended', ''));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#hold();
      this.#worker.postMessage({ id, kind, request });
    });
  }

  #hold(): void {
    if (this.#waiting.size > 0) this.#worker.ref();
    else this.#worker.unref();
  }

  #end(detail: string): void {
    this.#isOver = true;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const one of waiting) one.reject(new ThreadFailure(detail, ''));
  }
}

interface Reported {
  readonly message: string;
  readonly code: string;
}

function failureOf({ message, code }: Reported): ThreadFailure {
  return new ThreadFailure(message, /^[0-9A-Z]{5}$/.test(code) ? code : '');
}
