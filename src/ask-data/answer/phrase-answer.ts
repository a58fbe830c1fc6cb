// The sentence for the rows of a reading, in Korean or English: nothing in it that is not in the rows.
import type { Language } from '../../shared/index.js';
import type { CatalogueColumn, CatalogueTable } from '../catalogue/catalogue.js';
import type { Reading } from '../interpret/reading.js';
import { shownValue } from './shown-value.js';

const rowsInSentence = 20;

/** Phrases rows; `truncated` when there are more than were fetched. */
export function phraseAnswer(
  reading: Reading,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
  language: Language,
  truncated: boolean,
): string {
  const korean = language === 'ko';
  const filters = filterText(reading, language);
  const table = tableWord(reading.target, language);
  const shown = rows.map((row) => rowText(row, columns, reading, language));
  if (reading.groups.length === 0 && reading.shape !== 'list') {
    const value = rows[0]?.[0] ?? null;
    const column = reading.measure?.of.column ?? null;
    const text = shownValue(value, column, language);
    if (reading.shape === 'count')
      return korean
        ? `${filters}${table}: ${text}건입니다.`
        : `${text} ${table} row${text === '1' ? '' : 's'}${filters}.`;
    return korean
      ? `${filters}${columns[0] ?? ''}: ${text}`
      : `${columns[0] ?? ''}${filters}: ${text}`;
  }
  if (rows.length === 0) {
    const no = reading.isYesNo ? (korean ? '아니요, ' : 'No, ') : '';
    return korean
      ? `${no}${filters}${table} 데이터를 찾지 못했습니다 (0건).`
      : `${no}${no === '' ? 'N' : 'n'}othing found: no ${table}${filters}.`;
  }
  const listed = shown.slice(0, rowsInSentence);
  const more =
    rows.length > listed.length || truncated
      ? korean
        ? ` 외 ${truncated ? '여러' : rows.length - listed.length}건`
        : ` and ${truncated ? 'more' : rows.length - listed.length}`
      : '';
  if (reading.isYesNo)
    return korean
      ? `네, ${rows.length}건 있습니다: ${listed.join('; ')}${more}.`
      : `Yes, ${rows.length}: ${listed.join('; ')}${more}.`;
  if (rows.length === 1)
    return korean ? `${filters}${listed[0]}입니다.` : `${listed[0]}${filters}.`;
  return korean
    ? `${filters}${rows.length}건: ${listed.join('; ')}${more}.`
    : `${rows.length}${truncated ? ' or more' : ''}${filters}: ${listed.join('; ')}${more}.`;
}

/** The conditions of a reading in words, "" for none. */
export function filterText(reading: Reading, language: Language): string {
  const said = [
    ...new Set(
      reading.filters.map(({ said: words, negated }) =>
        negated ? (language === 'ko' ? `${words} 아님` : `not ${words}`) : words,
      ),
    ),
  ];
  if (said.length === 0) return '';
  return language === 'ko' ? `[${said.join(', ')}] ` : ` (${said.join(', ')})`;
}

function rowText(
  row: readonly unknown[],
  columns: readonly string[],
  reading: Reading,
  language: Language,
): string {
  const isGrouped = reading.groups.length > 0;
  const when: string[] = [];
  const parts: string[] = [];
  let name: string[] = [];
  for (const [at, value] of row.entries()) {
    const as = columns[at] ?? '';
    const column = columnNamed(as, reading);
    const isName = reading.target.nameColumns.includes(as) || /(?:^|_)(?:name|title)$/.test(as);
    const text = shownValue(value, column, language);
    if (isName) name.push(text);
    else {
      if (name.length > 0) parts.push(name.join(' '));
      name = [];
      // The key of an event tells a person nothing; it stands in the rows.
      if (value === null || isEventKey(as, reading, columns)) continue;
      if (isGrouped) parts.push(as === 'count' && language === 'ko' ? `${text}건` : text);
      else if (as === reading.target.whenColumn) when.push(text);
      else parts.push(row.length === 1 ? text : `${columnWord(as, column, language)} ${text}`);
    }
  }
  if (name.length > 0) parts.push(name.join(' '));
  return [...when, ...parts].join(isGrouped ? ' ' : ', ');
}

function isEventKey(as: string, { target }: Reading, columns: readonly string[]): boolean {
  return columns.length > 1 && target.whenColumn !== null && target.primaryKey.includes(as);
}

function columnNamed(as: string, reading: Reading): CatalogueColumn | null {
  const tables = [
    reading.target,
    ...reading.columns.map(({ table }) => table),
    ...reading.groups.map(({ table }) => table),
    ...(reading.order?.kind === 'column' ? [reading.order.of.table] : []),
  ];
  for (const table of tables) {
    const found = table.columns.find((column) => (column.json?.key ?? column.name) === as);
    if (found !== undefined) return found;
  }
  return null;
}

/** What people call a column of an answer; its own name when nobody has written another. */
export function columnWord(
  as: string,
  column: Pick<CatalogueColumn, 'words'> | null,
  language: Language,
): string {
  const word = column?.words.find(
    (other) => other.language === language && (language === 'ko' || other.source !== 'general'),
  );
  return word?.text ?? as.replaceAll('_', ' ');
}

/** What people call the rows of a table. */
export function tableWord(
  table: Pick<CatalogueTable, 'name' | 'words'>,
  language: Language,
): string {
  return (
    (table.words.find((word) => word.language === language) ?? table.words[0])?.text ?? table.name
  );
}
