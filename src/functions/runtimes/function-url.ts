import { createHash } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { type Clock, problem, type Settings } from '../../shared/index.js';
import type { OpenFunction } from '../contract.js';
import type { OpenStream } from '../stream/stream-definition.js';
import { functionUrlEvent } from './function-url-event.js';
import { asResponse } from './http-api.js';
import { invokeLocally } from './local-invocation.js';
import { readRequestBody } from './request-body.js';
import { originList } from './streaming-cors.js';
import { invokeStreamLocally } from './streaming-invocation.js';
import { httpTarget } from './streaming-target.js';

export interface FunctionUrlProps {
  readonly functions: readonly OpenFunction[];
  readonly streams: readonly OpenStream[];
  readonly clock: Clock;
  readonly logLevel: Settings['logLevel'];
  readonly writeLine: (line: string) => void;
  readonly newRequestId: () => string;
  readonly requestLimitBytes: number;
  /** Origins whose pages may call, as a list with commas. Default none but our own. */
  readonly corsOrigin?: string;
  /**
   * Behave like a function URL behind CloudFront with origin access control: a body is accepted only with its
   * SHA-256 in `x-amz-content-sha256`. Default false.
   */
  readonly oac?: boolean;
}

type Env = { Bindings: HttpBindings };

/**
 * Function URLs, `/functions/NAME/` and anything below, for streaming and buffered functions alike; streaming ones
 * also under their contract's path and under /api/functions/NAME. Every call goes through the handler that runs
 * in AWS; a streamed answer is written straight to the socket.
 */
export function functionUrls(props: FunctionUrlProps): Hono<Env> {
  const api = new Hono<Env>();
  const byName = async (c: Context<Env>) => {
    const name = c.req.param('name')!;
    const path = c.req.path.slice(`/functions/${name}`.length) || '/';
    const body = await readBody(c, props);
    const refusal = props.oac ? oacRefusal(c.req.raw, body, props) : null;
    if (refusal !== null) return refusal;
    const stream = props.streams.find((candidate) => candidate.name === name);
    if (stream !== undefined) return await streamed(c, stream, path, body, props);
    const opened = props.functions.find((candidate) => candidate.name === name);
    if (opened !== undefined) return await buffered(c, opened, path, body, props);
    const known = [...props.functions, ...props.streams].map((candidate) => candidate.name);
    throw problem('function.not-found', { name, known });
  };
  api.all('/functions/:name', byName);
  api.all('/functions/:name/*', byName);
  for (const stream of props.streams)
    for (const path of new Set([stream.contract.path, `/api/functions/${stream.name}`]))
      api.all(path, async (c) => streamed(c, stream, path, await readBody(c, props), props));
  return api;
}

async function readBody(c: Context<Env>, { requestLimitBytes }: FunctionUrlProps) {
  // A page of another site may let a browser load an address without asking; a model call costs money.
  const site = c.req.header('sec-fetch-site');
  const isPage = c.req.header('sec-fetch-mode') === 'navigate';
  if (site === 'cross-site' && !isPage && c.req.header('origin') === undefined)
    throw problem('request.origin-refused', { origin: 'another site' });
  return await readRequestBody(c.req.raw, requestLimitBytes);
}

async function streamed(
  c: Context<Env>,
  opened: OpenStream,
  path: string,
  body: Uint8Array,
  props: FunctionUrlProps,
): Promise<Response> {
  const requestId = props.newRequestId();
  const event = functionUrlEvent(c.req.raw, body, { requestId, path });
  await invokeStreamLocally(opened, event, httpTarget(c.env.outgoing), {
    ...props,
    requestId,
    corsOrigins: originList(props.corsOrigin ?? ''),
  });
  return RESPONSE_ALREADY_SENT;
}

async function buffered(
  c: Context<Env>,
  opened: OpenFunction,
  path: string,
  body: Uint8Array,
  props: FunctionUrlProps,
): Promise<Response> {
  const requestId = props.newRequestId();
  const event = functionUrlEvent(c.req.raw, body, { requestId, path });
  const { answer } = await invokeLocally(opened, event, {
    ...props,
    requestId,
    callerSignal: c.req.raw.signal,
  });
  return asResponse(answer);
}

/**
 * What AWS answers when CloudFront signed for another body than the one that arrived: without the header it signs
 * for none, and Lambda accepts no unsigned payload. Null when the request may pass.
 */
function oacRefusal(request: Request, body: Uint8Array, props: FunctionUrlProps): Response | null {
  const given = request.headers.get('x-amz-content-sha256');
  if (given === null && body.length === 0) return null;
  const hash = createHash('sha256').update(body).digest('hex');
  if (given === hash) return null;
  const requestId = props.newRequestId();
  props.writeLine(
    JSON.stringify({
      timestamp: new Date(props.clock.now()).toISOString(),
      level: 'WARN',
      message:
        given === null
          ? 'refused as behind CloudFront: a body needs the header x-amz-content-sha256'
          : 'refused as behind CloudFront: x-amz-content-sha256 is not the SHA-256 of the body',
      expected: hash,
      request_id: requestId,
    }),
  );
  return new Response(JSON.stringify({ message: signatureMismatch }), {
    status: 403,
    headers: {
      'content-type': 'application/json',
      'x-amzn-errortype': 'InvalidSignatureException',
      'x-amzn-requestid': requestId,
    },
  });
}

const signatureMismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
