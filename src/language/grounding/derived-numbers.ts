import type { Evidence, Row } from '../evidence.js';
import { comparedNumbers } from './compared-numbers.js';
import { fold, type HeldNumber, wordsOf } from './evidence-index.js';
import { unitInLabel, unitOf } from './units.js';

/**
 * What may be counted or computed from evidence without being written in it:
 * the number of rows, passages and contributions; in a clause that names some of the rows, the
 * number of those; distinct texts of a column; whole numbers of columns that are no identifiers, times or
 * shares; how many contributions raise and lower; with a word for a sum, an average or a share, the sums,
 * averages and shares of such columns; with a word for a comparison, what `compared-numbers.ts` tells.
 * Anything else is not: hand it in as a fact.
 */
export interface Derived {
  readonly counts: ReadonlySet<number>;
  readonly numbers: readonly HeldNumber[];
}

/**
 * What a clause of a sentence may count and compute: rows are named in the clause, sums and shares in
 * the sentence. `terms` are other words for values, folded.
 */
export function derivedNumbers(
  clause: string,
  sentence: string,
  evidence: Evidence,
  terms: readonly (readonly string[])[],
): Derived {
  const rows = evidence.rows ?? [];
  const folded = fold(sentence);
  const named = rowsNamed(fold(clause), rows, terms);
  const speaksOfAll = wholeWords.test(folded);
  const complete = (evidence.rowCount ?? rows.length) === rows.length;
  const counts = new Set<number>();
  if (named.length === 0 || speaksOfAll || named.length === rows.length) {
    addCounts(counts, rows);
    if (!complete) counts.add(evidence.rowCount!);
  }
  if (named.length > 0) {
    addCounts(counts, named);
    // A list of names may run over several clauses.
    addCounts(counts, rowsNamed(folded, rows, terms));
  }
  for (const date of yearsOf(folded)) counts.add(rows.filter((row) => holdsYear(row, date)).length);
  for (const part of [evidence.passages, evidence.contributions])
    if (part !== undefined) counts.add(part.length);
  if (evidence.contributions !== undefined) {
    const raising = evidence.contributions.filter(({ contribution }) => contribution > 0).length;
    counts.add(raising);
    counts.add(evidence.contributions.length - raising);
  }
  for (const value of countsWritten(evidence, rows)) counts.add(value);
  // Nothing is said to be there by a zero that nobody counted.
  if (rows.length > 0) counts.delete(0);
  return {
    counts,
    numbers: [
      ...computed(folded, rows, named, evidence.units),
      ...comparedNumbers(folded, evidence),
    ],
  };
}

const wholeWords =
  /전체|모두|총 |합계|합쳐|중|가운데|\ball\b|\btotal\b|altogether|\bof the\b|overall/;
const sumWords = /합계|합쳐|합하|총|전체|모두|total|\bsum\b|altogether|in all|overall/;
const averageWords = /평균|average|mean\b/;
const shareWords =
  /전체|비율|비중|점유|중|가운데|\bof (?:all|the|them)\b|share|percent of|proportion/;

function addCounts(counts: Set<number>, rows: readonly Row[]): void {
  counts.add(rows.length);
  for (const column of Object.keys(rows[0] ?? {})) {
    const texts = rows.map((row) => row[column]).filter((value) => typeof value === 'string');
    if (texts.length > 0) counts.add(new Set(texts).size);
  }
}

