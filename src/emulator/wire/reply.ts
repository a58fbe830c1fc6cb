import { setTimeout as sleep } from 'node:timers/promises';
import type { RawResponse } from './shared-port.js';

/** Thrown inside an answer when its client has gone; never a fault to report. */
export class ClientLeft extends Error {}

/** One answer on the wire, the same over HTTP/1.1 and HTTP/2. */
export class Reply {
  readonly #raw: RawResponse;
  readonly #left = new AbortController();
  #status = 0;
  #wasCut = false;
  #isEnded = false;

  constructor(raw: RawResponse) {
    this.#raw = raw;
    // An aborted HTTP/2 stream counts as finished to Node, so it is asked in another way.
    if ('stream' in raw) {
      raw.stream.once('aborted', () => this.#left.abort());
      raw.stream.once('close', () => {
        if (!this.#isEnded) this.#left.abort();
      });
    } else
      raw.on('close', () => {
        if (!raw.writableFinished) this.#left.abort();
      });
    raw.on('error', () => this.#left.abort());
  }

  /** Aborted when the client leaves before the answer is complete. */
  get left(): AbortSignal {
    return this.#left.signal;
  }

  /** HTTP status sent, 0 before the answer has begun. */
  get status(): number {
    return this.#status;
  }

  /** Whether the answer was broken off by `cut`. */
  get wasCut(): boolean {
    return this.#wasCut;
  }

  /** A complete answer. */
  async send(status: number, headers: Readonly<Record<string, string>>, body: Uint8Array | string) {
    const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
    const sized = status === 204 ? headers : { ...headers, 'content-length': String(bytes.length) };
    this.start(status, sized);
    if (bytes.length > 0 && status !== 204) await this.write(bytes);
    this.end();
  }

  /** Status and headers; the body follows through `write` and `end`. */
  start(status: number, headers: Readonly<Record<string, string>>): void {
    this.#status = status;
    const raw = this.#raw;
    for (const [name, value] of Object.entries(headers)) raw.setHeader(name, value);
    raw.statusCode = status;
    // Clients of a stream see the headers before the first chunk.
    if ('content-length' in headers) return;
    if ('stream' in raw) raw.writeHead(status);
    else raw.flushHeaders();
  }

  /** Hands over bytes and waits until the client has room for more. Throws ClientLeft when it is gone. */
  async write(bytes: Uint8Array): Promise<void> {
    if (this.#left.signal.aborted) throw new ClientLeft();
    await new Promise<void>((resolve, reject) => {
      const onLeft = () => reject(new ClientLeft());
      this.#left.signal.addEventListener('abort', onLeft, { once: true });
      const onWritten = (error?: Error | null) => {
        this.#left.signal.removeEventListener('abort', onLeft);
        if (error) reject(new ClientLeft());
        else resolve();
      };
      const raw = this.#raw;
      if ('stream' in raw) raw.write(bytes, onWritten);
      else raw.write(bytes, onWritten);
    });
  }

  end(): void {
    this.#isEnded = true;
    this.#raw.end();
  }

  /** Breaks the connection as a network failure would: without an end. */
  cut(): void {
    this.#wasCut = true;
    if ('stream' in this.#raw) {
      const session = this.#raw.stream.session;
      if (session === undefined) this.#raw.stream.destroy();
      else session.destroy();
    } else this.#raw.socket?.destroy();
  }

  /** Waits; returns early with ClientLeft when the client goes. */
  async wait(ms: number): Promise<void> {
    if (ms <= 0) return;
    try {
      await sleep(ms, undefined, { signal: this.#left.signal });
    } catch {
      throw new ClientLeft();
    }
  }

  /** Waits until the client gives up. */
  async never(): Promise<never> {
    if (!this.#left.signal.aborted)
      await new Promise<void>((resolve) =>
        this.#left.signal.addEventListener('abort', () => resolve(), { once: true }),
      );
    throw new ClientLeft();
  }
}
