import type { DocumentIndex } from '../index-file/open-index.js';
import type { QuestionWord } from '../words/analyse-question.js';
import { foldText, scanTerms } from '../words/scan-words.js';
import type { OtherWord } from '../words/synonym-matches.js';
import { rarityOf } from './score-passages.js';

/** How much of a question one passage holds, each 0 to 1, weighted by rarity and importance. */
export interface Coverage {
  /** Of the question's words, anywhere in the passage. */
  readonly whole: number;
  /** Of the question's words, within the best stretch of `stretchTerms` terms. */
  readonly near: number;
}

/** About two sentences. */
const stretchTerms = 60;

/** The words of a question with their shares, by rarity and importance, together 1. */
export function soughtWords(index: DocumentIndex, words: readonly QuestionWord[]): SoughtWord[] {
  const sought = words
    .filter(({ importance, isSeam }) => importance > 0 && !isSeam)
    .map(({ terms, importance, synonyms, isExact, isName, isNoun, stem }): SoughtWord => {
      // The whole word says more than its parts, so it weighs as much as one of them again.
      // A code is found whole or not at all.
      const parts = (isExact ? terms.slice(0, 1) : terms).map((term) => ({
        term,
        weight: rarityOf(index, term),
      }));
      const weight = parts.reduce((sum, part) => sum + part.weight, 0);
      const mean = (weight / Math.max(1, parts.length)) * Math.sqrt(parts.length);
      return {
        weight: importance * mean,
        parts: parts.map(({ term, weight: own }) => ({
          term,
          share: weight === 0 ? 0 : own / weight,
        })),
        synonyms,
        isExact,
        isName,
        isNoun,
        stem,
      };
    });
  const total = sought.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return sought.map((word) => ({ ...word, weight: word.weight / total }));
}

export interface SoughtWord {
  /** Its share of the question, all together 1. */
  readonly weight: number;
  /** Its terms with their share of the word. */
  readonly parts: readonly { readonly term: number; readonly share: number }[];
  readonly synonyms: readonly OtherWord[];
  readonly isExact: boolean;
  readonly isName: boolean;
  readonly isNoun: boolean;
  readonly stem: string;
}

/** Reads how much of a question a text holds. */
export function coverageReader(words: readonly SoughtWord[]): (text: string) => Coverage {
  // Every sought term by a small number; the words by these numbers.
  const numbers = new Map<number, number>();
  const numberOf = (term: number) => {
    const known = numbers.get(term) ?? numbers.size;
    numbers.set(term, known);
    return known;
  };
  const numbered = words.map(({ weight, parts, synonyms }) => ({
    weight,
    parts: parts.map(({ term, share }) => ({ term: numberOf(term), share })),
    synonyms: synonyms.map(({ terms }) => terms.map(numberOf)),
  }));
  return (text) => {
    const places: number[] = [];
    const terms: number[] = [];
    const held = new Int32Array(numbers.size);
    let position = 0;
    scanTerms(foldText(text), (hash) => {
      const found = numbers.get(hash);
      if (found !== undefined) {
        places.push(position);
        terms.push(found);
        held[found]!++;
      }
      position++;
    });
    // Most synonyms are nowhere in the text.
    const present = numbered.map(({ synonyms, ...word }) => ({
      ...word,
      synonyms: synonyms.filter((other) => synonymMatch(held, other) > 0),
    }));
    const covered = () => {
      let sum = 0;
      for (const { weight, parts, synonyms } of present) {
        let own = 0;
        for (const { term, share } of parts) if (held[term]! > 0) own += share;
        for (const other of synonyms) own = Math.max(own, synonymMatch(held, other));
        // Half a word by chance bigrams is little.
        sum += weight * own * own;
      }
      return sum;
    };
    const whole = covered();
    held.fill(0);
    let near = 0;
    let start = 0;
    for (let at = 0; at < terms.length; at++) {
      held[terms[at]!]!++;
      while (places[at]! - places[start]! > stretchTerms) held[terms[start++]!]!--;
      const next = places[at + 1];
      // Only where the stretch cannot grow further.
      if (next === undefined || next - places[start]! > stretchTerms)
        near = Math.max(near, covered());
    }
    return { whole, near };
  };
}

function synonymMatch(held: Int32Array, terms: readonly number[]): number {
  let hits = 0;
  for (const term of terms) if (held[term]! > 0) hits++;
  return synonymWorth(hits, terms.length);
}

// Half of another word is none of it: the day of day off.
function synonymWorth(hits: number, terms: number): number {
  return hits * 2 > terms ? (0.8 * hits) / terms : 0;
}

/** Of each sought word, how much of it a text with these terms holds, 0 to 1. */
export function termMatches(held: ReadonlySet<number>, words: readonly SoughtWord[]): number[] {
  return words.map(({ parts, synonyms }) => {
    let own = 0;
    for (const { term, share } of parts) if (held.has(term)) own += share;
    for (const other of synonyms) {
      const hits = other.terms.filter((term) => held.has(term)).length;
      own = Math.max(own, synonymWorth(hits, other.terms.length));
    }
    return own;
  });
}
