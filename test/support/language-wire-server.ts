// A plain HTTP/1 server that answers with the bytes a scene asks for. It knows nothing of the code under test:
// event streams are framed by the SDK makers' own codec.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventStreamCodec } from '@smithy/eventstream-codec';

export type Fault =
  | 'throttled'
  | 'access-denied'
  | 'credentials'
  | 'unknown-model'
  | 'unavailable'
  | 'mid-stream-error'
  | 'cut'
  | 'malformed'
  | 'hang'
  | 'flood';

/** What the server is to answer to every call until it is told otherwise. */
export interface Scene {
  /** Pieces of the text, in order. */
  readonly chunks: readonly string[];
  readonly tools?: readonly {
    readonly id: string;
    readonly name: string;
    readonly input: object;
  }[];
  /** The answer is this document, given the way JSON output is given. */
  readonly document?: object;
  readonly finish?: 'stop' | 'length';
  readonly usage?: {
    readonly input: number;
    readonly output: number;
    readonly cacheRead?: number;
    readonly cacheWrite?: number;
  };
  /** Faults in the middle come after the chunks. */
  readonly fault?: Fault;
  /** Cuts the body into pieces of so many bytes. */
  readonly cutBytes?: number;
}

export interface Recorded {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
}

/** How one provider's wire looks: a body for a scene, and a refusal for a fault before the first byte. */
export interface Wire {
  readonly contentType: string;
  body(scene: Scene, recorded: Recorded): Uint8Array;
  refusal(fault: Fault): {
    readonly status: number;
    readonly headers: Record<string, string>;
    readonly body: string;
  } | null;
  /** A large piece of a body that goes on. */
  filler(): Uint8Array;
}

export interface WireServer {
  readonly url: string;
  readonly requests: Recorded[];
  scene: Scene;
  /** Bytes the server could hand to its sockets so far. */
  written: number;
  /** Resolves when the client closes the connection of an unfinished answer. */
  clientGone(): Promise<void>;
  close(): Promise<void>;
}

export async function startWireServer(wire: Wire): Promise<WireServer> {
  let gone: () => void = () => {};
  let clientGone = Promise.resolve();
  const server = createServer(async (incoming, response) => {
    clientGone = new Promise((resolve) => {
      gone = resolve;
    });
    // Each wait for a drain adds a listener.
    response.setMaxListeners(0);
    response.on('close', () => gone());
    const recorded = await record(incoming);
    handle.requests.push(recorded);
    await answer(wire, handle, recorded, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const handle: WireServer = {
    // A TCP server that listens has an address with a port.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    scene: { chunks: [] },
    written: 0,
    clientGone: () => clientGone,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return handle;
}

async function record(incoming: IncomingMessage): Promise<Recorded> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  const text = Buffer.concat(parts).toString('utf8');
  return { path: incoming.url ?? '', headers: incoming.headers, body: JSON.parse(text || '{}') };
}

async function answer(
  wire: Wire,
  handle: WireServer,
  recorded: Recorded,
  response: ServerResponse,
): Promise<void> {
  const { scene } = handle;
  const refusal = scene.fault === undefined ? null : wire.refusal(scene.fault);
  if (refusal !== null) {
    response.writeHead(refusal.status, refusal.headers).end(refusal.body);
    return;
  }
  const body = wire.body(scene, recorded);
  const json = recorded.path.endsWith('/converse');
  response.writeHead(200, { 'content-type': json ? 'application/json' : wire.contentType });
  const step = scene.cutBytes ?? body.length;
  for (let from = 0; from < body.length; from += step) {
    handle.written += step;
    if (!response.write(body.subarray(from, from + step)) && scene.cutBytes === undefined)
      await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  switch (scene.fault) {
    case 'hang':
      return;
    case 'cut':
      response.socket?.destroySoon();
      return;
    case 'flood':
      for (let i = 0; i < 1000 && !response.destroyed; i++) {
        const filler = wire.filler();
        handle.written += filler.length;
        if (!response.write(filler))
          await Promise.race([once(response, 'drain'), once(response, 'close')]);
      }
      response.end();
      return;
    default:
      response.end();
  }
}

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes as Uint8Array).toString('utf8'),
  (text) => new Uint8Array(Buffer.from(text as string, 'utf8')),
);

function frame(headers: Record<string, string>, payload: Uint8Array | string): Uint8Array {
  return codec.encode({
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, { type: 'string', value }]),
    ),
    body: typeof payload === 'string' ? Buffer.from(payload) : payload,
  });
}

function event(type: string, payload: object | Uint8Array): Uint8Array {
  const raw = payload instanceof Uint8Array;
  return frame(
    {
      ':message-type': 'event',
      ':event-type': type,
      ':content-type': raw ? 'application/octet-stream' : 'application/json',
    },
    raw ? payload : JSON.stringify(payload),
  );
}

