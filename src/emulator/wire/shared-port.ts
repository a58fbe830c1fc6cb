// HTTP/1.1 and HTTP/2 without TLS on one port: the first bytes of a connection say which it is.
import {
  createServer as createHttp1Server,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import {
  createServer as createHttp2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
} from 'node:http2';
import { createServer, type Socket } from 'node:net';
import { problem } from '../../shared/index.js';

export type RawRequest = IncomingMessage | Http2ServerRequest;
export type RawResponse = ServerResponse | Http2ServerResponse;

export interface SharedPort {
  readonly port: number;
  /** Ends every connection, answered or not, and frees the port. */
  close(): Promise<void>;
}

// RFC 9113, section 3.4. No HTTP/1 method begins like this.
const http2Preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'latin1');

/** Listens; port 0 takes a free one. Throws `server.port-in-use` when another program holds it. */
export async function openSharedPort(
  host: string,
  port: number,
  answer: (request: RawRequest, response: RawResponse) => void,
): Promise<SharedPort> {
  // A script may hold an answer back for as long as it likes: no server-side time limits.
  const http1 = createHttp1Server(
    { requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0 },
    answer,
  );
  const http2 = createHttp2Server({}, answer);
  const sockets = new Set<Socket>();
  const sessions = new Set<ServerHttp2Session>();
  http2.on('session', (session) => {
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
    session.on('error', () => session.destroy());
  });
  http1.on('clientError', (_error, socket) => socket.destroy());

  const listener = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    sniff(socket, (isHttp2) => (isHttp2 ? http2 : http1).emit('connection', socket));
  });
  await new Promise<void>((resolve, reject) => {
    listener.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? problem('server.port-in-use', { port, host }) : error),
    );
    listener.listen(port, host, resolve);
  });
  const address = listener.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () => {
      const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
      for (const session of sessions) session.destroy();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

// Reads until the preface is told apart, then gives the bytes back to the socket for its server to read.
function sniff(socket: Socket, decide: (isHttp2: boolean) => void): void {
  let seen: Buffer = Buffer.alloc(0);
  const look = (chunk: Buffer) => {
    seen = Buffer.concat([seen, chunk]);
    const length = Math.min(seen.length, http2Preface.length);
    const matches = seen.subarray(0, length).equals(http2Preface.subarray(0, length));
    if (matches && length < http2Preface.length) return;
    socket.off('data', look);
    socket.pause();
    socket.unshift(seen);
    decide(matches);
    // The HTTP/2 session takes what is buffered by itself; a flowing socket would lose it.
    if (!matches) socket.resume();
  };
  socket.on('data', look);
}
