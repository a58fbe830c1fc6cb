import { describe, expect, it } from 'vitest';
import type { EmulatedRequest } from './emulated-request.js';
import { verifySignature } from './signature.js';

// "get-vanilla", "get-vanilla-query-order-key" and "post-x-www-form-urlencoded" of the published Signature Version 4
// test suite: same keys, same instant.
const keys = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};
const instant = Date.UTC(2015, 7, 30, 12, 36, 0);
const scope = 'AKIDEXAMPLE/20150830/us-east-1/service/aws4_request';

function request(signature: string, more: Partial<EmulatedRequest> = {}): EmulatedRequest {
  return {
    id: '1',
    method: 'GET',
    path: '/',
    query: '',
    body: Buffer.alloc(0),
    protocol: 'HTTP/1.1',
    receivedMs: instant,
    ...more,
    headers: {
      host: 'example.amazonaws.com',
      'x-amz-date': '20150830T123600Z',
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=${signature}`,
      ...more.headers,
    },
  };
}
const vanilla = '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31';
const ordered = 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500';

const errorOf = (work: () => void): unknown => {
  try {
    work();
  } catch (thrown) {
    return thrown;
  }
  return null;
};

describe('verifySignature', () => {
  it('accepts the published examples', () => {
    verifySignature(request(vanilla), keys, instant);
    verifySignature(request(ordered, { query: 'Param2=value2&Param1=value1' }), keys, instant);
  });

  it.each([
    ['another path', { path: '/a' }],
    ['another method', { method: 'POST' }],
    ['another query', { query: 'a=b' }],
    ['another body', { body: Buffer.from('x') }],
  ])('refuses %s', (_name, more) => {
    expect(errorOf(() => verifySignature(request(vanilla, more), keys, instant))).toMatchObject({
      type: 'InvalidSignatureException',
      status: 403,
    });
  });

  it.each([
    ['no signature', { authorization: undefined }, 'MissingAuthenticationTokenException'],
    [
      'half a signature',
      { authorization: 'AWS4-HMAC-SHA256 Credential=a' },
      'IncompleteSignatureException',
    ],
    [
      'an unknown key',
      {
        authorization: `AWS4-HMAC-SHA256 Credential=OTHER/20150830/us-east-1/service/aws4_request, SignedHeaders=host, Signature=${vanilla}`,
      },
      'UnrecognizedClientException',
    ],
    ['a token that is not expected', { 'x-amz-security-token': 'old' }, 'ExpiredTokenException'],
    [
      'a body hash that does not fit',
      { 'x-amz-content-sha256': 'abc' },
      'InvalidSignatureException',
    ],
    ['a date of another day', { 'x-amz-date': '20150831T123600Z' }, 'InvalidSignatureException'],
  ])('refuses %s', (_name, headers, type) => {
    // An undefined header stands for one that was not sent.
    const more = { headers: headers as Record<string, string> };
    expect(errorOf(() => verifySignature(request(vanilla, more), keys, instant))).toMatchObject({
      type,
    });
  });

  it('refuses a clock that is off by more than five minutes, in both directions', () => {
    const minute = 60_000;
    expect(() => verifySignature(request(vanilla), keys, instant + 5 * minute)).not.toThrow();
    expect(() => verifySignature(request(vanilla), keys, instant - 5 * minute)).not.toThrow();
    expect(() => verifySignature(request(vanilla), keys, instant + 5 * minute + 1)).toThrow(
      'Signature expired: 20150830T123600Z is now earlier than',
    );
    expect(() => verifySignature(request(vanilla), keys, instant - 6 * minute)).toThrow(
      'Signature not yet current',
    );
  });
});