// Rows of which the sentence names a text that not all rows share.
function rowsNamed(
  sentence: string,
  rows: readonly Row[],
  terms: readonly (readonly string[])[],
): readonly Row[] {
  const words = new Set(wordsOf(sentence));
  const says = (value: string): boolean =>
    value.length > 1 &&
    (/^[\x20-\x7e]+$/.test(value) && !value.includes(' ')
      ? words.has(value) || words.has(`${value}s`) || hasWord(sentence, value)
      : sentence.includes(value));
  const heard = new Map<string, boolean>();
  const named = (value: string) => {
    const known = heard.get(value);
    if (known !== undefined) return known;
    const others = terms.find((term) => term.includes(value)) ?? [];
    const result = says(value) || others.some(says);
    heard.set(value, result);
    return result;
  };
  const shared = new Set(
    Object.entries(rows[0] ?? {})
      .filter(([column, value]) => rows.every((row) => row[column] === value))
      .map(([column]) => column),
  );
  return rows.filter((row) =>
    Object.entries(row).some(
      ([column, value]) => typeof value === 'string' && !shared.has(column) && named(fold(value)),
    ),
  );
}

// Korean particles follow a Latin word without a blank.
function hasWord(text: string, word: string): boolean {
  const at = text.indexOf(word);
  if (at < 0) return false;
  const before = text[at - 1] ?? ' ';
  const after = text[at + word.length] ?? ' ';
  return !/[a-z0-9_]/.test(before) && !/[a-z0-9_]/.test(after);
}

function yearsOf(sentence: string): string[] {
  return sentence.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g) ?? [];
}

function holdsYear(row: Row, year: string): boolean {
  return Object.values(row).some(
    (value) => typeof value === 'string' && value.startsWith(`${year}-`),
  );
}

const noCountColumn =
  /(^|_)id$|^id_|timestamp|time|date|year|age|confidence|prob|ratio|rate|score|번호|나이|시각|시간/i;

function* countsWritten(evidence: Evidence, rows: readonly Row[]): Generator<number> {
  for (const row of rows)
    for (const [column, value] of Object.entries(row))
      if (typeof value === 'number' && Number.isInteger(value) && isQuantity(column, evidence))
        yield value;
  for (const column of Object.keys(rows[0] ?? {})) {
    const values = rows.map((row) => row[column]);
    if (isQuantity(column, evidence) && values.every((value) => Number.isInteger(value)))
      yield values.reduce<number>((sum, value) => sum + Number(value), 0);
  }
  for (const { value, unit } of evidence.facts ?? [])
    if (typeof value === 'number' && Number.isInteger(value) && unit === undefined) yield value;
}

function isQuantity(column: string, { units }: Evidence): boolean {
  return !noCountColumn.test(column) && units?.[column] === undefined;
}

function computed(
  sentence: string,
  rows: readonly Row[],
  named: readonly Row[],
  units: Evidence['units'],
): HeldNumber[] {
  const sums = sumWords.test(sentence);
  const averages = averageWords.test(sentence);
  const shares = shareWords.test(sentence);
  if (rows.length === 0 || !(sums || averages || shares)) return [];
  const numbers: HeldNumber[] = [];
  const wholes: number[] = [];
  for (const column of Object.keys(rows[0]!)) {
    const values = rows.map((row) => row[column]).filter((value) => typeof value === 'number');
    if (values.length !== rows.length || /(^|_)id$/i.test(column)) continue;
    const declared = units?.[column] ?? unitInLabel(column);
    const unit = declared === null ? null : unitOf(declared);
    const sum = values.reduce((total, value) => total + value, 0);
    if (sums) numbers.push({ value: sum, unit, label: column });
    if (declared === null && values.every(Number.isInteger) && !noCountColumn.test(column))
      wholes.push(sum);
    if (averages) numbers.push({ value: sum / values.length, unit, label: column });
    if (shares && sum > 0 && values.every((value) => value >= 0) && !noCountColumn.test(column))
      for (const value of values)
        numbers.push({ value: value / sum, unit: unitOf('ratio'), label: column });
  }
  // Overall rate: 902 defects of 2,720 shots.
  if (sums || averages)
    for (const part of wholes)
      for (const whole of wholes)
        if (part < whole) numbers.push({ value: part / whole, unit: unitOf('ratio'), label: '' });
  if (shares && named.length > 0)
    numbers.push({ value: named.length / rows.length, unit: unitOf('ratio'), label: '' });
  return numbers;
}
