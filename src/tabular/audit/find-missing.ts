import { type ColumnFacts, isMissing } from './column-facts.js';
import { chiSquareDeviations } from './find-drift.js';

/** A column whose empty cells go with the label. */
export interface TellingGap {
  readonly name: string;
  readonly missingRows: number;
  /** Share of positives among rows without and with a value. */
  readonly positiveShareMissing: number;
  readonly positiveSharePresent: number;
}

// Against coincidence among many columns; and one part in a hundred of the variance, so that size alone does not decide.
const leastDeviations = 5;
const leastShare = 0.01;

/** Columns where a missing value itself speaks about the label (chi-square of two by two), beyond coincidence. */
export function missingThatTells(facts: readonly ColumnFacts[], labels: Uint8Array): TellingGap[] {
  return facts.flatMap(({ column, name, missing, present }) => {
    if (missing === 0 || present === 0) return [];
    let positives = 0;
    let positivesMissing = 0;
    for (let row = 0; row < labels.length; row++) {
      positives += labels[row]!;
      if (labels[row] === 1 && isMissing(column, row)) positivesMissing++;
    }
    const share = positives / labels.length;
    const expected = missing * share;
    const variance = (missing * present * share * (1 - share)) / labels.length;
    const chiSquare = variance > 0 ? (positivesMissing - expected) ** 2 / variance : 0;
    const tells =
      chiSquareDeviations(chiSquare, 1) >= leastDeviations &&
      chiSquare / labels.length >= leastShare;
    if (!tells) return [];
    return [
      {
        name,
        missingRows: missing,
        positiveShareMissing: positivesMissing / missing,
        positiveSharePresent: (positives - positivesMissing) / present,
      },
    ];
  });
}
