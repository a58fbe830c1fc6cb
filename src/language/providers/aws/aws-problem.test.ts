import { describe, expect, it } from 'vitest';
import { bedrockProblem } from '../bedrock/bedrock-problem.js';
import { parseModelId } from '../bedrock/model-id.js';
import { awsProblem } from './aws-problem.js';

const call = { model: 'bedrock/m', region: 'ap-northeast-2', action: 'bedrock:InvokeModel' };
const thrown = (name: string, message = 'x', more: object = {}) =>
  Object.assign(new Error(message), { name, ...more });

describe('awsProblem', () => {
  it.each([
    ['AccessDeniedException', 'x', 'language.access-denied', false],
    ['ExpiredTokenException', 'x', 'language.credentials-expired', false],
    ['UnrecognizedClientException', 'x', 'language.credentials-refused', false],
    [
      'CredentialsProviderError',
      'Could not load credentials from any providers',
      'language.credentials-missing',
      false,
    ],
    [
      'CredentialsProviderError',
      'The SSO session has expired or is invalid',
      'language.credentials-expired',
      false,
    ],
    ['ThrottlingException', 'x', 'language.throttled', true],
    ['throttlingException', 'x', 'language.throttled', true],
    ['ServiceQuotaExceededException', 'x', 'language.quota-exceeded', false],
    ['ModelNotReadyException', 'x', 'language.model-not-ready', true],
    ['ModelTimeoutException', 'x', 'language.model-timeout', true],
    ['ModelErrorException', 'x', 'language.model-failed', true],
    ['InternalServerException', 'x', 'language.unavailable', true],
    [
      'ValidationException',
      'The provided model identifier is invalid.',
      'language.model-unknown',
      false,
    ],
    [
      'ValidationException',
      'Input is too long for requested model.',
      'language.refused-by-provider',
      false,
    ],
    ['ValidationError', 'Endpoint e of account 1 not found.', 'language.model-unknown', false],
    ['ResourceNotFoundException', 'x', 'language.model-unknown', false],
  ])('%s (%s) is %s', (name, message, code, retryable) => {
    expect(awsProblem(thrown(name, message), call)).toMatchObject({ code, retryable });
  });

  it('passes on the container behind a SageMaker endpoint', () => {
    expect(awsProblem(thrown('ModelError', 'x', { OriginalStatusCode: 429 }), call).code).toBe(
      'language.throttled',
    );
    expect(
      awsProblem(thrown('ModelError', 'CUDA out of memory', { OriginalStatusCode: 500 }), call),
    ).toMatchObject({
      code: 'language.model-failed',
      message: expect.stringContaining('CUDA out of memory'),
    });
  });

  it("reads how long to wait, as seconds or as a date against the server's clock", () => {
    const wait = (headers: object) =>
      awsProblem(thrown('ThrottlingException', 'x', { $response: { headers } }), call).facts
        .retryAfterMs;
    expect(wait({ 'retry-after': '3' })).toBe(3000);
    expect(
      wait({
        'retry-after': 'Fri, 20 Nov 2026 10:00:05 GMT',
        date: 'Fri, 20 Nov 2026 10:00:00 GMT',
      }),
    ).toBe(5000);
    expect(wait({})).toBeNull();
  });

  it('tells a bare id that needs a profile and a model at its end of life', () => {
    const message =
      'Invocation of model ID amazon.nova-lite-v1:0 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile.';
    expect(
      bedrockProblem(
        thrown('ValidationException', message),
        call,
        parseModelId('amazon.nova-lite-v1:0'),
      ),
    ).toMatchObject({
      code: 'language.model-needs-profile',
      fix: 'use apac.amazon.nova-lite-v1:0 or global.amazon.nova-lite-v1:0',
    });
    const ended = thrown(
      'ResourceNotFoundException',
      'This model version has reached the end of its life.',
    );
    expect(bedrockProblem(ended, call, parseModelId('vendor.model-v1')).code).toBe(
      'language.model-retired',
    );
  });
});
