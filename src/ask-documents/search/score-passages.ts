import type { DocumentIndex } from '../index-file/open-index.js';
import type { QuestionWord } from '../words/analyse-question.js';

/** Constants of the score; the defaults were chosen on questions over Korean manuals. */
export interface ScoreWeights {
  /** Saturation of a repeated term, BM25's k1. */
  readonly saturation: number;
  /** How much long passages are marked down, BM25's b, 0 to 1. */
  readonly lengthPenalty: number;
  /** Weight of a whole word beside its bigrams. */
  readonly word: number;
  /** Weight of a synonym's terms; of a word that no passage holds, for which they have to do. */
  readonly synonym: number;
  readonly synonymOfUnknown: number;
}

export const defaultWeights: ScoreWeights = {
  saturation: 1.6,
  lengthPenalty: 0.6,
  word: 0.6,
  synonym: 0.3,
  synonymOfUnknown: 0.5,
};

/** Scores by passage; 0 where no term is held. */
export interface PassageScores {
  readonly scores: Float32Array;
  /** Passages with a score above 0, in no order. */
  readonly touched: readonly number[];
}

/**
 * Okapi BM25 (Robertson and Zaragoza, 2009) over the terms of a question, each weighted by what its
 * word says about where the answer stands.
 */
export function scorePassages(
  index: DocumentIndex,
  words: readonly QuestionWord[],
  weights: ScoreWeights = defaultWeights,
): PassageScores {
  const scores = new Float32Array(index.passageCount);
  const touched: number[] = [];
  const { saturation, lengthPenalty } = weights;
  const { averageLength, lengthOf } = index;
  const flat = saturation * (1 - lengthPenalty);
  const slope = (saturation * lengthPenalty) / averageLength;
  for (const [hash, weight] of termWeights(index, words, weights)) {
    const term = index.term(hash);
    if (term < 0) continue;
    const gain = weight * rarity(index, term) * (saturation + 1);
    index.eachPosting(term, (passage, count) => {
      if (scores[passage] === 0) touched.push(passage);
      scores[passage]! += (gain * count) / (count + flat + slope * lengthOf[passage]!);
    });
  }
  return { scores, touched };
}

/** Inverse document frequency of a term, above 0. */
export function rarity(index: DocumentIndex, term: number): number {
  const frequency = index.frequency(term);
  return Math.log(1 + (index.passageCount - frequency + 0.5) / (frequency + 0.5));
}

// A term said twice counts once and a half.
function termWeights(
  index: DocumentIndex,
  words: readonly QuestionWord[],
  weights: ScoreWeights,
): ReadonlyMap<number, number> {
  const byTerm = new Map<number, number>();
  const add = (term: number, weight: number) => {
    const before = byTerm.get(term);
    byTerm.set(
      term,
      before === undefined ? weight : Math.max(before, weight) + Math.min(before, weight) / 2,
    );
  };
  for (const { terms, importance, synonyms, script } of words) {
    if (importance === 0) continue;
    for (const [at, term] of terms.entries()) {
      const isWord = script === 'hangul' && terms.length > 1 && at === terms.length - 1;
      add(term, importance * (isWord ? weights.word : 1));
    }
    // The whole word is the last of its terms.
    const isKnown = terms.length > 0 && index.term(terms[terms.length - 1]!) >= 0;
    const synonymWeight = importance * (isKnown ? weights.synonym : weights.synonymOfUnknown);
    for (const other of synonyms) for (const term of other) add(term, synonymWeight);
  }
  return byTerm;
}
