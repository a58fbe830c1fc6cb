// The real JS SDK against the emulated SageMaker, knowledge bases and Lambda.
import {
  BedrockAgentRuntimeClient,
  type RetrievalFilter,
  RetrieveAndGenerateCommand,
  RetrieveCommand,
} from '@aws-sdk/client-bedrock-agent-runtime';
import {
  InvokeCommand,
  type InvokeCommandInput,
  InvokeWithResponseStreamCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import {
  InvokeEndpointCommand,
  InvokeEndpointWithResponseStreamCommand,
  SageMakerRuntimeClient,
} from '@aws-sdk/client-sagemaker-runtime';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, type LambdaHandler, startEmulator } from '../src/emulator/index.js';

let emulator: Emulator;
let sageMaker: SageMakerRuntimeClient;
let knowledge: BedrockAgentRuntimeClient;
let lambdas: LambdaClient;
const background: string[] = [];

const lambda: Record<string, LambdaHandler> = {
  echo: (event, context) => {
    context.log(`asked by ${context.functionName}`);
    return { event, version: context.functionVersion };
  },
  nothing: () => undefined,
  fails: () => {
    throw new TypeError('no such pet');
  },
  huge: () => 'x'.repeat(7 * 1024 * 1024),
  later: async (event) => {
    background.push(JSON.stringify(event));
  },
  writes: {
    stream: async (event, stream) => {
      stream.setContentType('text/plain');
      stream.write('안녕 ');
      stream.write(Buffer.from(JSON.stringify(event)));
      stream.end();
    },
  },
  breaks: {
    stream: async (_event, stream) => {
      stream.write('half');
      throw new RangeError('model left');
    },
  },
};
// What awslambda.streamifyResponse leaves on a handler.
lambda.marked = Object.assign(
  async (_event: unknown, stream: unknown) => {
    (stream as NodeJS.WritableStream).write('marked');
  },
  { [Symbol.for('aws.lambda.runtime.handler.streaming')]: 'response' },
);

beforeAll(async () => {
  emulator = await startEmulator({ lambda });
  const options = {
    region: 'ap-northeast-2',
    endpoint: emulator.url,
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    maxAttempts: 1,
  };
  sageMaker = new SageMakerRuntimeClient(options);
  knowledge = new BedrockAgentRuntimeClient(options);
  lambdas = new LambdaClient(options);
});
afterAll(async () => {
  for (const client of [sageMaker, knowledge, lambdas]) client.destroy();
  await emulator.stop();
});
afterEach(() => emulator.setScript({}));

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (thrown) => thrown,
  );

