// The platform's side of streaming: the documented curl commands, the Lambda API with AWS's own client, and a
// handler that waits for its reader.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { PassThrough, Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { promisify } from 'node:util';
import {
  InvokeCommand,
  InvokeWithResponseStreamCommand,
  type InvokeWithResponseStreamResponseEvent,
  LambdaClient,
  ListFunctionsCommand,
} from '@aws-sdk/client-lambda';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EventStreamDecoder } from '../src/emulator/index.js';
import {
  openStream,
  streamBedrock,
  streamBedrockContract,
  streamingHandler,
} from '../src/functions/index.js';
import { encodeEventFrame } from '../src/functions/runtimes/streaming-frames.js';
import {
  type LanguageEvent,
  type LanguageModel,
  offlineModel,
  systemSleep,
  withBudget,
  withDeadline,
} from '../src/language/index.js';
import { problem, systemClock } from '../src/shared/index.js';
import { echoFunction } from './support/echo-function.js';
import { eventsOf, post, type StreamServer, startStreamServer } from './support/stream-server.js';

let running: StreamServer;
let oac: StreamServer;
beforeAll(async () => {
  running = await startStreamServer({ server: { functions: [echoFunction()] } });
  oac = await startStreamServer({ server: { oac: true, functions: [echoFunction()] } });
});
afterAll(async () => {
  await running.stop();
  await oac.stop();
});
beforeEach(() => {
  for (const { emulator } of [running, oac])
    emulator.setScript({ rules: [{ answer: { text: '안녕하세요, 반갑습니다.' } }] });
});

describe('behind CloudFront', () => {
  const bash = async (script: string) =>
    (await promisify(execFile)('bash', ['-c', script], { encoding: 'utf8' })).stdout;
  // As documented, but for the endpoint and curl's meter.
  const documented = (endpoint: string) => `
payload='{"prompt":"야 안녕?"}'
payload_hash=$(echo -n $payload | openssl dgst -sha256 | awk '{print $2}')

curl -sS -N -X POST \\
  -H "Content-Type: application/json" \\
  -H "x-amz-content-sha256: $payload_hash" \\
  -d "$payload" \\
  ${endpoint}`;

  test('the documented curl commands work', async () => {
    expect(await bash(`curl -sS -N ${oac.bedrock}`)).toBe('안녕하세요, 반갑습니다.');
    expect(await bash(documented(oac.bedrock))).toBe('안녕하세요, 반갑습니다.');
    expect(JSON.stringify(oac.emulator.requests.at(-1)!.body)).toContain('야 안녕?');
    expect(await bash(documented(running.bedrock))).toBe('안녕하세요, 반갑습니다.');
  });

  const body = '{"prompt":"야 안녕?"}';
  const hash = createHash('sha256').update(body).digest('hex');
  const mismatch = {
    message:
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  };

  test.each<[string, Record<string, string>]>([
    ['no hash', {}],
    [
      'the hash of another body',
      { 'x-amz-content-sha256': hash.replace(/^./, (c) => (c === '0' ? '1' : '0')) },
    ],
    ['an unsigned payload', { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }],
    ['the hash in capitals', { 'x-amz-content-sha256': hash.toUpperCase() }],
  ])('%s is refused as AWS does, and the log says what was expected', async (_, headers) => {
    const asked = oac.emulator.requests.length;
    const answer = await post(oac.bedrock, body, headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('x-amzn-errortype')).toBe('InvalidSignatureException');
    expect(JSON.parse(answer.text)).toEqual(mismatch);
    expect(oac.emulator.requests.length).toBe(asked);
    expect(JSON.parse(oac.log.at(-1)!)).toMatchObject({ level: 'WARN', expected: hash });
  });

  test('a POST without a body and any GET need none; buffered functions are held to it too', async () => {
    expect((await fetch(oac.bedrock, { method: 'POST' })).status).toBe(200);
    expect((await fetch(oac.bedrock)).status).toBe(200);
    const url = `${oac.server.address}/functions/test-echo/`;
    expect((await post(url, '{"text":"a"}')).status).toBe(403);
    const right = createHash('sha256').update('{"text":"a"}').digest('hex');
    const echoed = await post(url, '{"text":"a"}', { 'x-amz-content-sha256': right });
    expect(JSON.parse(echoed.text)).toMatchObject({ text: 'a' });
  });
});

