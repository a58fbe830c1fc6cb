import { problem } from '../../../shared/index.js';
import { allowOnly, asRaw, builtinName, fieldsOf, listOf, type Raw } from './raw-node.js';

/** The type as it is written in our SQL, or a refusal. `interval` with a field answers that field's word too. */
export function readType(value: unknown): { readonly type: string; readonly field: string | null } {
  const fields = asRaw(value);
  allowOnly(fields, ['names', 'typemod', 'typmods', 'arrayBounds'], 'a type');
  const name = builtinName(fields.names, 'type');
  const written = writtenAs.get(name);
  if (written === undefined) throw problem('guard.cast', { type: name });
  const numbers = listOf(fields.typmods).map(wholeNumber);
  const isArray = arrayDepth(fields) === 1;
  if (name === 'interval' && numbers.length === 1 && !isArray) {
    const field = intervalFields.get(numbers[0]!);
    if (field === undefined) throw problem('guard.cast', { type: 'interval with several fields' });
    return { type: written, field };
  }
  const most = largestModifiers.get(name) ?? [];
  if (numbers.length > most.length || numbers.some((number, at) => number > most[at]!))
    throw problem('guard.cast', { type: `${name}(${numbers.join(',')})` });
  const modifiers = numbers.length === 0 ? '' : `(${numbers.join(',')})`;
  return { type: `${written}${modifiers}${isArray ? '[]' : ''}`, field: null };
}

const writtenAs = new Map([
  ['int2', 'smallint'],
  ['int4', 'integer'],
  ['int8', 'bigint'],
  ['float4', 'real'],
  ['float8', 'double precision'],
  ['bool', 'boolean'],
  ['bpchar', 'bpchar'],
  ...[
    'numeric',
    'text',
    'varchar',
    'date',
    'time',
    'timetz',
    'timestamp',
    'timestamptz',
    'interval',
    'json',
    'jsonb',
    'uuid',
  ].map((name): [string, string] => [name, name]),
]);

// A padded type can build a large value out of nothing, so lengths are bounded.
const largestModifiers = new Map<string, readonly number[]>([
  ['numeric', [1000, 1000]],
  ['varchar', [10_000]],
  ['bpchar', [1000]],
  ['time', [6]],
  ['timetz', [6]],
  ['timestamp', [6]],
  ['timestamptz', [6]],
]);

// INTERVAL_MASK of PostgreSQL's datetime.h, single fields only.
const intervalFields = new Map([
  [4, 'year'],
  [2, 'month'],
  [8, 'day'],
  [1024, 'hour'],
  [2048, 'minute'],
  [4096, 'second'],
]);

function arrayDepth(fields: Raw): number {
  const bounds = listOf(fields.arrayBounds);
  if (bounds.length > 1) throw problem('guard.cast', { type: 'an array of arrays' });
  return bounds.length;
}

function wholeNumber(value: unknown): number {
  const constant = fieldsOf(value, 'A_Const', 'a type modifier');
  const number = asRaw(constant.ival ?? null).ival ?? 0;
  if (typeof number !== 'number' || number < 0) throw problem('guard.cast', { type: 'modifier' });
  return number;
}
