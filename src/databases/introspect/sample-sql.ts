import type { Dialect } from '../database.js';
import type { TableSchema } from '../schema.js';

export interface SampleSql {
  /** A look at the first 100 rows: which text columns may have few different values. */
  probe(table: TableSchema, index: number): readonly string[];
  /** Counts and ranges of the first `sampleRows`, and the different values of the given text columns. */
  look(table: TableSchema, index: number, fewTexts: ReadonlySet<number>): readonly string[];
}

const probeRows = 100;

/** Arms of a UNION ALL with three columns each: index of the table, of the column or -1, text. */
export function sampleSql(
  dialect: Dialect,
  { sampleRows, distinctLimit }: { readonly sampleRows: number; readonly distinctLimit: number },
): SampleSql {
  const words = dialect === 'postgres' ? postgresWords : mysqlWords;
  const { quoted, text, list } = words;
  const rowsOf = (table: TableSchema, columns: readonly number[], rows: number) => {
    const names = columns.map((k) => `${quoted(table.columns[k]!.name)} AS c${k}`);
    const from = `${quoted(table.schema)}.${quoted(table.name)}`;
    return `(SELECT ${names.length === 0 ? '1 AS one' : names.join(', ')} FROM ${from} LIMIT ${rows}) s`;
  };
  return {
    probe: (table, index) => {
      const columns = placesOf(table, 'texts');
      if (columns.length === 0) return [];
      const facts = columns.flatMap((k) => [
        `count(DISTINCT CASE WHEN octet_length(c${k}) <= 200 THEN ${text(`c${k}`)} END)`,
        `max(octet_length(c${k}))`,
      ]);
      return [
        `(SELECT ${index} AS t, -1 AS c, ${list(['count(*)', ...facts])} AS v FROM ${rowsOf(table, columns, probeRows)})`,
      ];
    },
    look: (table, index, fewTexts) => {
      const ranges = placesOf(table, 'ranges');
      const facts = ranges.flatMap((k) => [text(`min(c${k})`), text(`max(c${k})`)]);
      const counted = `(SELECT ${index} AS t, -1 AS c, ${list(['count(*)', ...facts])} AS v FROM ${rowsOf(table, ranges, sampleRows)})`;
      const texts = [...fewTexts].map(
        (k) =>
          `(SELECT ${index} AS t, ${k} AS c, v FROM (SELECT DISTINCT ${text(`c${k}`)} AS v FROM ${rowsOf(table, [k], sampleRows)} WHERE c${k} IS NOT NULL LIMIT ${distinctLimit + 1}) d)`,
      );
      return [counted, ...texts];
    },
  };
}

const postgresWords = {
  quoted: (name: string) => `"${name.replaceAll('"', '""')}"`,
  text: (expression: string) => `(${expression})::text`,
  list: (expressions: readonly string[]) => `json_build_array(${expressions.join(', ')})::text`,
};

// One collation for all: texts of different ones cannot stand in one UNION, and letter case tells values apart.
const mysqlWords = {
  quoted: (name: string) => `\`${name.replaceAll('`', '``')}\``,
  text: (expression: string) =>
    `CONVERT(CAST(${expression} AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin`,
  list: (expressions: readonly string[]) =>
    `CONVERT(CAST(JSON_ARRAY(${expressions.join(', ')}) AS CHAR) USING utf8mb4) COLLATE utf8mb4_bin`,
};

const rangedTypes = ['integer', 'decimal', 'float', 'date', 'time', 'timestamp', 'instant'];

/** Places of the columns whose texts may be few, or that have a least and a greatest value. */
export function placesOf(table: TableSchema, wanted: 'texts' | 'ranges'): readonly number[] {
  return table.columns.flatMap(({ type, enumValues }, k) => {
    const isWanted =
      wanted === 'texts' ? type === 'text' && enumValues === null : rangedTypes.includes(type);
    return isWanted ? [k] : [];
  });
}
