import type { CatalogueFile, CatalogueFileColumn } from '../../ask-data/index.js';
import type { Database, DatabaseSchema } from '../../databases/index.js';

/**
 * The file with every field that the JSON columns of a database hold, as `column.key`: kinds and, of texts that have
 * few, the values. Fields that no row has are left out; what the file says of the others stays. A column that cannot
 * be looked at is left as it is.
 */
export async function withJsonFields(
  file: CatalogueFile,
  schema: DatabaseSchema,
  database: Database,
): Promise<CatalogueFile> {
  const tables = { ...file.tables };
  for (const table of schema.tables.filter(({ isOnSearchPath }) => isOnSearchPath)) {
    if (tables[table.name]?.hidden === true) continue;
    for (const { name: column, type, databaseType } of table.columns) {
      if (type !== 'json' || tables[table.name]?.columns?.[column]?.forbidden === true) continue;
      const place = { table: table.name, column, isBinary: /jsonb/i.test(databaseType) };
      const fields = await fieldsOf(database, place).catch(() => null);
      if (fields === null) continue;
      const given = tables[table.name] ?? {};
      tables[table.name] = { ...given, columns: merged(given.columns ?? {}, column, fields) };
    }
  }
  return { ...file, tables };
}

interface Place {
  readonly table: string;
  readonly column: string;
  readonly isBinary: boolean;
}

interface Field {
  readonly kind: 'text' | 'number' | 'boolean';
  /** Every different text; null when there are many. */
  readonly values: readonly string[] | null;
}

type Columns = Readonly<Record<string, CatalogueFileColumn>>;

function merged(columns: Columns, column: string, fields: ReadonlyMap<string, Field>): Columns {
  const prefix = `${column}.`;
  const kept = Object.entries(columns).filter(
    ([name]) => !name.startsWith(prefix) || fields.has(name.slice(prefix.length)),
  );
  const result: Record<string, CatalogueFileColumn> = Object.fromEntries(kept);
  for (const [key, { kind, values }] of fields) {
    const name = prefix + key;
    const own = result[name] ?? {};
    const found = Object.fromEntries((values ?? []).map((value) => [value, {}]));
    result[name] = {
      kind,
      ...own,
      ...(values === null ? {} : { values: { ...found, ...own.values } }),
    };
  }
  return result;
}

const sampledRows = 5000;
const mostFields = 40;
const mostValues = 50;

async function fieldsOf(database: Database, place: Place): Promise<ReadonlyMap<string, Field>> {
  const { rows } = await database.query(keysSql(database.dialect, place), [], queryLimits);
  const kinds = new Map<string, Field['kind'] | null>();
  for (const [key, type] of rows) {
    const kind = kindOf(String(type));
    // A key with two kinds of values, or with lists and objects, is no field to ask about.
    kinds.set(String(key), kinds.has(String(key)) && kinds.get(String(key)) !== kind ? null : kind);
  }
  const fields = new Map<string, Field>();
  for (const [key, kind] of kinds) {
    if (kind === null || !/^[\w\uac00-\ud7a3]{1,60}$/.test(key) || fields.size >= mostFields)
      continue;
    const values = kind === 'text' ? await valuesOf(database, place, key) : null;
    fields.set(key, { kind, values });
  }
  return fields;
}

async function valuesOf(database: Database, place: Place, key: string): Promise<string[] | null> {
  const { rows } = await database.query(valuesSql(database.dialect, place, key), [], queryLimits);
  return rows.length > mostValues ? null : rows.map(([value]) => String(value));
}

const queryLimits = { timeoutMs: 5000, rowLimit: 200 };

function keysSql(dialect: Database['dialect'], { table, column, isBinary }: Place): string {
  if (dialect === 'postgres') {
    const [each, typeOf] = isBinary ? ['jsonb_each', 'jsonb_typeof'] : ['json_each', 'json_typeof'];
    const object = `CASE WHEN ${typeOf}(value) = 'object' THEN value END`;
    return `SELECT DISTINCT field.key, ${typeOf}(field.value) FROM (SELECT ${doubled(column)} AS value FROM ${doubled(table)} LIMIT ${sampledRows}) AS sample, LATERAL ${each}(${object}) AS field WHERE ${typeOf}(field.value) <> 'null'`;
  }
  const value = `JSON_EXTRACT(sample.value, CONCAT('$."', field.name, '"'))`;
  return `SELECT DISTINCT field.name, JSON_TYPE(${value}) FROM (SELECT ${backed(column)} AS value FROM ${backed(table)} LIMIT ${sampledRows}) AS sample, JSON_TABLE(JSON_KEYS(sample.value), '$[*]' COLUMNS (name VARCHAR(60) PATH '$')) AS field WHERE JSON_TYPE(${value}) <> 'NULL'`;
}

// The key was checked to be letters, digits and _ only.
function valuesSql(dialect: Database['dialect'], { table, column }: Place, key: string): string {
  const limit = mostValues + 1;
  if (dialect === 'postgres')
    return `SELECT DISTINCT ${doubled(column)} ->> '${key}' FROM ${doubled(table)} WHERE ${doubled(column)} ->> '${key}' IS NOT NULL LIMIT ${limit}`;
  const value = `JSON_UNQUOTE(JSON_EXTRACT(${backed(column)}, '$."${key}"'))`;
  return `SELECT DISTINCT ${value} FROM ${backed(table)} WHERE ${value} IS NOT NULL LIMIT ${limit}`;
}

function kindOf(type: string): Field['kind'] | null {
  const name = type.toLowerCase();
  if (name === 'string') return 'text';
  if (name === 'boolean') return 'boolean';
  return /^(number|integer|double|decimal|unsigned integer)$/.test(name) ? 'number' : null;
}

function doubled(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function backed(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
