// What a caller may say about a CSV file, and what holds when nothing is said.
import { nearestName, type Progress, problem } from '../../shared/index.js';

export interface CsvReadOptions {
  /** One ASCII character; default sniffed among comma, semicolon and tab. */
  readonly delimiter?: string;
  /** Two rows are joined as `Group_Name`; default sniffed. */
  readonly headerRows?: 1 | 2;
  /** Default `auto`: UTF-8, and EUC-KR (CP949) with a notice when the bytes are not UTF-8. */
  readonly encoding?: 'auto' | 'utf-8' | 'euc-kr';
  /** Decimal sign; default the point, or the comma when another delimiter separates and more cells say so. */
  readonly decimal?: '.' | ',';
  /** Words that mean "no value", compared without case; the empty cell always does. Default `missingWords`. */
  readonly missingWords?: readonly string[];
  /** Kinds of columns by name, where the data should not decide: every name must be a column. Or asked of each column; null lets the data decide. */
  readonly kinds?:
    | Readonly<Record<string, 'number' | 'category'>>
    | ((column: string) => 'number' | 'category' | null);
  /** Text in a number column: `refuse` throws `table.text-in-number-column` (default), `missing` drops it with a notice. */
  readonly badNumbers?: 'refuse' | 'missing';
  /** Infinite numbers: `refuse` throws `table.infinity` (default), `missing` drops them with a notice, `keep` keeps. */
  readonly infinity?: 'refuse' | 'missing' | 'keep';
  /** `thorough` sends every row through the full parser; the answer is the same. Default `auto`. */
  readonly parser?: 'auto' | 'thorough';
  /** Told the bytes read; streams need `totalBytes` too. */
  readonly progress?: Progress;
  /** Size of a streamed source, for progress only. */
  readonly totalBytes?: number;
}

/** Cells that mean "no value" unless told otherwise, lower case: pandas' list, the marks of R, SQL and UCI, Korean forms. */
export const missingWords: readonly string[] = [
  'na',
  'n/a',
  '#n/a',
  '<na>',
  'nan',
  '-nan',
  'null',
  'none',
  '-',
  '--',
  '?',
  '결측',
  '결측치',
  '결측값',
  '누락',
  '미측정',
];

const accepted = {
  delimiter: (value: unknown) =>
    typeof value === 'string' && /^[\t\x20-\x7e]$/.test(value) && !/["0-9A-Za-z+\-.]/.test(value),
  headerRows: oneOf(1, 2),
  encoding: oneOf('auto', 'utf-8', 'euc-kr'),
  decimal: oneOf('.', ','),
  missingWords: (value: unknown) =>
    Array.isArray(value) && value.every((word) => typeof word === 'string'),
  kinds: (value: unknown) =>
    typeof value === 'function' ||
    (typeof value === 'object' &&
      value !== null &&
      Object.values(value).every((kind) => kind === 'number' || kind === 'category')),
  badNumbers: oneOf('refuse', 'missing'),
  infinity: oneOf('refuse', 'missing', 'keep'),
  parser: oneOf('auto', 'thorough'),
  progress: (value: unknown) => typeof value === 'function',
  totalBytes: (value: unknown) => typeof value === 'number' && value >= 0,
} satisfies Record<keyof CsvReadOptions, (value: unknown) => boolean>;

const expectedWords: Partial<Record<string, string>> = {
  delimiter: 'one ASCII character that cannot be part of a number, a word or a quoted cell',
  headerRows: '1 or 2',
  encoding: 'auto, utf-8 or euc-kr',
  decimal: '"." or ","',
  missingWords: 'a list of words',
  kinds: 'column names with "number" or "category", or a function of the name',
  badNumbers: 'refuse or missing',
  infinity: 'refuse, missing or keep',
  parser: 'auto or thorough',
};

/** Refuses unknown keys (`input.unknown-option`) and values out of range (`input.invalid`). */
export function checkCsvOptions(options: CsvReadOptions): void {
  const known = Object.keys(accepted);
  for (const [option, value] of Object.entries(options)) {
    if (!Object.hasOwn(accepted, option))
      throw problem('input.unknown-option', {
        option,
        nearest: nearestName(option, known),
        known,
      });
    // hasOwn just showed that the option is one of the table's keys.
    if (value === undefined || accepted[option as keyof typeof accepted](value)) continue;
    refuse(option, JSON.stringify(value) ?? typeof value, expectedWords[option] ?? 'another type');
  }
  if (options.decimal !== undefined && options.decimal === options.delimiter)
    refuse('decimal', 'the delimiter', 'another character');
}

function refuse(option: string, got: string, expected: string): never {
  throw problem('input.invalid', { at: `option ${option}`, got, expected });
}

function oneOf(...values: readonly unknown[]): (value: unknown) => boolean {
  return (value) => values.includes(value);
}
