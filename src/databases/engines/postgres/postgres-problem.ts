import { Problem, problem } from '../../../shared/index.js';

/** What a failure is called in `facts`, beside the error itself. */
export interface FailedCall {
  readonly label: string;
  readonly database: string;
  readonly timeoutMs: number;
}

/** A failure that PostgreSQL reports by its SQLSTATE (appendix A of its manual), as a problem. Null for other states. */
export function postgresProblem(
  { message, sqlState }: { readonly message: string; readonly sqlState: string },
  { label, database, timeoutMs }: FailedCall,
  thrown: unknown,
): Problem | null {
  if (thrown instanceof Problem) return thrown;
  const detail = message.split('\n')[0]!.slice(0, 300);
  switch (sqlState) {
    case '':
      return null;
    case '28P01':
      return problem('database.login-refused', { label }, thrown);
    case '28000':
      return /no encryption|SSL off/i.test(message)
        ? problem('database.tls-required', { label }, thrown)
        : problem('database.login-refused', { label }, thrown);
    case '3D000':
      return problem('database.unknown-database', { label, database }, thrown);
    case '53300':
      return problem('database.too-many-connections', { label }, thrown);
    case '57014':
    case '55P03':
      return problem('database.timeout', { label, timeoutMs }, thrown);
    case '57P01':
    case '57P02':
    case '57P03':
    case '08006':
    case '08003':
    case '08000':
      return problem('database.connection-lost', { label, detail }, thrown);
    case '25006':
      return problem('database.read-only', { label, got: detail }, thrown);
    case '42501':
      return problem('database.not-permitted', { label, detail }, thrown);
    default:
      return problem('database.query-failed', { label, detail, sqlState }, thrown);
  }
}
