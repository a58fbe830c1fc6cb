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
  /** What a synonym in place of a word is worth; the same in another script: a translation. */
  readonly synonym: number;
  readonly translation: number;
  /** How much rarer than itself a synonym may count in the place of its word. */
  readonly likeness: number;
}

export const defaultWeights: ScoreWeights = {
  saturation: 1.6,
  lengthPenalty: 0.6,
  word: 0.6,
  synonym: 0.5,
  translation: 0.7,
  likeness: 1,
};

/** Scores by passage; 0 where no term is held. */
export interface PassageScores {
  readonly scores: Float32Array;
  /** Passages with a score above 0, in no order. */
  readonly touched: readonly number[];
}

/**
 * Okapi BM25 (Robertson and Zaragoza, 2009) over the terms of a question, each weighted by what its
 * word says about where the answer stands. A passage has of each word either what it holds of the word itself or what it
 * holds of its best synonym, a whole one being worth a share of the whole word.
 */
export function scorePassages(
  index: DocumentIndex,
  words: readonly QuestionWord[],
  weights: ScoreWeights = defaultWeights,
): PassageScores {
  const total = new Sums(index);
  const own = new Sums(index);
  const other = new Sums(index);
  const best = new Sums(index);
  const said = new Map<number, number>();
  const { saturation, lengthPenalty } = weights;
  const { averageLength, lengthOf } = index;
  const flat = saturation * (1 - lengthPenalty);
  const slope = (saturation * lengthPenalty) / averageLength;
  const addTerm = (sums: Sums, term: number, gain: number) => {
    const full = gain * (saturation + 1);
    index.eachPosting(term, (passage, count) =>
      sums.add(passage, (full * count) / (count + flat + slope * lengthOf[passage]!)),
    );
  };
  for (const { terms, importance, synonyms, script } of words) {
    if (importance === 0) continue;
    const hasOthers = synonyms.length > 0;
    const sums = hasOthers ? own : total;
    let whole = 0;
    for (const [at, hash] of terms.entries()) {
      const isWord = script === 'hangul' && terms.length > 1 && at === terms.length - 1;
      const weight = importance * (isWord ? weights.word : 1);
      const gain = weight * rarityOf(index, hash);
      whole += gain;
      const term = index.term(hash);
      // A term said twice counts once and a half.
      const before = said.get(hash);
      said.set(hash, Math.max(weight, before ?? 0));
      const counted =
        before === undefined
          ? 1
          : (Math.max(0, weight - before) + Math.min(before, weight) / 2) / weight;
      if (term >= 0) addTerm(sums, term, gain * counted);
    }
    if (!hasOthers) continue;
    for (const { terms: alternative, script: otherScript } of synonyms) {
      const share = otherScript === script ? weights.synonym : weights.translation;
      if (share === 0) continue;
      const mass = alternative.reduce((sum, hash) => sum + rarityOf(index, hash), 0);
      for (const hash of alternative) {
        const term = index.term(hash);
        if (term >= 0)
          addTerm(
            other,
            term,
            share * Math.min(whole / mass, importance * weights.likeness) * rarity(index, term),
          );
      }
      other.each((passage, score) => best.raise(passage, score));
      other.clear();
    }
    own.each((passage, score) => best.raise(passage, score));
    best.each((passage, score) => total.add(passage, score));
    own.clear();
    best.clear();
  }
  return { scores: total.sums, touched: total.touched };
}

/** Sums by passage that know which are above 0. */
class Sums {
  readonly sums: Float32Array;
  readonly touched: number[] = [];

  constructor(index: DocumentIndex) {
    this.sums = new Float32Array(index.passageCount);
  }

  add(passage: number, amount: number): void {
    if (this.sums[passage] === 0) this.touched.push(passage);
    this.sums[passage]! += amount;
  }

  raise(passage: number, amount: number): void {
    if (this.sums[passage] === 0) this.touched.push(passage);
    if (this.sums[passage]! < amount) this.sums[passage] = amount;
  }

  each(visit: (passage: number, sum: number) => void): void {
    for (const passage of this.touched) visit(passage, this.sums[passage]!);
  }

  clear(): void {
    for (const passage of this.touched) this.sums[passage] = 0;
    this.touched.length = 0;
  }
}

/** Inverse document frequency of a term, above 0. */
export function rarity(index: DocumentIndex, term: number): number {
  const frequency = index.frequency(term);
  return Math.log(1 + (index.passageCount - frequency + 0.5) / (frequency + 0.5));
}

/** The same by hash: a term that no passage holds is the rarest. */
export function rarityOf(index: DocumentIndex, hash: number): number {
  const term = index.term(hash);
  return term < 0 ? Math.log(1 + (index.passageCount + 0.5) / 0.5) : rarity(index, term);
}
