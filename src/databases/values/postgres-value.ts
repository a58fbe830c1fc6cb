// PostgreSQL's text form of values, by type id (pg_type.dat), as JSON.
import type { ColumnType, JsonValue } from '../database.js';
import { jsonTextValue } from './json-text.js';
import { decimalValue, floatValue, integerValue } from './number-value.js';
import { instantValue, timestampValue, timeValue } from './time-value.js';

const typeOfId: Readonly<Record<number, ColumnType>> = {
  16: 'boolean',
  17: 'bytes',
  20: 'integer',
  21: 'integer',
  23: 'integer',
  26: 'integer',
  114: 'json',
  700: 'float',
  701: 'float',
  1082: 'date',
  1083: 'time',
  1114: 'timestamp',
  1184: 'instant',
  1186: 'interval',
  1266: 'time',
  1700: 'decimal',
  2950: 'uuid',
  3802: 'json',
};

const elementOfArrayId: Readonly<Record<number, ColumnType>> = {
  1000: 'boolean',
  1001: 'bytes',
  1002: 'text',
  1003: 'text',
  1005: 'integer',
  1007: 'integer',
  1009: 'text',
  1014: 'text',
  1015: 'text',
  1016: 'integer',
  1021: 'float',
  1022: 'float',
  1028: 'integer',
  1115: 'timestamp',
  1182: 'date',
  1183: 'time',
  1185: 'instant',
  1187: 'interval',
  1231: 'decimal',
  199: 'json',
  2951: 'uuid',
  3807: 'json',
};

/** The type of a result column; what has no type of its own, such as an enum, is text. */
export function postgresType(typeId: number): ColumnType {
  if (elementOfArrayId[typeId] !== undefined) return 'array';
  return typeOfId[typeId] ?? 'text';
}

/** A cell of a UTC session with ISO dates and hexadecimal bytes. */
export function postgresValue(text: string | null, typeId: number): JsonValue {
  const element = elementOfArrayId[typeId];
  if (text === null) return null;
  return element === undefined
    ? postgresScalar(text, typeOfId[typeId] ?? 'text')
    : arrayValue(text, element);
}

/** One value by its type. */
export function postgresScalar(text: string, type: ColumnType): JsonValue {
  switch (type) {
    case 'integer':
      return integerValue(text);
    case 'decimal':
      return decimalValue(text);
    case 'float':
      return floatValue(text);
    case 'boolean':
      return text === 't' || text === 'true';
    case 'timestamp':
      return timestampValue(text);
    case 'instant':
      return instantValue(text);
    case 'time':
      return timeValue(text);
    case 'json':
      return jsonTextValue(text);
    case 'bytes':
      return Buffer.from(text.slice(2), 'hex').toString('base64');
    default:
      return text;
  }
}

/** {1,NULL,"a b"} as a list, {{1,2},{3,4}} as lists of lists; '[0:1]={...}' without its bounds. */
function arrayValue(text: string, element: ColumnType): JsonValue {
  const braces = text.indexOf('{');
  const tokens = text.slice(braces).match(/[{}]|"(?:[^"\\]|\\.)*"|[^{},"]+/gs) ?? [];
  const stack: JsonValue[][] = [[]];
  for (const token of tokens) {
    const top = stack[stack.length - 1]!;
    if (token === '{') stack.push([]);
    else if (token === '}') {
      if (stack.length < 2) return text;
      stack.pop();
      stack[stack.length - 1]!.push(top);
    } else if (token === 'NULL') top.push(null);
    else {
      const bare = token.startsWith('"') ? token.slice(1, -1).replace(/\\(.)/gs, '$1') : token;
      top.push(postgresScalar(bare, element));
    }
  }
  return stack[0]![0] ?? text;
}
