/** One setting: where it comes from, its default, its range, and what it is for. */
export interface SettingRow<T> {
  /** Names in the environment, the preferred one first; the others are kept because documents use them. */
  readonly variables: readonly string[];
  readonly default: T;
  /** What values are accepted, in words, with the unit. */
  readonly expected: string;
  readonly sentence: string;
  /** The value, or undefined when the text is not acceptable. */
  readonly parse: (text: string) => T | undefined;
}

/** Keeps the type of a row. */
export function row<T>(definition: SettingRow<T>): SettingRow<T> {
  return definition;
}

export const anyText = (text: string) => (text === '' ? undefined : text);
export const integer = (from: number, to: number) => (text: string) => {
  const value = Number(text);
  return /^\d+$/.test(text) && value >= from && value <= to ? value : undefined;
};
export const numberBetween = (from: number, to: number) => (text: string) => {
  const value = Number(text);
  return text.trim() !== '' && value >= from && value <= to ? value : undefined;
};
// `default` keeps what a function documents, `none` leaves the parameter to the model.
export const parameter =
  (read: (text: string) => number | undefined) =>
  (text: string): number | 'default' | 'none' | undefined =>
    text === 'default' || text === 'none' ? text : read(text);
// Every item of a list parted by commas; the text stays as it was given.
export const listOf = (item: RegExp) => (text: string) =>
  text.split(',').every((part) => item.test(part.trim())) ? text : undefined;
export const flag = (text: string) =>
  ({ true: true, '1': true, yes: true, false: false, '0': false, no: false })[text.toLowerCase()];
export const oneOf =
  <const V extends string>(...values: readonly V[]) =>
  (text: string) =>
    values.find((value) => value.toLowerCase() === text.toLowerCase());

/** Every setting: its variable, default, range and one sentence. */
