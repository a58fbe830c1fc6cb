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
  readonly touched: Uint32Array;
}

/** Of several terms of a synonym, those less rare than this share of the rarest one are not looked at. */
const leastRarity = 0.4;

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
  const total = new Sums(index, weights);
  const { other, best } = scratchOf(index, weights);
  const said = new Map<number, number>();
  for (const { terms, importance, synonyms, script } of words) {
    if (importance === 0) continue;
    const sums = synonyms.length > 0 ? best : total;
    let whole = 0;
    for (const [at, hash] of terms.entries()) {
      const isWord = script === 'hangul' && terms.length > 1 && at === terms.length - 1;
      const weight = importance * (isWord ? weights.word : 1);
      const gain = weight * rarityOf(index, hash);
      whole += gain;
      // A term said twice counts once and a half.
      const before = said.get(hash);
      said.set(hash, Math.max(weight, before ?? 0));
      const counted =
        before === undefined
          ? 1
          : (Math.max(0, weight - before) + Math.min(before, weight) / 2) / weight;
      sums.addTerm(hash, gain * counted);
    }
    if (synonyms.length === 0) continue;
    for (const { terms: alternative, script: otherScript } of synonyms) {
      const share = otherScript === script ? weights.synonym : weights.translation;
      const mass = alternative.reduce((sum, hash) => sum + rarityOf(index, hash), 0);
      const gain = share * Math.min(whole, mass * importance * weights.likeness);
      if (alternative.length === 1) best.raiseTerm(alternative[0]!, gain);
      else {
        // What does not hold the rarest of its terms that is anywhere does not hold it.
        const rarities = alternative.map((hash) => ({ hash, own: rarityOf(index, hash) }));
        rarities.sort((a, b) => b.own - a.own);
        const kept = rarities.filter(({ own }) => own >= rarities[0]!.own * leastRarity);
        const keptMass = kept.reduce((sum, { own }) => sum + own, 0);
        for (const { hash, own } of kept)
          other.addTerm(hash, (gain * own) / keptMass, !other.isEmpty);
        best.take(other);
      }
    }
    total.add(best);
  }
  return { scores: total.sums, touched: total.touched };
}

interface Scratch {
  readonly weights: ScoreWeights;
  /** Both empty between words. */
  readonly other: Sums;
  readonly best: Sums;
}

const scratches = new WeakMap<DocumentIndex, Scratch>();

// Kept from search to search: arrays as long as the index would have to be collected after each.
function scratchOf(index: DocumentIndex, weights: ScoreWeights): Scratch {
  let scratch = scratches.get(index);
  if (scratch?.weights !== weights) {
    scratch = { weights, other: new Sums(index, weights), best: new Sums(index, weights) };
    scratches.set(index, scratch);
  }
  return scratch;
}

/** Sums by passage that know which are above 0. */
class Sums {
  readonly sums: Float32Array;
  readonly #touched: Uint32Array;
  #count = 0;
  readonly #index: DocumentIndex;
  readonly #gainOfTerm: number;
  readonly #flat: number;
  readonly #slope: number;

  constructor(index: DocumentIndex, { saturation, lengthPenalty }: ScoreWeights) {
    this.sums = new Float32Array(index.passageCount);
    this.#touched = new Uint32Array(index.passageCount);
    this.#index = index;
    this.#gainOfTerm = saturation + 1;
    this.#flat = saturation * (1 - lengthPenalty);
    this.#slope = (saturation * lengthPenalty) / index.averageLength;
  }

  /** Passages with a sum above 0, in no order. */
  get touched(): Uint32Array {
    return this.#touched.subarray(0, this.#count);
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** Adds what a term gives to each passage that holds it, or to those only that have a sum already. */
  addTerm(hash: number, gain: number, isOnlyThere = false): void {
    const term = this.#index.term(hash);
    if (term < 0 || gain <= 0 || (isOnlyThere && this.isEmpty)) return;
    const { sums } = this;
    const touched = this.#touched;
    const { lengthOf } = this.#index;
    const { passages, counts, length } = this.#index.postings(term);
    const [full, flat, slope] = [gain * this.#gainOfTerm, this.#flat, this.#slope];
    let touchedCount = this.#count;
    for (let at = 0; at < length; at++) {
      const passage = passages[at]!;
      const count = counts[at]!;
      const before = sums[passage]!;
      if (before === 0) {
        if (isOnlyThere) continue;
        touched[touchedCount++] = passage;
      }
      sums[passage] = before + (full * count) / (count + flat + slope * lengthOf[passage]!);
    }
    this.#count = touchedCount;
  }

  /** Raises each passage that holds a term to what the term gives. */
  raiseTerm(hash: number, gain: number): void {
    const term = this.#index.term(hash);
    if (term < 0 || gain <= 0) return;
    const { lengthOf } = this.#index;
    const { passages, counts, length } = this.#index.postings(term);
    const [full, flat, slope] = [gain * this.#gainOfTerm, this.#flat, this.#slope];
    for (let at = 0; at < length; at++) {
      const passage = passages[at]!;
      const count = counts[at]!;
      this.#raise(passage, (full * count) / (count + flat + slope * lengthOf[passage]!));
    }
  }

  /** Raises each passage to its sum in the others, which are empty then. */
  take(others: Sums): void {
    for (let at = 0; at < others.#count; at++) {
      const passage = others.#touched[at]!;
      this.#raise(passage, others.sums[passage]!);
    }
    others.#clear();
  }

  /** Adds the others, which are empty then. */
  add(others: Sums): void {
    for (let at = 0; at < others.#count; at++) {
      const passage = others.#touched[at]!;
      const before = this.sums[passage]!;
      if (before === 0) this.#touched[this.#count++] = passage;
      this.sums[passage] = before + others.sums[passage]!;
    }
    others.#clear();
  }

  #raise(passage: number, amount: number): void {
    const before = this.sums[passage]!;
    if (before >= amount) return;
    if (before === 0) this.#touched[this.#count++] = passage;
    this.sums[passage] = amount;
  }

  #clear(): void {
    for (let at = 0; at < this.#count; at++) this.sums[this.#touched[at]!] = 0;
    this.#count = 0;
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
