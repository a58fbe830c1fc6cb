import { type Clock, seededRandom, systemClock } from '../shared/index.js';
import { DataApi } from './data-api/data-api.js';
import type { DataApiDatabase } from './data-api/data-api-database.js';
import type { LambdaHandler } from './lambda/lambda-handler.js';
import type { Call, World } from './operation.js';
import { findOperation, operations } from './operations.js';
import { type RecordedRequest, recordRequest } from './recorded-request.js';
import type { EmulatorScript } from './script/emulator-script.js';
import { faultError } from './script/fault-errors.js';
import { checkEmulatorScript } from './script/load-script.js';
import { ScriptPlayer } from './script/script-player.js';
import { type EmulatedRequest, largestBodyBytes, readRequest } from './wire/emulated-request.js';
import { ClientLeft, Reply } from './wire/reply.js';
import { ServiceError, type ServiceName, sendError } from './wire/service-error.js';
import { openSharedPort, type RawRequest, type RawResponse } from './wire/shared-port.js';
import { type SigningKeys, verifySignature } from './wire/signature.js';

export interface EmulatorOptions {
  /** Address to bind; default 127.0.0.1, reachable from this machine only. */
  readonly host?: string;
  /** Default 0: a free port. */
  readonly port?: number;
  /** What to answer; default: an answer that says it is the emulator's and repeats the question. */
  readonly script?: EmulatorScript;
  /** Functions that can be invoked, by name. */
  readonly lambda?: Readonly<Record<string, LambdaHandler>>;
  /** The database behind the Data API; without one every cluster answers that its HTTP endpoint is not enabled. */
  readonly database?: DataApiDatabase;
  /** Verify signatures against these keys; default: any credentials, or none, are accepted. */
  readonly verifySignatures?: SigningKeys;
  /** Requests kept in the record, the oldest go first; default 1000. */
  readonly recordLimit?: number;
  readonly clock?: Clock;
}

export interface Emulator {
  /** http://HOST:PORT, for every service alike. */
  readonly url: string;
  readonly port: number;
  /** What was asked so far, oldest first, without secrets. */
  readonly requests: readonly RecordedRequest[];
  /** Plays another script from its beginning. Throws as `checkEmulatorScript`. */
  setScript(script: EmulatorScript): void;
  /** Ends every connection, rolls back open transactions and frees the port. */
  stop(): Promise<void>;
}

