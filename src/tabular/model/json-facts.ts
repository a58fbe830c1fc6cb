// Reads plain data out of a model file: each function answers the value or throws `model.file-damaged`.
import { problem } from '../../shared/index.js';

export type JsonRecord = Readonly<Record<string, unknown>>;

export function recordAt(from: JsonRecord, key: string): JsonRecord {
  return asRecord(from[key], key);
}

export function asRecord(value: unknown, what: string): JsonRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong(what, value, 'an object');
  // Just checked; keys are read one by one as unknown.
  return value as JsonRecord;
}

export function listAt<T>(
  from: JsonRecord,
  key: string,
  read: (value: unknown, what: string) => T,
): T[] {
  const value = from[key];
  if (!Array.isArray(value)) throw wrong(key, value, 'a list');
  return value.map((item, i) => read(item, `${key}[${i}]`));
}

export function textAt(from: JsonRecord, key: string): string {
  return asText(from[key], key);
}

export function asText(value: unknown, what: string): string {
  if (typeof value !== 'string') throw wrong(what, value, 'text');
  return value;
}

export function wordAt<const W extends string>(
  from: JsonRecord,
  key: string,
  ...words: readonly W[]
): W {
  const word = words.find((candidate) => candidate === from[key]);
  if (word === undefined) throw wrong(key, from[key], words.join(' or '));
  return word;
}

export function numberAt(from: JsonRecord, key: string): number {
  return asNumber(from[key], key);
}

export function asNumber(value: unknown, what: string): number {
  // JSON.parse reads 1e999 as Infinity.
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong(what, value, 'a number');
  return value;
}

export function flagAt(from: JsonRecord, key: string): boolean {
  const value = from[key];
  if (typeof value !== 'boolean') throw wrong(key, value, 'true or false');
  return value;
}

/** JSON has no NaN, so the file holds null in its place. */
export function numberOrNaNAt(from: JsonRecord, key: string): number {
  return from[key] === null ? Number.NaN : numberAt(from, key);
}

export function countAt(from: JsonRecord, key: string): number {
  const value = from[key];
  if (!Number.isSafeInteger(value) || (value as number) < 0)
    throw wrong(key, value, 'a whole number, 0 or more');
  return value as number;
}

function wrong(what: string, got: unknown, expected: string) {
  const shown =
    got === undefined ? 'nothing' : got === null ? 'null' : JSON.stringify(got)?.slice(0, 40);
  return problem('model.file-damaged', { what, got: shown ?? typeof got, expected });
}
