// The providers against the AWS emulator: another pair of hands wrote its wire formats.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../src/emulator/index.js';
import { bedrockEmbeddings, bedrockModel, sageMakerModel } from '../src/language/index.js';
import { codeOf, eventsOf, expectOneEnd, textOf } from './support/language-contract.js';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ port: 0 });
});
afterAll(() => emulator.stop());

const request = { messages: [{ role: 'user' as const, text: '오늘 불량은?' }] };
const connection = () => ({
  region: 'ap-northeast-2',
  endpoint: emulator.url,
  credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' },
});
const providers = {
  bedrock: () => bedrockModel({ ...connection(), modelId: 'apac.amazon.nova-lite-v1:0' }),
  sagemaker: () => sageMakerModel({ ...connection(), endpointName: 'llm' }),
};

describe.each(Object.entries(providers))('%s against the emulator', (name, open) => {
  it('streams and generates scripted text', async () => {
    const chunks = ['생산 ', ' ', '🙂', '\r\n', '끝'];
    emulator.setScript({ rules: [{ answer: { chunks } }] });
    const events = await eventsOf(open().stream(request));
    expectOneEnd(events);
    expect([textOf(events), codeOf(events)]).toEqual([chunks.join(''), 'done']);
    expect((await open().generate(request)).text).toBe(chunks.join(''));
  });

  it.each([
    [{ kind: 'throttle', retryAfterSeconds: 2 }, 'language.throttled'],
    [{ kind: 'access-denied' }, 'language.access-denied'],
    [{ kind: 'expired-credentials' }, 'language.credentials-expired'],
    [{ kind: 'unavailable' }, 'language.unavailable'],
  ] as const)('reports %j', async (fault, code) => {
    emulator.setScript({ rules: [{ fault }] });
    const events = await eventsOf(open().stream(request));
    expect([events.length, codeOf(events)]).toEqual([1, code]);
    await expect(open().generate(request)).rejects.toMatchObject({ code });
  });

  it.each([
    [
      { kind: 'mid-stream-error', afterChunks: 2 },
      /^language\.(model-failed|throttled|unavailable)$/,
    ],
    [{ kind: 'malformed-chunk', afterChunks: 2 }, /^language\.stream-malformed$/],
    [{ kind: 'cut', afterChunks: 2 }, /^language\.stream-cut$/],
  ] as const)('reports %j after the text that came', async (fault, code) => {
    emulator.setScript({ rules: [{ answer: { chunks: ['하나 ', '둘 ', '셋 ', '넷'] }, fault }] });
    const events = await eventsOf(open().stream(request));
    expectOneEnd(events);
    expect(codeOf(events)).toMatch(code);
    expect('하나 둘 셋 넷').toContain(textOf(events));
  });

  it('reads a slow drip of bytes', async () => {
    emulator.setScript({
      rules: [{ answer: { text: '한글 🙂 끝' }, fault: { kind: 'slow-drip', bytes: 61 } }],
    });
    expect(textOf(await eventsOf(open().stream(request)))).toBe('한글 🙂 끝');
  });

  it('reads text cut between any bytes', async () => {
    for (const bytes of [1, 2, 5]) {
      emulator.setScript({
        rules: [
          {
            answer: {
              text: '가나다 👩‍🏭\r\n',
              chunkBytes: [bytes],
              lastLineBreak: false,
              chunkCharacters: 1,
            },
          },
        ],
      });
      expect(textOf(await eventsOf(open().stream(request))), `${name} ${bytes}`).toBe(
        '가나다 👩‍🏭\r\n',
      );
    }
  });
});

describe('bedrock against the emulator', () => {
  it('calls tools and reads cache figures', async () => {
    emulator.setScript({
      rules: [
        {
          answer: {
            text: '먼저',
            tools: [{ name: 'rows_of', input: { limit: 3 } }],
            usage: { inputTokens: 5, cacheReadInputTokens: 2048 },
          },
        },
      ],
    });
    const tools = [{ name: 'rows_of', description: 'rows', inputSchema: { type: 'object' } }];
    const reply = await providers
      .bedrock()
      .generate({ ...request, tools, system: '규칙', cacheFixedPart: true });
    expect(reply).toMatchObject({
      text: '먼저',
      finish: 'tool-calls',
      toolCalls: [{ name: 'rows_of', input: { limit: 3 } }],
    });
    expect(reply.usage).toMatchObject({ cacheReadTokens: 2048, inputTokens: 2053 });
    const events = await eventsOf(providers.bedrock().stream({ ...request, tools }));
    expect(events.find((event) => event.type === 'tool-call')).toMatchObject({
      call: { name: 'rows_of', input: { limit: 3 } },
    });
  });

  it('says that a model does not exist', async () => {
    emulator.setScript({ models: ['amazon.titan-embed-text-v2:0'] });
    await expect(providers.bedrock().generate(request)).rejects.toMatchObject({
      code: 'language.model-unknown',
    });
  });

  it('makes vectors', async () => {
    emulator.setScript({});
    for (const modelId of ['amazon.titan-embed-text-v2:0', 'cohere.embed-multilingual-v3']) {
      const { vectors } = await bedrockEmbeddings({ ...connection(), modelId }).embed(
        ['가', '나'],
        { purpose: 'passage' },
      );
      expect(vectors).toHaveLength(2);
      expect(vectors[0]!.length).toBeGreaterThan(100);
    }
  });
});
