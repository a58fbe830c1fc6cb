import { type SoughtWord, termMatches } from '../search/coverage.js';
import type { FoundPassage } from '../search/search-passages.js';
import { foldText, scanTerms } from '../words/scan-words.js';
import type { ReadQuestion } from './read-question.js';
import { type Sentence, sentencesOf } from './sentences.js';
import { fitsWanted, isNarrow, namesWanted, rowFitsWanted } from './wanted-answer.js';

/** What speaks for quoting a sentence. */
export interface SentenceEvidence {
  /** How much of the question it holds with what surrounds it, 0 to 1. */
  readonly held: number;
  /** The same of words that it holds nearly whole and itself, 0 to 1. */
  readonly inside: number;
  /** Share of the question's words that it holds itself, each counted the same. */
  readonly words: number;
  /** How much of the question's terms it consists of: their share by rarity over the root of its own number of terms. */
  readonly likeness: number;
  /** Score of its passage beside the best one's, 0 to 1. */
  readonly standing: number;
  /** Share of the codes and names of the question that its document holds; 1 when there are none. */
  readonly names: number;
  /** 1 when it has the form of the measure, time, number or person that is wanted. */
  readonly fits: number;
}

/** A stretch of a passage that can be quoted. */
export interface QuotableSentence {
  readonly found: FoundPassage;
  /** The sentence with what belongs to it, exactly as it stands there. */
  readonly quote: string;
  /** Place of the quote in the passage's text. */
  readonly start: number;
  /** The header row above a table row; null for any other text. */
  readonly tableHeader: string | null;
  /** How much of each sought word stands in it, its heading, its header row and its neighbours, 0 to 1. */
  readonly matches: readonly number[];
  /** How much of each stands in the sentence itself. */
  readonly own: readonly number[];
  readonly place: Place;
  readonly evidence: SentenceEvidence;
}

/** Where a sentence stands. */
export interface Place {
  /** How much of each sought word stands in its document's title and its heading. */
  readonly around: readonly number[];
  /** How much of each stands anywhere in its document as far as it was found. */
  readonly inDocument: readonly number[];
  /** Title and text of its document as far as it was found. */
  readonly documentText: string;
}

/** Every sentence of the passages that says something, in their order. */
export function quotableSentences(
  question: ReadQuestion,
  found: readonly FoundPassage[],
): QuotableSentence[] {
  const { words } = question;
  const documents = new Map<string, { readonly texts: string[]; readonly terms: Set<number> }>();
  for (const { document, passage } of found) {
    const { title, id } = document;
    const { texts, terms } = documents.get(id) ?? { texts: [title], terms: termsOf(title) };
    texts.push(passage.heading, passage.text);
    for (const text of [passage.heading, passage.text]) addTerms(text, terms);
    documents.set(id, { texts, terms });
  }
  const places = new Map(
    [...documents].map(([id, { texts, terms }]) => [
      id,
      { documentText: texts.join('\n'), inDocument: termMatches(terms, words) },
    ]),
  );
  const best = found[0]?.score || 1;
  return found.flatMap((one) => {
    const { document, passage } = one;
    const around = termMatches(termsOf(`${document.title} ${passage.heading}`), words);
    const place = { ...places.get(document.id)!, around };
    return sentencesIn(question, one, place, one.score / best);
  });
}

// What stands around a sentence counts less than what stands in it.
const headingShare = 0.75;
const beforeShare = 0.5;
const afterShare = 0.3;
const formShare = 0.75;

function sentencesIn(
  question: ReadQuestion,
  found: FoundPassage,
  place: Place,
  standing: number,
): QuotableSentence[] {
  const { words, wanted } = question;
  const { passage } = found;
  const sentences = sentencesOf(passage.text);
  const terms = sentences.map(({ text }) => termsOf(text));
  const within = terms.map((own) => termMatches(own, words));
  const headers = tableHeaders(sentences);
  const opensTable = new Set(headers);
  return sentences.flatMap((sentence, at): QuotableSentence[] => {
    // A header alone states nothing.
    if (opensTable.has(at)) return [];
    const own = within[at]!;
    const header = headers[at] ?? null;
    const tableHeader = header === null ? null : sentences[header]!.text;
    const fits =
      isNarrow(wanted) &&
      (tableHeader === null
        ? fitsWanted(sentence.text, wanted)
        : rowFitsWanted(sentence.text, tableHeader, wanted));
    const matches = words.map(({ stem }, word) =>
      Math.max(
        fits && namesWanted(stem, wanted) ? formShare : 0,
        own[word]!,
        headingShare * place.around[word]!,
        headingShare * (header === null ? 0 : within[header]![word]!),
        beforeShare * (within[at - 1]?.[word] ?? 0),
        afterShare * (within[at + 1]?.[word] ?? 0),
      ),
    );
    const evidence: SentenceEvidence = {
      held: weighted(words, matches),
      inside: weighted(
        words,
        own.map((match) => match ** 1.5),
      ),
      words: own.filter((match) => match > 0.3).length / Math.max(1, words.length),
      likeness: likenessOf(terms[at]!, question),
      standing,
      names: namesHeld(words, place.inDocument),
      fits: Number(fits),
    };
    const isNamed = header !== null && isNamingRow(passage.text, sentences[header]!);
    const quote = quoteFrom(passage.text, sentences, at);
    return [
      { found, ...quote, tableHeader: isNamed ? tableHeader : null, matches, own, place, evidence },
    ];
  });
}

function weighted(words: readonly SoughtWord[], matches: readonly number[]): number {
  return words.reduce((sum, { weight }, at) => sum + weight * matches[at]!, 0);
}

function namesHeld(words: readonly SoughtWord[], inDocument: readonly number[]): number {
  const held = inDocument.filter((_, at) => words[at]!.isExact || words[at]!.isName);
  return held.length === 0 ? 1 : held.filter((match) => match > 0.3).length / held.length;
}

function likenessOf(terms: ReadonlySet<number>, { termShares }: ReadQuestion): number {
  let share = 0;
  for (const [term, own] of termShares) if (terms.has(term)) share += own;
  return share / Math.sqrt(Math.max(1, terms.size));
}

function termsOf(text: string): Set<number> {
  const terms = new Set<number>();
  addTerms(text, terms);
  return terms;
}

function addTerms(text: string, terms: Set<number>): void {
  scanTerms(foldText(text), (term) => terms.add(term));
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

// A passage that begins inside a table opens it with a row like any other: only one with a rule below it names columns.
function isNamingRow(text: string, { text: row, start }: Sentence): boolean {
  return /^\s*\n\s*\|(?:\s*:?-+:?\s*\|)+/.test(text.slice(start + row.length));
}

/** Longest quote of two sentences, in characters. */
const longestPair = 240;

/** A sentence that opens a list brings the list's items; a heading-like line brings what follows it. */
function quoteFrom(text: string, sentences: readonly Sentence[], at: number) {
  const { start } = sentences[at]!;
  let last = at;
  if (/(?:[:：]|같습니다\.?|같다\.?|as follows\.?|following\.?)$/.test(sentences[at]!.text))
    while (last + 1 < sentences.length && last - at < 6 && isItem(sentences[last + 1]!.text))
      last++;
  // A line that is no sentence says little without the next.
  const { text: own } = sentences[at]!;
  const isWhole = own.length >= 40 || own.startsWith('|') || /(?:[.!?。]|다|요)[)"]?$/.test(own);
  if (last === at && !isWhole && last + 1 < sentences.length) last++;
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
