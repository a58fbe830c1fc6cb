import { Problem, problem } from '../../../shared/index.js';
import { shortDetail } from '../wire/chat-reply.js';
import { asCount, asObject, asText, type Json } from '../wire/lenient-json.js';
import { retryAfterMs } from '../wire/retry-after.js';

export interface AwsCall {
  /** Name of the model for messages. */
  readonly model: string;
  readonly region: string;
  /** IAM action the call needs, such as bedrock:InvokeModel. */
  readonly action: string;
  readonly signal?: AbortSignal;
}

/**
 * What an AWS client or its event stream threw, as a problem with its fix. Names follow the
 * services' documented exceptions; a stream spells them in lower camel case.
 */
export function awsProblem(thrown: unknown, call: AwsCall): Problem {
  if (thrown instanceof Problem) return thrown;
  const { model } = call;
  if (call.signal?.aborted) return problem('language.aborted', { model }, thrown);
  const error = readError(thrown);
  const wait = { model, retryAfterMs: error.retryAfterMs };
  const detail = shortDetail(error.message);
  switch (error.name.charAt(0).toUpperCase() + error.name.slice(1)) {
    case 'AccessDeniedException':
      return problem('language.access-denied', { model, action: call.action }, thrown);
    case 'ExpiredTokenException':
    case 'ExpiredToken':
    case 'RequestExpired':
      return problem('language.credentials-expired', { model }, thrown);
    case 'UnrecognizedClientException':
    case 'InvalidSignatureException':
    case 'IncompleteSignatureException':
    case 'IncompleteSignature':
    case 'InvalidClientTokenId':
    case 'MissingAuthenticationTokenException':
    case 'SignatureDoesNotMatch':
      return problem('language.credentials-refused', { model }, thrown);
    case 'CredentialsProviderError':
    case 'TokenProviderError':
      return /expired/i.test(error.message)
        ? problem('language.credentials-expired', { model }, thrown)
        : problem('language.credentials-missing', { model }, thrown);
    case 'ThrottlingException':
    case 'Throttling':
    case 'TooManyRequestsException':
      return problem('language.throttled', wait, thrown);
    case 'ServiceQuotaExceededException':
      return problem('language.quota-exceeded', { model }, thrown);
    case 'ModelNotReadyException':
      return problem('language.model-not-ready', wait, thrown);
    case 'ModelTimeoutException':
      return problem('language.model-timeout', wait, thrown);
    case 'ModelError':
      // SageMaker passes on what the container answered.
      return error.originalStatus === 429
        ? problem('language.throttled', wait, thrown)
        : problem('language.model-failed', { model, detail }, thrown);
    case 'ModelErrorException':
    case 'ModelStreamErrorException':
    case 'ModelStreamError':
      return problem('language.model-failed', { model, detail }, thrown);
    case 'ResourceNotFoundException':
      return problem('language.model-unknown', { model, region: call.region }, thrown);
    case 'ValidationException':
    case 'ValidationError':
      return /model identifier is invalid|not found|could not find/i.test(error.message)
        ? problem('language.model-unknown', { model, region: call.region }, thrown)
        : problem('language.refused-by-provider', { model, detail }, thrown);
    default:
      if (/checksum|message length/i.test(error.message))
        return problem('language.stream-malformed', { model, detail }, thrown);
      if (/truncated event|^aborted$|premature close/i.test(error.message))
        return problem('language.stream-cut', { model }, thrown);
      return problem('language.unavailable', { ...wait, detail: unreachable(error) }, thrown);
  }
}

interface ReadError {
  readonly name: string;
  readonly message: string;
  /** Of a socket, such as ECONNREFUSED. */
  readonly code: string | undefined;
  readonly retryAfterMs: number | null;
  readonly originalStatus: number | undefined;
}

function readError(thrown: unknown): ReadError {
  const error: Json = asObject(thrown) ?? {};
  const headers = asObject(asObject(error.$response)?.headers);
  return {
    name: asText(error.name) ?? 'Error',
    message: asText(error.message) ?? String(thrown),
    code: asText(error.code),
    retryAfterMs: retryAfterMs(asText(headers?.['retry-after']), asText(headers?.date)),
    originalStatus: asCount(error.OriginalStatusCode) ?? asCount(error.originalStatusCode),
  };
}

function unreachable({ name, message, code }: ReadError): string {
  if (code === 'ENOTFOUND') return 'its host name does not exist; is the service in this region?';
  if (code === 'ECONNREFUSED') return 'nothing listens at its address';
  if (code === 'ECONNRESET' || name === 'TimeoutError') return 'the connection was lost';
  return shortDetail(`${name}: ${message}`);
}
