import { type Context, Hono } from 'hono';
import { asProblem, type Clock, type Settings } from '../../shared/index.js';
import type { OpenFunction } from '../contract.js';
import type { OpenStream } from '../stream/stream-definition.js';
import { readFunctionName } from './function-name.js';
import { invokeLocally } from './local-invocation.js';
import { readRequestBody } from './request-body.js';
import { invokeStreamBuffered } from './streaming-invocation.js';
import { invokeWithResponseStream, tailOf } from './streaming-invoke.js';

export interface InvokeApiProps {
  readonly functions: readonly OpenFunction[];
  /** Default none. */
  readonly streams?: readonly OpenStream[];
  readonly clock: Clock;
  readonly logLevel: Settings['logLevel'];
  readonly writeLine: (line: string) => void;
  readonly newRequestId: () => string;
  readonly requestLimitBytes: number;
  /** Keeps the server up until the work is done: the calls nobody waits for. */
  readonly holdOpen: (work: Promise<unknown>) => void;
}

/**
 * The part of the AWS Lambda API that calls functions, on the wire as the AWS CLI and the SDKs speak it:
 * Invoke (RequestResponse, Event, DryRun, log tail, function errors), InvokeWithResponseStream, ListFunctions,
 * GetFunction and GetFunctionConfiguration. Only the version $LATEST exists. Signatures are accepted unchecked.
 */
export function invokeApi(props: InvokeApiProps): Hono {
  const startedAt = new Date(props.clock.now()).toISOString().replace('Z', '+0000');
  const api = new Hono();
  api.post('/2015-03-31/functions/:name/invocations', (c) => answered(c, () => invoke(c, props)));
  api.post('/2021-11-15/functions/:name/response-streaming-invocations', (c) =>
    answered(c, async () => {
      const { opened } = find(c, props);
      const event = await readPayload(c, props);
      if (c.req.header('x-amz-invocation-type') === 'DryRun') return c.body(null, 204);
      return await invokeWithResponseStream(c, opened, event, props);
    }),
  );
  api.get('/2015-03-31/functions/', (c) =>
    answered(c, async () => listFunctions(c, props, startedAt)),
  );
  api.get('/2015-03-31/functions', (c) =>
    answered(c, async () => listFunctions(c, props, startedAt)),
  );
  api.get('/2015-03-31/functions/:name', (c) =>
    answered(c, async () =>
      c.json({
        Configuration: configurationOf(find(c, props).opened, regionOf(c), startedAt),
        Code: { RepositoryType: 'Local', Location: '' },
        Tags: {},
      }),
    ),
  );
  api.get('/2015-03-31/functions/:name/configuration', (c) =>
    answered(c, async () => c.json(configurationOf(find(c, props).opened, regionOf(c), startedAt))),
  );
  return api;
}

/** A failure of the API itself, told apart from a failure of the function. */
class ApiFailure extends Error {
  readonly type: string;
  readonly status: 400 | 404 | 413;

  constructor(status: 400 | 404 | 413, type: string, message: string) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

async function answered(c: Context, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    return c.json({ Type: 'User', Message: error.message }, error.status, {
      'x-amzn-errortype': error.type,
    });
  }
}

async function invoke(c: Context, props: InvokeApiProps): Promise<Response> {
  const { opened } = find(c, props);
  const event = await readPayload(c, props);
  const type = c.req.header('x-amz-invocation-type') ?? 'RequestResponse';
  const requestId = props.newRequestId();
  const headers = { 'x-amzn-requestid': requestId, 'x-amz-executed-version': '$LATEST' };
  const call = (callerSignal?: AbortSignal) => {
    const callProps = { ...props, requestId, callerSignal };
    return 'stream' in opened
      ? invokeStreamBuffered(opened, event, callProps)
      : invokeLocally(opened, event, callProps);
  };

  if (type === 'DryRun') return c.body(null, 204, headers);
  if (type === 'Event') {
    props.holdOpen(call());
    return c.body(null, 202, { 'x-amzn-requestid': requestId });
  }
  if (type !== 'RequestResponse')
    throw new ApiFailure(
      400,
      'InvalidParameterValueException',
      `InvocationType "${type}" is not one of RequestResponse, Event, DryRun`,
    );
  const { payload, failed, log } = await call(c.req.raw.signal);
  return c.body(payload, 200, {
    ...headers,
    'content-type': 'application/json',
    ...(failed ? { 'x-amz-function-error': 'Unhandled' } : {}),
    ...(c.req.header('x-amz-log-type') === 'Tail' ? { 'x-amz-log-result': tailOf(log) } : {}),
  });
}

