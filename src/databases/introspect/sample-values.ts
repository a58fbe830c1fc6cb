// A bounded look at the values: how many rows, which few texts, from where to where.
import { type Clock, Problem, systemClock } from '../../shared/index.js';
import type { Database, IntrospectOptions, JsonValue } from '../database.js';
import { withinRange } from '../query-limits.js';
import type { ColumnSchema, DatabaseSchema, TableSchema } from '../schema.js';
import { mysqlScalar } from '../values/mysql-value.js';
import { postgresScalar } from '../values/postgres-value.js';
import { placesOf, sampleSql } from './sample-sql.js';

interface Budget {
  readonly clock: Clock;
  readonly endMs: number;
  readonly signal: AbortSignal | undefined;
}

/** What is learned of one table; texts[k] belongs to its column k. */
interface Sample {
  rowCount: number | null;
  fewTexts: Set<number>;
  readonly ranges: Map<number, readonly [string | null, string | null]>;
  readonly texts: Map<number, string[]>;
}

const tablesPerStatement = 40;
// Of the 64 KiB that the Data API accepts.
const statementCharacters = 48_000;
const statementTimeoutMs = 5_000;

/**
 * The tables with what a look at their values tells. Two statements for every 40 tables; what fails in
 * company is tried alone, and what fails alone becomes a warning.
 */
export async function sampleValues(
  database: Database,
  tables: readonly TableSchema[],
  options: IntrospectOptions,
  clock: Clock = systemClock,
): Promise<Pick<DatabaseSchema, 'tables' | 'warnings'>> {
  const { sampleTimeoutMs, sampleRows, distinctLimit } = sampleLimits(options);
  const sql = sampleSql(database.dialect, { sampleRows, distinctLimit });
  const budget = { clock, endMs: clock.monotonic() + sampleTimeoutMs, signal: options.signal };
  const warnings: string[] = [];
  const samples = tables.map(
    (): Sample => ({ rowCount: null, fewTexts: new Set(), ranges: new Map(), texts: new Map() }),
  );
  const all = tables.map((_, index) => index);
  await inBatches(
    database,
    budget,
    all,
    (i) => sql.probe(tables[i]!, i),
    warnings,
    tables,
    (row) => readProbe(row, samples, tables, distinctLimit),
  );
  const look = (i: number) => sql.look(tables[i]!, i, samples[i]!.fewTexts);
  await inBatches(database, budget, all, look, warnings, tables, (row) =>
    readLook(row, samples, tables),
  );
  return {
    tables: tables.map((table, i) =>
      sampled(table, samples[i]!, { sampleRows, distinctLimit, dialect: database.dialect }),
    ),
    warnings: [...new Set(warnings)],
  };
}

function sampleLimits(options: IntrospectOptions) {
  const range = (from: number, to: number, ordinary: number) => ({ from, to, default: ordinary });
  return {
    sampleTimeoutMs: withinRange(
      'sampleTimeoutMs',
      options.sampleTimeoutMs,
      range(100, 600_000, 10_000),
    ),
    sampleRows: withinRange('sampleRows', options.sampleRows, range(100, 1_000_000, 100_000)),
    distinctLimit: withinRange('distinctLimit', options.distinctLimit, range(1, 1_000, 50)),
  };
}

