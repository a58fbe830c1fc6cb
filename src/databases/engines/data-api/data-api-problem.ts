import { Problem, problem } from '../../../shared/index.js';
import { mysqlProblem } from '../mysql/mysql-problem.js';
import { networkProblem } from '../network-problem.js';
import { postgresProblem } from '../postgres/postgres-problem.js';

export interface DataApiCall {
  readonly label: string;
  readonly database: string;
  readonly timeoutMs: number;
}

/** What the Data API's client threw, as a problem with its fix. Names and texts are those AWS documents. */
export function dataApiProblem(thrown: unknown, call: DataApiCall): Problem {
  if (thrown instanceof Problem) return thrown;
  const { label, timeoutMs } = call;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const detail = error.message.slice(0, 300);
  const byText = problemOfText(error, call);
  if (byText !== null) return byText;
  switch (error.name) {
    case 'HttpEndpointNotEnabledException':
    case 'DatabaseNotFoundException':
      return problem('database.data-api-disabled', { label }, thrown);
    case 'SecretsErrorException':
    case 'InvalidSecretException':
      return problem('database.secret-refused', { label, detail }, thrown);
    case 'DatabaseResumingException':
      return problem('database.paused', { label }, thrown);
    case 'StatementTimeoutException':
      return problem('database.timeout', { label, timeoutMs }, thrown);
    case 'ThrottlingException':
    case 'TooManyRequestsException':
      return problem('database.throttled', { label }, thrown);
    case 'DatabaseUnavailableException':
    case 'ServiceUnavailableError':
    case 'InternalServerErrorException':
      return problem('database.unreachable', { label, detail }, thrown);
    case 'TransactionNotFoundException':
    case 'InvalidResourceStateException':
      return problem('database.connection-lost', { label, detail }, thrown);
    case 'AccessDeniedException':
    case 'ForbiddenException':
    case 'CredentialsProviderError':
    case 'TokenProviderError':
    case 'ExpiredTokenException':
    case 'ExpiredToken':
    case 'UnrecognizedClientException':
    case 'InvalidSignatureException':
    case 'MissingAuthenticationTokenException':
      return problem('database.aws-refused', { label, detail }, thrown);
    case 'TimeoutError':
      return problem('database.unreachable', { label, detail: 'it does not answer' }, thrown);
    default:
      return (
        networkProblem(thrown, label) ??
        problem('database.query-failed', { label, detail, sqlState: '' }, thrown)
      );
  }
}

// Several errors are told apart by their text only: older engines answer BadRequestException for all.
function problemOfText(error: Error, call: DataApiCall): Problem | null {
  const { label } = call;
  const { message } = error;
  if (/HttpEndpoint is not enabled|not enabled for (?:the )?(?:RDS )?Data API/i.test(message))
    return problem('database.data-api-disabled', { label }, error);
  if (/allowed response size limit/i.test(message))
    return problem('database.answer-too-large', { label, limit: '1 MiB an answer' }, error);
  if (/Packet for query is too large/i.test(message))
    return problem('database.answer-too-large', { label, limit: '64 KB a row' }, error);
  if (/is resuming|auto-paused|Communications link failure/i.test(message))
    return problem('database.paused', { label }, error);
  if (/Invalid secret|specified secret/i.test(message))
    return problem('database.secret-refused', { label, detail: message.slice(0, 200) }, error);
  const found =
    /^(?:ERROR: )?(.*?)(?:; Position: \d+)?(?:; Error code: (\d+))?; SQLState: (\w+)/s.exec(
      message,
    );
  if (found === null) return null;
  const [, text = '', errorCode, sqlState = ''] = found;
  return errorCode === undefined
    ? postgresProblem({ message: text, sqlState }, call, error)
    : mysqlProblem({ message: text, errorCode: Number(errorCode), sqlState }, call, error);
}