describe('SageMaker', () => {
  const body = JSON.stringify({
    inputs: '안녕',
    parameters: { max_new_tokens: 256 },
    stream: true,
  });
  const parts = async (requestBody = body, EndpointName = 'llm'): Promise<Buffer[]> => {
    const answer = await sageMaker.send(
      new InvokeEndpointWithResponseStreamCommand({
        EndpointName,
        Body: Buffer.from(requestBody),
        ContentType: 'application/json',
      }),
    );
    const bytes: Buffer[] = [];
    for await (const event of answer.Body!) bytes.push(Buffer.from(event.PayloadPart!.Bytes!));
    return bytes;
  };
  const dataLines = (bytes: readonly Buffer[]) =>
    Buffer.concat(bytes)
      .toString('utf8')
      .split('\n')
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice('data:'.length).trim());

  it('streams TGI lines, blanks kept', async () => {
    emulator.setScript({ rules: [{ answer: { chunks: ['안', ' ', '\n', '녕'] } }] });
    const lines = dataLines(await parts()).map((line) => JSON.parse(line));
    expect(lines.map((line) => line.token.text)).toEqual(['안', ' ', '\n', '녕']);
    expect(lines.at(-1).generated_text).toBe('안 \n녕');
    expect(lines.slice(0, -1).every((line) => line.generated_text === null)).toBe(true);
  });

  it('streams JSON lines and OpenAI lines, with and without the last line break', async () => {
    emulator.setScript({
      endpoints: { lmi: { format: 'lmi' }, vllm: {} },
      rules: [{ answer: { chunks: ['a', '나'], lastLineBreak: false } }],
    });
    const lmi = Buffer.concat(await parts(body, 'lmi')).toString('utf8');
    expect(lmi.endsWith('}')).toBe(true);
    expect(lmi.split('\n').map((line) => JSON.parse(line).token.text)).toEqual(['a', '나']);
    const chat = JSON.stringify({ messages: [{ role: 'user', content: 'x' }], stream: true });
    const lines = dataLines(await parts(chat, 'vllm'));
    expect(lines.at(-1)).toBe('[DONE]');
    const deltas = lines
      .slice(0, -1)
      .map((line) => JSON.parse(line).choices[0]?.delta.content ?? '');
    expect(deltas.join('')).toBe('a나');
  });

  it('cuts the bytes exactly where the script says, inside a character too', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
        async (chunkBytes, text) => {
          emulator.setScript({ rules: [{ answer: { text, format: 'raw', chunkBytes } }] });
          const bytes = await parts();
          expect(Buffer.concat(bytes).toString('utf8')).toBe(text);
          const sizes = bytes.map((part) => part.length);
          const wanted = sizes.map((_, i) => chunkBytes[i % chunkBytes.length]);
          expect(sizes.slice(0, -1)).toEqual(wanted.slice(0, -1));
        },
      ),
      { numRuns: 15 },
    );
  });

  it('answers in one piece', async () => {
    emulator.setScript({ rules: [{ when: { prompt: '안녕' }, answer: { text: '네' } }] });
    const answer = await sageMaker.send(
      new InvokeEndpointCommand({ EndpointName: 'llm', Body: Buffer.from(body) }),
    );
    expect(JSON.parse(Buffer.from(answer.Body!).toString('utf8'))).toEqual([
      { generated_text: '네' },
    ]);
    expect(answer.InvokedProductionVariant).toBe('AllTraffic');
  });

  it('knows only the endpoints of the script when it lists some', async () => {
    emulator.setScript({ endpoints: { llm: {} } });
    await expect(parts(body, 'other')).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Endpoint other of account 123456789012 not found.',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it.each([['ModelStreamError'], ['InternalStreamFailure']])(
    'breaks a stream with %s',
    async (error) => {
      emulator.setScript({
        rules: [{ answer: { chunks: ['a', 'b'] }, fault: { kind: 'mid-stream-error', error } }],
      });
      expect(await failureOf(parts())).toMatchObject({ name: error });
    },
  );

  it('plays its own throttle', async () => {
    emulator.setScript({ rules: [{ fault: { kind: 'throttle' } }] });
    expect(await failureOf(parts())).toMatchObject({
      name: 'ThrottlingException',
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe('knowledge base', () => {
  const script = {
    knowledgeBases: {
      KB12345678: {
        passages: [
          {
            text: '기공은 금형 온도가 낮을 때 생긴다.',
            uri: 's3://docs/a.md',
            metadata: { category: '불량', year: 2024 },
          },
          {
            text: '사출 압력은 70 MPa를 넘지 않는다.',
            uri: 'https://docs.example/b',
            metadata: { category: '공정', year: 2025 },
          },
          {
            text: '회의는 매주 월요일에 한다.',
            uri: 'note-3',
            metadata: { category: '회의', year: 2023 },
          },
        ],
      },
    },
  };
  const retrieve = (
    text: string,
    more: { filter?: RetrievalFilter; numberOfResults?: number; nextToken?: string } = {},
  ) =>
    knowledge.send(
      new RetrieveCommand({
        knowledgeBaseId: 'KB12345678',
        retrievalQuery: { text },
        nextToken: more.nextToken,
        retrievalConfiguration: {
          vectorSearchConfiguration: { filter: more.filter, numberOfResults: more.numberOfResults },
        },
      }),
    );

  it('ranks passages, with locations, scores and metadata', async () => {
    emulator.setScript(script);
    const { retrievalResults } = await retrieve('기공은 왜 생기나요');
    expect(retrievalResults?.map((result) => result.location?.type)).toEqual([
      'S3',
      expect.anything(),
      expect.anything(),
    ]);
    expect(retrievalResults?.[0]).toMatchObject({
      content: { text: expect.stringContaining('기공') },
      location: { s3Location: { uri: 's3://docs/a.md' } },
      metadata: { category: '불량', year: 2024 },
    });
    const scores = retrievalResults!.map((result) => result.score!);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores[0]).toBeGreaterThan(scores[1]! + 0.1);
  });

  it('filters by metadata and hands out pages', async () => {
    emulator.setScript(script);
    const recent = await retrieve('온도', {
      filter: { greaterThanOrEquals: { key: 'year', value: 2024 } },
    });
    expect(recent.retrievalResults).toHaveLength(2);
    const first = await retrieve('온도', { numberOfResults: 2 });
    const second = await retrieve('온도', { numberOfResults: 2, nextToken: first.nextToken! });
    const seen = [...first.retrievalResults!, ...second.retrievalResults!];
    expect(new Set(seen.map((result) => result.content?.text)).size).toBe(3);
    expect(second.nextToken).toBeUndefined();
  });

  it('says that an unknown knowledge base does not exist, and refuses an empty query', async () => {
    expect(await failureOf(retrieve('x'))).toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
    emulator.setScript(script);
    expect(await failureOf(retrieve(' '))).toMatchObject({ name: 'ValidationException' });
  });

  it('generates an answer with citations, scripted or from the best passage', async () => {
    const generate = (text: string) =>
      knowledge.send(
        new RetrieveAndGenerateCommand({
          input: { text },
          retrieveAndGenerateConfiguration: {
            type: 'KNOWLEDGE_BASE',
            knowledgeBaseConfiguration: { knowledgeBaseId: 'KB12345678', modelArn: 'x' },
          },
        }),
      );
    emulator.setScript(script);
    const plain = await generate('기공은 왜 생기나요');
    expect(plain.output?.text).toContain('금형 온도가 낮을 때');
    expect(plain.citations?.[0]?.retrievedReferences?.[0]?.location?.s3Location?.uri).toBe(
      's3://docs/a.md',
    );
    expect(plain.sessionId).toBeTruthy();
    emulator.setScript({
      ...script,
      rules: [{ answer: { text: '압력은 70입니다.', cites: [1] } }],
    });
    const scripted = await generate('압력은?');
    expect(scripted.output?.text).toBe('압력은 70입니다.');
    expect(scripted.citations?.[0]).toMatchObject({
      generatedResponsePart: {
        textResponsePart: { span: { start: 0, end: 9 }, text: '압력은 70입니다.' },
      },
      retrievedReferences: [{ location: { webLocation: { url: 'https://docs.example/b' } } }],
    });
  });
});

describe('Lambda', () => {
  const call = async (FunctionName: string, more: Partial<InvokeCommandInput> = {}) => {
    const answer = await lambdas.send(new InvokeCommand({ FunctionName, ...more }));
    const text = Buffer.from(answer.Payload ?? []).toString('utf8');
    return { ...answer, payload: text === '' ? undefined : JSON.parse(text) };
  };

  it('invokes by name, qualifier and ARN', async () => {
    const Payload = JSON.stringify({ 질문: '?' });
    expect((await call('echo', { Payload })).payload).toEqual({
      event: { 질문: '?' },
      version: '$LATEST',
    });
    expect((await call('echo', { Payload, Qualifier: 'live' })).payload.version).toBe('live');
    const arn = 'arn:aws:lambda:ap-northeast-2:123456789012:function:echo:7';
    expect((await call(arn)).payload).toEqual({ event: {}, version: '7' });
    expect((await call('nothing')).payload).toBeNull();
  });

  it('returns the log tail when asked', async () => {
    const { LogResult } = await call('echo', { LogType: 'Tail' });
    const lines = Buffer.from(LogResult!, 'base64').toString('utf8').split('\n');
    expect(lines[0]).toMatch(/^START RequestId: [0-9a-f-]{36} Version: \$LATEST$/);
    expect(lines[1]).toBe('asked by echo');
    expect(lines[2]).toMatch(/^END/);
    expect(lines[3]).toMatch(/^REPORT.*Duration: /);
    expect((await call('echo')).LogResult).toBeUndefined();
  });

  it('answers a function error with status 200', async () => {
    const answer = await call('fails');
    expect(answer).toMatchObject({
      StatusCode: 200,
      FunctionError: 'Unhandled',
      payload: { errorType: 'TypeError', errorMessage: 'no such pet' },
    });
    expect(answer.payload.trace[0]).toBe('TypeError: no such pet');
    expect((await call('huge')).payload.errorType).toBe('Function.ResponseSizeTooLarge');
  });

  it('runs an Event in the background and only checks a DryRun', async () => {
    expect((await call('later', { InvocationType: 'Event', Payload: '{"a":1}' })).StatusCode).toBe(
      202,
    );
    while (background.length === 0) await new Promise(setImmediate);
    expect(background).toEqual(['{"a":1}']);
    expect((await call('later', { InvocationType: 'DryRun' })).StatusCode).toBe(204);
    expect(background).toHaveLength(1);
  });

  it('refuses an unknown function, a payload that is not JSON, and plays TooManyRequests', async () => {
    expect(await failureOf(call('ech'))).toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Function not found: arn:aws:lambda:ap-northeast-2:123456789012:function:ech',
      $metadata: { httpStatusCode: 404 },
    });
    expect(await failureOf(call('echo', { Payload: '{' }))).toMatchObject({
      name: 'InvalidRequestContentException',
    });
    emulator.setScript({ rules: [{ fault: { kind: 'throttle', retryAfterSeconds: 3 } }] });
    expect(await failureOf(call('echo'))).toMatchObject({
      name: 'TooManyRequestsException',
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      retryAfterSeconds: '3',
    });
  });

  const stream = async (FunctionName: string, payload?: string) => {
    const answer = await lambdas.send(
      new InvokeWithResponseStreamCommand({ FunctionName, Payload: payload, LogType: 'Tail' }),
    );
    const chunks: string[] = [];
    let complete: { ErrorCode?: string; ErrorDetails?: string; LogResult?: string } | undefined;
    for await (const event of answer.EventStream!) {
      if (event.PayloadChunk)
        chunks.push(Buffer.from(event.PayloadChunk.Payload!).toString('utf8'));
      complete = event.InvokeComplete ?? complete;
    }
    return { text: chunks.join(''), complete };
  };

  it('streams what a streaming handler writes, and a whole value as one chunk', async () => {
    const streamed = await stream('writes', '{"a":1}');
    expect(streamed.text).toBe('안녕 {"a":1}');
    expect(streamed.complete?.ErrorCode).toBeUndefined();
    expect(Buffer.from(streamed.complete!.LogResult!, 'base64').toString()).toContain('REPORT');
    expect((await stream('marked')).text).toBe('marked');
    expect((await stream('echo')).text).toBe('{"event":{},"version":"$LATEST"}');
    expect(await call('writes', { Payload: '"buffered"' }).catch((thrown) => thrown.name)).toBe(
      'SyntaxError',
    );
  });

  it('tells an error after bytes went out at the end of the stream', async () => {
    const { text, complete } = await stream('breaks');
    expect(text).toBe('half');
    expect(complete).toMatchObject({ ErrorCode: 'RangeError' });
    expect(JSON.parse(complete!.ErrorDetails!)).toMatchObject({ errorMessage: 'model left' });
  });
});

describe('unknown paths', () => {
  it('are refused with the list of what is emulated', async () => {
    const answer = await fetch(`${emulator.url}/2015-03-31/functions`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
    expect(await answer.text()).toContain('POST /model/{modelId}/converse-stream');
  });
});
