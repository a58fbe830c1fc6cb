import { exitCode, kind, quote } from './problem-kind.js';

export interface AtDatabase {
  /** Where it is, without a password. */
  readonly label: string;
  readonly [fact: string]: unknown;
}
type Detailed = AtDatabase & { readonly detail: string };

/** Problems of databases that are asked. */
export const databaseProblems = {
  'database.bad-address': kind<{ readonly detail: string }>({
    status: 400,
    exit: exitCode.badSetting,
    message: (f) => `the database address cannot be used: ${f.detail}`,
    fix: () =>
      'write postgres://USER:PASSWORD@HOST/NAME, mysql://..., mariadb://..., pglite:memory, pglite:FOLDER or data-api:?cluster=ARN&secret=ARN&database=NAME; special characters of a password are percent-encoded',
  }),
  'database.unreachable': kind<Detailed>({
    status: 503,
    exit: exitCode.unavailable,
    retryable: true,
    message: (f) => `${f.label} cannot be reached: ${f.detail}`,
    fix: () => 'check that the server runs, its host and port, and that no firewall is in between',
  }),
  'database.login-refused': kind<AtDatabase>({
    status: 503,
    exit: exitCode.notPermitted,
    message: (f) => `${f.label} refuses this user and password`,
    fix: () =>
      'correct the user or the password in the address; special characters are percent-encoded',
  }),
  'database.unknown-database': kind<AtDatabase & { readonly database: string }>({
    status: 503,
    exit: exitCode.noInput,
    message: (f) => `${f.label} has no database named ${quote(f.database)}`,
    fix: () => 'correct the name at the end of the address, or create that database',
  }),
  'database.tls-required': kind<AtDatabase>({
    status: 503,
    exit: exitCode.badSetting,
    message: (f) => `${f.label} accepts encrypted connections only`,
    fix: () => 'add ?sslmode=require to the address, or ?sslmode=verify-full&sslrootcert=FILE',
  }),
  'database.tls-failed': kind<Detailed>({
    status: 503,
    exit: exitCode.badSetting,
    message: (f) => `no encrypted connection to ${f.label}: ${f.detail}`,
    fix: () =>
      'give the certificate authority with ?sslrootcert=FILE, check the host name, or remove sslmode when the server has no TLS',
  }),
  'database.connection-lost': kind<Detailed>({
    status: 503,
    exit: exitCode.tryAgain,
    retryable: true,
    message: (f) => `the connection to ${f.label} was lost: ${f.detail}`,
    fix: () => 'try again; see the log of the server when it happens often',
  }),
  'database.too-many-connections': kind<AtDatabase>({
    status: 503,
    exit: exitCode.tryAgain,
    retryable: true,
    message: (f) => `${f.label} has no free connection`,
    fix: () => 'try again, or raise the number of connections that the server allows',
  }),
  'database.not-permitted': kind<Detailed>({
    status: 403,
    exit: exitCode.notPermitted,
    message: (f) => `the user of ${f.label} may not do this: ${f.detail}`,
    fix: () => 'grant SELECT on what is asked, or leave it out of the question',
  }),
  'database.read-only': kind<AtDatabase & { readonly got: string }>({
    status: 400,
    exit: exitCode.notPermitted,
    message: (f) =>
      `${f.label} is only read, got ${f.got}, expected one SELECT, VALUES, TABLE or WITH statement`,
    fix: () => 'ask with one reading statement; seeds and imports go through a writable handle',
  }),
  'database.query-failed': kind<
    Detailed & {
      /** SQLSTATE of the server, '' when it tells none. */
      readonly sqlState: string;
    }
  >({
    status: 422,
    exit: exitCode.badData,
    message: (f) => `${f.label} refused the statement: ${f.detail}`,
    fix: () => 'correct the statement: names, types and functions must be those of this database',
  }),
  'database.bad-parameter': kind<{ readonly detail: string }>({
    status: 400,
    exit: exitCode.badData,
    message: (f) => `the parameters do not fit the statement: ${f.detail}`,
    fix: () => 'give one value for each placeholder: $1, $2... in PostgreSQL, ? in MySQL',
  }),
  'database.timeout': kind<AtDatabase & { readonly timeoutMs: number }>({
    status: 504,
    exit: exitCode.tryAgain,
    message: (f) => `${f.label} did not answer within ${f.timeoutMs} ms; the statement was stopped`,
    fix: () => 'ask for less (a filter, a shorter period), add an index, or raise the time limit',
  }),
  'database.cancelled': kind<AtDatabase>({
    status: 499,
    exit: exitCode.tryAgain,
    message: (f) => `the statement on ${f.label} was cancelled by its caller`,
    fix: () => 'ask again when the answer is wanted after all',
  }),
  'database.answer-too-large': kind<AtDatabase & { readonly limit: string }>({
    status: 422,
    exit: exitCode.badData,
    message: (f) =>
      `the answer of ${f.label} is larger than the RDS Data API hands out (${f.limit})`,
    fix: () => 'add a LIMIT, or select fewer and shorter columns',
  }),
  'database.paused': kind<AtDatabase>({
    status: 503,
    exit: exitCode.tryAgain,
    retryable: true,
    message: (f) => `${f.label} is paused or resuming`,
    fix: () => 'try again in half a minute; a minimum capacity above zero keeps the cluster awake',
  }),
  'database.data-api-disabled': kind<AtDatabase>({
    status: 503,
    exit: exitCode.badSetting,
    message: (f) => `HttpEndpoint is not enabled for ${f.label}: the RDS Data API is switched off`,
    fix: () =>
      'run aws rds enable-http-endpoint --resource-arn CLUSTER_ARN (Aurora Serverless v1: aws rds modify-db-cluster --enable-http-endpoint), or correct DB_CLUSTER_ARN',
  }),
  'database.secret-refused': kind<Detailed>({
    status: 503,
    exit: exitCode.badSetting,
    message: (f) => `the secret for ${f.label} cannot be used: ${f.detail}`,
    fix: () =>
      'correct DB_SECRET_ARN; the secret holds JSON with username and password, and the caller needs secretsmanager:GetSecretValue on it',
  }),
  'database.aws-refused': kind<Detailed>({
    status: 503,
    exit: exitCode.notPermitted,
    message: (f) => `AWS refused the call for ${f.label}: ${f.detail}`,
    fix: () =>
      'run aws configure or aws sso login; the role needs rds-data:ExecuteStatement, rds-data:BeginTransaction and rds-data:RollbackTransaction on the cluster',
  }),
  'database.throttled': kind<AtDatabase>({
    status: 503,
    exit: exitCode.tryAgain,
    retryable: true,
    message: (f) => `AWS throttles the calls for ${f.label}`,
    fix: () => 'try again after a pause',
  }),
  'database.folder-in-use': kind<{ readonly folder: string; readonly owner: string }>({
    status: 503,
    exit: exitCode.tryAgain,
    retryable: true,
    message: (f) => `the database folder ${quote(f.folder)} is open in ${f.owner}`,
    fix: (f) =>
      `close the other one first; when it is surely gone, delete ${quote(`${f.folder}.lock`)}`,
  }),
  'database.unreadable': kind<Detailed>({
    status: 500,
    exit: exitCode.ioError,
    message: (f) => `${f.label} cannot be opened: ${f.detail}`,
    fix: () => 'restore the folder or the snapshot from a copy, or make it anew from its seed',
  }),
  'database.closed': kind<AtDatabase>({
    status: 500,
    exit: exitCode.internal,
    message: (f) => `${f.label} was closed and is asked again`,
    fix: () => 'open it again before asking',
  }),
} as const;
