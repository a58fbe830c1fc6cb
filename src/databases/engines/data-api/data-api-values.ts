// The typed fields of the RDS Data API as JSON, the same as every other engine makes them.
import type { ArrayValue, ColumnMetadata, Field } from '@aws-sdk/client-rds-data';
import type { ColumnType, Dialect, JsonValue } from '../../database.js';
import { mysqlScalar, mysqlTypeOfColumn } from '../../values/mysql-value.js';
import { postgresScalar } from '../../values/postgres-value.js';

// PostgreSQL's names as the Data API writes them; serial ones are counting integers.
const postgresTypeOfName: Readonly<Record<string, ColumnType>> = {
  bool: 'boolean',
  bytea: 'bytes',
  int2: 'integer',
  int4: 'integer',
  int8: 'integer',
  smallserial: 'integer',
  serial: 'integer',
  bigserial: 'integer',
  oid: 'integer',
  float4: 'float',
  float8: 'float',
  numeric: 'decimal',
  date: 'date',
  time: 'time',
  timetz: 'time',
  timestamp: 'timestamp',
  timestamptz: 'instant',
  interval: 'interval',
  json: 'json',
  jsonb: 'json',
  uuid: 'uuid',
};
// java.sql.Types.BIT, which stands for tinyint(1) and bit(1).
const bitTypeCode = -7;

export function dataApiType(column: ColumnMetadata, dialect: Dialect): ColumnType {
  const name = column.typeName ?? '';
  if (dialect === 'postgres')
    return name.startsWith('_') ? 'array' : (postgresTypeOfName[name] ?? 'text');
  return column.type === bitTypeCode ? 'boolean' : mysqlTypeOfColumn(name);
}

export function dataApiValue(
  field: Field,
  column: ColumnMetadata,
  type: ColumnType,
  dialect: Dialect,
): JsonValue {
  if (field.isNull === true) return null;
  if (field.arrayValue !== undefined) return listOf(field.arrayValue, elementType(column), dialect);
  if (field.blobValue !== undefined) return Buffer.from(field.blobValue).toString('base64');
  if (field.booleanValue !== undefined) return field.booleanValue;
  const text = field.stringValue ?? String(field.longValue ?? field.doubleValue ?? '');
  return dialect === 'postgres' ? postgresScalar(text, type) : mysqlScalar(text, type);
}

/** Bytes of a field's value in text form. */
export function fieldBytes(field: Field): number {
  if (field.isNull === true) return 0;
  if (field.blobValue !== undefined) return field.blobValue.length;
  if (field.stringValue !== undefined) return Buffer.byteLength(field.stringValue);
  return field.arrayValue === undefined ? 8 : JSON.stringify(field.arrayValue).length;
}

function elementType(column: ColumnMetadata): ColumnType {
  return postgresTypeOfName[(column.typeName ?? '').slice(1)] ?? 'text';
}

function listOf(array: ArrayValue, type: ColumnType, dialect: Dialect): JsonValue {
  if (array.arrayValues !== undefined)
    return array.arrayValues.map((inner) => (inner === null ? null : listOf(inner, type, dialect)));
  const items: readonly (string | number | boolean | null)[] =
    array.stringValues ?? array.longValues ?? array.doubleValues ?? array.booleanValues ?? [];
  return items.map((item) => (typeof item === 'string' ? postgresScalar(item, type) : item));
}
