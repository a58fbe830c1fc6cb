import { nearestName, problem, quote } from '../../shared/index.js';

/** Reads one field; `value` is undefined when it is absent, `at` is its path for messages. */
export type FieldReader<T> = (value: unknown, at: string) => T;

type Read<Fields extends Record<string, FieldReader<unknown>>> = {
  readonly [Name in keyof Fields]: ReturnType<Fields[Name]>;
};

/**
 * Reads an object field by field; a field that is not in the table throws `input.unknown-option`
 * with the nearest known name, a wrong value `input.invalid`. Written by hand instead of with zod:
 * `zod/mini` takes 22 KB and about 5 ms of the first call. A test holds it to the zod schema.
 */
export function readFields<Fields extends Record<string, FieldReader<unknown>>>(
  data: unknown,
  fields: Fields,
): Read<Fields> {
  if (!isRecord(data)) throw invalid('body', data, 'a JSON object');
  const known = Object.keys(fields);
  for (const option of Object.keys(data))
    if (!Object.hasOwn(fields, option))
      throw problem('input.unknown-option', { option, nearest: nearestName(option, known), known });
  const read: Record<string, unknown> = {};
  for (const name of known) {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    // JSON has no undefined; null is how a client says that it leaves a field out.
    read[name] = fields[name]!(value === null ? undefined : value, name);
  }
  // Every name of `fields` was given what its own reader returned just above.
  return read as Read<Fields>;
}

/** A whole number within bounds; `fallback` when absent. */
export function integerField(from: number, to: number, fallback: number): FieldReader<number> {
  return (value, at) => {
    if (value === undefined) return fallback;
    if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to)
      return value;
    throw invalid(at, value, `a whole number from ${from} to ${to}`);
  };
}

/** true or false; undefined when absent. */
export function booleanField(): FieldReader<boolean | undefined> {
  return (value, at) => {
    if (value === undefined || typeof value === 'boolean') return value;
    throw invalid(at, value, 'true or false');
  };
}

/** One of a few words; undefined when absent. */
export function wordField<const Word extends string>(
  ...words: readonly Word[]
): FieldReader<Word | undefined> {
  return (value, at) => {
    if (value === undefined) return undefined;
    const word = words.find((candidate) => candidate === value);
    if (word !== undefined) return word;
    throw invalid(at, value, words.map((w) => `"${w}"`).join(' or '));
  };
}

/** Text of 1 to `longest` characters; undefined when absent. */
export function textField(longest: number): FieldReader<string | undefined> {
  return (value, at) => {
    if (value === undefined) return undefined;
    if (typeof value === 'string' && value.length > 0 && value.length <= longest) return value;
    throw invalid(at, value, `text of 1 to ${longest} characters`);
  };
}

/** A list of at most `longest` numbers; undefined when absent. */
export function numbersField(longest: number): FieldReader<readonly number[] | undefined> {
  return (value, at) => {
    if (value === undefined) return undefined;
    if (
      Array.isArray(value) &&
      value.length <= longest &&
      value.every((item) => typeof item === 'number')
    )
      return value;
    throw invalid(at, value, `a list of at most ${longest} numbers`);
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The problem of a field whose value is not what it should be; long values are cut. */
export function invalid(at: string, got: unknown, expected: string) {
  const kind = Array.isArray(got) ? `a list of ${got.length}` : isRecord(got) ? 'an object' : null;
  return problem('input.invalid', {
    at,
    got: got === undefined ? 'nothing' : (kind ?? quote(got)),
    expected,
  });
}
