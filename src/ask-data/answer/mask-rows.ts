import type { JsonValue } from '../../databases/index.js';

/** Rows with the values of personal columns replaced by `***`, for models and logs. */
export function maskedRows(
  columns: readonly string[],
  rows: readonly (readonly JsonValue[])[],
  personalColumns: readonly string[],
): readonly (readonly JsonValue[])[] {
  if (personalColumns.length === 0) return rows;
  const masked = new Set(personalColumns);
  return rows.map((row) =>
    row.map((value, at) => (masked.has(columns[at] ?? '') && value !== null ? '***' : value)),
  );
}
