import { problem } from '../shared/index.js';
import type { QueryOptions } from './database.js';

/** Limits of one query, every one decided. */
export interface QueryLimits {
  readonly timeoutMs: number;
  readonly rowLimit: number;
  readonly byteLimit: number;
  readonly signal: AbortSignal | null;
}

const ranges = {
  timeoutMs: { from: 10, to: 600_000, default: 10_000 },
  rowLimit: { from: 1, to: 100_000, default: 1_000 },
  byteLimit: { from: 1_024, to: 64 * 1024 * 1024, default: 4 * 1024 * 1024 },
} as const;

/** The options with their defaults. Throws `input.invalid` for a limit out of its range. */
export function queryLimits(options: QueryOptions = {}): QueryLimits {
  return {
    timeoutMs: withinRange('timeoutMs', options.timeoutMs, ranges.timeoutMs),
    rowLimit: withinRange('rowLimit', options.rowLimit, ranges.rowLimit),
    byteLimit: withinRange('byteLimit', options.byteLimit, ranges.byteLimit),
    signal: options.signal ?? null,
  };
}

/** A whole number within its range, or the default. Throws `input.invalid`. */
export function withinRange(
  at: string,
  given: number | undefined,
  range: { readonly from: number; readonly to: number; readonly default: number },
): number {
  if (given === undefined) return range.default;
  if (!Number.isInteger(given) || given < range.from || given > range.to)
    throw problem('input.invalid', {
      at,
      got: String(given),
      expected: `a whole number from ${range.from} to ${range.to}`,
    });
  return given;
}
