import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bedrockWire,
  startWireServer,
  type WireServer,
} from '../../../../test/support/language-wire-server.js';
import { bedrockEmbeddings } from './bedrock-embeddings.js';
import { bedrockModel } from './bedrock-model.js';

let server: WireServer;
beforeAll(async () => {
  server = await startWireServer({
    ...bedrockWire,
    body: (scene, recorded) =>
      recorded.path.endsWith('/invoke')
        ? embeddingBody(recorded.body)
        : bedrockWire.body(scene, recorded),
  });
});
afterAll(() => server.close());

// Vectors tell which text they stand for: its length.
function embeddingBody(body: Record<string, unknown>): Uint8Array {
  const texts = body.texts as string[] | undefined;
  const answer =
    texts === undefined
      ? { embedding: [String(body.inputText).length, 0.5], inputTextTokenCount: 2 }
      : { embeddings: { float: texts.map((text) => [text.length, -1]) } };
  return Buffer.from(JSON.stringify(answer));
}

const connection = () => ({
  region: 'ap-northeast-2',
  endpoint: server.url,
  credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' },
});

describe('bedrockModel', () => {
  it('sends the whole request as Converse has it', async () => {
    server.scene = {
      chunks: ['ok'],
      usage: { input: 10, output: 1, cacheRead: 4000, cacheWrite: 20 },
    };
    const model = bedrockModel({
      ...connection(),
      modelId: 'global.anthropic.claude-sonnet-4-6',
      guardrail: { id: 'gr-1', version: '3' },
    });
    const reply = await model.generate({
      system: '짧게 답하라.',
      cacheFixedPart: true,
      messages: [
        { role: 'user', text: '불량?' },
        {
          role: 'assistant',
          text: '',
          toolCalls: [{ id: 't1', name: 'rows_of', input: { limit: 1 } }],
        },
        { role: 'tool', results: [{ callId: 't1', text: '3', failed: false }] },
        { role: 'user', text: '그래서?' },
      ],
      tools: [{ name: 'rows_of', description: 'rows', inputSchema: { type: 'object' } }],
      maxTokens: 2048,
      temperature: 0.5,
      topP: 0.5,
      topK: 250,
      stop: ['END'],
    });
    const sent = server.requests.at(-1)!;
    expect(sent.path).toBe('/model/global.anthropic.claude-sonnet-4-6/converse');
    expect(sent.body).toEqual({
      system: [{ text: '짧게 답하라.' }, { cachePoint: { type: 'default' } }],
      messages: [
        { role: 'user', content: [{ text: '불량?' }] },
        {
          role: 'assistant',
          content: [{ toolUse: { toolUseId: 't1', name: 'rows_of', input: { limit: 1 } } }],
        },
        {
          role: 'user',
          content: [
            { toolResult: { toolUseId: 't1', content: [{ text: '3' }], status: 'success' } },
            { text: '그래서?' },
          ],
        },
      ],
      toolConfig: {
        tools: [
          {
            toolSpec: {
              name: 'rows_of',
              description: 'rows',
              inputSchema: { json: { type: 'object' } },
            },
          },
        ],
      },
      inferenceConfig: { maxTokens: 2048, temperature: 0.5, topP: 0.5, stopSequences: ['END'] },
      additionalModelRequestFields: { top_k: 250 },
      guardrailConfig: { guardrailIdentifier: 'gr-1', guardrailVersion: '3' },
    });
    expect(sent.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIATEST\/\d+\/ap-northeast-2\/bedrock\//,
    );
    expect(reply.usage).toEqual({
      inputTokens: 4030,
      outputTokens: 1,
      cacheReadTokens: 4000,
      cacheWriteTokens: 20,
    });
  });

  it('asks for JSON by a forced tool, or natively where a model refuses to be forced', async () => {
    const request = {
      messages: [{ role: 'user' as const, text: '?' }],
      output: { name: 'verdict', schema: { type: 'object' } },
    };
    server.scene = { chunks: [], document: { ok: true } };
    const forced = await bedrockModel({
      ...connection(),
      modelId: 'apac.amazon.nova-lite-v1:0',
    }).generate(request);
    expect(JSON.parse(forced.text)).toEqual({ ok: true });
    expect(server.requests.at(-1)!.body).toMatchObject({
      toolConfig: { toolChoice: { tool: { name: 'verdict' } } },
    });
    server.scene = { chunks: ['{"ok":', 'true}'] };
    const native = await bedrockModel({
      ...connection(),
      modelId: 'global.anthropic.claude-sonnet-5-5',
    }).generate(request);
    expect(JSON.parse(native.text)).toEqual({ ok: true });
    expect(server.requests.at(-1)!.body).toMatchObject({
      outputConfig: {
        textFormat: {
          type: 'json_schema',
          structure: { jsonSchema: { name: 'verdict', schema: '{"type":"object"}' } },
        },
      },
    });
    expect(server.requests.at(-1)!.body).not.toHaveProperty('toolConfig');
  });

  it('refuses a profile of another geography before any call', () => {
    expect(() => bedrockModel({ ...connection(), modelId: 'us.amazon.nova-lite-v1:0' })).toThrow(
      /cannot be called from ap-northeast-2/,
    );
  });

  it('says that nothing listens', async () => {
    const model = bedrockModel({
      ...connection(),
      endpoint: 'http://127.0.0.1:1',
      modelId: 'apac.amazon.nova-lite-v1:0',
    });
    await expect(model.generate({ messages: [{ role: 'user', text: '?' }] })).rejects.toMatchObject(
      {
        code: 'language.unavailable',
        retryable: true,
      },
    );
  });
});

describe('bedrockEmbeddings', () => {
  const texts = Array.from({ length: 9 }, (_, i) => 'x'.repeat(i + 1));

  it('keeps the order of Titan calls that run at once', async () => {
    const model = bedrockEmbeddings({
      ...connection(),
      modelId: 'amazon.titan-embed-text-v2:0',
      dimensions: 256,
    });
    const { vectors, inputTokens } = await model.embed(texts, { purpose: 'passage' });
    expect(vectors.map(([length]) => length)).toEqual(texts.map((text) => text.length));
    expect(inputTokens).toBe(18);
    expect(server.requests.at(-1)!.body).toMatchObject({ dimensions: 256 });
  });

  it('sends many texts to Cohere at once, told what they are', async () => {
    const model = bedrockEmbeddings({ ...connection(), modelId: 'cohere.embed-multilingual-v3' });
    const many = Array.from({ length: 100 }, (_, i) => 'y'.repeat((i % 7) + 1));
    const { vectors } = await model.embed(many, { purpose: 'question' });
    expect(vectors.map(([length]) => length)).toEqual(many.map((text) => text.length));
    expect(
      server.requests
        .slice(-2)
        .map(({ body }) => (body.texts as string[]).length)
        .sort(),
    ).toEqual([4, 96]);
    expect(server.requests.at(-1)!.body).toMatchObject({ input_type: 'search_query' });
  });

  it('refuses blank texts and models that make no vectors', async () => {
    const model = bedrockEmbeddings({ ...connection(), modelId: 'cohere.embed-english-v3' });
    await expect(model.embed(['a', ' '], { purpose: 'passage' })).rejects.toMatchObject({
      code: 'language.prompt-empty',
    });
    expect(() => bedrockEmbeddings({ ...connection(), modelId: 'amazon.nova-lite-v1:0' })).toThrow(
      /embeddings/,
    );
  });
});
