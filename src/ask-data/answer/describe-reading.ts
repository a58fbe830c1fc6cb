// What was understood, in lines for a person who checks; and rows without a reading as plain text.
import type { JsonValue } from '../../databases/index.js';
import type { Language } from '../../shared/index.js';
import type { Reading } from '../interpret/reading.js';
import { filterText } from './phrase-answer.js';

/** One line each: what is counted or listed, under which conditions, by what, in which order. */
export function describeReading(reading: Reading, language: Language): readonly string[] {
  const table = reading.target.words[0]?.text ?? reading.target.name;
  const lines = [
    `${reading.shape === 'list' ? 'rows' : (reading.measure?.function ?? 'count')} of ${table} (${reading.target.name})`,
  ];
  const filters = filterText(reading, language).trim();
  if (filters !== '') lines.push(`where ${filters}`);
  for (const { table: related, negated, count } of reading.relations)
    lines.push(
      count === null
        ? `${negated ? 'without' : 'with'} ${related.name}`
        : `number of ${related.name} ${count.operator} ${count.value}`,
    );
  for (const { table: grouped, column } of reading.groups)
    lines.push(`by ${grouped.name}${column === null ? '' : `.${column.name}`}`);
  if (reading.order !== null)
    lines.push(
      `${reading.order.largest ? 'largest' : 'smallest'} ${reading.order.kind === 'count' ? 'count' : reading.order.of.column.name} first${reading.limit === null ? '' : `, ${reading.limit}`}`,
    );
  return lines;
}

/** Rows as `column value` pairs, at most 20. */
export function plainRows(
  columns: readonly string[],
  rows: readonly (readonly JsonValue[])[],
  language: Language,
): string {
  if (rows.length === 0)
    return language === 'ko' ? '조건에 맞는 데이터를 찾지 못했습니다 (0건).' : 'Nothing found.';
  const listed = rows
    .slice(0, 20)
    .map((row) => row.map((value, at) => `${columns[at]} ${String(value)}`).join(', '));
  return `${rows.length === 1 ? '' : `${rows.length}: `}${listed.join('; ')}`;
}
