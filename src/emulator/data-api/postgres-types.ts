// PostgreSQL's types as the Data API shows them, by object id (pg_type.dat), with the codes of java.sql.Types.
import type {
  DataApiColumn,
  DataApiStatement,
  DataApiValue,
  FieldKind,
} from './data-api-database.js';

interface PostgresType {
  readonly name: string;
  readonly kind: FieldKind;
  readonly code: number;
  readonly precision: number;
  readonly scale?: number;
}

const unlimited = 2147483647;
const rows: readonly (readonly [number, string, FieldKind, number, number, number?])[] = [
  [16, 'bool', 'boolean', -7, 1],
  [17, 'bytea', 'blob', -2, unlimited],
  [18, 'char', 'string', 1, 1],
  [19, 'name', 'string', 12, 63],
  [20, 'int8', 'long', -5, 19],
  [21, 'int2', 'long', 5, 5],
  [23, 'int4', 'long', 4, 10],
  [25, 'text', 'string', 12, unlimited],
  [26, 'oid', 'long', -5, 10],
  [114, 'json', 'string', 1111, unlimited],
  [700, 'float4', 'double', 7, 8, 8],
  [701, 'float8', 'double', 8, 17, 17],
  [790, 'money', 'string', 8, unlimited],
  [1042, 'bpchar', 'string', 1, unlimited],
  [1043, 'varchar', 'string', 12, unlimited],
  [1082, 'date', 'string', 91, 13],
  [1083, 'time', 'string', 92, 15, 6],
  [1114, 'timestamp', 'string', 93, 29, 6],
  [1184, 'timestamptz', 'string', 93, 35, 6],
  [1186, 'interval', 'string', 1111, 49],
  [1266, 'timetz', 'string', 92, 21, 6],
  [1700, 'numeric', 'decimal', 2, 0],
  [2950, 'uuid', 'string', 1111, unlimited],
  [3802, 'jsonb', 'string', 1111, unlimited],
  [1000, '_bool', 'array:boolean', 2003, 1],
  [1005, '_int2', 'array:long', 2003, 5],
  [1007, '_int4', 'array:long', 2003, 10],
  [1016, '_int8', 'array:long', 2003, 19],
  [1021, '_float4', 'array:double', 2003, 8, 8],
  [1022, '_float8', 'array:double', 2003, 17, 17],
  [1009, '_text', 'array:string', 2003, unlimited],
  [1014, '_bpchar', 'array:string', 2003, unlimited],
  [1015, '_varchar', 'array:string', 2003, unlimited],
  [1115, '_timestamp', 'array:string', 2003, 29, 6],
  [1182, '_date', 'array:string', 2003, 13],
  [1183, '_time', 'array:string', 2003, 15, 6],
  [1185, '_timestamptz', 'array:string', 2003, 35, 6],
  [1231, '_numeric', 'array:string', 2003, 0],
  [2951, '_uuid', 'array:string', 2003, unlimited],
  [199, '_json', 'array:string', 2003, unlimited],
  [3807, '_jsonb', 'array:string', 2003, unlimited],
];

const types: ReadonlyMap<number, PostgresType> = new Map(
  rows.map(([id, name, kind, code, precision, scale]) => [
    id,
    { name, kind, code, precision, ...(scale === undefined ? {} : { scale }) },
  ]),
);

/** Object ids whose text form is understood. */
export const postgresTypeIds: readonly number[] = [...types.keys()];

/** A column by its type; what is unknown is text. `modifier` is atttypmod, -1 for none. */
export function postgresColumn(label: string, typeId: number, modifier = -1): DataApiColumn {
  const type = types.get(typeId) ?? {
    name: 'text',
    kind: 'string' as const,
    code: 1111,
    precision: unlimited,
  };
  return {
    label,
    kind: type.kind,
    name: '',
    tableName: '',
    schemaName: '',
    typeName: type.name,
    typeCode: type.code,
    nullable: 2,
    ...sizeOf(type, modifier),
    isSigned: ['long', 'double', 'decimal'].includes(type.kind),
    isAutoIncrement: false,
    isCaseSensitive: type.kind === 'string' && type.code === 12,
  };
}

// varchar(n) keeps n + 4, numeric(p,s) keeps (p << 16 | s) + 4.
function sizeOf(type: PostgresType, modifier: number): { precision: number; scale: number } {
  if (modifier >= 4 && (type.name === 'varchar' || type.name === 'bpchar'))
    return { precision: modifier - 4, scale: 0 };
  if (modifier >= 4 && type.name === 'numeric')
    return { precision: (modifier - 4) >> 16, scale: (modifier - 4) & 0x7ff };
  return { precision: type.precision, scale: type.scale ?? 0 };
}

/** A value as the Data API writes it: bytes decoded, times with zone in UTC without the zone. */
export function postgresValue(text: string | null, typeId: number): string | Uint8Array | null {
  if (text === null) return null;
  if (typeId === 17) return Buffer.from(text.slice(2), 'hex');
  if (typeId === 1184) return utcText(text);
  return text;
}

function utcText(text: string): string {
  const parts = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d+)?([+-]\d\d(?::?\d\d)?(?::\d\d)?)$/.exec(
    text,
  );
  if (parts === null) return text;
  const [, day, time, fraction = '', zone] = parts;
  const minutes = /^([+-])(\d\d):?(\d\d)?/.exec(zone!)!;
  const offset =
    (Number(minutes[2]) * 60 + Number(minutes[3] ?? 0)) * (minutes[1] === '-' ? -1 : 1);
  const ms = Date.parse(`${day}T${time}Z`) - offset * 60_000;
  return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')}${fraction}`;
}

const casts: Readonly<Record<Exclude<DataApiValue['type'], 'null'>, string>> = {
  boolean: 'boolean',
  double: 'float8',
  blob: 'bytea',
  long: 'int8',
  string: 'varchar',
  date: 'date',
  time: 'time',
  timestamp: 'timestamp',
  decimal: 'numeric',
  uuid: 'uuid',
  json: 'jsonb',
};

/** The statement with $1, $2... each cast to its declared type, since the Data API sends typed parameters; NULL stands bare. */
export function postgresSql(statement: DataApiStatement): {
  readonly sql: string;
  readonly values: readonly Exclude<DataApiValue['value'], null>[];
} {
  const values: Exclude<DataApiValue['value'], null>[] = [];
  let sql = statement.texts[0]!;
  statement.values.forEach((value, index) => {
    if (value.type === 'null') sql += 'NULL';
    else {
      values.push(value.value);
      sql += `$${values.length}::${casts[value.type]}`;
    }
    sql += statement.texts[index + 1]!;
  });
  return { sql, values };
}
