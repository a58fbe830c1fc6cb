import type { RetrievalFilter } from '@aws-sdk/client-bedrock-agent-runtime';
import type { DocumentFilters } from '../search/filters.js';

/**
 * The filters as Bedrock takes them, over the metadata keys `category`, `priority`, `language` and
 * `date_number` (20260119; Bedrock compares numbers only); undefined when nothing is filtered.
 */
export function metadataFilter(filters: DocumentFilters): RetrievalFilter | undefined {
  const { category, priority, language, dateRange } = filters;
  const all: RetrievalFilter[] = [];
  for (const [key, words] of Object.entries({ category, priority, language }))
    if (words !== undefined) all.push({ in: { key, value: [...words] } });
  if (dateRange?.from !== undefined)
    all.push({
      greaterThanOrEquals: { key: 'date_number', value: dayNumber(dateRange.from, '01') },
    });
  if (dateRange?.to !== undefined)
    all.push({ lessThanOrEquals: { key: 'date_number', value: dayNumber(dateRange.to, '31') } });
  return all.length > 1 ? { andAll: all } : all[0];
}

// A month or a year reaches from its first day to its last.
function dayNumber(date: string, missing: '01' | '31'): number {
  const [year, month, day] = date.split('-');
  return Number(`${year}${month ?? (missing === '01' ? '01' : '12')}${day ?? missing}`);
}
