import type { DocumentIndex } from '../index-file/open-index.js';
import type { FoundPassage } from '../search/search-passages.js';
import { type AnswerEvidence, answerEvidence } from './answer-evidence.js';
import {
  type QuotableSentence,
  quotableSentences,
  type SentenceEvidence,
} from './quotable-sentences.js';
import { type ReadQuestion, readQuestion } from './read-question.js';
import { sentenceModel } from './sentence-model.js';

/** A stretch of a passage that answers, exactly as it stands there. */
export interface ChosenQuote
  extends Pick<QuotableSentence, 'found' | 'quote' | 'start' | 'tableHeader'> {
  /** Logarithm of how much likelier it answers than others: 1 above is nearly three times as likely. */
  readonly score: number;
}

/** What can be quoted, best first, and what speaks for it. */
export interface Choice {
  readonly quotes: readonly ChosenQuote[];
  /** Null when nothing can be quoted. */
  readonly evidence: AnswerEvidence | null;
}

/** The weight of each piece of evidence. */
export type SentenceModel = Readonly<Record<keyof SentenceEvidence, number>>;

const passagesRead = 10;
const mostQuotes = 8;
/** A quote this far below the best one is some fifty times less likely to answer. */
const furthestBelow = 4;

/**
 * Chooses quotes from the passages found: the sentences likeliest to answer by a
 * conditional logistic model (McFadden, 1974) of what speaks for each. Its weights come from questions whose
 * sentences are known.
 */
export function chooseSentences(
  index: DocumentIndex,
  question: string,
  found: readonly FoundPassage[],
): Choice {
  const read = readQuestion(index, question);
  const ranked = rankedSentences(read, found);
  const [best] = ranked;
  if (best === undefined) return { quotes: [], evidence: null };
  return { quotes: chosenQuotes(ranked), evidence: answerEvidence(read, best.sentence) };
}

/** A sentence with its score. */
export interface RankedSentence {
  readonly sentence: QuotableSentence;
  readonly score: number;
}

/** The sentences of the best ten passages, likeliest first; equal ones in their order. */
export function rankedSentences(
  question: ReadQuestion,
  found: readonly FoundPassage[],
): RankedSentence[] {
  return quotableSentences(question, found.slice(0, passagesRead))
    .map((sentence) => ({ sentence, score: scoreOf(sentence.evidence) }))
    .sort((a, b) => b.score - a.score);
}

/** The score of a sentence by the weight of each piece of evidence. */
export function scoreOf(evidence: SentenceEvidence, model: SentenceModel = sentenceModel): number {
  const names = Object.keys(model) as (keyof SentenceEvidence)[]; // the keys it was written with
  return names.reduce((sum, name) => sum + model[name] * evidence[name], 0);
}

/** The best of the ranked sentences that do not overlap, eight at most and none far below the first. */
export function chosenQuotes(ranked: readonly RankedSentence[]): ChosenQuote[] {
  const quotes: ChosenQuote[] = [];
  for (const { sentence, score } of ranked) {
    if (quotes.length >= mostQuotes || score < ranked[0]!.score - furthestBelow) break;
    const { found, quote, start, tableHeader } = sentence;
    if (!quotes.some((chosen) => overlaps(chosen, sentence)))
      quotes.push({ found, quote, start, tableHeader, score });
  }
  return quotes;
}

function overlaps(
  a: Pick<QuotableSentence, 'found' | 'quote' | 'start'>,
  b: Pick<QuotableSentence, 'found' | 'quote' | 'start'>,
): boolean {
  if (a.quote === b.quote) return true;
  if (a.found !== b.found) return false;
  return a.start < b.start + b.quote.length && b.start < a.start + a.quote.length;
}
