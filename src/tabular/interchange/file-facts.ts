// Reads plain data out of a file of another library: each function answers the value or throws `interchange.damaged`.
import { problem } from '../../shared/index.js';

export type JsonRecord = Readonly<Record<string, unknown>>;

export function damaged(what: string, got: string, expected: string) {
  return problem('interchange.damaged', { what, got, expected });
}

export function unsupported(what: string, got: string, supported: string) {
  return problem('interchange.unsupported', { what, got, supported });
}

export function recordAt(from: JsonRecord, key: string, where: string): JsonRecord {
  return asRecord(from[key], `${where}.${key}`);
}

export function asRecord(value: unknown, what: string): JsonRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw damaged(what, shown(value), 'an object');
  // Just checked; keys are read one by one as unknown.
  return value as JsonRecord;
}

export function listAt(from: JsonRecord, key: string, where: string): readonly unknown[] {
  const value = from[key];
  if (!Array.isArray(value)) throw damaged(`${where}.${key}`, shown(value), 'a list');
  return value;
}

/** Finite or infinite numbers, `length` of them; null, which stands for NaN, is none. */
export function numbersAt(
  from: JsonRecord,
  key: string,
  where: string,
  length?: number,
): readonly number[] {
  const list = listAt(from, key, where);
  if (length !== undefined && list.length !== length)
    throw damaged(`${where}.${key}`, `${list.length} entries`, `${length}, one for each node`);
  list.forEach((value, i) => {
    if (typeof value !== 'number' || Number.isNaN(value))
      throw damaged(`${where}.${key}[${i}]`, shown(value), 'a number');
  });
  // Every entry has just been seen to be a number.
  return list as readonly number[];
}

/** The same with NaN for null: XGBoost writes NaN where a split by category has no threshold. */
export function numbersOrNaNAt(
  from: JsonRecord,
  key: string,
  where: string,
  length: number,
): readonly number[] {
  const list = listAt(from, key, where).map((value) => value ?? Number.NaN);
  const filled = { [key]: list.map((value) => (Number.isNaN(value) ? 0 : value)) };
  const numbers = numbersAt(filled, key, where, length);
  return numbers.map((value, i) => (Number.isNaN(list[i]) ? Number.NaN : value));
}

export function textAt(from: JsonRecord, key: string, where: string): string {
  const value = from[key];
  if (typeof value !== 'string') throw damaged(`${where}.${key}`, shown(value), 'text');
  return value;
}

/** A whole number, 0 or more, written as text or as a number; `absent` when the key is not there. */
export function countAt(from: JsonRecord, key: string, where: string, absent?: number): number {
  const value = from[key];
  if (value === undefined && absent !== undefined) return absent;
  const count = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value;
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0)
    throw damaged(`${where}.${key}`, shown(value), 'a whole number, 0 or more');
  return count;
}

export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return JSON.stringify(value)?.slice(0, 40) ?? typeof value;
}
