// The real JS SDK against the emulated Bedrock runtime, over HTTP/2 and over HTTP/1.
import {
  BedrockRuntimeClient,
  type BedrockRuntimeClientConfig,
  ConverseCommand,
  type ConverseCommandInput,
  ConverseStreamCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, type ScriptFault, startEmulator } from '../src/emulator/index.js';

let emulator: Emulator;
const open: BedrockRuntimeClient[] = [];

beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());
afterEach(() => {
  for (const client of open.splice(0)) client.destroy();
  emulator.setScript({});
});

function connect(options: Partial<BedrockRuntimeClientConfig> = {}): BedrockRuntimeClient {
  const client = new BedrockRuntimeClient({
    region: 'ap-northeast-2',
    endpoint: emulator.url,
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    maxAttempts: 1,
    ...options,
  });
  open.push(client);
  return client;
}

const attempt = (count: number) => ({ getRetryCount: () => count, getRetryDelay: () => 0 });
/** The SDK's own strategy waits for seconds; this one only counts. */
const threeAttemptsAtOnce: BedrockRuntimeClientConfig['retryStrategy'] = {
  mode: 'standard',
  acquireInitialRetryToken: async () => attempt(0),
  refreshRetryTokenForRetry: async (last: { getRetryCount(): number }) => {
    if (last.getRetryCount() >= 2) throw new Error('no attempts left');
    return attempt(last.getRetryCount() + 1);
  },
  recordSuccess: () => {},
};

const modelId = 'apac.anthropic.claude-sonnet-4-20250514-v1:0';
const ask = (text: string, more: Partial<ConverseCommandInput> = {}): ConverseCommandInput => ({
  modelId,
  messages: [{ role: 'user', content: [{ text }] }],
  ...more,
});

async function textOf(client: BedrockRuntimeClient, input: ConverseCommandInput): Promise<string> {
  let text = '';
  for await (const event of (await client.send(new ConverseStreamCommand(input))).stream ?? [])
    text += event.contentBlockDelta?.delta?.text ?? '';
  return text;
}

