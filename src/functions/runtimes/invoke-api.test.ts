import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { echoFunction } from '../../../test/support/echo-function.js';
import { systemClock } from '../../shared/index.js';
import { memoryStore } from '../../storage/index.js';
import { type LocalServer, localServer } from './local-server.js';

const lines: string[] = [];
let server: LocalServer;
let client: LambdaClient;
beforeAll(async () => {
  server = await localServer({
    functions: [echoFunction(), echoFunction('other')],
    charts: memoryStore(),
    host: '127.0.0.1',
    port: 0,
    clock: systemClock,
    logLevel: 'INFO',
    writeLine: (line) => lines.push(line),
    requestLimitBytes: 6 * 1024 * 1024,
    version: '1.2.3',
    servedModel: async () => 'diecasting@3',
    listModels: async () => [],
    startPage: async () => '',
  });
  client = new LambdaClient({
    endpoint: server.address,
    region: 'ap-northeast-2',
    credentials: { accessKeyId: 'AKTEST', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
});
afterAll(() => server.stop());

const invoke = (
  changes: Partial<InvokeCommand['input']> = {},
  payload: unknown = { text: '안녕' },
) =>
  client.send(
    new InvokeCommand({
      FunctionName: 'test-echo',
      Payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
      ...changes,
    }),
  );
const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error) => error,
  );

describe('Invoke, as the AWS SDK speaks it', () => {
  test.each([
    'test-echo',
    'test-echo:$LATEST',
    'function:test-echo',
    '123456789012:function:test-echo',
    'arn:aws:lambda:us-east-1:123456789012:function:test-echo',
    'arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:test-echo:$LATEST',
  ])('answers the bare result to %s', async (FunctionName) => {
    const answer = await invoke({ FunctionName });
    expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(answer.FunctionError).toBeUndefined();
    expect(JSON.parse(answer.Payload!.transformToString())).toEqual({
      text: '안녕',
      called: 'test-echo',
    });
  });

  test('an empty payload is an empty event', async () => {
    const answer = await invoke({ Payload: undefined });
    expect(JSON.parse(answer.Payload!.transformToString()).text).toBe('');
  });

  test('a failure of the function is a success of the call, with the error as payload', async () => {
    const answer = await invoke({}, { text: 'refuse' });
    expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(JSON.parse(answer.Payload!.transformToString())).toEqual({
      errorType: 'input.bad-row',
      errorMessage: 'row 3: no echo; shout',
      trace: expect.arrayContaining([expect.stringContaining('echo-function')]),
    });
  });

  test('the log tail has the lines of this call, from START to REPORT', async () => {
    const answer = await invoke({ LogType: 'Tail' });
    const log = Buffer.from(answer.LogResult!, 'base64').toString();
    const id = answer.$metadata.requestId;
    const rows = log.trimEnd().split('\n');
    expect(rows[0]).toBe(`START RequestId: ${id} Version: $LATEST`);
    expect(JSON.parse(rows[1]!)).toMatchObject({ message: 'echoing', request_id: id });
    expect(rows.at(-2)).toBe(`END RequestId: ${id}`);
    expect(rows.at(-1)).toMatch(
      new RegExp(
        `^REPORT RequestId: ${id}\tDuration: [\\d.]+ ms\tBilled Duration: \\d+ ms\tMemory Size: 256 MB\tMax Memory Used: \\d+ MB`,
      ),
    );
    expect((await invoke()).LogResult).toBeUndefined();
  });

  test('Event runs without being waited for, DryRun does not run', async () => {
    const before = lines.length;
    expect((await invoke({ InvocationType: 'DryRun' })).StatusCode).toBe(204);
    expect((await invoke({ InvocationType: 'Event' })).StatusCode).toBe(202);
    while (!lines.slice(before).some((line) => line.includes('answered')))
      await new Promise((resolve) => setImmediate(resolve));
    expect(lines.slice(before).filter((line) => line.includes('echoing'))).toHaveLength(1);
  });

  test('HTTP-shaped events get status, headers and body', async () => {
    const answer = await invoke(
      {},
      {
        version: '2.0',
        rawPath: '/',
        requestContext: { http: { method: 'POST', path: '/' } },
        body: '{"text":"hi"}',
      },
    );
    expect(JSON.parse(answer.Payload!.transformToString())).toMatchObject({
      statusCode: 200,
      body: '{"text":"hi","called":"test-echo"}',
    });
  });

  test.each<[string, Partial<InvokeCommand['input']>, unknown, string, number]>([
    ['an unknown function', { FunctionName: 'none' }, {}, 'ResourceNotFoundException', 404],
    ['a version that is not there', { Qualifier: '7' }, {}, 'ResourceNotFoundException', 404],
    [
      'an alias in the name',
      { FunctionName: 'test-echo:prod' },
      {},
      'ResourceNotFoundException',
      404,
    ],
    [
      'two qualifiers',
      { FunctionName: 'test-echo:prod', Qualifier: '$LATEST' },
      {},
      'InvalidParameterValueException',
      400,
    ],
    ['a name that is none', { FunctionName: 'test echo!' }, {}, 'ValidationException', 400],
    ['no JSON', {}, '{"text":', 'InvalidRequestContentException', 400],
    ['10 MB', {}, { text: 'x'.repeat(1e7) }, 'RequestTooLargeException', 413],
  ])('refuses %s', async (_, changes, payload, name, status) => {
    const error = await failure(invoke(changes, payload));
    expect(error.name).toBe(name);
    expect(error.$metadata.httpStatusCode).toBe(status);
    expect(error.message.length).toBeGreaterThan(20);
  });

  test('refuses an invocation type that does not exist', async () => {
    const answer = await fetch(`${server.address}/2015-03-31/functions/test-echo/invocations`, {
      method: 'POST',
      body: '{}',
      headers: { 'x-amz-invocation-type': 'Later' },
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('x-amzn-errortype')).toBe('InvalidParameterValueException');
  });

  test('an answer above 6 MB is a failure of the function', async () => {
    const answer = await invoke({}, { text: 'x'.repeat(1000), times: 7000 });
    expect(answer.FunctionError).toBe('Unhandled');
    expect(JSON.parse(answer.Payload!.transformToString()).errorType).toBe(
      'Function.ResponseSizeTooLarge',
    );
  });

  test('lists the functions as the region that asks expects them', async () => {
    const { Functions } = await client.send(new ListFunctionsCommand({}));
    expect(Functions).toEqual([
      expect.objectContaining({
        FunctionName: 'test-echo',
        FunctionArn: 'arn:aws:lambda:ap-northeast-2:000000000000:function:test-echo',
        MemorySize: 256,
        Timeout: 30,
      }),
      expect.objectContaining({ FunctionName: 'other' }),
    ]);
  });
});
