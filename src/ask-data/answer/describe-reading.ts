// What was understood, in lines for a person who checks; and rows without a reading as plain text.
import type { JsonValue } from '../../databases/index.js';
import type { Language } from '../../shared/index.js';
import type { CatalogueColumn, CatalogueTable } from '../catalogue/catalogue.js';
import type { Reading } from '../interpret/reading.js';
import { columnWord, tableWord } from './phrase-answer.js';

/**
 * One line each, in the words of the catalogue: what is counted or listed, under which conditions, by what, in which
 * order. Names of the database stand in brackets behind them.
 */
export function describeReading(reading: Reading, language: Language): readonly string[] {
  const { target, shape, measure, filters, relations, groups, order, limit } = reading;
  const say = language === 'ko' ? korean : english;
  const table = ({ name, words }: CatalogueTable) =>
    named(tableWord({ name, words }, language), name);
  const column = ({ name, words }: CatalogueColumn) =>
    named(columnWord(name, { words }, language), name);
  const what = table(target);
  const lines = [
    shape === 'list'
      ? say.list(what)
      : measure === null
        ? say.count(what)
        : say.measure(column(measure.of.column), say.functions[measure.function]),
  ];
  const conditions = [
    ...new Set(filters.map(({ said, negated }) => (negated ? say.not(said) : said))),
  ];
  if (conditions.length > 0) lines.push(say.where(conditions.join(', ')));
  for (const { table: related, negated, count } of relations)
    lines.push(
      count === null
        ? say.related(table(related), negated)
        : say.counted(table(related), `${count.operator} ${count.value}`),
    );
  for (const { table: grouped, column: of } of groups)
    lines.push(say.by(of === null ? table(grouped) : column(of)));
  if (order !== null)
    lines.push(
      say.first(order.kind === 'count' ? say.rows : column(order.of.column), order.largest, limit),
    );
  return lines;
}

function named(word: string, name: string): string {
  return word === name ? name : `${word} (${name})`;
}

const korean = {
  list: (table: string) => `찾은 것: ${table}의 행`,
  count: (table: string) => `센 것: ${table}의 행 수`,
  measure: (column: string, how: string) => `계산한 것: ${column}의 ${how}`,
  functions: { sum: '합', average: '평균', least: '최솟값', greatest: '최댓값' },
  not: (said: string) => `${said} 아님`,
  where: (conditions: string) => `조건: ${conditions}`,
  related: (table: string, negated: boolean) => `${table}: ${negated ? '없는 것만' : '있는 것만'}`,
  counted: (table: string, bound: string) => `${table}의 수 ${bound}`,
  by: (what: string) => `묶은 기준: ${what}`,
  rows: '행 수',
  first: (what: string, largest: boolean, limit: number | null) =>
    `순서: ${what}, ${largest ? '큰 것부터' : '작은 것부터'}${limit === null ? '' : `, ${limit}개까지`}`,
};

const english: typeof korean = {
  list: (table) => `listed: rows of ${table}`,
  count: (table) => `counted: rows of ${table}`,
  measure: (column, how) => `computed: ${how} of ${column}`,
  functions: { sum: 'sum', average: 'average', least: 'smallest', greatest: 'largest' },
  not: (said) => `not ${said}`,
  where: (conditions) => `where: ${conditions}`,
  related: (table, negated) => `only ${negated ? 'without' : 'with'} ${table}`,
  counted: (table, bound) => `number of ${table} ${bound}`,
  by: (what) => `by: ${what}`,
  rows: 'number of rows',
  first: (what, largest, limit) =>
    `order: ${what}, ${largest ? 'largest' : 'smallest'} first${limit === null ? '' : `, at most ${limit}`}`,
};

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