async function readPayload(c: Context, { requestLimitBytes }: InvokeApiProps): Promise<unknown> {
  let text: string;
  try {
    text = new TextDecoder().decode(await readRequestBody(c.req.raw, requestLimitBytes));
  } catch (error) {
    if (asProblem(error).code !== 'input.too-large') throw error;
    throw new ApiFailure(
      413,
      'RequestTooLargeException',
      `Request must be smaller than ${requestLimitBytes} bytes for the InvokeFunction operation`,
    );
  }
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 120) : '';
    throw new ApiFailure(
      400,
      'InvalidRequestContentException',
      `Could not parse request body into json: ${detail}`,
    );
  }
}

function find(
  c: Context,
  { functions, streams = [] }: InvokeApiProps,
): { readonly opened: OpenFunction | OpenStream } {
  const invocable = [...functions, ...streams];
  const text = c.req.param('name') ?? '';
  const named = readFunctionName(text);
  if (named === null)
    throw new ApiFailure(
      400,
      'ValidationException',
      `1 validation error detected: Value '${text.slice(0, 100)}' at 'functionName' failed to satisfy constraint: expected a function name or ARN`,
    );
  const asked = c.req.query('Qualifier');
  if (asked !== undefined && named.qualifier !== null && asked !== named.qualifier)
    throw new ApiFailure(
      400,
      'InvalidParameterValueException',
      'The derived qualifier from the function name does not match the specified qualifier.',
    );
  const qualifier = asked ?? named.qualifier;
  const opened = invocable.find(({ name }) => name === named.name);
  if (opened !== undefined && (qualifier === null || qualifier === '$LATEST')) return { opened };
  const arn = arnOf(named.name, regionOf(c)) + (qualifier === null ? '' : `:${qualifier}`);
  const known = invocable.map(({ name }) => name).join(', ');
  throw new ApiFailure(
    404,
    'ResourceNotFoundException',
    opened === undefined
      ? `Function not found: ${arn} (functions here: ${known})`
      : `Function not found: ${arn} (only the version $LATEST exists locally)`,
  );
}

function listFunctions(
  c: Context,
  { functions, streams = [] }: InvokeApiProps,
  startedAt: string,
): Response {
  const region = regionOf(c);
  return c.json({
    Functions: [...functions, ...streams].map((opened) =>
      configurationOf(opened, region, startedAt),
    ),
    NextMarker: null,
  });
}

function configurationOf(
  { name, contract }: OpenFunction | OpenStream,
  region: string,
  startedAt: string,
) {
  return {
    FunctionName: name,
    FunctionArn: arnOf(name, region),
    Runtime: `nodejs${process.versions.node.split('.')[0]}.x`,
    Role: 'arn:aws:iam::000000000000:role/casthouse-local',
    Handler: 'index.handler',
    CodeSize: 0,
    Description: contract.summary,
    Timeout: contract.deployed.timeoutSeconds,
    MemorySize: contract.deployed.memoryMegabytes,
    LastModified: startedAt,
    Version: '$LATEST',
    PackageType: 'Zip',
    State: 'Active',
    LastUpdateStatus: 'Successful',
  };
}

function arnOf(name: string, region: string): string {
  return `arn:aws:lambda:${region}:000000000000:function:${name}`;
}

// The region the client signed for, so that ARNs look as it expects.
function regionOf(c: Context): string {
  const scope = /Credential=[^/]+\/\d{8}\/([a-z0-9-]+)\//.exec(c.req.header('authorization') ?? '');
  return scope?.[1] ?? 'us-east-1';
}
