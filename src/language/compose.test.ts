import { describe, expect, it } from 'vitest';
import { fixedClock, readSettings, seededRandom } from '../shared/index.js';
import { openEmbeddingModel, openLanguageModel } from './compose.js';

const surroundings = {
  clock: fixedClock(),
  random: seededRandom(1),
  sleep: () => new Promise<void>(() => {}),
  fetch: async () =>
    Response.json({ choices: [{ message: { content: '서버' }, finish_reason: 'stop' }] }),
};
const open = (environment: Record<string, string>) =>
  openLanguageModel(readSettings(environment), surroundings);
const request = {
  messages: [{ role: 'user' as const, text: '?' }],
  evidence: { facts: [{ label: '불량', value: 3 }] },
};

describe('openLanguageModel', () => {
  it('is the offline model when nothing is configured, and when Bedrock is switched off', async () => {
    expect(open({}).name).toBe('offline');
    expect(open({ USE_BEDROCK: 'false', BEDROCK_MODEL_ID: 'us.amazon.nova-lite-v1:0' }).name).toBe(
      'offline',
    );
  });

  it('takes Bedrock with the documented variables, a model of the region by default', () => {
    expect(open({ USE_BEDROCK: 'true', AWS_BEDROCK_REGION: 'ap-northeast-2' }).name).toBe(
      'bedrock/apac.amazon.nova-lite-v1:0',
    );
    expect(
      open({
        USE_BEDROCK: 'true',
        AWS_BEDROCK_REGION: 'eu-west-1',
        BEDROCK_MODEL_ID: 'eu.amazon.nova-pro-v1:0',
      }).name,
    ).toBe('bedrock/eu.amazon.nova-pro-v1:0');
    expect(() =>
      open({
        USE_BEDROCK: 'true',
        AWS_BEDROCK_REGION: 'ap-northeast-2',
        AWS_BEDROCK_MODEL_ID: 'anthropic.claude-3-sonnet-20240229-v1:0',
      }),
    ).toThrow(/end of life/);
  });

  it('asks a server, and answers without it when it fails', async () => {
    const environment = {
      CASTHOUSE_LANGUAGE_URL: 'http://127.0.0.1:1/v1',
      CASTHOUSE_LANGUAGE_MODEL: 'qwen',
    };
    const passed: string[] = [];
    const settings = readSettings(environment);
    const fetch = async () => new Response('{}', { status: 403 });
    const failing = openLanguageModel(settings, {
      ...surroundings,
      fetch,
      onFallback: (from, code) => passed.push(`${from} ${code}`),
    });
    expect(await failing.generate(request)).toMatchObject({ model: 'offline', text: '불량: 3' });
    expect(passed).toEqual(['openai-compatible/qwen language.access-denied']);
    const json = {
      ...surroundings,
      fetch: async () =>
        Response.json(
          { choices: [{ message: { content: '서버' }, finish_reason: 'stop' }] },
          { headers: { 'content-type': 'application/json' } },
        ),
    };
    expect(await openLanguageModel(settings, json).generate(request)).toMatchObject({
      model: 'openai-compatible/qwen',
      text: '서버',
    });
    expect(() => open({ CASTHOUSE_LANGUAGE_URL: 'http://127.0.0.1:1/v1' })).toThrow(
      /CASTHOUSE_LANGUAGE_MODEL/,
    );
  });

  it('opens embeddings only when they are configured', () => {
    expect(openEmbeddingModel(readSettings({}), surroundings)).toBeNull();
    const bedrock = readSettings({
      USE_BEDROCK: 'true',
      AWS_BEDROCK_EMBEDDING_MODEL_ID: 'amazon.titan-embed-text-v2:0',
    });
    expect(openEmbeddingModel(bedrock, surroundings)?.name).toBe(
      'bedrock/amazon.titan-embed-text-v2:0',
    );
  });
});