/** Starts the emulator. Throws `server.port-in-use`, or as `checkEmulatorScript` for a bad script. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { host = '127.0.0.1', clock = systemClock, recordLimit = 1000 } = options;
  let player = new ScriptPlayer(checkEmulatorScript(options.script ?? {}));
  const random = seededRandom('emulator');
  const newId = () => uuid(() => random.next());
  const dataApi = new DataApi(
    options.database ?? null,
    clock,
    newId,
    () => player.script.dataApi ?? {},
  );
  const shared = {
    clock,
    newId,
    dataApi,
    lambda: options.lambda ?? {},
    promptCache: new Map<string, number>(),
  };
  const requests: RecordedRequest[] = [];
  const keep = (record: RecordedRequest) => {
    requests.push(record);
    if (requests.length > recordLimit) requests.shift();
  };

  const answer = async (rawRequest: RawRequest, rawResponse: RawResponse) => {
    const reply = new Reply(rawResponse);
    const request = await readRequest(rawRequest, newId(), clock.now());
    if (request === null) return refuseTooLarge(rawResponse);
    await answerRequest(request, reply, { ...shared, player }, options.verifySignatures, keep);
  };
  const open = await openSharedPort(host, options.port ?? 0, (rawRequest, rawResponse) => {
    answer(rawRequest, rawResponse).catch(() => rawResponse.destroy?.());
  });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${open.port}`,
    port: open.port,
    requests,
    setScript: (script) => {
      player = new ScriptPlayer(checkEmulatorScript(script));
    },
    stop: async () => {
      await open.close();
      await dataApi.close();
    },
  };
}

async function answerRequest(
  request: EmulatedRequest,
  reply: Reply,
  world: World,
  keys: SigningKeys | undefined,
  keep: (record: RecordedRequest) => void,
): Promise<void> {
  const found = findOperation(request.method, request.path);
  const body = parsed(request.body);
  if (found === null) {
    const record = recordRequest(request, {
      service: null,
      operation: null,
      target: '',
      body,
      rule: null,
    });
    keep(record);
    return settle(record, reply, () => sendError(reply, null, request, unknownOperation(request)));
  }
  const { operation, label } = found;
  const target = operation.target?.(body) ?? label;
  const prompt = operation.prompt(body, request);
  const { service, name } = operation;
  const chosen = world.player.choose({
    service,
    operation: name,
    target,
    prompt,
    body: body ?? null,
  });
  const record = recordRequest(request, {
    service,
    operation: name,
    target,
    body,
    rule: chosen?.name ?? null,
  });
  keep(record);
  const call: Call = {
    operation,
    request,
    reply,
    target,
    prompt,
    body,
    rule: chosen?.rule ?? null,
    world,
  };
  await settle(record, reply, async () => {
    try {
      if (keys !== undefined) verifySignature(request, keys, world.clock.now());
      await play(call);
    } catch (thrown) {
      if (thrown instanceof ClientLeft || reply.status !== 0) throw thrown;
      const error = thrown instanceof ServiceError ? thrown : internal(service, thrown);
      record.error = error.type;
      await sendError(reply, service, request, error);
    }
  });
}

// Faults that replace the whole answer come first, then the operation speaks.
async function play(call: Call): Promise<void> {
  const { operation, rule, reply, target } = call;
  const fault = rule?.fault;
  if (fault?.kind === 'timeout' && fault.afterChunks === undefined) return reply.never();
  const error =
    fault === undefined ? null : faultError(fault, operation.service, operation.name, target);
  if (error !== null) {
    await reply.wait(rule?.answer?.firstDelayMs ?? 0);
    throw error;
  }
  return operation.answer(call);
}

async function settle(
  record: RecordedRequest,
  reply: Reply,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
    record.outcome = reply.wasCut ? 'cut' : 'complete';
  } catch (thrown) {
    record.outcome = thrown instanceof ClientLeft ? 'client-left' : 'cut';
    // Bytes are out already: all that is left is to break the connection, never to end it as if complete.
    if (!(thrown instanceof ClientLeft)) reply.cut();
  } finally {
    record.status = reply.status;
  }
}

function unknownOperation(request: EmulatedRequest): ServiceError {
  const known = operations.map(({ method, path }) => `${method} ${path}`).join(', ');
  return new ServiceError(
    'UnknownOperationException',
    404,
    `The emulator does not know ${request.method} ${request.path}. It answers: ${known}`,
  );
}

const internalErrors: Readonly<Record<ServiceName, string>> = {
  'bedrock-runtime': 'InternalServerException',
  'bedrock-agent-runtime': 'InternalServerException',
  'sagemaker-runtime': 'InternalFailure',
  lambda: 'ServiceException',
  'rds-data': 'InternalServerErrorException',
};

function internal(service: ServiceName, thrown: unknown): ServiceError {
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new ServiceError(internalErrors[service], 500, `The emulator failed: ${detail}`);
}

function refuseTooLarge(raw: RawResponse): void {
  raw.statusCode = 413;
  raw.setHeader('content-type', 'application/json');
  raw.setHeader('x-amzn-errortype', 'RequestEntityTooLargeException');
  raw.end(JSON.stringify({ message: `Request must be smaller than ${largestBodyBytes} bytes` }));
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function uuid(next: () => number): string {
  const bytes = Buffer.from(Array.from({ length: 16 }, () => Math.floor(next() * 256)));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
