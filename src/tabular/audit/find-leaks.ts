import { type Random, seededRandom } from '../../shared/index.js';
import type { Column } from '../frame/frame.js';
import { rocAuc } from '../measure/ranking.js';
import type { ColumnFacts } from './column-facts.js';

/** How well one column alone tells a class from the others. */
export interface ColumnSkill {
  readonly name: string;
  /** Area under the ROC curve, 0.5..1: the direction does not matter. The best of all classes. */
  readonly rocAuc: number;
  readonly classIndex: number;
}

export interface Leaks {
  /** Columns that give the label away. */
  readonly columns: readonly string[];
  /** Of these, the ones that say nothing but for rows of one class, as a failure mode does beside a failure label. */
  readonly onlyForOneClass: readonly string[];
  /** Every column, best first. */
  readonly skills: readonly ColumnSkill[];
  /** A column that is far ahead of all others without giving the label away, or null. */
  readonly dominant: ColumnSkill | null;
}

// Measurements rarely tell classes apart as well as this; the area of a stain, as physical as can be, reached 0.989.
const giveAway = 0.995;
const fewestRowsOfClass = 10;
const fewestIfPerfect = 5;
// Odds against coincidence over all columns together.
const chance = 1e-6;
const mostRowsOfClass = 25_000;

/**
 * Columns that know the label before the model does: they tell a class apart (nearly) perfectly, or they are set (not 0, not
 * missing, not the usual word) in so many rows of one class alone that coincidence is out of the question.
 * The area under the curve does not depend on class shares, so at most 25,000 rows of a class are looked at, drawn at random.
 */
export function findLeaks(
  facts: readonly ColumnFacts[],
  classOfRow: Uint8Array,
  rowsOfClass: readonly number[],
  options: { readonly seed: number; readonly looked: () => void },
): Leaks {
  const random = seededRandom(options.seed).fork('leaks');
  const skills: ColumnSkill[] = [];
  const columns: string[] = [];
  const onlyForOneClass: string[] = [];
  const rows = sampleByClass(classOfRow, rowsOfClass.length, random);
  const halves = Uint8Array.from(rows, () => random.integer(2));
  for (const fact of facts) {
    const skill = skillOf(fact, rows, halves, classOfRow, rowsOfClass);
    skills.push(skill);
    const rarer = Math.min(
      rowsOfClass[skill.classIndex]!,
      classOfRow.length - rowsOfClass[skill.classIndex]!,
    );
    const isGiveAway =
      (skill.rocAuc >= giveAway && rarer >= fewestRowsOfClass) ||
      (skill.rocAuc === 1 && rarer >= fewestIfPerfect);
    const isOnly = isSetForOneClass(fact, classOfRow, rowsOfClass, facts.length);
    if (isOnly) onlyForOneClass.push(fact.name);
    if (isGiveAway || isOnly) columns.push(fact.name);
    options.looked();
  }
  skills.sort((a, b) => b.rocAuc - a.rocAuc);
  return { columns, onlyForOneClass, skills, dominant: dominantOf(skills, columns, rowsOfClass) };
}

/** Well ahead: above 0.95 where no other column gets beyond 0.75. */
function dominantOf(
  skills: readonly ColumnSkill[],
  leaking: readonly string[],
  rowsOfClass: readonly number[],
): ColumnSkill | null {
  const [first, second] = skills.filter(({ name }) => !leaking.includes(name));
  if (first === undefined || rowsOfClass[first.classIndex]! < fewestRowsOfClass) return null;
  return first.rocAuc > 0.95 && (second?.rocAuc ?? 0.5) < 0.75 ? first : null;
}

function sampleByClass(classOfRow: Uint8Array, classCount: number, random: Random): Uint32Array {
  const byClass = Array.from({ length: classCount }, () => [] as number[]);
  classOfRow.forEach((index, row) => {
    byClass[index]!.push(row);
  });
  return Uint32Array.from(
    byClass.flatMap((rows) => {
      if (rows.length <= mostRowsOfClass) return rows;
      random.shuffle(rows);
      return rows.slice(0, mostRowsOfClass);
    }),
  );
}

