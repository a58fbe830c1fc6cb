// MySQL's and MariaDB's text form of values as JSON.
import type { ColumnType, JsonValue } from '../database.js';
import { jsonTextValue } from './json-text.js';
import { decimalValue, floatValue, integerValue } from './number-value.js';
import { instantValue, timestampValue, timeValue } from './time-value.js';

/** Type words of information_schema and of the Data API, without sizes. */
const typeOfWord: Readonly<Record<string, ColumnType>> = {
  tinyint: 'integer',
  smallint: 'integer',
  mediumint: 'integer',
  int: 'integer',
  integer: 'integer',
  bigint: 'integer',
  year: 'integer',
  decimal: 'decimal',
  numeric: 'decimal',
  float: 'float',
  double: 'float',
  date: 'date',
  time: 'time',
  datetime: 'timestamp',
  timestamp: 'instant',
  json: 'json',
  bit: 'bytes',
  binary: 'bytes',
  varbinary: 'bytes',
  tinyblob: 'bytes',
  blob: 'bytes',
  mediumblob: 'bytes',
  longblob: 'bytes',
  geometry: 'bytes',
  point: 'bytes',
  uuid: 'uuid',
};

/** The type of `varchar(30)`, `tinyint(1)`, `int(10) unsigned`; what is not known is text. */
export function mysqlTypeOfColumn(databaseType: string): ColumnType {
  if (/^(tinyint\(1\)|bit\(1\)|bool)/i.test(databaseType)) return 'boolean';
  const word = /^[a-z]+/i.exec(databaseType)?.[0]?.toLowerCase() ?? '';
  return typeOfWord[word] ?? 'text';
}

/** A cell of a UTC session. Text is UTF-8. */
export function mysqlValue(cell: Buffer | string | null, type: ColumnType): JsonValue {
  if (cell === null) return null;
  const bytes = typeof cell === 'string' ? null : cell;
  if (type === 'bytes') return (bytes ?? Buffer.from(cell as string)).toString('base64');
  // A bit comes as a byte, tinyint(1) as a digit.
  if (type === 'boolean' && bytes !== null && bytes.length === 1 && bytes[0]! < 2)
    return bytes[0] === 1;
  return mysqlScalar(bytes === null ? (cell as string) : bytes.toString('utf8'), type);
}

/** One value in text form by its type. */
export function mysqlScalar(text: string, type: ColumnType): JsonValue {
  switch (type) {
    case 'integer':
      return integerValue(text);
    case 'decimal':
      return decimalValue(text);
    case 'float':
      return floatValue(text);
    case 'boolean':
      return text !== '0' && text !== 'false' && text !== '';
    case 'timestamp':
      return timestampValue(text);
    case 'instant':
      return instantValue(text);
    case 'time':
      return timeValue(text);
    case 'json':
      return jsonTextValue(text);
    default:
      return text;
  }
}
