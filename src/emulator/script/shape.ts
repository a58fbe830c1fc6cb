// Strict readers for the script: each says what it expects, names the place and the nearest key when it fails.
import { nearestName, problem, quote } from '../../shared/index.js';

/** Returns nothing and throws `emulator.script-invalid` or `emulator.script-unknown-key` when the value does not fit. */
export type Shape = (value: unknown, at: string) => void;

/** An object with these optional members; names in `required` must be there. */
export function object(
  members: Readonly<Record<string, Shape>>,
  required: readonly string[] = [],
): Shape {
  return (value, at) => {
    const record = plainObject(value, at);
    const known = Object.keys(members);
    for (const [key, member] of Object.entries(record)) {
      if (member === undefined) continue;
      const shape = Object.hasOwn(members, key) ? members[key] : undefined;
      if (shape === undefined)
        throw problem('emulator.script-unknown-key', {
          at,
          key,
          nearest: nearestName(key, known),
          known,
        });
      shape(member, `${at}.${key}`);
    }
    for (const key of required)
      if (record[key] === undefined)
        throw problem('emulator.script-invalid', { at, got: `no "${key}"`, expected: `"${key}"` });
  };
}

/** An object whose keys are free. */
export function mapOf(shape: Shape): Shape {
  return (value, at) => {
    for (const [key, member] of Object.entries(plainObject(value, at)))
      shape(member, `${at}.${key}`);
  };
}

export function listOf(shape: Shape, expected = 'a list'): Shape {
  return (value, at) => {
    if (!Array.isArray(value)) throw invalid(at, value, expected);
    value.forEach((item, index) => {
      shape(item, `${at}[${index}]`);
    });
  };
}

export const text: Shape = (value, at) => {
  if (typeof value !== 'string') throw invalid(at, value, 'text');
};

export const flag: Shape = (value, at) => {
  if (typeof value !== 'boolean') throw invalid(at, value, 'true or false');
};

/** Anything that JSON can hold. */
export const anything: Shape = () => {};

export function integer(from: number, to = Number.MAX_SAFE_INTEGER): Shape {
  const range = to === Number.MAX_SAFE_INTEGER ? `${from} or more` : `${from} to ${to}`;
  return (value, at) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < from || value > to)
      throw invalid(at, value, `a whole number, ${range}`);
  };
}

export function numberBetween(from: number, to: number): Shape {
  return (value, at) => {
    if (typeof value !== 'number' || !(value >= from && value <= to))
      throw invalid(at, value, `a number, ${from} to ${to}`);
  };
}

export function oneOf(...values: readonly string[]): Shape {
  return (value, at) => {
    if (typeof value === 'string' && values.includes(value)) return;
    const nearest = typeof value === 'string' ? nearestName(value, values) : null;
    const hint = nearest === null ? '' : ` (did you mean "${nearest}"?)`;
    throw invalid(at, value, `one of ${values.join(', ')}${hint}`);
  };
}

/** The first shape that the test accepts is the one that judges. */
export function either(test: (value: unknown) => boolean, yes: Shape, no: Shape): Shape {
  return (value, at) => (test(value) ? yes : no)(value, at);
}

export function invalid(at: string, got: unknown, expected: string) {
  return problem('emulator.script-invalid', {
    at,
    got: typeof got === 'function' ? 'a function' : quote(got),
    expected,
  });
}

function plainObject(value: unknown, at: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(at, value, 'an object');
  return Object.fromEntries(Object.entries(value));
}
