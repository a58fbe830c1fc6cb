/**
 * Begins a transaction in which PostgreSQL itself refuses every change, with times in UTC and forms that do not depend on
 * the server's settings. All of it ends with the transaction.
 */
export function beginReading(timeoutMs: number): string {
  return [
    'BEGIN TRANSACTION READ ONLY',
    `SET LOCAL statement_timeout = ${timeoutMs}`,
    `SET LOCAL lock_timeout = ${timeoutMs}`,
    "SET LOCAL TimeZone = 'UTC'",
    "SET LOCAL DateStyle = 'ISO, YMD'",
    "SET LOCAL IntervalStyle = 'iso_8601'",
    "SET LOCAL bytea_output = 'hex'",
    'SET LOCAL extra_float_digits = 1',
    'SET LOCAL standard_conforming_strings = on',
  ].join(';');
}

/** Ends it; locks that outlive a transaction are given back too. */
export const endReading = 'ROLLBACK; SELECT pg_advisory_unlock_all()';
