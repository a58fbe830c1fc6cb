// Statements and parameters in the form the RDS Data API takes: named parameters, typed fields.
import type { SqlParameter } from '@aws-sdk/client-rds-data';
import type { Dialect, Parameter } from '../../database.js';
import { cutAtPlaceholders } from '../../placeholders.js';
import { sqlTokens } from '../../sql-tokens.js';

export interface DataApiStatement {
  readonly sql: string;
  readonly parameters: SqlParameter[];
}

/** $1 or ? become :p1, :p2... Throws `database.bad-parameter`. */
export function dataApiStatement(
  sql: string,
  dialect: Dialect,
  parameters: readonly Parameter[],
): DataApiStatement {
  const { texts, uses } = cutAtPlaceholders(sql, dialect, parameters.length);
  return {
    sql: texts.reduce((text, next, i) => `${text}:p${uses[i - 1]! + 1}${next}`),
    parameters: parameters.map((parameter, i) => ({ name: `p${i + 1}`, ...typedField(parameter) })),
  };
}

/**
 * The statement so that it answers `rows` at most. PostgreSQL reads it as a subquery, which cannot change anything either;
 * MySQL, which allows no two columns of one name there, gets a LIMIT where there is none.
 */
export function withRowLimit(sql: string, dialect: Dialect, rows: number): string {
  if (dialect === 'postgres') return `SELECT * FROM (${sql}\n) AS casthouse_rows LIMIT ${rows}`;
  let depth = 0;
  for (const token of sqlTokens(sql, dialect)) {
    const text = sql.slice(token.start, token.end);
    if (text === '(') depth += 1;
    else if (text === ')') depth -= 1;
    else if (depth === 0 && token.kind === 'word' && /^(limit|for|lock|procedure)$/i.test(text))
      return sql;
  }
  return `${sql}\nLIMIT ${rows}`;
}

/** MySQL's time limit of one statement stands in the statement: settings of a session would outlive the call. */
export function withTimeLimit(sql: string, dialect: Dialect, timeoutMs: number): string {
  if (dialect === 'postgres') return sql;
  const first = sqlTokens(sql, dialect).find((token) => token.kind !== 'comment');
  if (first === undefined || !/^select$/i.test(sql.slice(first.start, first.end))) return sql;
  return `${sql.slice(0, first.end)} /*+ MAX_EXECUTION_TIME(${timeoutMs}) */${sql.slice(first.end)}`;
}

const hintOf = {
  date: 'DATE',
  time: 'TIME',
  timestamp: 'TIMESTAMP',
  decimal: 'DECIMAL',
  uuid: 'UUID',
  json: 'JSON',
} as const;

function typedField(parameter: Parameter): Pick<SqlParameter, 'value' | 'typeHint'> {
  if (parameter === null) return { value: { isNull: true } };
  if (parameter instanceof Uint8Array) return { value: { blobValue: parameter } };
  switch (typeof parameter) {
    case 'boolean':
      return { value: { booleanValue: parameter } };
    case 'bigint':
      return { value: { stringValue: String(parameter) }, typeHint: 'DECIMAL' };
    case 'number':
      return Number.isSafeInteger(parameter)
        ? { value: { longValue: parameter } }
        : { value: { doubleValue: parameter } };
    case 'string':
      return { value: { stringValue: parameter } };
    default:
      return { value: { stringValue: parameter.value }, typeHint: hintOf[parameter.type] };
  }
}
