import { describe, expect, it } from 'vitest';
import { operations } from '../operations.js';
import { checkEmulatorScript, loadEmulatorScript } from './load-script.js';

const complete = {
  rules: [
    {
      name: 'all of it',
      when: {
        service: 'bedrock-runtime',
        operation: ['Converse', 'ConverseStream'],
        target: '*claude*',
        prompt: '/불량률/i',
      },
      skip: 1,
      times: 2,
      answer: {
        chunks: ['a', 'b'],
        reasoning: 'r',
        tools: [{ name: 't', input: { a: 1 }, id: 'x' }],
        firstDelayMs: 1,
        chunkDelayMs: 2,
        stopReason: 'end_turn',
        usage: {
          inputTokens: 1,
          outputTokens: 2,
          cacheReadInputTokens: 3,
          cacheWriteInputTokens: 4,
        },
        guardrail: { message: 'no', on: 'output' },
        cites: [0],
      },
      fault: {
        kind: 'mid-stream-error',
        error: 'ThrottlingException',
        message: 'm',
        afterChunks: 1,
      },
    },
    {
      answer: { text: 'x', chunkBytes: [1], format: 'tgi', lastLineBreak: false },
      fault: { kind: 'slow-drip', bytes: 1, delayMs: 0 },
    },
    { fault: { kind: 'error', error: 'SomethingNew', status: 418 } },
  ],
  models: ['*'],
  endpoints: { llm: { format: 'openai' } },
  knowledgeBases: {
    KB1: {
      passages: [
        { text: 't', uri: 'u', metadata: { a: 'x', b: 1, c: true, d: ['y'] }, score: 0.5 },
      ],
    },
  },
  dataApi: {
    clusters: ['a'],
    secrets: [],
    notEnabled: [],
    statementTimeoutMs: 1,
    transactionIdleMs: 1,
    responseLimitBytes: 1,
    rowLimitBytes: 1,
  },
};

const rule = (one: unknown) => JSON.stringify({ rules: [one] });

describe('loadEmulatorScript', () => {
  it('reads every key', () => {
    expect(loadEmulatorScript(JSON.stringify(complete))).toEqual(complete);
    expect(loadEmulatorScript('{}')).toEqual({});
  });

  it.each([
    ['{', 'emulator.script-not-json', ''],
    ['[]', 'emulator.script-invalid', 'an object'],
    ['{"rule": []}', 'emulator.script-unknown-key', 'did you mean "rules"?'],
    ['{"rules": {}}', 'emulator.script-invalid', 'a list of rules'],
    [rule({ wen: {} }), 'emulator.script-unknown-key', 'did you mean "when"?'],
    [
      rule({ when: { service: 'bedrock-runtme' } }),
      'emulator.script-invalid',
      'did you mean "bedrock-runtime"?',
    ],
    [rule({ when: { prompt: '/(/' } }), 'emulator.script-invalid', 'rules[0].when.prompt'],
    [rule({ answer: { txt: 'x' } }), 'emulator.script-unknown-key', 'did you mean "text"?'],
    [rule({ answer: { text: 'x', json: 1 } }), 'emulator.script-invalid', 'at most one of'],
    [rule({ answer: { chunkBytes: [] } }), 'emulator.script-invalid', 'at least one size'],
    [rule({ answer: { chunkBytes: [0] } }), 'emulator.script-invalid', 'chunkBytes[0]'],
    [rule({ fault: {} }), 'emulator.script-invalid', 'rules[0].fault.kind'],
    [rule({ fault: { kind: 'throtle' } }), 'emulator.script-invalid', 'did you mean "throttle"?'],
    [rule({ fault: { kind: 'cut', after: 1 } }), 'emulator.script-unknown-key', 'afterChunks'],
    [rule({ fault: { kind: 'error' } }), 'emulator.script-invalid', '"error"'],
    [
      rule({ fault: { kind: 'error', error: 'ThrotlingException' } }),
      'emulator.script-invalid',
      'a "status" beside it',
    ],
    [rule({ times: 0 }), 'emulator.script-invalid', '1 or more'],
    ['{"knowledgeBases": {"K": {}}}', 'emulator.script-invalid', '"passages"'],
    [
      '{"knowledgeBases": {"K": {"passages": [{"text": "a"}]}}}',
      'emulator.script-invalid',
      '"uri"',
    ],
    ['{"dataApi": {"statementTimeoutMs": "1"}}', 'emulator.script-invalid', 'statementTimeoutMs'],
    ['{"toString": 1}', 'emulator.script-unknown-key', 'toString'],
  ])('refuses %s', (json, code, hint) => {
    const failure = (() => {
      try {
        return loadEmulatorScript(json);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(failure).toMatchObject({ code });
    const { message, fix } = Object(failure);
    expect(`${message} ${fix}`).toContain(hint);
  });

  it('takes functions from a JavaScript script', () => {
    const text = () => 'x';
    expect(checkEmulatorScript({ rules: [{ answer: { text } }] }).rules?.[0]?.answer?.text).toBe(
      text,
    );
  });

  it('knows every operation by name and no other', () => {
    for (const { name } of operations)
      expect(() => checkEmulatorScript({ rules: [{ when: { operation: name } }] })).not.toThrow();
    expect(() => checkEmulatorScript({ rules: [{ when: { operation: 'Convrse' } }] })).toThrow(
      /did you mean "Converse"/,
    );
  });
});
