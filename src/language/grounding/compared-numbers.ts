import type { Evidence } from '../evidence.js';
import { type HeldNumber, indexText } from './evidence-index.js';
import { type Unit, unitInLabel, unitOf } from './units.js';

/**
 * What a sentence may compute by comparing two values, when it has a word for it: differences (보다, 차이,
 * 17 more than, 92 seconds after) and ratios (두 배, 2.1 times, half). Compared are values of one column, facts of one
 * unit, contributions with each other (ratios only), and numbers of one unit within one passage. The first
 * `mostCompared` values of each kind count. `sentence` is folded.
 */
export function comparedNumbers(sentence: string, evidence: Evidence): readonly HeldNumber[] {
  const differences = differenceWords.test(sentence);
  const ratios = ratioWords.test(sentence);
  if (!(differences || ratios)) return [];
  return comparable(evidence).flatMap(({ values, unit, onlyRatios }) =>
    pairs(values).flatMap(([more, less]): HeldNumber[] => [
      ...(differences && !onlyRatios ? [{ value: more - less, unit, label: '' }] : []),
      ...(ratios && less > 0
        ? [
            { value: more / less, unit: null, label: '' },
            { value: less / more, unit: null, label: '' },
          ]
        : []),
    ]),
  );
}

const differenceWords =
  /차이|격차|간격|만에|보다|대비|폭|(?:시간|분|초|일)\s?(?:뒤|후|전)|\bdiffer|\bgap\b|\bwide\b|\bapart\b|percentage points?|\b(?:more|less|fewer|higher|lower|longer|shorter|later|earlier|older|younger)\b.* than\b|\b(?:seconds?|minutes?|hours?|days?) (?:after|before|later|earlier)\b/;
const ratioWords =
  /(?:^|[\d\s])배(?![회송치관출열수경상정분])|절반|\btimes\b|\btwice\b|\bdouble|\bhalf\b|\bthrice\b/;

const mostCompared = 24;

interface Comparable {
  readonly values: readonly number[];
  readonly unit: Unit | null;
  readonly onlyRatios: boolean;
}

function comparable(evidence: Evidence): Comparable[] {
  const { rows = [], facts = [], contributions = [], passages = [], units } = evidence;
  const columns = Object.keys(rows[0] ?? {})
    .filter((column) => !/(^|_)id$/i.test(column))
    .map((column) => ({
      values: numbersOnly(rows.map((row) => row[column])),
      unit: unitNamed(units?.[column] ?? unitInLabel(column)),
      onlyRatios: false,
    }));
  const named = facts.map(({ value, unit }) => ({ value, unit: unitNamed(unit ?? null) }));
  const inPassages = passages.flatMap(({ text }) =>
    byUnit(indexText(text).numbers.filter(({ unit }) => unit !== null)),
  );
  const strengths = contributions.map(({ contribution }) => Math.abs(contribution));
  return [
    ...columns,
    ...byUnit(named),
    ...inPassages,
    { values: strengths, unit: null, onlyRatios: true },
  ];
}

function byUnit(
  numbers: readonly { readonly value: unknown; readonly unit: Unit | null }[],
): Comparable[] {
  const units = [...new Set(numbers.map(({ unit }) => unit))];
  return units.map((unit) => ({
    values: numbersOnly(numbers.filter((one) => one.unit === unit).map(({ value }) => value)),
    unit,
    onlyRatios: false,
  }));
}

function unitNamed(name: string | null): Unit | null {
  return name === null ? null : unitOf(name);
}

function numbersOnly(values: readonly unknown[]): number[] {
  return values.filter((value) => typeof value === 'number');
}

// Each two different values, the greater first.
function pairs(values: readonly number[]): [number, number][] {
  const distinct = [...new Set(values)].slice(0, mostCompared).sort((a, b) => b - a);
  return distinct.flatMap((more, i) =>
    distinct.slice(i + 1).map((less): [number, number] => [more, less]),
  );
}
