import type { DocumentIndex } from '../index-file/open-index.js';
import { type SoughtWord, soughtWords, wordMatches } from '../search/coverage.js';
import type { FoundPassage } from '../search/search-passages.js';
import { analyseQuestion } from '../words/analyse-question.js';
import { type AnswerEvidence, answerEvidence, type Match } from './answer-evidence.js';
import { type Sentence, sentencesOf } from './sentences.js';
import { fitsWanted, isNarrow, namesWanted, type Wanted, wantedAnswer } from './wanted-answer.js';

/** A stretch of a passage that answers, exactly as it stands there. */
export interface ChosenQuote {
  readonly found: FoundPassage;
  readonly quote: string;
  /** Place of the quote in the passage's text. */
  readonly start: number;
  /** The header row above a quoted table row; null for any other text. */
  readonly tableHeader: string | null;
  /** Share of the question it answers with what surrounds it, 0 to about 1.3. */
  readonly score: number;
}

/** What can be quoted, best first, and what speaks for it. */
export interface Choice {
  readonly quotes: readonly ChosenQuote[];
  /** Null when nothing can be quoted. */
  readonly evidence: AnswerEvidence | null;
}

const passagesRead = 8;
/** Longest quote of two sentences, in characters. */
const longestPair = 240;

/**
 * Chooses up to `most` quotes (default 4) from the passages found: sentences that hold the question's words
 * themselves, or whose heading, title or neighbour does, and that have the form of what is wanted.
 */
export function chooseSentences(
  index: DocumentIndex,
  question: string,
  found: readonly FoundPassage[],
  most = 4,
): Choice {
  const words = soughtWords(index, analyseQuestion(question, index.header.synonyms));
  const wanted = wantedAnswer(question);
  const candidates = found
    .slice(0, passagesRead)
    .flatMap((one, rank) => candidatesOf(one, rank, words, wanted, found[0]!.score));
  candidates.sort((a, b) => b.score - a.score);
  const best = candidates[0];
  if (best === undefined) return { quotes: [], evidence: null };
  const quotes: ChosenQuote[] = [];
  for (const candidate of candidates) {
    if (quotes.length >= most || candidate.score < best.score * 0.6) break;
    if (!quotes.some((quote) => overlaps(quote, candidate))) quotes.push(candidate);
  }
  return { quotes, evidence: answerEvidence(words, wanted, best, quotes) };
}

interface Candidate extends ChosenQuote, Match {}

// What stands around a sentence counts less than what stands in it.
const headingShare = 0.75;
const neighbourShare = 0.5;
const formShare = 0.75;

function candidatesOf(
  found: FoundPassage,
  rank: number,
  words: readonly SoughtWord[],
  wanted: Wanted,
  bestScore: number,
): Candidate[] {
  const { passage, document } = found;
  const sentences = sentencesOf(passage.text);
  const around = wordMatches(`${document.title} ${passage.heading}`, words);
  const own = sentences.map(({ text }) => wordMatches(text, words));
  const headers = tableHeaders(sentences);
  const standing = found.score / (bestScore || 1);
  const opensTable = new Set(headers);
  return sentences.flatMap((sentence, at): Candidate[] => {
    // A header alone states nothing.
    if (opensTable.has(at)) return [];
    const before = own[at - 1];
    const after = own[at + 1];
    const header = headers[at] ?? null;
    const above = header === null ? undefined : own[header];
    const isFit = fitsWanted(sentence.text, wanted);
    const matches = words.map(({ stem }, word) =>
      Math.max(
        isFit && isNarrow(wanted) && namesWanted(stem, wanted) ? formShare : 0,
        own[at]![word]!,
        headingShare * around[word]!,
        headingShare * (above?.[word] ?? 0),
        neighbourShare * (before?.[word] ?? 0),
        (neighbourShare - 0.2) * (after?.[word] ?? 0),
      ),
    );
    const support = sum(words, (word, place) => word.weight * matches[place]! ** 1.5);
    const inside = sum(words, (word, place) => word.weight * own[at]![place]! ** 1.5);
    const fit = isFit ? (isNarrow(wanted) ? 0.2 : 0.12) : 0;
    const short = sentence.text.length < 12 ? 0.15 : 0;
    const missesExact = words.some(({ isExact }, word) => isExact && matches[word]! < 0.3);
    const { quote, start } = quoteFrom(passage.text, sentences, at);
    return [
      {
        found,
        quote,
        start,
        tableHeader: header === null ? null : sentences[header]!.text,
        matches,
        score:
          0.5 * support +
          0.5 * inside +
          fit -
          short -
          (missesExact ? 0.2 : 0) +
          0.35 * standing -
          rank * 0.005,
      },
    ];
  });
}

// Of each row below the first of its table, where that first row stands.
function tableHeaders(sentences: readonly Sentence[]): (number | null)[] {
  let header: number | null = null;
  return sentences.map(({ text }, at) => {
    if (!text.startsWith('|')) header = null;
    else if (header === null) header = at;
    else return header;
    return null;
  });
}

/** A sentence that opens a list brings the list's items; a heading-like line brings what follows it. */
function quoteFrom(text: string, sentences: readonly Sentence[], at: number) {
  const { start } = sentences[at]!;
  let last = at;
  if (/(?:[:：]|같습니다\.?|같다\.?|as follows\.?|following\.?)$/.test(sentences[at]!.text))
    while (last + 1 < sentences.length && last - at < 6 && isItem(sentences[last + 1]!.text))
      last++;
  // A line that is no sentence says little without the next.
  if (
    last === at &&
    sentences[at]!.text.length < 40 &&
    !sentences[at]!.text.startsWith('|') &&
    last + 1 < sentences.length
  )
    last++;
  if (last === at && last + 1 < sentences.length && flowsOn(text, sentences, at)) last++;
  const end = sentences[last]!.start + sentences[last]!.text.length;
  return { quote: text.slice(start, end), start };
}

/** Whether the next sentence stands in the same paragraph and both together are still short. */
function flowsOn(text: string, sentences: readonly Sentence[], at: number): boolean {
  const own = sentences[at]!;
  const next = sentences[at + 1]!;
  const between = text.slice(own.start + own.text.length, next.start);
  return !between.includes('\n') && next.start + next.text.length - own.start <= longestPair;
}

function isItem(text: string): boolean {
  return /^(?:[-*+•·▪○●|]|\d{1,3}[.)]|[①-⑳])/.test(text) || text.length < 60;
}

function overlaps(a: ChosenQuote, b: ChosenQuote): boolean {
  if (a.quote === b.quote) return true;
  if (a.found !== b.found) return false;
  return a.start < b.start + b.quote.length && b.start < a.start + a.quote.length;
}

function sum(words: readonly SoughtWord[], of: (word: SoughtWord, at: number) => number): number {
  return words.reduce((total, word, at) => total + of(word, at), 0);
}
