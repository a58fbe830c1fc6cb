// A plan as the text of one SELECT. Identifiers are always quoted; values are literals quoted for the
// dialect, or parameters.
import type { Dialect } from '../../catalogue/catalogue.js';
import type {
  Condition,
  Expression,
  Literal,
  Measure,
  PlanJoin,
  PlanOrder,
  PlanTable,
  QueryPlan,
} from '../query-plan.js';
import { type DialectWords, dialectWords } from './dialect-words.js';

export interface RenderedPlan {
  readonly sql: string;
  /** In the order of the placeholders; empty when values are literals. */
  readonly parameters: readonly (string | number | boolean | null)[];
}

export interface RenderOptions {
  /** Default `literals`, quoted safely. */
  readonly values?: 'literals' | 'parameters';
}

/** The SQL of a plan: one line, no trailing semicolon. */
export function renderPlan(
  plan: QueryPlan,
  dialect: Dialect,
  options: RenderOptions = {},
): RenderedPlan {
  const words = dialectWords[dialect];
  const parameters: (string | number | boolean | null)[] = [];
  const literal =
    options.values === 'parameters'
      ? (value: Literal) => words.typed(words.placeholder(parameters.push(value.value)), value.type)
      : (value: Literal) => words.typed(quotedValue(value.value, words), value.type);
  return { sql: selectText(plan, { words, literal }), parameters };
}

interface Writing {
  readonly words: DialectWords;
  readonly literal: (value: Literal) => string;
}

function selectText(plan: QueryPlan, writing: Writing): string {
  const { words } = writing;
  const parts = [
    `SELECT ${plan.distinct ? 'DISTINCT ' : ''}${plan.select
      .map(({ expression, as }) => `${expressionText(expression, writing)} AS ${words.name(as)}`)
      .join(', ')}`,
    `FROM ${tableText(plan.from, words)}`,
    ...plan.joins.map((join) => joinText(join, writing)),
  ];
  if (plan.where !== null) parts.push(`WHERE ${conditionText(plan.where, writing)}`);
  if (plan.groupBy.length > 0)
    parts.push(`GROUP BY ${plan.groupBy.map((by) => expressionText(by, writing)).join(', ')}`);
  if (plan.having !== null) parts.push(`HAVING ${conditionText(plan.having, writing)}`);
  if (plan.orderBy.length > 0)
    parts.push(`ORDER BY ${plan.orderBy.map((by) => orderText(by, writing)).join(', ')}`);
  if (plan.limit !== null) parts.push(`LIMIT ${Math.max(1, Math.floor(plan.limit))}`);
  return parts.join(' ');
}

// What is not known comes last, in both directions: the longest of all is no row without a length.
function orderText({ expression, direction, neverNull }: PlanOrder, writing: Writing): string {
  const text = expressionText(expression, writing);
  const isCount = expression.kind === 'measure' && expression.function.startsWith('count');
  if (isCount || neverNull === true) return direction === 'descending' ? `${text} DESC` : text;
  return direction === 'descending'
    ? writing.words.descending(text)
    : writing.words.ascending(text);
}

function tableText({ table, alias }: PlanTable, words: DialectWords): string {
  return `${words.name(table)} ${words.name(alias)}`;
}

function joinText(join: PlanJoin, writing: Writing): string {
  const on = join.on
    .map(
      ({ left, right }) => `${expressionText(left, writing)} = ${expressionText(right, writing)}`,
    )
    .join(' AND ');
  return `${join.kind === 'left' ? 'LEFT JOIN' : 'JOIN'} ${tableText(join, writing.words)} ON ${on}`;
}

function expressionText(expression: Expression, writing: Writing): string {
  const { words } = writing;
  switch (expression.kind) {
    case 'column': {
      const column = `${words.name(expression.alias)}.${words.name(expression.column)}`;
      if (expression.json === undefined) return column;
      return words.jsonField(column, expression.json.key, expression.json.number);
    }
    case 'measure':
      return measureText(expression, writing);
    case 'literal':
      return writing.literal(expression);
    case 'part':
      return words.datePart(expression.part, expressionText(expression.of, writing));
    case 'clock':
      return words.clockTime(
        expressionText(expression.start, writing),
        expressionText(expression.seconds, writing),
      );
    case 'band':
      return `FLOOR(${expressionText(expression.of, writing)} / ${expression.width}) * ${expression.width}`;
    case 'query':
      return `(${selectText(expression.query, writing)})`;
  }
}

function measureText({ function: measure, of }: Measure, writing: Writing): string {
  const inner = of === null ? '*' : expressionText(of, writing);
  if (measure === 'count-distinct') return `COUNT(DISTINCT ${inner})`;
  const names = {
    count: 'COUNT',
    sum: 'SUM',
    average: 'AVG',
    least: 'MIN',
    greatest: 'MAX',
  } as const;
  return `${names[measure]}(${inner})`;
}

function conditionText(condition: Condition, writing: Writing): string {
  switch (condition.kind) {
    case 'compare':
      return `${expressionText(condition.left, writing)} ${condition.operator} ${expressionText(condition.right, writing)}`;
    case 'same-text':
      return `LOWER(${expressionText(condition.left, writing)}) = ${text(condition.text.toLowerCase(), writing)}`;
    case 'contains':
      return likeText(condition.left, `%${likePart(condition.text)}%`, writing);
    case 'starts-with':
      return likeText(condition.left, `${likePart(condition.text)}%`, writing);
    case 'in':
      return `${expressionText(condition.left, writing)} IN (${condition.values.map(writing.literal).join(', ')})`;
    case 'is-null':
      return `${expressionText(condition.left, writing)} IS NULL`;
    case 'and':
    case 'or':
      return `(${condition.of.map((part) => conditionText(part, writing)).join(condition.kind === 'and' ? ' AND ' : ' OR ')})`;
    case 'not':
      return `NOT (${conditionText(condition.of, writing)})`;
    case 'exists':
      return `EXISTS (${selectText(condition.query, writing)})`;
  }
}

function likeText(left: Expression, pattern: string, writing: Writing): string {
  return `LOWER(${expressionText(left, writing)}) LIKE ${text(pattern, writing)} ESCAPE '!'`;
}

function likePart(part: string): string {
  return part.toLowerCase().replace(/[!%_]/g, '!$&');
}

function text(value: string, writing: Writing): string {
  return writing.literal({ kind: 'literal', value });
}

function quotedValue(value: Literal['value'], words: DialectWords): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'NULL';
  return words.text(value);
}