function skillOf(
  { column, name, distinct }: ColumnFacts,
  rows: Uint32Array,
  halves: Uint8Array,
  classOfRow: Uint8Array,
  rowsOfClass: readonly number[],
): ColumnSkill {
  let best: ColumnSkill = { name, rocAuc: 0.5, classIndex: rowsOfClass.length - 1 };
  if (distinct === 0) return best;
  // Of two classes one look is enough.
  const first = rowsOfClass.length === 2 ? 1 : 0;
  for (let index = first; index < rowsOfClass.length; index++) {
    const isClass = Uint8Array.from(rows, (row) => (classOfRow[row] === index ? 1 : 0));
    for (const scores of scoresOf(column, distinct, rows, halves, isClass)) {
      const area = rocAuc(isClass, scores);
      const skill = Math.max(area, 1 - area);
      if (skill > best.rocAuc) best = { name, rocAuc: skill, classIndex: index };
    }
  }
  return best;
}

const mostCodes = 50;

/**
 * Numbers rank by value, missing below all and, in a second try, above all. Words, and numbers of few values, which may be
 * codes, rank by the share of the class in the other half of the rows: a row never votes on itself.
 */
function scoresOf(
  column: Column,
  distinct: number,
  rows: Uint32Array,
  halves: Uint8Array,
  isClass: Uint8Array,
): Float64Array<ArrayBuffer>[] {
  if (column.kind === 'category')
    return [
      voted(
        Float64Array.from(rows, (row) => column.codes[row]!),
        halves,
        isClass,
      ),
    ];
  const values = Float64Array.from(rows, (row) => column.values[row]!);
  const low = values.map((value) => (Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value));
  const scores = [low];
  if (values.some(Number.isNaN))
    scores.push(values.map((value) => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : value)));
  if (distinct > 2 && distinct <= mostCodes) scores.push(voted(low, halves, isClass));
  return scores.map(ranks);
}

function voted(
  codes: Float64Array<ArrayBuffer>,
  halves: Uint8Array,
  isClass: Uint8Array,
): Float64Array<ArrayBuffer> {
  const votes = [new Map<number, Vote>(), new Map<number, Vote>()];
  const all = isClass.reduce((sum, one) => sum + one, 0) / Math.max(1, isClass.length);
  codes.forEach((code, at) => {
    const half = votes[halves[at]!]!;
    const vote = half.get(code) ?? { rows: 0, positives: 0 };
    vote.rows++;
    vote.positives += isClass[at]!;
    half.set(code, vote);
  });
  return codes.map((code, at) => {
    const vote = votes[1 - halves[at]!]!.get(code);
    return vote === undefined ? all : (vote.positives + all) / (vote.rows + 1);
  });
}

interface Vote {
  rows: number;
  positives: number;
}

/** Infinite scores would subtract to NaN when sorted. */
function ranks(scores: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const finite = scores.filter(Number.isFinite);
  let lowest = 0;
  let highest = 0;
  for (const value of finite) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  const margin = Math.max(1, highest - lowest);
  return scores.map((value) =>
    Number.isFinite(value) ? value : value > 0 ? highest + margin : lowest - margin,
  );
}

/** Whether the column is set in some rows, all of one class, although that would be a miracle. */
function isSetForOneClass(
  { column, present }: ColumnFacts,
  classOfRow: Uint8Array,
  rowsOfClass: readonly number[],
  columnCount: number,
): boolean {
  const isSet = setCells(column, present, classOfRow.length);
  if (isSet === null) return false;
  const setRows = new Float64Array(rowsOfClass.length);
  let count = 0;
  for (let row = 0; row < classOfRow.length; row++)
    if (isSet(row)) {
      setRows[classOfRow[row]!]!++;
      count++;
    }
  // Set in most rows it is no mark but the usual state.
  if (count === 0 || count > classOfRow.length / 2) return false;
  const index = setRows.indexOf(count);
  if (index < 0) return false;
  // Marks of the common class tell nothing: what is rare avoids the rare class easily.
  const share = rowsOfClass[index]! / classOfRow.length;
  return share <= 0.5 && count * Math.log(share) + Math.log(columnCount) < Math.log(chance);
}

function setCells(
  column: Column,
  present: number,
  rowCount: number,
): ((row: number) => boolean) | null {
  if (column.kind === 'category') {
    if (present > rowCount / 2) return null;
    return (row) => column.codes[row]! >= 0;
  }
  const { values } = column;
  if (present <= rowCount / 2) return (row) => !Number.isNaN(values[row]!);
  return (row) => values[row] !== 0 && !Number.isNaN(values[row]!);
}
