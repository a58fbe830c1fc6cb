import type { Column } from '../frame/frame.js';
import type { ColumnFacts } from './column-facts.js';

/** How much of a column's variation lies between stretches of rows rather than within them. */
export interface Drift {
  readonly name: string;
  /** 0..1: eta squared of ranks for numbers, Cramer's V squared for words. */
  readonly betweenShare: number;
  /** Standard deviations beyond what rows in random order would show. */
  readonly deviations: number;
}

export interface DriftFindings {
  /** Drifting columns, the strongest first. */
  readonly columns: readonly Drift[];
  /** Of the label; null without one. */
  readonly label: Drift | null;
  readonly isLabelDrifting: boolean;
}

// Rows that follow one another are alike in any slow process, and count for fewer: the test is divided by (1 + r) / (1 - r),
// r the correlation of neighbours within stretches (Bartlett 1946). So a process that wanders around its mean does not
// drift; one that wanders off for good would be excused as well, so half of the variance between stretches is always drift.
const leastShareRegardless = 0.5;
// Cohen (1988): from 0.06 of the variance an effect counts as medium, from 0.01 as small. A verdict must not rest on the
// number of rows alone, so it needs both an effect of that size and odds far from chance.
const mediumEffect = 0.06;
const smallEffect = 0.01;
const leastDeviations = 5;
const mostRows = 50_000;
const mostCategories = 30;

/**
 * Compares stretches of rows (lots, or tenths of the table) column by column: Kruskal & Wallis' test of ranks for numbers,
 * the chi-square test for words and for the label. `rows`: what to look at, one row of each group of twins, for copies would
 * count as evidence, in the order of time; at most 50,000 of them, evenly spaced.
 */
export function findDrift(
  facts: readonly ColumnFacts[],
  labels: Uint8Array | null,
  stretchOfRow: Uint32Array,
  rows: Uint32Array,
): DriftFindings {
  const step = Math.max(1, rows.length / mostRows);
  const looked = Uint32Array.from(
    { length: Math.floor(rows.length / step) },
    (_, at) => rows[Math.floor(at * step)]!,
  );
  const stretches = Uint32Array.from(looked, (row) => stretchOfRow[row]!);
  const columns = facts
    .map(({ column }) => driftOf(column, stretches, looked))
    .filter((drift) => isDrifting(drift, mediumEffect))
    .sort((a, b) => b.betweenShare - a.betweenShare);
  const label =
    labels === null
      ? null
      : driftOfCodes(
          '',
          Int32Array.from(looked, (row) => labels[row]!),
          stretches,
        );
  return {
    columns,
    label,
    isLabelDrifting: label !== null && isDrifting(label, smallEffect),
  };
}

function isDrifting({ betweenShare, deviations }: Drift, leastEffect: number): boolean {
  if (betweenShare < leastEffect) return false;
  return deviations >= leastDeviations || (betweenShare >= leastShareRegardless && deviations > 0);
}

function driftOf(column: Column, stretches: Uint32Array, rows: Uint32Array): Drift {
  if (column.kind === 'category')
    return driftOfCodes(
      column.name,
      Int32Array.from(rows, (row) => column.codes[row]!),
      stretches,
    );
  const kept: number[] = [];
  rows.forEach((row, at) => {
    if (!Number.isNaN(column.values[row]!)) kept.push(at);
  });
  const values = Float64Array.from(kept, (at) => column.values[rows[at]!]!);
  const ranks = middleRanks(values);
  const sums = new Map<number, { count: number; sum: number }>();
  kept.forEach((at, index) => {
    const stretch = sums.get(stretches[at]!) ?? { count: 0, sum: 0 };
    stretch.count++;
    stretch.sum += ranks[index]!;
    sums.set(stretches[at]!, stretch);
  });
  const mean = (values.length + 1) / 2;
  let total = 0;
  for (const rank of ranks) total += (rank - mean) ** 2;
  let between = 0;
  for (const { count, sum } of sums.values()) between += count * (sum / count - mean) ** 2;
  const share = total > 0 ? between / total : 0;
  let products = 0;
  let last = Number.NaN;
  let lastStretch = -1;
  kept.forEach((at, index) => {
    const stretch = stretches[at]!;
    const { sum, count } = sums.get(stretch)!;
    const rest = ranks[index]! - sum / count;
    if (stretch === lastStretch) products += rest * last;
    last = rest;
    lastStretch = stretch;
  });
  const neighbours = total > between ? products / (total - between) : 0;
  return {
    name: column.name,
    betweenShare: share,
    deviations: chiSquareDeviations(
      (share * (values.length - 1)) / inflation(neighbours),
      sums.size - 1,
    ),
  };
}

