// Both streaming functions as callers meet them: real HTTP, real SDK clients behind, the AWS emulator as AWS.
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EmulatorScript, ScriptFault } from '../src/emulator/index.js';
import { streamEvent } from '../src/functions/stream/schema.js';
import { apology } from '../src/functions/stream/with-apology.js';
import { eventsOf, post, type StreamServer, startStreamServer } from './support/stream-server.js';

let running: StreamServer;
beforeAll(async () => {
  running = await startStreamServer({ server: { corsOrigin: 'https://shop.example' } });
});
afterAll(() => running.stop());
beforeEach(() => running.emulator.setScript({}));

const say = (text: string): EmulatorScript => ({ rules: [{ answer: { text } }] });
const fail = (fault: ScriptFault, text = '하나 둘 셋 넷'): EmulatorScript => ({
  rules: [{ answer: { text }, fault }],
});
const lastBody = () => running.emulator.requests.at(-1)!.body as Record<string, unknown>;
const providers = ['bedrock', 'sagemaker'] as const;
const events = { accept: 'text/event-stream' };

describe('what is asked', () => {
  test('GET ?prompt= and POST {prompt} ask the same, with the documented parameters', async () => {
    running.emulator.setScript(say('네, 안녕하세요.'));
    const got = await fetch(`${running.bedrock}?prompt=${encodeURIComponent('야 안녕?')}`);
    expect([got.status, await got.text()]).toEqual([200, '네, 안녕하세요.']);
    const asked = lastBody();
    expect(asked).toMatchObject({
      messages: [{ role: 'user', content: [{ text: '야 안녕?' }] }],
      inferenceConfig: { maxTokens: 2048, temperature: 0.5, topP: 0.5 },
      additionalModelRequestFields: { top_k: 250 },
    });
    const posted = await post(running.bedrock, { prompt: '야 안녕?' });
    expect([posted.status, posted.text]).toEqual([200, '네, 안녕하세요.']);
    expect(lastBody()).toEqual(asked);

    await post(running.sagemaker, { prompt: 'hi' });
    expect(lastBody()).toEqual({
      inputs: 'hi',
      parameters: { max_new_tokens: 256 },
      stream: true,
    });
  });

  test.each(providers)('%s: no prompt at all is the default prompt', async (provider) => {
    const answers = [
      await fetch(running[provider]).then((response) => response.status),
      (await post(running[provider], '')).status,
      (await post(running[provider], {})).status,
    ];
    expect(answers).toEqual([200, 200, 200]);
    expect(
      new Set(running.emulator.requests.slice(-3).map(({ body }) => JSON.stringify(body))).size,
    ).toBe(1);
    expect(JSON.stringify(lastBody())).toContain('자기소개');
  });

  test('history travels as a conversation', async () => {
    const history = [
      { role: 'user', text: '내 이름은 민수야' },
      { role: 'assistant', text: '네' },
    ];
    expect((await post(running.bedrock, { prompt: '내 이름은?', history })).status).toBe(200);
    expect(lastBody().messages).toMatchObject([
      { role: 'user' },
      { role: 'assistant' },
      { role: 'user', content: [{ text: '내 이름은?' }] },
    ]);
  });

  test.each<[string, unknown, number, string]>([
    ['an empty prompt', { prompt: '' }, 400, 'language.prompt-empty'],
    ['a blank prompt', { prompt: ' \n' }, 400, 'language.prompt-empty'],
    ['a prompt of 1 MB', { prompt: 'x'.repeat(1e6) }, 413, 'language.prompt-too-large'],
    ['a body beyond the limit', { prompt: 'x'.repeat(7e6) }, 413, 'input.too-large'],
    ['bytes that are no UTF-8', Buffer.from('{"prompt":"\xff"}', 'latin1'), 400, 'input.not-json'],
    ['half a character', '{"prompt":"\\ud83d"}', 400, 'language.text-not-unicode'],
    ['a number', { prompt: 5 }, 400, 'input.invalid'],
    ['no JSON', 'prompt=hi', 400, 'input.not-json'],
    ['an unknown field', { promt: 'hi' }, 400, 'input.unknown-option'],
    ['a list', [1], 400, 'input.invalid'],
    [
      'history out of turn',
      { prompt: 'a', history: [{ role: 'assistant', text: 'b' }] },
      400,
      'input.invalid',
    ],
  ])('refuses %s before the model is called', async (_, body, status, code) => {
    const asked = running.emulator.requests.length;
    for (const provider of providers) {
      const answer = await post(running[provider], body as string, events);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
      expect(JSON.parse(answer.text).error).toMatchObject({
        code,
        fix: expect.any(String),
        request_id: answer.headers.get('x-request-id'),
      });
    }
    expect(running.emulator.requests.length).toBe(asked);
  });

  test.each([
    ['?prompt=', 400],
    ['?prompt=%FF', 400],
    ['?format=xml', 400],
  ])('refuses GET %s', async (query, status) => {
    expect((await fetch(running.bedrock + query)).status).toBe(status);
  });

  test('other methods are refused, pages only of the listed origin let in', async () => {
    expect((await fetch(running.bedrock, { method: 'DELETE' })).status).toBe(405);
    const preflight = await fetch(running.bedrock, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    const other = await fetch(running.bedrock, { headers: { origin: 'https://other.example' } });
    expect(other.status).toBe(403);
    const image = await fetch(running.bedrock, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(image.status).toBe(403);
  });
});

describe('what is answered', () => {
  test.each(providers)('%s: events on request, each as documented', async (provider) => {
    running.emulator.setScript(say('하나 둘'));
    const { text, headers } = await post(running[provider], { prompt: 'a' }, events);
    expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    const sent = eventsOf(text);
    for (const event of sent) expect(() => streamEvent.parse(event)).not.toThrow();
    expect(sent.map(({ type }) => type).filter((type) => type !== 'usage')).toEqual([
      'text-delta',
      'text-delta',
      'done',
    ]);
    const asked = await post(running[provider], { prompt: 'a', format: 'events' });
    expect(eventsOf(asked.text).at(-1)?.type).toBe('done');
  });

  test.each(providers)('%s: an answer without a word becomes an apology', async (provider) => {
    running.emulator.setScript({ rules: [{ answer: { text: '', format: 'openai' } }] });
    const { text, status } = await post(running[provider], { prompt: '안녕?' });
    expect([status, text]).toEqual([200, apology('안녕?')]);
    expect(text).toContain('죄송합니다');
  });

  test('any text, cut anywhere, arrives identical: both providers, both modes', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '한국어 답변',
        '👩‍👩‍👧‍👦🇰🇷',
        '\r\n',
        '\n\n',
        ' ',
        '\t',
        'data: ',
        '\u2028',
        '각',
        '"\\',
        '[DONE]',
      ),
    );
    const text = fc
      .array(piece, { minLength: 1, maxLength: 12 })
      .map((pieces) => pieces.join(''))
      .filter((joined) => joined !== '' && !/\p{Surrogate}/u.test(joined));
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });
    const format = fc.constantFrom('tgi' as const, 'lmi' as const, 'openai' as const);
    await fc.assert(
      fc.asyncProperty(
        text,
        sizes,
        format,
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        async (expected, chunkBytes, endpointFormat, chunkCharacters, lastLineBreak) => {
          const answer = { text: expected, chunkBytes, chunkCharacters, lastLineBreak };
          running.emulator.setScript({
            rules: [{ answer: { ...answer, format: endpointFormat } }],
          });
          for (const provider of providers) {
            const plain = await post(running[provider], { prompt: 'q' });
            expect(plain.text).toBe(expected);
            const streamed = await post(running[provider], { prompt: 'q' }, events);
            expect(
              eventsOf(streamed.text)
                .map((event) => event.text ?? '')
                .join(''),
            ).toBe(expected);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('nothing is held back: a first token is read while the model still thinks', async () => {
    running.emulator.setScript(fail({ kind: 'timeout', afterChunks: 1 }));
    const leaving = new AbortController();
    const response = await fetch(running.bedrock, { signal: leaving.signal });
    const { value } = await response.body!.getReader().read();
    expect(Buffer.from(value!).toString()).toBe('하나');
    leaving.abort();
    // The model call ends with its reader.
    await expect.poll(() => running.emulator.requests.at(-1)!.outcome).toBe('client-left');
    await expect.poll(() => running.log.at(-1)).toContain('the reader left');
  });

  test('a reader that leaves before the first token ends the model call', async () => {
    running.emulator.setScript(fail({ kind: 'timeout' }));
    const leaving = new AbortController();
    const asked = running.emulator.requests.length;
    const response = fetch(running.sagemaker, { signal: leaving.signal });
    await expect.poll(() => running.emulator.requests.length).toBe(asked + 1);
    leaving.abort();
    await expect(response).rejects.toThrow();
    await expect.poll(() => running.emulator.requests.at(-1)!.outcome).toBe('client-left');
  });
});

describe('faults before the first byte', () => {
  test.each<[string, ScriptFault, number | number[], string | RegExp, RegExp]>([
    ['throttling without end', { kind: 'throttle' }, 429, 'language.throttled', /wait/],
    ['access denied', { kind: 'access-denied' }, 403, 'language.access-denied', /allow \w+:Invoke/],
    [
      'expired credentials',
      { kind: 'expired-credentials' },
      401,
      'language.credentials-expired',
      /renew/,
    ],
    ['an unavailable service', { kind: 'unavailable' }, 503, 'language.unavailable', /again/],
    [
      'a refused request',
      { kind: 'error', error: 'ValidationException', message: 'too long' },
      400,
      'language.refused-by-provider',
      /./,
    ],
    [
      'a mid-stream error at once',
      { kind: 'mid-stream-error', afterChunks: 0 },
      502,
      'language.model-failed',
      /again/,
    ],
    [
      'a malformed first chunk',
      { kind: 'malformed-chunk', afterChunks: 0 },
      502,
      'language.stream-malformed',
      /again/,
    ],
    [
      'a stream cut at once',
      { kind: 'cut', afterChunks: 0 },
      [502, 503],
      /stream-cut|unavailable/,
      /again/,
    ],
  ])('%s: status, code and next step', async (_, fault, status, code, fix) => {
    running.emulator.setScript(fail(fault));
    for (const provider of providers)
      for (const headers of [{}, events]) {
        const answer = await post(running[provider], { prompt: 'q' }, headers as typeof events);
        const { error } = JSON.parse(answer.text);
        expect([status].flat()).toContain(answer.status);
        expect(error.code).toMatch(code);
        expect(error.fix).toMatch(fix);
      }
  });

  test('throttled once, answered', async () => {
    running.emulator.setScript({
      rules: [
        { times: 2, fault: { kind: 'throttle', retryAfterSeconds: 1 } },
        { answer: { text: '드디어' } },
      ],
    });
    expect((await post(running.bedrock, { prompt: 'q' })).text).toBe('드디어');
  });

  test('throttled for ten minutes: told at once, not waited for', async () => {
    running.emulator.setScript(fail({ kind: 'throttle', retryAfterSeconds: 600 }));
    const answer = await post(running.bedrock, { prompt: 'q' });
    expect(answer.status).toBe(429);
    expect(JSON.parse(answer.text).error).toMatchObject({ retryable: true });
    expect(answer.text).toContain('600 s');
  });

  test('an unknown endpoint', async () => {
    running.emulator.setScript({ endpoints: { other: {} } });
    const { status, text } = await post(running.sagemaker, { prompt: 'q' });
    expect([status, JSON.parse(text).error.code]).toEqual([404, 'language.model-unknown']);
  });

  test('parameters a model refuses are left out from then on', async () => {
    const refusal = (message: string) =>
      ({ kind: 'error', error: 'ValidationException', message }) as const;
    running.emulator.setScript({
      rules: [
        {
          times: 1,
          fault: refusal('`temperature` and `top_p` cannot both be specified for this model.'),
        },
        { times: 1, fault: refusal('temperature is deprecated for this model') },
        { answer: { text: 'bare' } },
      ],
    });
    const own = await startStreamServer({
      environment: { AWS_ENDPOINT_URL: running.emulator.url },
    });
    try {
      expect((await post(own.bedrock, { prompt: 'q' })).text).toBe('bare');
      expect(lastBody().inferenceConfig).toEqual({ maxTokens: 2048 });
      const asked = running.emulator.requests.length;
      await post(own.bedrock, { prompt: 'q' });
      expect(running.emulator.requests.length).toBe(asked + 1);
    } finally {
      await own.stop();
    }
  });
});

describe('faults after the first byte', () => {
  test.each<[string, ScriptFault, string]>([
    ['a mid-stream error', { kind: 'mid-stream-error', afterChunks: 2 }, 'language.model-failed'],
    ['a malformed chunk', { kind: 'malformed-chunk', afterChunks: 2 }, 'language.stream-malformed'],
    ['a stream that stops half-way', { kind: 'cut', afterChunks: 2 }, 'language.stream-cut'],
  ])('%s: a marked last line, or an event', async (_, fault, code) => {
    running.emulator.setScript(fail(fault));
    for (const provider of providers) {
      const plain = await post(running[provider], { prompt: 'q' });
      expect(plain.status).toBe(200);
      expect(plain.text).toMatch(
        new RegExp(`^하나 둘\\n\\n\\[error ${code}\\] .+; .+ \\(request .+\\)\\n$`),
      );
      const streamed = eventsOf((await post(running[provider], { prompt: 'q' }, events)).text);
      expect(streamed.map((event) => event.text ?? '').join('')).toBe('하나 둘');
      expect(streamed.at(-1)).toMatchObject({
        type: 'error',
        error: { code, fix: expect.any(String) },
      });
      expect(streamEvent.safeParse(streamed.at(-1)).success).toBe(true);
    }
  });

  test('a slow drip arrives whole', async () => {
    running.emulator.setScript(
      fail({ kind: 'slow-drip', bytes: 50, delayMs: 0 }, '천천히 또박또박'),
    );
    for (const provider of providers)
      expect((await post(running[provider], { prompt: 'q' })).text).toBe('천천히 또박또박');
  });
});

describe('settings', () => {
  const withSettings = async (
    environment: Record<string, string>,
    work: (own: StreamServer) => Promise<void>,
  ) => {
    const own = await startStreamServer({ environment });
    try {
      await work(own);
    } finally {
      await own.stop();
    }
  };

  test('USE_BEDROCK=false converses offline', () =>
    withSettings({ USE_BEDROCK: 'false', SAGEMAKER_ENDPOINT_NAME: '' }, async (own) => {
      for (const url of [own.bedrock, own.sagemaker]) {
        const { status, text } = await post(url, { prompt: '안녕?' }, events);
        expect(status).toBe(200);
        expect(eventsOf(text).filter(({ type }) => type === 'text-delta').length).toBeGreaterThan(
          5,
        );
        expect(eventsOf(text).at(-1)).toMatchObject({ type: 'done', model: 'offline' });
      }
      expect(own.emulator.requests).toEqual([]);
    }));

  test('parameters', () =>
    withSettings(
      {
        CASTHOUSE_STREAM_MAX_TOKENS: '64',
        CASTHOUSE_STREAM_TOP_P: 'none',
        CASTHOUSE_STREAM_TOP_K: 'none',
        CASTHOUSE_STREAM_TEMPERATURE: '0.1',
      },
      async (own) => {
        await post(own.bedrock, { prompt: 'q' });
        const body = own.emulator.requests.at(-1)!.body as Record<string, unknown>;
        expect(body.inferenceConfig).toEqual({ maxTokens: 64, temperature: 0.1 });
        expect(body.additionalModelRequestFields).toBeUndefined();
      },
    ));

  test.each<[string, Record<string, string>, number, string]>([
    [
      'a region without the profile',
      { AWS_BEDROCK_REGION: 'ap-northeast-2', AWS_BEDROCK_MODEL_ID: 'us.amazon.nova-lite-v1:0' },
      400,
      'language.profile-not-in-region',
    ],
    [
      'a retired model',
      { AWS_BEDROCK_MODEL_ID: 'anthropic.claude-3-sonnet-20240229-v1:0' },
      410,
      'language.model-retired',
    ],
    ['a used-up budget', { CASTHOUSE_LANGUAGE_TOKENS_PER_HOUR: '1' }, 402, 'language.budget-used'],
  ])('%s is told with its fix', (_, environment, status, code) =>
    withSettings(environment, async (own) => {
      const answer = await post(own.bedrock, { prompt: 'q' }, events);
      expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([status, code]);
      expect(own.emulator.requests).toEqual([]);
    }),
  );

  test('a model that hangs is ended by the deadline', async () => {
    const own = await startStreamServer({
      environment: { CASTHOUSE_LANGUAGE_TIMEOUT_MS: '100' },
      // The deadline is over as soon as the emulator was asked and the event loop has turned.
      sleep: async (_, signal) => {
        for (let turns = 0; turns < 200 && !signal?.aborted; turns++) await turn();
      },
    });
    try {
      own.emulator.setScript(fail({ kind: 'timeout' }));
      const silent = await post(own.bedrock, { prompt: 'q' });
      expect([silent.status, JSON.parse(silent.text).error.code]).toEqual([
        504,
        'language.deadline',
      ]);
    } finally {
      await own.stop();
    }
  });
});
