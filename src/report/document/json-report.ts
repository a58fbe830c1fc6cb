import { checkReport } from './check-report.js';
import type { Report } from './report.js';

/** Any JSON value. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/**
 * The report as plain JSON: the same structure with `format` and `version` before it, charts as definitions that
 * `chartSvg` draws, texts in both languages. Figures that are not finite become null, absent fields are left out.
 * Throws what `htmlReport` throws for the structure.
 */
export function jsonReport(report: Report): { readonly [key: string]: Json } {
  checkReport(report);
  return { format: 'casthouse-report', version: 1, ...fieldsOf(report) };
}

function plain(value: unknown): Json {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value === null || typeof value !== 'object') return null;
  if (Array.isArray(value)) return value.map(plain);
  return fieldsOf(value);
}

function fieldsOf(value: object): { [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([key, field]) => [key, plain(field)]),
  );
}
