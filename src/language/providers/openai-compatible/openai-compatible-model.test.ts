import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesCutAnywhere } from '../../../../test/support/cut-bytes.js';
import { codeOf, eventsOf, textOf } from '../../../../test/support/language-contract.js';
import { openAiCompatibleEmbeddings } from './openai-compatible-embeddings.js';
import { openAiCompatibleModel } from './openai-compatible-model.js';

const request = { messages: [{ role: 'user' as const, text: '?' }] };
const key = 'sk-or-v1-secret-4711';

/** A model whose server answers with these chunks. */
function answering(chunks: readonly Uint8Array[] | string, init: ResponseInit = {}) {
  const sent: { url: string; body: Record<string, unknown>; headers: Record<string, string> }[] =
    [];
  const fetch: typeof globalThis.fetch = async (url, options) => {
    sent.push({
      url: String(url),
      body: JSON.parse(String(options?.body)),
      headers: options?.headers as Record<string, string>,
    });
    const body =
      typeof chunks === 'string'
        ? chunks
        : new ReadableStream<Uint8Array>({
            start: (controller) => {
              for (const chunk of chunks) controller.enqueue(chunk);
              controller.close();
            },
          });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' }, ...init });
  };
  const options = { baseUrl: 'http://llm.local/v1', apiKey: key, model: 'qwen', fetch };
  return {
    sent,
    model: openAiCompatibleModel(options),
    embeddings: openAiCompatibleEmbeddings(options),
  };
}

const chunksOf = (tokens: readonly string[]) =>
  `${tokens.map((content) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`).join('')}data: ${JSON.stringify({ choices: [{ delta: {}, finish_reason: 'stop' }] })}\n\ndata: [DONE]\n\n`;

describe('openAiCompatibleModel', () => {
  it('reads any text wherever its bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(bytesCutAnywhere(chunksOf), async ({ chunks, tokens }) => {
        const events = await eventsOf(answering(chunks).model.stream(request));
        expect(textOf(events)).toBe(tokens.join(''));
        expect(codeOf(events)).toBe('done');
      }),
      { numRuns: 60 },
    );
  });

  it('sends system, tools, schema and key where servers expect them', async () => {
    const { model, sent } = answering(chunksOf(['ok']));
    await model.generate({
      ...request,
      system: 's',
      output: { name: 'v', schema: { type: 'object' } },
      maxTokens: 5,
      temperature: 0,
      topP: 0.5,
      topK: 20,
      stop: ['x'],
    });
    expect(sent[0]!.url).toBe('http://llm.local/v1/chat/completions');
    expect(sent[0]!.headers.authorization).toBe(`Bearer ${key}`);
    expect(sent[0]!.body).toEqual({
      model: 'qwen',
      messages: [
        { role: 'system', content: 's' },
        { role: 'user', content: '?' },
      ],
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'v', schema: { type: 'object' }, strict: true },
      },
      max_tokens: 5,
      temperature: 0,
      top_p: 0.5,
      top_k: 20,
      stop: ['x'],
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it('reads a server that does not stream', async () => {
    const whole = {
      choices: [{ message: { content: '전부' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 3, completion_tokens: 1 },
    };
    const { model } = answering(JSON.stringify(whole), {
      headers: { 'content-type': 'application/json' },
    });
    expect(await model.generate(request)).toMatchObject({
      text: '전부',
      usage: { inputTokens: 3 },
    });
  });

  it('never lets the key into a message, whatever the server repeats', async () => {
    for (const status of [400, 401, 403, 404, 429, 500]) {
      const { model } = answering(JSON.stringify({ error: { message: `bad key ${key} given` } }), {
        status,
      });
      const thrown = await model.generate(request).catch((error: Error) => error);
      expect(`${thrown} ${JSON.stringify(thrown)}`).not.toContain(key);
    }
  });
});

describe('openAiCompatibleEmbeddings', () => {
  it('puts vectors in the order of the texts', async () => {
    const body = {
      data: [
        { index: 1, embedding: [2] },
        { index: 0, embedding: [1] },
      ],
      usage: { prompt_tokens: 4 },
    };
    const { embeddings } = answering(JSON.stringify(body));
    const reply = await embeddings.embed(['a', 'b'], { purpose: 'passage' });
    expect([reply.vectors.map((v) => [...v]), reply.inputTokens]).toEqual([[[1], [2]], 4]);
    await expect(embeddings.embed(['a'], { purpose: 'passage' })).rejects.toMatchObject({
      code: 'language.stream-malformed',
    });
  });
});
