// Verifies AWS Signature Version 4.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { EmulatedRequest } from './emulated-request.js';
import { ServiceError } from './service-error.js';

/** The one pair of keys that is accepted. With a session token, requests must carry exactly that one. */
export interface SigningKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** AWS accepts a clock that is off by at most five minutes. */
const clockToleranceMs = 5 * 60 * 1000;

/**
 * Throws the error AWS answers when the signature is missing, malformed, too old, made with other keys or over other
 * content: MissingAuthenticationToken, IncompleteSignature, UnrecognizedClient, ExpiredToken or InvalidSignature.
 */
export function verifySignature(request: EmulatedRequest, keys: SigningKeys, nowMs: number): void {
  const authorization = request.headers.authorization;
  if (authorization === undefined)
    throw new ServiceError(
      'MissingAuthenticationTokenException',
      403,
      'Missing Authentication Token',
    );
  const { accessKeyId, scope, signedHeaders, signature } = parseAuthorization(authorization);
  if (accessKeyId !== keys.accessKeyId)
    throw new ServiceError(
      'UnrecognizedClientException',
      403,
      'The security token included in the request is invalid.',
    );
  if ((request.headers['x-amz-security-token'] ?? '') !== (keys.sessionToken ?? ''))
    throw new ServiceError(
      'ExpiredTokenException',
      403,
      'The security token included in the request is expired',
    );
  const stamp = checkedStamp(request, scope, nowMs);
  const expected = sign(request, keys.secretAccessKey, scope, stamp, signedHeaders);
  const given = Buffer.from(signature, 'utf8');
  const wanted = Buffer.from(expected, 'utf8');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw invalidSignature(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    );
}

interface Authorization {
  readonly accessKeyId: string;
  /** date, region, service, aws4_request */
  readonly scope: readonly string[];
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

function parseAuthorization(header: string): Authorization {
  const parts = new Map(
    header
      .replace(/^AWS4-HMAC-SHA256\s+/, '')
      .split(/,\s*/)
      .map((part) => {
        const equals = part.indexOf('=');
        return [part.slice(0, equals), part.slice(equals + 1)] as const;
      }),
  );
  const credential = (parts.get('Credential') ?? '').split('/');
  const signedHeaders = (parts.get('SignedHeaders') ?? '').split(';').filter((name) => name !== '');
  const signature = parts.get('Signature') ?? '';
  if (
    !header.startsWith('AWS4-HMAC-SHA256') ||
    credential.length !== 5 ||
    credential[4] !== 'aws4_request' ||
    signedHeaders.length === 0 ||
    signature === ''
  )
    throw new ServiceError(
      'IncompleteSignatureException',
      403,
      'Authorization header requires an AWS4-HMAC-SHA256 Credential, SignedHeaders and Signature.',
    );
  return { accessKeyId: credential[0]!, scope: credential.slice(1), signedHeaders, signature };
}

function checkedStamp(request: EmulatedRequest, scope: readonly string[], nowMs: number): string {
  const stamp = request.headers['x-amz-date'] ?? '';
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp);
  if (parts === null)
    throw new ServiceError(
      'IncompleteSignatureException',
      403,
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number);
  const stampMs = Date.UTC(year!, month! - 1, day, hour, minute, second);
  if (!stamp.startsWith(scope[0]!))
    throw invalidSignature(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scope[0]}' != '${stamp.slice(0, 8)}'.`,
    );
  if (stampMs < nowMs - clockToleranceMs)
    throw invalidSignature(
      `Signature expired: ${stamp} is now earlier than ${stampOf(nowMs - clockToleranceMs)} (${stampOf(nowMs)} - 5 min.)`,
    );
  if (stampMs > nowMs + clockToleranceMs)
    throw invalidSignature(
      `Signature not yet current: ${stamp} is still later than ${stampOf(nowMs + clockToleranceMs)} (${stampOf(nowMs)} + 5 min.)`,
    );
  return stamp;
}

function sign(
  request: EmulatedRequest,
  secretAccessKey: string,
  scope: readonly string[],
  stamp: string,
  signedHeaders: readonly string[],
): string {
  const canonical = [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    ...signedHeaders.map(
      (name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}`,
    ),
    '',
    signedHeaders.join(';'),
    payloadHash(request),
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', stamp, scope.join('/'), sha256(canonical)].join('\n');
  let key: Buffer | string = `AWS4${secretAccessKey}`;
  for (const part of scope) key = createHmac('sha256', key).update(part).digest();
  return createHmac('sha256', key).update(toSign).digest('hex');
}

// Every service but S3 encodes the path a second time for the signature.
function canonicalPath(path: string): string {
  return path.split('/').map(encode).join('/') || '/';
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  return query
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const name = equals < 0 ? pair : pair.slice(0, equals);
      const value = equals < 0 ? '' : pair.slice(equals + 1);
      return `${encode(decode(name))}=${encode(decode(value))}`;
    })
    .sort()
    .join('&');
}

function payloadHash(request: EmulatedRequest): string {
  const actual = sha256(request.body);
  const claimed = request.headers['x-amz-content-sha256'];
  if (claimed === undefined || claimed === 'UNSIGNED-PAYLOAD') return claimed ?? actual;
  if (claimed !== actual)
    throw invalidSignature(
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  return claimed;
}

function invalidSignature(message: string): ServiceError {
  return new ServiceError('InvalidSignatureException', 403, message);
}

function stampOf(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

// RFC 3986: everything but letters, digits and -._~
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'));
  } catch {
    return text;
  }
}