async function inBatches(
  database: Database,
  budget: Budget,
  indexes: readonly number[],
  armsOf: (index: number) => readonly string[],
  warnings: string[],
  tables: readonly TableSchema[],
  read: (row: readonly JsonValue[]) => void,
): Promise<void> {
  let batch: { index: number; text: string }[] = [];
  const run = async (members: typeof batch): Promise<void> => {
    if (members.length === 0) return;
    const leftMs = Math.floor(budget.endMs - budget.clock.monotonic());
    if (leftMs < 20) {
      warnings.push('the time for looking at values ran out before every table was reached');
      return;
    }
    try {
      const statement = members.map(({ text }) => text).join(' UNION ALL ');
      const { rows, truncated } = await database.query(statement, [], {
        rowLimit: 100_000,
        byteLimit: 16 * 1024 * 1024,
        timeoutMs: Math.max(10, Math.min(leftMs, statementTimeoutMs)),
        ...(budget.signal === undefined ? {} : { signal: budget.signal }),
      });
      if (truncated === null || members.length === 1) rows.forEach(read);
      else for (const member of members) await run([member]);
    } catch (thrown) {
      if (!(thrown instanceof Problem) || budget.signal?.aborted) throw thrown;
      if (members.length > 1) {
        for (const member of members) await run([member]);
        return;
      }
      const { schema, name } = tables[members[0]!.index]!;
      warnings.push(`${schema}.${name}: its values were not looked at: ${thrown.message}`);
    }
  };
  let characters = 0;
  for (const index of indexes) {
    const text = armsOf(index).join(' UNION ALL ');
    if (text === '') continue;
    if (batch.length >= tablesPerStatement || characters + text.length > statementCharacters) {
      await run(batch);
      batch = [];
      characters = 0;
    }
    batch.push({ index, text });
    characters += text.length + ' UNION ALL '.length;
  }
  await run(batch);
}

// Row: table, -1, [rows, different texts of column, longest text of column, ...].
function readProbe(
  [table, , text]: readonly JsonValue[],
  samples: readonly Sample[],
  tables: readonly TableSchema[],
  distinctLimit: number,
): void {
  const index = Number(table);
  const facts = listOf(text ?? null);
  placesOf(tables[index]!, 'texts').forEach((column, at) => {
    const different = Number(facts[1 + at * 2]);
    const longestBytes = Number(facts[2 + at * 2] ?? 0);
    if (different <= distinctLimit && longestBytes <= longestTextBytes)
      samples[index]!.fewTexts.add(column);
  });
}

// Row: table, -1, [rows, least of column, greatest of column, ...], or table, column, one of its texts.
function readLook(
  [table, column, text]: readonly JsonValue[],
  samples: readonly Sample[],
  tables: readonly TableSchema[],
): void {
  const sample = samples[Number(table)]!;
  if (Number(column) >= 0) {
    const texts = sample.texts.get(Number(column)) ?? [];
    texts.push(String(text));
    sample.texts.set(Number(column), texts);
    return;
  }
  const facts = listOf(text ?? null);
  sample.rowCount = Number(facts[0]);
  placesOf(tables[Number(table)]!, 'ranges').forEach((k, at) => {
    sample.ranges.set(k, [orNull(facts[1 + at * 2]), orNull(facts[2 + at * 2])]);
  });
}

function sampled(
  table: TableSchema,
  sample: Sample,
  how: {
    readonly sampleRows: number;
    readonly distinctLimit: number;
    readonly dialect: Database['dialect'];
  },
): TableSchema {
  if (sample.rowCount === null) return table;
  const isWholeSample = sample.rowCount < how.sampleRows;
  const scalar = how.dialect === 'postgres' ? postgresScalar : mysqlScalar;
  return {
    ...table,
    rowEstimate: isWholeSample
      ? sample.rowCount
      : Math.max(table.rowEstimate ?? 0, sample.rowCount),
    columns: table.columns.map((column, k): ColumnSchema => {
      const texts = sample.texts.get(k) ?? [];
      const [min, max] = sample.ranges.get(k) ?? [null, null];
      return {
        ...column,
        isWholeSample,
        distinctValues:
          sample.fewTexts.has(k) &&
          texts.length <= how.distinctLimit &&
          texts.every((text) => Buffer.byteLength(text) <= longestTextBytes)
            ? texts.sort()
            : null,
        range:
          min === null || max === null
            ? null
            : { min: scalar(min, column.type), max: scalar(max, column.type) },
      };
    }),
  };
}

/** Longest text, in bytes of UTF-8, that is listed as a value: names and kinds, not stories. */
const longestTextBytes = 200;

function listOf(value: JsonValue): readonly unknown[] {
  const list: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  return Array.isArray(list) ? list : [];
}

function orNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
