/**
 * Milliseconds a server asks to wait: seconds (`3`, `1.5`) or a date, which is read against the
 * server's own `Date` header so that no clock is needed here. Null when it does not say.
 */
export function retryAfterMs(
  retryAfter: string | null | undefined,
  date: string | null | undefined,
): number | null {
  if (!retryAfter) return null;
  if (/^\s*\d+(\.\d+)?\s*$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const waitMs = Date.parse(retryAfter) - Date.parse(date ?? '');
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : null;
}