/** How many rows that follow one another count for one that stands alone; `neighbours` their correlation. */
function inflation(neighbours: number): number {
  const r = Math.min(0.999, Math.max(0, neighbours));
  return (1 + r) / (1 - r);
}

/** Rank from 1 of every value, equal values sharing the middle of theirs. */
function middleRanks(values: Float64Array): Float64Array {
  const order = new Uint32Array(values.length).map((_, at) => at);
  order.sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let at = 0; at < order.length; ) {
    const start = at;
    while (at < order.length && values[order[at]!] === values[order[start]!]) at++;
    for (let i = start; i < at; i++) ranks[order[i]!] = (start + 1 + at) / 2;
  }
  return ranks;
}

function driftOfCodes(name: string, codes: Int32Array, stretches: Uint32Array): Drift {
  const rowsOfCode = new Map<number, number>();
  for (const code of codes) rowsOfCode.set(code, (rowsOfCode.get(code) ?? 0) + 1);
  // Rare words are one: cells of a few rows make the test lie.
  const usual = [...rowsOfCode].sort((a, b) => b[1] - a[1]).slice(0, mostCategories);
  const indexOf = new Map(usual.map(([code], index) => [code, index]));
  const cells = new Map<number, Map<number, number>>();
  const totals = new Map<number, number>();
  const rowsOfStretch = new Map<number, number>();
  codes.forEach((code, at) => {
    const index = indexOf.get(code) ?? -1;
    const stretch = cells.get(stretches[at]!) ?? new Map<number, number>();
    cells.set(stretches[at]!, stretch);
    stretch.set(index, (stretch.get(index) ?? 0) + 1);
    totals.set(index, (totals.get(index) ?? 0) + 1);
    rowsOfStretch.set(stretches[at]!, (rowsOfStretch.get(stretches[at]!) ?? 0) + 1);
  });
  const count = codes.length;
  let chiSquare = 0;
  for (const [stretch, inStretch] of cells)
    for (const [index, total] of totals) {
      const expected = (total * rowsOfStretch.get(stretch)!) / count;
      chiSquare += ((inStretch.get(index) ?? 0) - expected) ** 2 / expected;
    }
  const smaller = Math.min(totals.size, cells.size) - 1;
  if (smaller < 1) return { name, betweenShare: 0, deviations: 0 };
  // Neighbours within a stretch that have the same word, beyond what its words let expect.
  let pairs = 0;
  let same = 0;
  let expectedSame = 0;
  const sameByChance = new Map(
    [...cells].map(([stretch, inStretch]) => {
      const rows = rowsOfStretch.get(stretch)!;
      return [stretch, [...inStretch.values()].reduce((sum, n) => sum + (n / rows) ** 2, 0)];
    }),
  );
  for (let at = 1; at < count; at++) {
    if (stretches[at] !== stretches[at - 1]) continue;
    pairs++;
    if (codes[at] === codes[at - 1]) same++;
    expectedSame += sameByChance.get(stretches[at]!)!;
  }
  const neighbours = pairs > expectedSame ? (same - expectedSame) / (pairs - expectedSame) : 0;
  return {
    name,
    betweenShare: chiSquare / (count * smaller),
    deviations: chiSquareDeviations(
      chiSquare / inflation(neighbours),
      (totals.size - 1) * (cells.size - 1),
    ),
  };
}

/** A chi-square value as standard deviations of a normal one; the cube root of it is nearly normal (Wilson & Hilferty 1931). */
export function chiSquareDeviations(chiSquare: number, degrees: number): number {
  if (degrees < 1) return 0;
  const spread = 2 / (9 * degrees);
  return (Math.cbrt(chiSquare / degrees) - (1 - spread)) / Math.sqrt(spread);
}
