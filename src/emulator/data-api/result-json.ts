// A result as the JSON the Data API answers, written directly: 64-bit integers must keep every digit.
import { ServiceError } from '../wire/service-error.js';
import type { DataApiColumn, DataApiResult } from './data-api-database.js';

export interface ResultOptions {
  readonly decimalReturnType: 'STRING' | 'DOUBLE_OR_LONG';
  readonly longReturnType: 'LONG' | 'STRING';
}

type Value = string | Uint8Array | null;

/** `records`: rows of typed fields. Throws UnsupportedResultException for nested arrays. */
export function recordsJson({ columns, rows }: DataApiResult, options: ResultOptions): string {
  const row = (values: readonly Value[]) =>
    `[${values.map((value, i) => fieldJson(value, columns[i]!, options)).join(',')}]`;
  return `[${rows.map(row).join(',')}]`;
}

/** `formattedRecords`: the text of a JSON list of objects, keys are the columns' labels. */
export function formattedRecords({ columns, rows }: DataApiResult): string {
  const row = (values: readonly Value[]) =>
    `{${values.map((value, i) => `${JSON.stringify(columns[i]!.label)}:${plainJson(value, columns[i]!)}`).join(',')}}`;
  return `[${rows.map(row).join(',')}]`;
}

/** One element of `columnMetadata`. */
export function columnMetadata(column: DataApiColumn): Record<string, unknown> {
  return {
    arrayBaseColumnType: 0,
    isAutoIncrement: column.isAutoIncrement,
    isCaseSensitive: column.isCaseSensitive,
    isCurrency: false,
    isSigned: column.isSigned,
    label: column.label,
    name: column.name === '' ? column.label : column.name,
    nullable: column.nullable,
    precision: column.precision,
    scale: column.scale,
    schemaName: column.schemaName,
    tableName: column.tableName,
    type: column.typeCode,
    typeName: column.typeName,
  };
}

/** Refuses what is larger than the Data API hands out: a row, or the whole. Sizes are those of the values. */
export function checkSize(
  result: DataApiResult,
  rowLimitBytes: number,
  totalLimitBytes: number,
): void {
  let total = 0;
  for (const row of result.rows) {
    let bytes = 0;
    for (const value of row)
      bytes +=
        value === null ? 0 : typeof value === 'string' ? Buffer.byteLength(value) : value.length;
    if (bytes > rowLimitBytes)
      throw new ServiceError('BadRequestException', 400, 'Packet for query is too large');
    total += bytes;
  }
  if (total > totalLimitBytes)
    throw new ServiceError(
      'BadRequestException',
      400,
      'Database returned more than the allowed response size limit',
    );
}

function fieldJson(value: Value, column: DataApiColumn, options: ResultOptions): string {
  if (value === null) return '{"isNull":true}';
  const { kind } = column;
  switch (kind) {
    case 'boolean':
      return `{"booleanValue":${isTrue(value)}}`;
    case 'long':
      return options.longReturnType === 'STRING' ? stringField(value) : `{"longValue":${value}}`;
    case 'double':
      return `{"doubleValue":${doubleJson(textOf(value))}}`;
    case 'decimal':
      return decimalField(textOf(value), options);
    case 'blob':
      return `{"blobValue":${JSON.stringify(base64(value))}}`;
    case 'string':
      return stringField(value);
    default: {
      const element = kind.slice('array:'.length);
      const items = arrayItems(textOf(value)).map((item) => elementJson(item, element));
      return `{"arrayValue":{"${element}Values":[${items.join(',')}]}}`;
    }
  }
}

function plainJson(value: Value, column: DataApiColumn): string {
  if (value === null) return 'null';
  const { kind } = column;
  switch (kind) {
    case 'boolean':
      return String(isTrue(value));
    case 'long':
      return textOf(value);
    case 'double':
    case 'decimal':
      return doubleJson(textOf(value));
    case 'blob':
      return JSON.stringify(base64(value));
    case 'string':
      return JSON.stringify(textOf(value));
    default:
      return `[${arrayItems(textOf(value))
        .map((item) => elementJson(item, kind.slice('array:'.length)))
        .join(',')}]`;
  }
}

function decimalField(text: string, options: ResultOptions): string {
  if (options.decimalReturnType === 'STRING' || !Number.isFinite(Number(text)))
    return stringField(text);
  return /^[+-]?\d+$/.test(text) ? `{"longValue":${text}}` : `{"doubleValue":${doubleJson(text)}}`;
}

function stringField(value: Value): string {
  return `{"stringValue":${JSON.stringify(textOf(value))}}`;
}

function elementJson(item: string | null, element: string): string {
  if (item === null) return 'null';
  if (element === 'boolean') return String(item === 't');
  if (element === 'long') return item;
  if (element === 'double') return doubleJson(item);
  return JSON.stringify(item);
}

// JSON has no words for these; the services write them as text.
function doubleJson(text: string): string {
  const number = Number(text);
  return Number.isFinite(number) ? String(number) : JSON.stringify(text);
}

/** Items of PostgreSQL's text form of a one-dimensional array, such as {1,NULL,"a b"}. */
function arrayItems(text: string): (string | null)[] {
  const items: (string | null)[] = [];
  const item = /\s*(?:"((?:[^"\\]|\\.)*)"|([^,{}"]+))\s*(?:,|$)/sy;
  const body = text.slice(1, -1);
  if (!text.startsWith('{') || body.startsWith('{'))
    throw new ServiceError(
      'UnsupportedResultException',
      400,
      'The result contains the unsupported data type multidimensional array.',
    );
  while (item.lastIndex < body.length) {
    const found = item.exec(body);
    if (found === null) break;
    const [, quoted, bare] = found;
    if (quoted !== undefined) items.push(quoted.replace(/\\(.)/gs, '$1'));
    else items.push(bare === 'NULL' ? null : bare!);
  }
  return items;
}

function isTrue(value: string | Uint8Array): boolean {
  return typeof value === 'string'
    ? ['t', 'true', '1'].includes(value)
    : value.some((byte) => byte !== 0);
}

function textOf(value: Value): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : Buffer.from(value).toString('utf8');
}

function base64(value: string | Uint8Array): string {
  return Buffer.from(value).toString('base64');
}
