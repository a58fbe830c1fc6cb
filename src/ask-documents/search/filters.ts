import type { DocumentFacts } from '../document.js';

/** Which documents may answer; an absent field lets all pass. */
export interface DocumentFilters {
  readonly category?: readonly string[];
  readonly priority?: readonly string[];
  /** Language tags such as `ko`. */
  readonly language?: readonly string[];
  /** ISO dates, both ends included; a document without a date does not pass. */
  readonly dateRange?: { readonly from?: string; readonly to?: string };
  /** Only rows that were taken in as documents: past events, past predictions. A knowledge base passes over it. */
  readonly rowsOnly?: boolean;
}

/** What the source of rows is called in an index: `rows:NAME`. */
export const rowsScheme = 'rows:';

/** Whether a document passes every given filter. Words are compared without case. */
export function passesFilters(
  document: DocumentFacts & { readonly source?: string },
  filters: DocumentFilters,
): boolean {
  const { category, priority, language, dateRange, rowsOnly = false } = filters;
  if (rowsOnly && !document.source?.startsWith(rowsScheme)) return false;
  if (!isAmong(document.category, category)) return false;
  if (!isAmong(document.priority, priority)) return false;
  if (!isAmong(document.language, language)) return false;
  if (dateRange === undefined || (dateRange.from === undefined && dateRange.to === undefined))
    return true;
  const { date } = document;
  // ISO dates compare as text; a bound may be a month or a year.
  return (
    date !== '' &&
    (dateRange.from === undefined || date >= dateRange.from) &&
    (dateRange.to === undefined || date.slice(0, dateRange.to.length) <= dateRange.to)
  );
}

/** Whether nothing is filtered. */
export function isOpen(filters: DocumentFilters): boolean {
  const { category, priority, language, dateRange, rowsOnly } = filters;
  return [category, priority, language, dateRange, rowsOnly].every((part) => part === undefined);
}

function isAmong(value: string, wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || wanted.some((one) => one.toLowerCase() === value.toLowerCase());
}