function exception(type: string, payload: object): Uint8Array {
  return frame(
    { ':message-type': 'exception', ':exception-type': type, ':content-type': 'application/json' },
    JSON.stringify(payload),
  );
}

const awsErrors: Partial<Record<Fault, readonly [status: number, type: string, message: string]>> =
  {
    throttled: [429, 'ThrottlingException', 'Too many requests, please wait before trying again.'],
    'access-denied': [403, 'AccessDeniedException', "You don't have access to the model."],
    credentials: [403, 'ExpiredTokenException', 'The security token included is expired'],
    unavailable: [503, 'ServiceUnavailableException', 'Service unavailable'],
  };

function awsRefusal(fault: Fault, unknown: readonly [number, string, string]) {
  const error = fault === 'unknown-model' ? unknown : awsErrors[fault];
  if (error === undefined) return null;
  const [status, type, message] = error;
  return {
    status,
    headers: {
      'content-type': 'application/json',
      'x-amzn-errortype': type,
      ...(fault === 'throttled' ? { 'retry-after': '2' } : {}),
    },
    body: JSON.stringify({ message, Message: message }),
  };
}

// A frame whose payload was changed after its checksum was made.
function damaged(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[copy.length - 6] = copy[copy.length - 6]! ^ 0xff;
  return copy;
}

