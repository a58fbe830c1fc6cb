import { similarity, textVector } from '../answer/text-vector.js';
import type { ScriptPassage } from '../script/emulator-script.js';
import { passesFilter } from './metadata-filter.js';

export interface RankedPassage {
  readonly passage: ScriptPassage;
  /** Place in the script. */
  readonly index: number;
  /** 0..1, higher is nearer. */
  readonly score: number;
}

const dimensions = 1024;

/** Passages that pass the filter, best first, ties in the script's order. Words and letter sequences in common score. */
export function rankPassages(
  query: string,
  passages: readonly ScriptPassage[],
  filter: unknown,
): RankedPassage[] {
  const wanted = textVector(query, dimensions);
  return passages
    .map((passage, index) => ({ passage, index }))
    .filter(({ passage }) => passesFilter(filter, passage.metadata ?? {}))
    .map(({ passage, index }) => ({
      passage,
      index,
      score: passage.score ?? nearness(wanted, passage.text),
    }))
    .sort((a, b) => b.score - a.score || a.index - b.index);
}

function nearness(wanted: Float64Array, text: string): number {
  const cosine = similarity(wanted, textVector(text, dimensions));
  return Number(Math.max(0, Math.min(1, cosine)).toFixed(6));
}
