import { type Problem, problem } from '../../../shared/index.js';

/** A failure that MySQL or MariaDB reports by its error number, as a problem. */
export function mysqlProblem(
  failure: { readonly message: string; readonly errorCode: number; readonly sqlState: string },
  call: { readonly label: string; readonly database: string; readonly timeoutMs: number },
  thrown: unknown,
): Problem {
  const { label, database, timeoutMs } = call;
  const detail = failure.message.split('\n')[0]!.slice(0, 300);
  if (/insecure transport/i.test(failure.message))
    return problem('database.tls-required', { label }, thrown);
  switch (failure.errorCode) {
    case 1045: // ER_ACCESS_DENIED_ERROR
    case 1698: // ER_ACCESS_DENIED_NO_PASSWORD_ERROR
      return problem('database.login-refused', { label }, thrown);
    case 1049: // ER_BAD_DB_ERROR
      return problem('database.unknown-database', { label, database }, thrown);
    case 3159: // ER_SECURE_TRANSPORT_REQUIRED
      return problem('database.tls-required', { label }, thrown);
    case 1040: // ER_CON_COUNT_ERROR
    case 1203: // ER_TOO_MANY_USER_CONNECTIONS
    case 1226: // ER_USER_LIMIT_REACHED
      return problem('database.too-many-connections', { label }, thrown);
    case 3024: // ER_QUERY_TIMEOUT
    case 1969: // MariaDB: ER_STATEMENT_TIMEOUT
    case 1205: // ER_LOCK_WAIT_TIMEOUT
    case 1317: // ER_QUERY_INTERRUPTED
      return problem('database.timeout', { label, timeoutMs }, thrown);
    case 1792: // ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION
    case 1836: // ER_READ_ONLY_MODE
      return problem('database.read-only', { label, got: detail }, thrown);
    case 1044: // ER_DBACCESS_DENIED_ERROR
    case 1142: // ER_TABLEACCESS_DENIED_ERROR
    case 1143: // ER_COLUMNACCESS_DENIED_ERROR
    case 1227: // ER_SPECIFIC_ACCESS_DENIED_ERROR
    case 1370: // ER_PROCACCESS_DENIED_ERROR
      return problem('database.not-permitted', { label, detail }, thrown);
    case 1053: // ER_SERVER_SHUTDOWN
    case 1927: // MariaDB: ER_CONNECTION_KILLED
      return problem('database.connection-lost', { label, detail }, thrown);
    default:
      return problem(
        'database.query-failed',
        { label, detail, sqlState: failure.sqlState },
        thrown,
      );
  }
}
