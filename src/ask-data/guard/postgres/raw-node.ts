// Reads the parser's JSON strictly: a field nobody asked for is a refusal, not something to overlook.
import { problem } from '../../../shared/index.js';

/** Fields of one node of PostgreSQL's parse tree; absent means the default. */
export type Raw = Readonly<Record<string, unknown>>;

const places = new Set([
  'location',
  'list_start',
  'list_end',
  'rexpr_list_start',
  'rexpr_list_end',
]);

/** The tag and fields of `{Tag: {...}}`. */
export function tagged(value: unknown): readonly [string, Raw] {
  const entries = Object.entries(asRaw(value));
  if (entries.length !== 1) throw problem('guard.construct', { what: 'an unknown construct' });
  return [entries[0]![0], asRaw(entries[0]![1])];
}

/** The fields of a node that must carry this tag. */
export function fieldsOf(value: unknown, tag: string, what: string): Raw {
  const [found, fields] = tagged(value);
  if (found !== tag) throw problem('guard.construct', { what });
  return fields;
}

/** Refuses every field that is not named here. */
export function allowOnly(fields: Raw, allowed: readonly string[], what: string): void {
  for (const [key, value] of Object.entries(fields))
    if (!allowed.includes(key) && !places.has(key) && value !== false)
      throw problem('guard.construct', { what: `${what} with ${key}` });
}

export function asRaw(value: unknown): Raw {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw problem('guard.construct', { what: 'an unknown construct' });
  return value as Raw; // A plain object; every field is read as unknown.
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The strings of a list of String nodes. */
export function namesOf(value: unknown): readonly string[] {
  return listOf(value).map((one) => textOf(fieldsOf(one, 'String', 'a name').sval));
}

/** A name without its pg_catalog; any other qualification is refused. */
export function builtinName(value: unknown, what: string): string {
  const names = namesOf(value);
  const plain = names.length === 2 && names[0] === 'pg_catalog' ? names.slice(1) : names;
  if (plain.length !== 1) throw problem('guard.construct', { what: `${what} ${names.join('.')}` });
  return plain[0]!;
}

/** An omitted string is the empty one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
