import type { DocumentFacts } from '../document.js';

/** Which documents may answer; an absent field lets all pass. */
export interface DocumentFilters {
  readonly category?: readonly string[];
  readonly priority?: readonly string[];
  /** Language tags such as `ko`. */
  readonly language?: readonly string[];
  /** ISO dates, both ends included; a document without a date does not pass. */
  readonly dateRange?: { readonly from?: string; readonly to?: string };
}

/** Whether a document passes every given filter. Words are compared without case. */
export function passesFilters(document: DocumentFacts, filters: DocumentFilters): boolean {
  const { category, priority, language, dateRange } = filters;
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
export function isOpen({ category, priority, language, dateRange }: DocumentFilters): boolean {
  return [category, priority, language, dateRange].every((part) => part === undefined);
}

function isAmong(value: string, wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || wanted.some((one) => one.toLowerCase() === value.toLowerCase());
}
