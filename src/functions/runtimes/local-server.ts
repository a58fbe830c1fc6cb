import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { asProblem, errorBody, problem } from '../../shared/index.js';
import { type FunctionUrlProps, functionUrls } from './function-url.js';
import { type HttpApiProps, httpApi } from './http-api.js';
import { invokeApi } from './invoke-api.js';
import { guardRequest, type RequestGuardProps } from './request-guard.js';
import { structuredLog } from './structured-log.js';

export interface LocalServerProps
  extends Omit<HttpApiProps, 'newRequestId'>,
    Pick<FunctionUrlProps, 'oac'>,
    Pick<RequestGuardProps, 'allowedHosts'> {
  /** Address to bind; 127.0.0.1 is reachable from this machine only. */
  readonly host: string;
  /** 0..65535, 0 takes a free one. */
  readonly port: number;
}

export interface LocalServer {
  /** For instance http://127.0.0.1:8088, without a slash at the end. */
  readonly address: string;
  readonly port: number;
  /**
   * Takes no new request, lets those under way finish, then closes what is left after `deadlineMs`
   * (default 10 s). Answers whether everything finished. Calling it again waits for the same stop.
   */
  stop(deadlineMs?: number): Promise<boolean>;
}

/**
 * Serves the functions over HTTP, as function URLs and over the Lambda Invoke API, in one process.
 * Throws `server.port-in-use` or `server.cannot-listen`.
 */
export async function localServer(props: LocalServerProps): Promise<LocalServer> {
  const { host } = props;
  let stopping: Promise<boolean> | undefined;
  const underWay = new Set<Promise<unknown>>();
  const holdOpen = (work: Promise<unknown>) => {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  };
  // The adaptor makes a plain HTTP/1 server unless it is told otherwise.
  const app = application(props, holdOpen, () => stopping !== undefined);
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const port = await listen(server, host, props.port);
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : bracketed(host);
  return {
    address: `http://${name}:${port}`,
    port,
    stop: (deadlineMs = 10_000) => {
      stopping ??= stop(server, underWay, deadlineMs);
      return stopping;
    },
  };
}

function application(
  props: LocalServerProps,
  holdOpen: (work: Promise<unknown>) => void,
  isStopping: () => boolean,
): Hono {
  const { clock, logLevel: level, writeLine } = props;
  const log = structuredLog({ level, clock, writeLine, facts: { source: 'local-server' } });
  const newRequestId = () => randomUUID();
  const app = new Hono();
  app.use(async (c, next) => {
    guardRequest(c.req.raw.headers, { ...props, boundHost: props.host });
    await next();
    // A connection kept for a next request would hold up the stop.
    if (isStopping()) c.header('connection', 'close');
  });
  const streams = props.streams ?? [];
  app.route('/', invokeApi({ ...props, streams, newRequestId, holdOpen }));
  app.route('/', functionUrls({ ...props, streams, newRequestId }));
  app.route('/', httpApi({ ...props, newRequestId }));
  app.notFound((c) => {
    throw problem('route.not-found', { method: c.req.method, path: c.req.path });
  });
  app.onError((error) => {
    const failure = asProblem(error);
    const requestId = newRequestId();
    if (failure.status >= 500)
      log.error(failure.message, { code: failure.code, request_id: requestId, trace: error.stack });
    const body = JSON.stringify(errorBody(failure, requestId));
    const headers = { 'content-type': 'application/json', 'x-request-id': requestId };
    return new Response(body, { status: failure.status, headers });
  });
  return app;
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const detail = error.code ?? error.message;
      reject(
        detail === 'EADDRINUSE'
          ? problem('server.port-in-use', { port, host }, error)
          : problem('server.cannot-listen', { port, host, detail }, error),
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

async function stop(
  server: Server,
  underWay: ReadonlySet<Promise<unknown>>,
  deadlineMs: number,
): Promise<boolean> {
  const finished = Promise.all([
    new Promise<void>((resolve) => server.close(() => resolve())),
    Promise.allSettled(underWay),
  ]).then(() => true);
  server.closeIdleConnections();
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), deadlineMs);
  });
  const inTime = await Promise.race([finished, timeUp]);
  clearTimeout(timer);
  if (!inTime) server.closeAllConnections();
  return inTime;
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
