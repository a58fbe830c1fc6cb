// Where a streamed answer goes when this process plays the platform behind a response stream.
import type { ServerResponse } from 'node:http';
import { Writable } from 'node:stream';
import { encodeEventFrame } from './streaming-frames.js';
import {
  type HttpPrelude,
  preludeContentType,
  preludeEndBytes,
  type ResponseStream,
} from './streaming-response.js';

/** One way to pass a streamed answer on. */
interface Target {
  /** Called once, before the first piece. */
  open(contentType: string): void;
  /** `done` is called when there is room for more. */
  write(piece: Buffer, done: () => void): void;
  end(done: () => void): void;
  /** Called in place of `open` when the handler broke before its first byte. */
  readonly openBroken?: () => void;
}

/** A response stream as the Node.js runtime hands it to a handler, which ends in a target. */
export class TargetStream extends Writable implements ResponseStream {
  readonly #target: Target;
  #contentType = 'application/octet-stream';
  #isOpen = false;

  constructor(target: Target) {
    super({ highWaterMark: 64 * 1024 });
    this.#target = target;
  }

  setContentType(type: string): void {
    this.#contentType = type;
  }

  /** Ends the stream of a handler that threw: what the platform answers then, if nothing was sent. */
  endBroken(): void {
    if (!this.#isOpen && this.#target.openBroken !== undefined) {
      this.#isOpen = true;
      this.#target.openBroken();
    }
    this.end();
  }

  override _write(piece: Buffer, _: BufferEncoding, done: () => void): void {
    this.#open();
    if (piece.length === 0) done();
    else this.#target.write(piece, done);
  }

  override _final(done: () => void): void {
    this.#open();
    this.#target.end(done);
  }

  #open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#target.open(this.#contentType);
  }
}

/** A function URL: the prelude becomes status and headers, what follows it the body. A client that leaves closes the stream. */
export function httpTarget(response: ServerResponse): TargetStream {
  let prelude: Buffer | null = null;
  const stream = new TargetStream({
    open: (contentType) => {
      if (contentType === preludeContentType) prelude = Buffer.alloc(0);
      else response.writeHead(200, { 'content-type': contentType });
    },
    write: (piece, done) => {
      if (prelude === null) return writeTo(response, piece, done);
      prelude = Buffer.concat([prelude, piece]);
      const end = prelude.indexOf(preludeEnd);
      if (end < 0) return done();
      // Our own handler wrote it.
      const { statusCode, headers } = JSON.parse(prelude.toString('utf8', 0, end)) as HttpPrelude;
      const rest = prelude.subarray(end + preludeEndBytes);
      prelude = null;
      response.writeHead(statusCode, headers);
      if (rest.length === 0) return done();
      writeTo(response, rest, done);
    },
    end: (done) => response.end(done),
    openBroken: () => {
      response.writeHead(502, { 'content-type': 'application/json' });
      response.write('{"Message":"Internal Server Error"}');
    },
  });
  return closedWith(response, stream);
}

const preludeEnd = Buffer.alloc(preludeEndBytes);

/** The body of InvokeWithResponseStream: each piece a PayloadChunk event. `endStream` adds InvokeComplete. */
export function eventStreamTarget(
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): { readonly stream: TargetStream; endStream(complete: InvokeComplete): void } {
  const open = () => {
    if (!response.headersSent) response.writeHead(200, headers);
  };
  const stream = new TargetStream({
    open,
    write: (piece, done) => writeTo(response, encodeEventFrame('PayloadChunk', piece), done),
    end: (done) => done(),
  });
  return {
    stream: closedWith(response, stream),
    endStream: (complete) => {
      open();
      response.end(encodeEventFrame('InvokeComplete', complete));
    },
  };
}

/** The last event of InvokeWithResponseStream. */
export interface InvokeComplete {
  readonly ErrorCode?: string;
  readonly ErrorDetails?: string;
  /** Base64. */
  readonly LogResult?: string;
}

/** Keeps the whole answer, as Invoke answers a streaming function. */
export function bufferTarget(): { readonly stream: TargetStream; readonly bytes: () => Buffer } {
  const pieces: Buffer[] = [];
  const stream = new TargetStream({
    open: () => {},
    write: (piece, done) => {
      pieces.push(piece);
      done();
    },
    end: (done) => done(),
  });
  return { stream, bytes: () => Buffer.concat(pieces) };
}

function writeTo(response: ServerResponse, piece: Uint8Array, done: () => void): void {
  if (response.write(piece) || response.destroyed) done();
  else response.once('drain', done);
}

function closedWith(response: ServerResponse, stream: TargetStream): TargetStream {
  response.once('close', () => {
    if (!response.writableFinished) stream.destroy();
  });
  // A handler whose reader has gone may still write; that is no failure of the server.
  stream.on('error', () => {});
  return stream;
}
