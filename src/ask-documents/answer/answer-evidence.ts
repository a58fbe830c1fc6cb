import { type SoughtWord, wordMatches } from '../search/coverage.js';
import type { FoundPassage } from '../search/search-passages.js';
import { fitsWanted, isNarrow, type Wanted } from './wanted-answer.js';

/** What speaks for an answer and against it, each 0 to 1. The words of a question weigh 1 together. */
export interface AnswerEvidence {
  /** How much of the question the best sentence holds with what surrounds it. */
  readonly support: number;
  /** How much of the question's nouns it holds so, of their own weight. */
  readonly nounSupport: number;
  /** Weight of the heaviest word that it does not hold. */
  readonly missing: number;
  /** Weight of the heaviest noun that it does not hold. */
  readonly missingNoun: number;
  /** 1 when a code, a year or a numbered thing of the question is not in its passage. */
  readonly missesCode: number;
  /** 1 when a word written as a name is not in its passage. */
  readonly missesName: number;
  /** 1 when a measure, a time or a number was asked for and no quote holds one. */
  readonly missesForm: number;
}

/** How much of each sought word stands in a sentence, its heading, its header row and its neighbours, 0 to 1. */
export interface Match {
  readonly found: FoundPassage;
  readonly matches: readonly number[];
}

/** Less than this of a word is chance: bigrams that it shares with others. */
const held = 0.3;

export function answerEvidence(
  words: readonly SoughtWord[],
  wanted: Wanted,
  { found, matches }: Match,
  quotes: readonly { readonly quote: string }[],
): AnswerEvidence {
  const { document, passage } = found;
  const inPassage = wordMatches(`${document.title} ${passage.heading} ${passage.text}`, words);
  const nouns = total(words, ({ isNoun, weight }) => (isNoun ? weight : 0));
  const heldNouns = total(words, ({ isNoun, weight }, at) => (isNoun ? weight * matches[at]! : 0));
  const heaviestMissing = (counts: (word: SoughtWord) => boolean) =>
    words.reduce(
      (most, word, at) =>
        counts(word) && matches[at]! < held ? Math.max(most, word.weight) : most,
      0,
    );
  const misses = (counts: (word: SoughtWord) => boolean) =>
    Number(words.some((word, at) => counts(word) && inPassage[at]! < held));
  return {
    support: total(words, ({ weight }, at) => weight * matches[at]! ** 1.5),
    nounSupport: nouns === 0 ? 1 : heldNouns / nouns,
    missing: heaviestMissing(() => true),
    missingNoun: heaviestMissing(({ isNoun }) => isNoun),
    missesCode: misses(({ isExact }) => isExact),
    missesName: misses(({ isName }) => isName),
    missesForm: Number(isNarrow(wanted) && !quotes.some(({ quote }) => fitsWanted(quote, wanted))),
  };
}

function total(words: readonly SoughtWord[], of: (word: SoughtWord, at: number) => number): number {
  return words.reduce((sum, word, at) => sum + of(word, at), 0);
}