test('a function nobody knows, and the lists', async () => {
  const missing = await fetch(`${running.server.address}/functions/stream-claude/`);
  expect([missing.status, await missing.text()]).toEqual([
    404,
    expect.stringContaining('stream-bedrock'),
  ]);
  const read = async (path: string) =>
    JSON.parse(await fetch(running.server.address + path).then((response) => response.text()));
  const { functions } = await read('/api/functions');
  expect(functions).toContainEqual(
    expect.objectContaining({ name: 'stream-bedrock', streams: true }),
  );
  const { paths } = await read('/openapi.json');
  for (const path of ['/api/stream-bedrock', '/functions/stream-sagemaker/'])
    expect(Object.keys(paths[path])).toEqual(['get', 'post']);
  const byContract = await fetch(`${running.server.address}/api/stream-bedrock?prompt=a`);
  expect(await byContract.text()).toBe('안녕하세요, 반갑습니다.');
});

describe('the Lambda API, with the JS SDK', () => {
  const client = () =>
    new LambdaClient({
      endpoint: running.server.address,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      requestHandler: new NodeHttpHandler(),
      maxAttempts: 1,
    });
  const invoke = async (name: string, payload: unknown, logs?: 'Tail') => {
    const { EventStream, StatusCode } = await client().send(
      new InvokeWithResponseStreamCommand({
        FunctionName: name,
        Payload: Buffer.from(JSON.stringify(payload)),
        LogType: logs,
      }),
    );
    const all: InvokeWithResponseStreamResponseEvent[] = [];
    for await (const event of EventStream!) all.push(event);
    const chunks = all.flatMap((event) => event.PayloadChunk?.Payload ?? []);
    return {
      StatusCode,
      chunks: chunks.length,
      text: Buffer.concat(chunks).toString('utf8'),
      complete: all.at(-1)!.InvokeComplete!,
    };
  };

  test('InvokeWithResponseStream: text chunk by chunk, then the log', async () => {
    const result = await invoke('stream-bedrock', { prompt: '안녕' }, 'Tail');
    expect(result).toMatchObject({ StatusCode: 200, text: '안녕하세요, 반갑습니다.', chunks: 2 });
    expect(result.complete.ErrorCode).toBeUndefined();
    const log = Buffer.from(result.complete.LogResult!, 'base64').toString('utf8');
    expect(log).toMatch(/^START RequestId[\s\S]*"message":"streamed"[\s\S]*REPORT RequestId/);
    expect(log).not.toContain('안녕');
  });

  test('a function URL event gets status, headers and body in one stream, as AWS sends them', async () => {
    const event = {
      version: '2.0',
      rawPath: '/',
      rawQueryString: 'prompt=hi',
      headers: { accept: 'text/event-stream' },
      requestContext: { http: { method: 'GET', path: '/' } },
    };
    const { text } = await invoke('stream-bedrock', event);
    const [prelude, rest] = text.split('\0'.repeat(8));
    expect(JSON.parse(prelude!)).toMatchObject({
      statusCode: 200,
      headers: { 'content-type': 'text/event-stream; charset=utf-8' },
    });
    expect(eventsOf(rest!).at(-1)).toMatchObject({ type: 'done' });
  });

  test('failures arrive in InvokeComplete, before and after the first byte', async () => {
    const refused = await invoke('stream-bedrock', { body: '{"prompt":""}' });
    expect(refused).toMatchObject({ text: '', complete: { ErrorCode: 'language.prompt-empty' } });
    expect(JSON.parse(refused.complete.ErrorDetails!)).toMatchObject({
      errorType: 'language.prompt-empty',
      errorMessage: expect.stringContaining('send the question as text'),
    });
    running.emulator.setScript({
      rules: [{ answer: { text: '하나 둘 셋' }, fault: { kind: 'cut', afterChunks: 1 } }],
    });
    const cut = await invoke('stream-bedrock', { prompt: 'a' });
    expect(cut.text).toMatch(/^하나\n\n\[error language.stream-cut\]/);
    expect(cut.complete.ErrorCode).toBe('language.stream-cut');
    await expect(invoke('nobody', {})).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  test('buffered functions answer the streaming call, streaming ones the buffered call', async () => {
    const echoed = await invoke('test-echo', { text: '메아리' });
    expect([JSON.parse(echoed.text).text, echoed.complete.ErrorCode]).toEqual([
      '메아리',
      undefined,
    ]);
    expect((await invoke('test-echo', { text: 'crash' })).complete.ErrorCode).toBeDefined();
    const { Payload, FunctionError } = await client().send(
      new InvokeCommand({
        FunctionName: 'stream-sagemaker',
        Payload: Buffer.from('{"prompt":"a"}'),
      }),
    );
    expect([Buffer.from(Payload!).toString(), FunctionError]).toEqual([
      '안녕하세요, 반갑습니다.',
      undefined,
    ]);
    const { Functions } = await client().send(new ListFunctionsCommand({}));
    expect(Functions!.map(({ FunctionName }) => FunctionName)).toEqual([
      'test-echo',
      'stream-bedrock',
      'stream-sagemaker',
    ]);
  });

  test("the frames are what the emulator's decoder reads", () => {
    const decoder = new EventStreamDecoder();
    const payload = Buffer.from('한글\0bytes');
    const frames = Buffer.concat([
      encodeEventFrame('PayloadChunk', payload),
      encodeEventFrame('InvokeComplete', { ErrorCode: 'x' }),
    ]);
    const messages = [...frames].flatMap((byte) => decoder.push(Uint8Array.of(byte)));
    decoder.end();
    expect(messages.map(({ headers }) => headers.get(':event-type')?.value)).toEqual([
      'PayloadChunk',
      'InvokeComplete',
    ]);
    expect(Buffer.from(messages[0]!.payload).equals(payload)).toBe(true);
  });
});

describe('the handler', () => {
  const context = (callerSignal?: AbortSignal) => ({
    awsRequestId: 'r-1',
    functionName: 'f',
    callerSignal,
    getRemainingTimeInMillis: () => 30_000,
  });
  const handlerOf = (stream: () => AsyncIterable<LanguageEvent>, heartbeatMs?: number) => {
    const opened = {
      ...openStream({ ...streamBedrockContract, run: stream }, 'f', {
        language: () => {
          throw new Error();
        },
      }),
    };
    return streamingHandler(async () => opened, {
      clock: systemClock,
      logLevel: 'ERROR',
      writeLine: () => {},
      heartbeatMs,
    });
  };

  test('waits for a slow reader instead of piling up', async () => {
    let pulled = 0;
    const handler = handlerOf(async function* () {
      for (; pulled < 10_000; pulled++) yield { type: 'text-delta', text: 'x'.repeat(1000) };
      yield { type: 'done', finish: 'stop', model: 'm', cached: false };
    });
    let release = () => {};
    let received = 0;
    const slow = Object.assign(
      new Writable({
        highWaterMark: 4000,
        write: (chunk, _, done) => {
          received += chunk.length;
          release = done;
        },
      }),
      { setContentType: () => {} },
    );
    const running = handler({ prompt: 'a' }, slow, context());
    for (let turns = 0; turns < 50; turns++) await turn();
    // One piece with the reader, and as many in the buffer as fit.
    expect(pulled).toBeLessThanOrEqual(5);
    slow.on('close', () => {});
    while (!slow.writableFinished) {
      release();
      await turn();
    }
    await running;
    expect(received).toBe(10_000_000);
  });

  test('a reader that is gone ends the source', async () => {
    let ended = false;
    const handler = handlerOf(async function* () {
      try {
        for (;;) {
          yield { type: 'text-delta', text: 'x' };
          await turn();
        }
      } finally {
        ended = true;
      }
    });
    const reader = Object.assign(new PassThrough(), { setContentType: () => {} });
    const running = handler({ prompt: 'a' }, reader, context());
    await turn();
    reader.destroy();
    await running;
    expect(ended).toBe(true);
  });

  const refusalOf = async (model: LanguageModel, remainingMs: number) => {
    const opened = openStream(streamBedrock, 'f', { language: () => model });
    const handler = streamingHandler(async () => opened, {
      clock: systemClock,
      logLevel: 'ERROR',
      writeLine: () => {},
    });
    const reader = Object.assign(new PassThrough(), { setContentType: () => {} });
    const call = { ...context(), getRemainingTimeInMillis: () => remainingMs };
    return await handler({ prompt: 'a' }, reader, call).then(
      () => null,
      (error: Error) => error.name,
    );
  };

  test('a budget of zero, or no time left: refused before the model is called', async () => {
    const broke = withBudget(offlineModel(), { tokens: 0, clock: systemClock });
    expect(await refusalOf(broke, 30_000)).toBe('language.budget-used');
    const timed = withDeadline(offlineModel(), { sleep: systemSleep });
    expect(await refusalOf(timed, 100)).toBe('language.deadline');
    expect(await refusalOf(timed, 30_000)).toBeNull();
  });

  test('a silent model is bridged with comments, for events only', async () => {
    let speak = () => {};
    const silence = new Promise<void>((resolve) => {
      speak = resolve;
    });
    const handler = handlerOf(async function* () {
      await silence;
      yield {
        type: 'error',
        problem: problem('language.prompt-empty', {}),
      };
    }, 1);
    const reader = Object.assign(new PassThrough(), { setContentType: () => {} });
    const answered = handler({ prompt: 'a', format: 'events' }, reader, context());
    answered.catch(() => {});
    reader.setEncoding('utf8');
    let text = '';
    for await (const part of reader) {
      text += part;
      if (text.includes(': waiting')) speak();
      if (text.includes('"error"')) break;
    }
    expect(text).toMatch(/^(: waiting\n\n)+data: \{"type":"error"/);
    await expect(answered).rejects.toThrow('the prompt is empty');
  });
});
