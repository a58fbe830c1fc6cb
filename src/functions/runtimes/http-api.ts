import { type Context, Hono } from 'hono';
import { type Clock, type ObjectStore, problem, type Settings } from '../../shared/index.js';
import type { OpenFunction } from '../contract.js';
import type { OpenStream } from '../stream/stream-definition.js';
import { functionUrlEvent } from './function-url-event.js';
import type { HttpRoute } from './http-route.js';
import { invokeLocally } from './local-invocation.js';
import { openApi } from './open-api.js';
import { readRequestBody } from './request-body.js';
import { streamPaths } from './streaming-open-api.js';

export interface HttpApiProps {
  readonly functions: readonly OpenFunction[];
  /** Listed and described; `functionUrls` answers them. Default none. */
  readonly streams?: readonly OpenStream[];
  /** Routes beside the functions. Default none. */
  readonly routes?: readonly HttpRoute[];
  readonly charts: ObjectStore;
  readonly clock: Clock;
  readonly logLevel: Settings['logLevel'];
  readonly writeLine: (line: string) => void;
  readonly newRequestId: () => string;
  readonly requestLimitBytes: number;
  readonly corsOrigin?: string;
  /** Version of Casthouse, for documents. */
  readonly version: string;
  /** The model being served, for instance diecasting@3; null when no function needs one, throws when it is missing. */
  readonly servedModel: () => Promise<string | null>;
  /** Whether a first model is being made, so that `servedModel` would wait. Default never. */
  readonly isMakingModel?: () => boolean;
  /** The registry's models as plain data. */
  readonly listModels: () => Promise<unknown>;
  /** The page at `/`, HTML. */
  readonly startPage: () => Promise<string>;
}

/**
 * The product's own routes: each function under its contract's path and under /api/functions/NAME,
 * charts, lists, the OpenAPI document and the start page. A call goes through the handler that runs in AWS,
 * as a function URL event.
 */
export function httpApi(props: HttpApiProps): Hono {
  const { functions, streams = [], routes = [] } = props;
  const api = new Hono();
  for (const { method, path, answer } of routes)
    for (const spelling of spellingsOf(path))
      api.on(method, spelling, async (c) => {
        const { status, body } = await answer(c.req.raw);
        return c.json(body, status);
      });
  for (const opened of functions)
    for (const spelling of spellingsOf(opened.contract.path))
      api.all(spelling, (c) => callOverHttp(c, opened, props));
  api.all('/api/functions/:name', (c) => {
    const name = c.req.param('name');
    const opened = functions.find((candidate) => candidate.name === name);
    if (opened === undefined)
      throw problem('function.not-found', { name, known: functions.map((f) => f.name) });
    return callOverHttp(c, opened, props);
  });
  api.get('/', async (c) => c.html(await props.startPage()));
  api.get('/health', async (c) => c.json(await health(props)));
  api.get('/openapi.json', async (c) => c.json(await openApiOf(props)));
  api.get('/api/functions', (c) =>
    c.json({
      functions: [
        ...functions.map(({ name, contract }) => {
          const { kind, method, path, summary } = contract;
          return { name, kind, method, path, summary };
        }),
        ...streams.map(({ name, contract }) => {
          const { kind, path, summary } = contract;
          return { name, kind, method: 'POST', path, summary, streams: true };
        }),
      ],
    }),
  );
  api.get('/api/models', async (c) => c.json({ models: await props.listModels() }));
  api.get('/charts/*', (c) => chart(c, props.charts));
  return api;
}

/** A path with and without the slash at its end: clients of the documented systems write both. */
function spellingsOf(path: string): readonly string[] {
  const bare = path.replace(/\/$/, '');
  return [bare, `${bare}/`];
}

async function callOverHttp(
  c: Context,
  opened: OpenFunction,
  props: HttpApiProps,
): Promise<Response> {
  const { requestLimitBytes, newRequestId } = props;
  const url = new URL(c.req.url);
  const body = await readRequestBody(c.req.raw, requestLimitBytes);
  const mediaType = c.req.header('content-type') ?? '';
  if (body.length > 0 && !/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(mediaType))
    throw problem('request.wrong-media-type', { got: mediaType || 'nothing' });

  const requestId = newRequestId();
  const event = functionUrlEvent(c.req.raw, body, { requestId, path: url.pathname });
  const { answer } = await invokeLocally(opened, event, {
    ...props,
    requestId,
    callerSignal: c.req.raw.signal,
  });
  return asResponse(answer);
}

// The handler answers every HTTP event with status, headers and body, failures included.
export function asResponse(answer: unknown): Response {
  const { statusCode, headers, body } = answer as {
    readonly statusCode: number;
    readonly headers: Record<string, string>;
    readonly body: string;
  };
  return new Response(statusCode === 204 ? null : body, { status: statusCode, headers });
}

async function openApiOf({ functions, streams = [], routes = [], version }: HttpApiProps) {
  const document = await openApi(functions, version);
  const paths: Record<string, unknown> = {
    ...(document.paths as object),
    ...(await streamPaths(streams)),
  };
  for (const { method, path, summary } of routes)
    paths[path] = {
      ...Object(paths[path]),
      [method.toLowerCase()]: { summary, responses: { 200: { description: 'The answer.' } } },
    };
  return { ...document, paths };
}

async function health(props: HttpApiProps) {
  const names = [...props.functions, ...(props.streams ?? [])].map(({ name }) => name);
  const facts = { version: props.version, functions: names };
  if (props.isMakingModel?.())
    return {
      status: 'training',
      model: null,
      reason: 'the first model is being trained',
      ...facts,
    };
  try {
    return { status: 'ok', model: await props.servedModel(), ...facts };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { status: 'no-model', model: null, reason, ...facts };
  }
}

const chartTypes: Readonly<Record<string, string>> = { svg: 'image/svg+xml', png: 'image/png' };

async function chart(c: Context, charts: ObjectStore): Promise<Response> {
  const path = new URL(c.req.url).pathname;
  const key = path.slice('/charts/'.length);
  const type = chartTypes[key.split('.').pop() ?? ''];
  const stored = type === undefined ? null : await charts.get(key);
  if (stored === null) throw problem('route.not-found', { method: 'GET', path });
  return new Response(new Uint8Array(stored.bytes), {
    headers: {
      'content-type': type!,
      // A chart never changes under its name; nothing in it may run or load.
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  });
}