/** Amazon Bedrock: Converse as JSON, ConverseStream as events. */
export const bedrockWire: Wire = {
  contentType: 'application/vnd.amazon.eventstream',
  refusal: (fault) =>
    awsRefusal(fault, [400, 'ValidationException', 'The provided model identifier is invalid.']),
  filler: () =>
    event('contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'x'.repeat(65536) } }),
  body: (scene, recorded) => {
    const usage = {
      inputTokens: scene.usage?.input ?? 1,
      outputTokens: scene.usage?.output ?? 1,
      totalTokens: (scene.usage?.input ?? 1) + (scene.usage?.output ?? 1),
      cacheReadInputTokens: scene.usage?.cacheRead ?? 0,
      cacheWriteInputTokens: scene.usage?.cacheWrite ?? 0,
    };
    const tools =
      scene.document === undefined
        ? (scene.tools ?? [])
        : [{ id: 'doc', name: toolNameOf(recorded), input: scene.document }];
    const stopReason =
      tools.length > 0 ? 'tool_use' : scene.finish === 'length' ? 'max_tokens' : 'end_turn';
    if (recorded.path.endsWith('/converse')) {
      const content = [
        ...(scene.chunks.length > 0 ? [{ text: scene.chunks.join('') }] : []),
        ...tools.map(({ id, name, input }) => ({ toolUse: { toolUseId: id, name, input } })),
      ];
      return Buffer.from(
        JSON.stringify({
          output: { message: { role: 'assistant', content } },
          stopReason,
          usage,
          metrics: { latencyMs: 1 },
        }),
      );
    }
    const start = [
      event('messageStart', { role: 'assistant' }),
      ...scene.chunks.map((text) =>
        event('contentBlockDelta', { contentBlockIndex: 0, delta: { text } }),
      ),
    ];
    if (scene.fault === 'mid-stream-error')
      return Buffer.concat([
        ...start,
        exception('modelStreamErrorException', { message: 'the model stopped' }),
      ]);
    if (scene.fault === 'malformed')
      return Buffer.concat([
        ...start,
        damaged(event('contentBlockStop', { contentBlockIndex: 0 })),
      ]);
    if (scene.fault !== undefined) return Buffer.concat(start);
    return Buffer.concat([
      ...start,
      event('contentBlockStop', { contentBlockIndex: 0 }),
      ...tools.flatMap(({ id, name, input }, i) => {
        const text = JSON.stringify(input);
        const half = Math.floor(text.length / 2);
        const index = { contentBlockIndex: i + 1 };
        return [
          event('contentBlockStart', { ...index, start: { toolUse: { toolUseId: id, name } } }),
          event('contentBlockDelta', {
            ...index,
            delta: { toolUse: { input: text.slice(0, half) } },
          }),
          event('contentBlockDelta', { ...index, delta: { toolUse: { input: text.slice(half) } } }),
          event('contentBlockStop', index),
        ];
      }),
      event('messageStop', { stopReason }),
      event('metadata', { usage, metrics: { latencyMs: 1 } }),
    ]);
  },
};

function toolNameOf(recorded: Recorded): string {
  const { toolConfig } = recorded.body as {
    toolConfig?: { toolChoice?: { tool?: { name?: string } } };
  };
  return toolConfig?.toolChoice?.tool?.name ?? 'no-tool-was-forced';
}

/** Amazon SageMaker in front of a container that writes TGI lines; parts are `partBytes` long and ignore line borders. */
export function sageMakerWire(partBytes = 17): Wire {
  const parts = (bytes: Uint8Array) => {
    const frames: Uint8Array[] = [];
    for (let from = 0; from < bytes.length; from += partBytes)
      frames.push(event('PayloadPart', bytes.subarray(from, from + partBytes)));
    return Buffer.concat(frames);
  };
  const token = (text: string, more: object = {}) =>
    `data:${JSON.stringify({ token: { id: 1, text, logprob: 0, special: false }, generated_text: null, ...more })}\n\n`;
  return {
    contentType: 'application/vnd.amazon.eventstream',
    refusal: (fault) =>
      awsRefusal(fault, [400, 'ValidationError', 'Endpoint e of account 1 not found.']),
    filler: () => event('PayloadPart', Buffer.from(token('x'.repeat(65536)))),
    body: (scene) => {
      const start = Buffer.from(scene.chunks.map((text) => token(text)).join(''));
      if (scene.fault === 'mid-stream-error')
        return Buffer.concat([
          parts(start),
          exception('ModelStreamError', {
            Message: 'the model stopped',
            ErrorCode: 'ModelInvocationTimeExceeded',
          }),
        ]);
      if (scene.fault === 'malformed')
        return Buffer.concat([
          parts(start),
          damaged(event('PayloadPart', Buffer.from('data:{}\n'))),
        ]);
      if (scene.fault !== undefined) return parts(start);
      const last = token('</s>', {
        token: { id: 2, text: '</s>', logprob: 0, special: true },
        generated_text: scene.chunks.join(''),
        details: {
          finish_reason: scene.finish === 'length' ? 'length' : 'eos_token',
          generated_tokens: scene.usage?.output ?? 1,
          input_length: scene.usage?.input ?? 1,
        },
      });
      return parts(Buffer.concat([start, Buffer.from(last.trimEnd())]));
    },
  };
}

/** Chat completions as server-sent events. */
export const chatWire: Wire = {
  contentType: 'text/event-stream',
  refusal: (fault) => {
    const errors: Partial<Record<Fault, readonly [number, string]>> = {
      throttled: [429, 'slow down'],
      'access-denied': [403, 'not for you'],
      credentials: [401, 'Incorrect API key provided: sk-test-4711abcdef'],
      'unknown-model': [404, 'no such model'],
      unavailable: [503, 'overloaded'],
    };
    const error = errors[fault];
    if (error === undefined) return null;
    return {
      status: error[0],
      headers: {
        'content-type': 'application/json',
        ...(fault === 'throttled' ? { 'retry-after': '2' } : {}),
      },
      body: JSON.stringify({ error: { message: error[1], type: 'x' } }),
    };
  },
  filler: () => sse({ choices: [{ index: 0, delta: { content: 'x'.repeat(65536) } }] }),
  body: (scene) => {
    const chunks = scene.document === undefined ? scene.chunks : [JSON.stringify(scene.document)];
    const start = [
      Buffer.from(': waiting\n\n'),
      sse({ choices: [{ index: 0, delta: { role: 'assistant', content: '' } }] }),
      ...chunks.map((content) => sse({ choices: [{ index: 0, delta: { content } }] })),
    ];
    if (scene.fault === 'mid-stream-error')
      return Buffer.concat([...start, sse({ error: { message: 'the model stopped', code: 502 } })]);
    if (scene.fault === 'malformed')
      return Buffer.concat([...start, Buffer.from('data: {"choices":[{\n\n')]);
    if (scene.fault !== undefined) return Buffer.concat(start);
    const tools = scene.tools ?? [];
    return Buffer.concat([
      ...start,
      ...tools.flatMap(({ id, name, input }, index) => {
        const text = JSON.stringify(input);
        const half = Math.floor(text.length / 2);
        const call = (piece: object) =>
          sse({ choices: [{ index: 0, delta: { tool_calls: [{ index, ...piece }] } }] });
        return [
          call({ id, type: 'function', function: { name, arguments: '' } }),
          call({ function: { arguments: text.slice(0, half) } }),
          call({ function: { arguments: text.slice(half) } }),
        ];
      }),
      sse({
        choices: [
          {
            index: 0,
            delta: {},
            finish_reason: tools.length > 0 ? 'tool_calls' : (scene.finish ?? 'stop'),
          },
        ],
      }),
      sse({
        choices: [],
        usage: {
          prompt_tokens: scene.usage?.input ?? 1,
          completion_tokens: scene.usage?.output ?? 1,
          prompt_tokens_details: { cached_tokens: scene.usage?.cacheRead ?? 0 },
        },
      }),
      Buffer.from('data: [DONE]\n\n'),
    ]);
  },
};

function sse(chunk: object): Buffer {
  return Buffer.from(`data: ${JSON.stringify(chunk)}\n\n`);
}
