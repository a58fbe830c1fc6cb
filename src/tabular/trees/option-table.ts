import { nearestName, problem } from '../../shared/index.js';

/** One option of a learner: its default, what it may be in words, and whether a value is that. */
export interface OptionRow<T> {
  readonly default: T;
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
}

/** One row for every option. */
export type OptionTable<Resolved> = { readonly [N in keyof Resolved]: OptionRow<Resolved[N]> };

/** An integer of a range, both ends included. */
export function integer(defaultValue: number, from: number, to: number): OptionRow<number> {
  return {
    default: defaultValue,
    expected: `an integer, ${from} to ${to}`,
    accepts: (value) => Number.isInteger(value) && Number(value) >= from && Number(value) <= to,
  };
}

/** A finite number from 0 on. */
export function atLeastZero(defaultValue: number): OptionRow<number> {
  return {
    default: defaultValue,
    expected: 'a finite number, 0 or more',
    accepts: (value) => typeof value === 'number' && value >= 0 && Number.isFinite(value),
  };
}

/** A finite number above 0. */
export function aboveZero(defaultValue: number): OptionRow<number> {
  return {
    default: defaultValue,
    expected: 'a finite number above 0',
    accepts: (value) => typeof value === 'number' && value > 0 && Number.isFinite(value),
  };
}

/** A share of something: above 0, up to 1. */
export function share(defaultValue: number): OptionRow<number> {
  return {
    default: defaultValue,
    expected: 'a number above 0, up to 1',
    accepts: (value) => typeof value === 'number' && value > 0 && value <= 1,
  };
}

/** What seeds the random numbers. */
export function seed(): OptionRow<number> {
  return { default: 0, expected: 'a finite number', accepts: Number.isFinite };
}

/** Yes or no. */
export function flag(defaultValue: boolean): OptionRow<boolean> {
  return {
    default: defaultValue,
    expected: 'true or false',
    accepts: (value) => typeof value === 'boolean',
  };
}

/** One of a few words. */
export function word<W extends string>(defaultValue: W, words: readonly W[]): OptionRow<W> {
  return {
    default: defaultValue,
    expected: `one of ${words.join(', ')}`,
    accepts: (value) => words.some((known) => known === value),
  };
}

/** Options with every default filled in; throws `input.unknown-option` or `input.invalid`. */
export function resolveOptions<Resolved extends object>(
  table: OptionTable<Resolved>,
  options: Partial<Resolved>,
): Resolved {
  const known = Object.keys(table);
  for (const option of Object.keys(options)) {
    if (!Object.hasOwn(table, option))
      throw problem('input.unknown-option', {
        option,
        nearest: nearestName(option, known),
        known,
      });
  }
  const resolved: Record<string, unknown> = {};
  for (const [name, row] of Object.entries<OptionRow<unknown>>(table)) {
    // Callers without types can pass anything, so the value is looked at before it is believed.
    const given: unknown = options[name as keyof Resolved];
    const value = given === undefined ? row.default : given;
    if (!row.accepts(value))
      throw problem('input.invalid', { at: name, got: String(value), expected: row.expected });
    resolved[name] = value;
  }
  // Each name of the table, which is the type's own list of names, was given a value of its kind just above.
  return resolved as Resolved;
}