describe.each([
  ['HTTP/2', () => connect()],
  ['HTTP/1.1', () => connect({ requestHandler: new NodeHttpHandler() })],
] as const)('Bedrock over %s', (protocol, client) => {
  it('answers without a script in the language of the question, and says who it is', async () => {
    const korean = await client().send(new ConverseCommand(ask('불량률은?')));
    expect(korean.output?.message?.content?.[0]?.text).toMatch(/^\[에뮬레이터\].*불량률은\?$/);
    expect(korean.stopReason).toBe('end_turn');
    const english = await client().send(new ConverseCommand(ask('How many defects?')));
    expect(english.output?.message?.content?.[0]?.text).toMatch(
      /^\[emulator\].*How many defects\?$/,
    );
    expect(english.usage!.totalTokens).toBe(
      english.usage!.inputTokens! + english.usage!.outputTokens!,
    );
    expect(emulator.requests.at(-1)).toMatchObject({
      protocol,
      service: 'bedrock-runtime',
      operation: 'Converse',
      target: modelId,
      status: 200,
      outcome: 'complete',
    });
    expect(JSON.stringify(emulator.requests)).not.toMatch(/Signature=/);
  });

  it('streams the events in order, with usage at the end', async () => {
    emulator.setScript({ rules: [{ answer: { chunks: ['가', ' 나', '다 👩‍🏭'] } }] });
    const { stream } = await client().send(new ConverseStreamCommand(ask('x')));
    const events = [];
    for await (const event of stream!) events.push(event);
    expect(events.map((event) => Object.keys(event)[0])).toEqual([
      'messageStart',
      'contentBlockDelta',
      'contentBlockDelta',
      'contentBlockDelta',
      'contentBlockStop',
      'messageStop',
      'metadata',
    ]);
    expect(events.flatMap((event) => event.contentBlockDelta?.delta?.text ?? [])).toEqual([
      '가',
      ' 나',
      '다 👩‍🏭',
    ]);
    expect(events.at(-1)?.metadata?.usage?.outputTokens).toBeGreaterThan(0);
  });

  it('gives back any text, however it is cut', async () => {
    const one = client();
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        async (text, chunkCharacters) => {
          emulator.setScript({ rules: [{ answer: { text, chunkCharacters } }] });
          expect(await textOf(one, ask('x'))).toBe(text);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('calls tools and streams their input', async () => {
    emulator.setScript({
      rules: [
        {
          answer: { text: '찾아볼게요', tools: [{ name: 'find', input: { city: '서울', n: 3 } }] },
        },
      ],
    });
    const whole = await client().send(new ConverseCommand(ask('x')));
    expect(whole.stopReason).toBe('tool_use');
    expect(whole.output?.message?.content?.[1]?.toolUse).toMatchObject({
      name: 'find',
      input: { city: '서울', n: 3 },
    });
    const { stream } = await client().send(new ConverseStreamCommand(ask('x')));
    let input = '';
    const starts = [];
    for await (const event of stream!) {
      if (event.contentBlockStart) starts.push(event.contentBlockStart);
      input += event.contentBlockDelta?.delta?.toolUse?.input ?? '';
    }
    expect(starts).toMatchObject([{ contentBlockIndex: 1, start: { toolUse: { name: 'find' } } }]);
    expect(JSON.parse(input)).toEqual({ city: '서울', n: 3 });
  });

  const errors: readonly (readonly [ScriptFault, string, number])[] = [
    [{ kind: 'throttle', retryAfterSeconds: 2 }, 'ThrottlingException', 429],
    [{ kind: 'access-denied' }, 'AccessDeniedException', 403],
    [{ kind: 'unavailable' }, 'ServiceUnavailableException', 503],
    [{ kind: 'expired-credentials' }, 'ExpiredTokenException', 403],
    [{ kind: 'error', error: 'ModelTimeoutException' }, 'ModelTimeoutException', 408],
    [{ kind: 'error', error: 'ResourceNotFoundException' }, 'ResourceNotFoundException', 404],
    [{ kind: 'error', error: 'ValidationException', message: '왜?' }, 'ValidationException', 400],
  ];
  it.each(errors)('plays %o', async (fault, name, status) => {
    emulator.setScript({ rules: [{ fault }] });
    for (const command of [new ConverseCommand(ask('x')), new ConverseStreamCommand(ask('x'))]) {
      const failure = await client()
        .send(command as ConverseCommand)
        .then(
          () => null,
          (error) => error,
        );
      expect(failure).toMatchObject({ name, $metadata: { httpStatusCode: status } });
      expect(emulator.requests.at(-1)).toMatchObject({ status, error: name });
    }
  });

  it('throttles so many times, and a client that retries gets through', async () => {
    emulator.setScript({
      rules: [{ times: 2, fault: { kind: 'throttle' } }, { answer: { text: 'ok' } }],
    });
    const patient = connect({
      ...(protocol === 'HTTP/1.1' ? { requestHandler: new NodeHttpHandler() } : {}),
      retryStrategy: threeAttemptsAtOnce,
    });
    const answer = await patient.send(new ConverseCommand(ask('x')));
    expect(answer.$metadata.attempts).toBe(3);
    expect(answer.output?.message?.content?.[0]?.text).toBe('ok');
  });

  it.each([
    ['ModelStreamErrorException', 'ModelStreamErrorException'],
    ['ThrottlingException', 'ThrottlingException'],
    [undefined, 'ModelStreamErrorException'],
  ])('breaks a stream with the modeled error %s', async (error, name) => {
    emulator.setScript({
      rules: [
        {
          answer: { chunks: ['하나', '둘', '셋'] },
          fault: { kind: 'mid-stream-error', error, afterChunks: 2 },
        },
      ],
    });
    const seen: string[] = [];
    const { stream } = await client().send(new ConverseStreamCommand(ask('x')));
    const failure = await (async () => {
      for await (const event of stream!) seen.push(event.contentBlockDelta?.delta?.text ?? '');
    })().catch((thrown) => thrown);
    expect(failure.name).toBe(name);
    expect(seen.filter(Boolean)).toEqual(['하나', '둘']);
  });

  it.each([['malformed-chunk'], ['cut']] as const)('a %s fails the client', async (kind) => {
    emulator.setScript({ rules: [{ answer: { chunks: ['a', 'b'] }, fault: { kind } }] });
    await expect(textOf(client(), ask('x'))).rejects.toThrow();
  });

  it.each<ScriptFault>([
    { kind: 'cut' },
    { kind: 'malformed-chunk' },
    { kind: 'error', error: 'NotYetKnown', status: 418 },
  ])('%o fails an answer in one piece too', async (fault) => {
    emulator.setScript({ rules: [{ fault }] });
    await expect(client().send(new ConverseCommand(ask('x')))).rejects.toThrow();
  });

  it('stops answering in the middle of a stream', async () => {
    emulator.setScript({
      rules: [{ answer: { chunks: ['a', 'b'] }, fault: { kind: 'timeout', afterChunks: 1 } }],
    });
    const leave = new AbortController();
    const { stream } = await client().send(new ConverseStreamCommand(ask('x')), {
      abortSignal: leave.signal,
    });
    let text = '';
    for await (const event of stream!) {
      text += event.contentBlockDelta?.delta?.text ?? '';
      if (text === 'a') break;
    }
    expect(text).toBe('a');
    expect(emulator.requests.at(-1)?.outcome).toBe('open');
  });

  it('a slow drip arrives whole', async () => {
    emulator.setScript({
      rules: [
        {
          answer: { chunks: ['천천히 ', '와도'] },
          fault: { kind: 'slow-drip', bytes: 50, delayMs: 0 },
        },
      ],
    });
    expect(await textOf(client(), ask('x'))).toBe('천천히 와도');
  });

  it('a timeout never answers, and the record says that the client left', async () => {
    emulator.setScript({ rules: [{ fault: { kind: 'timeout' } }] });
    const leave = new AbortController();
    const asked = client().send(new ConverseCommand(ask('x')), { abortSignal: leave.signal });
    while (emulator.requests.at(-1)?.outcome !== 'open') await new Promise(setImmediate);
    leave.abort();
    await expect(asked).rejects.toThrow(/abort/i);
    while (emulator.requests.at(-1)?.outcome === 'open') await new Promise(setImmediate);
    expect(emulator.requests.at(-1)).toMatchObject({ outcome: 'client-left', status: 0 });
  });
});

describe('Bedrock answers', () => {
  it('honours maxTokens and stop sequences', async () => {
    emulator.setScript({ rules: [{ answer: { text: 'one two three four' } }] });
    const client = connect();
    const short = await client.send(
      new ConverseCommand(ask('x', { inferenceConfig: { maxTokens: 2 } })),
    );
    expect(short).toMatchObject({ stopReason: 'max_tokens' });
    expect(short.usage?.outputTokens).toBe(2);
    const stopped = await client.send(
      new ConverseCommand(ask('x', { inferenceConfig: { stopSequences: [' three'] } })),
    );
    expect(stopped.stopReason).toBe('stop_sequence');
    expect(stopped.output?.message?.content?.[0]?.text).toBe('one two');
  });

  it('caches a long prefix: written first, read afterwards, silently nothing below the minimum', async () => {
    const client = connect();
    const figures = async (system: string) => {
      const input = ask('질문', {
        system: [{ text: system }, { cachePoint: { type: 'default' } }],
      });
      const { usage } = await client.send(new ConverseCommand(input));
      return [usage?.cacheWriteInputTokens, usage?.cacheReadInputTokens];
    };
    const long = '규칙 '.repeat(800);
    expect(await figures(long)).toEqual([1600, 0]);
    expect(await figures(long)).toEqual([0, 1600]);
    expect(await figures('짧은 규칙')).toEqual([0, 0]);
    expect(await figures('짧은 규칙')).toEqual([0, 0]);
  });

  it('a guardrail intervenes, and its trace is told on request', async () => {
    emulator.setScript({ rules: [{ answer: { guardrail: { message: '답할 수 없습니다.' } } }] });
    const guardrailConfig = {
      guardrailIdentifier: 'gr1',
      guardrailVersion: '1',
      trace: 'enabled',
    } as const;
    const answer = await connect().send(new ConverseCommand(ask('x', { guardrailConfig })));
    expect(answer.stopReason).toBe('guardrail_intervened');
    expect(answer.output?.message?.content?.[0]?.text).toBe('답할 수 없습니다.');
    expect(Object.keys(answer.trace?.guardrail?.inputAssessment ?? {})).toEqual(['gr1']);
  });

  it('follows a forced tool and an output schema without a script', async () => {
    const json = {
      type: 'object',
      properties: { level: { enum: ['high', 'low'] }, count: { type: 'integer', minimum: 3 } },
      required: ['level', 'count'],
    };
    const forced = await connect().send(
      new ConverseCommand(
        ask('x', {
          toolConfig: {
            tools: [{ toolSpec: { name: 'report', inputSchema: { json } } }],
            toolChoice: { tool: { name: 'report' } },
          },
        }),
      ),
    );
    expect(forced.output?.message?.content?.[0]?.toolUse?.input).toEqual({
      level: 'high',
      count: 3,
    });
    const structured = await connect().send(
      new ConverseCommand(
        ask('x', {
          outputConfig: {
            textFormat: {
              type: 'json_schema',
              structure: { jsonSchema: { schema: JSON.stringify(json) } },
            },
          },
        }),
      ),
    );
    expect(JSON.parse(structured.output?.message?.content?.[0]?.text ?? '')).toEqual({
      level: 'high',
      count: 3,
    });
  });

  it.each([
    ['a blank text', { messages: [{ role: 'user', content: [{ text: ' ' }] }] }, /is blank/],
    ['no message', { messages: [] }, /must start with a user message/],
    [
      'a message of the assistant first',
      { messages: [{ role: 'assistant', content: [{ text: 'a' }] }] },
      /must start with a user message/,
    ],
    ['a temperature of 2', { inferenceConfig: { temperature: 2 } }, /temperature/],
  ] as const)('refuses %s as Bedrock does', async (_name, more, message) => {
    const input = { ...ask('x'), ...more } as ConverseCommandInput;
    await expect(connect().send(new ConverseCommand(input))).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(message),
    });
  });

  it('knows only the models of the script when it lists some', async () => {
    emulator.setScript({ models: ['*.anthropic.claude-*', 'amazon.titan-embed-text-v2:0'] });
    await expect(connect().send(new ConverseCommand(ask('x')))).resolves.toBeDefined();
    await expect(
      connect().send(new ConverseCommand(ask('x', { modelId: 'meta.llama3-8b' }))),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('takes a profile ARN as the model', async () => {
    const arn =
      'arn:aws:bedrock:ap-northeast-2:123456789012:inference-profile/apac.anthropic.claude-sonnet-4-20250514-v1:0';
    await connect().send(new ConverseCommand(ask('x', { modelId: arn })));
    expect(emulator.requests.at(-1)?.target).toBe(arn);
  });
});

describe('InvokeModel', () => {
  const invoke = async (model: string, body: unknown) => {
    const answer = await connect().send(
      new InvokeModelCommand({ modelId: model, body: JSON.stringify(body) }),
    );
    return JSON.parse(Buffer.from(answer.body).toString('utf8'));
  };
  const anthropic = {
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 100,
    messages: [{ role: 'user', content: '안녕' }],
  };

  it('speaks the Messages format', async () => {
    emulator.setScript({ rules: [{ when: { prompt: '안녕' }, answer: { text: '반가워요' } }] });
    const answer = await invoke(modelId, anthropic);
    expect(answer).toMatchObject({
      type: 'message',
      role: 'assistant',
      content: [{ type: 'text', text: '반가워요' }],
      stop_reason: 'end_turn',
    });
    await expect(invoke(modelId, { messages: [] })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('streams the Messages format', async () => {
    emulator.setScript({ rules: [{ answer: { chunks: ['반가', '워요'] } }] });
    const { body } = await connect().send(
      new InvokeModelWithResponseStreamCommand({ modelId, body: JSON.stringify(anthropic) }),
    );
    const events = [];
    for await (const event of body!)
      events.push(JSON.parse(Buffer.from(event.chunk!.bytes!).toString('utf8')));
    expect(events.map((event) => event.type)).toEqual([
      'message_start',
      'content_block_start',
      'content_block_delta',
      'content_block_delta',
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
    expect(events.at(-1)['amazon-bedrock-invocationMetrics'].outputTokenCount).toBe(4);
  });

  it('speaks Titan text', async () => {
    const answer = await invoke('amazon.titan-text-express-v1', {
      inputText: 'hello there',
      textGenerationConfig: { maxTokenCount: 3 },
    });
    expect(answer.results[0]).toMatchObject({ tokenCount: 3, completionReason: 'LENGTH' });
  });

  it('embeds so that similar texts are near', async () => {
    const titan = async (inputText: string) =>
      (await invoke('amazon.titan-embed-text-v2:0', { inputText, dimensions: 512 })).embedding;
    const [porosity, holes, weather]: number[][] = await Promise.all(
      ['주조품에 기공이 생기는 원인', '주조품에 기공이 생긴 이유', '내일 서울 날씨는 맑음'].map(
        titan,
      ),
    );
    const cosine = (a: number[], b: number[]) =>
      a.reduce((sum, value, i) => sum + value * b[i]!, 0);
    expect(porosity).toHaveLength(512);
    expect(cosine(porosity!, porosity!)).toBeCloseTo(1, 5);
    expect(cosine(porosity!, holes!)).toBeGreaterThan(cosine(porosity!, weather!) + 0.3);

    const cohere = await invoke('cohere.embed-multilingual-v3', {
      texts: ['a', 'b'],
      input_type: 'search_document',
      embedding_types: ['float', 'int8'],
    });
    expect(cohere.response_type).toBe('embeddings_by_type');
    expect(cohere.embeddings.float.map((vector: number[]) => vector.length)).toEqual([1024, 1024]);
    await expect(
      invoke('cohere.embed-multilingual-v3', { texts: [], input_type: 'search_query' }),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
