import type { Evidence, LanguageModel } from '../../language/index.js';
import { type Language, languageOf } from '../../shared/index.js';
import type { DocumentFacts } from '../document.js';
import type { FoundPassage } from '../search/search-passages.js';
import { leastSupport, supportOf } from './abstention.js';
import type { Choice, ChosenQuote } from './choose-sentences.js';
import { newestFirst } from './newest-wins.js';

/** Where a statement of an answer stands, word for word. */
export interface Citation {
  /** The number in brackets behind the statement, from 1. */
  readonly number: number;
  readonly document: DocumentFacts;
  /** `Setting > Temperature`; empty before the first heading. */
  readonly heading: string;
  readonly page: number | null;
  /** A piece of the document's text, exactly as it stands there. */
  readonly quote: string;
}

export interface DocumentAnswer {
  readonly status: 'answered' | 'not-in-documents';
  /**
   * Sentences with [1] behind each, after a word of doubt where `support` is below one half; or that the documents do
   * not say, and what is nearest.
   */
  readonly text: string;
  readonly citations: readonly Citation[];
  /** How well the documents support it, 0 to 1. */
  readonly support: number;
  /** The model that phrased it; null when the sentences are the documents' own. */
  readonly model: string | null;
}

export interface AnswerOptions {
  /** Phrases the answer from the quotes and is held to them; default none. */
  readonly model?: LanguageModel | null;
  /** Default that of the question. */
  readonly language?: Language;
  readonly signal?: AbortSignal;
  readonly remainingMs?: () => number;
}

/** The answer from the chosen quotes; every quote is a piece of its passage. */
export async function answerFrom(
  question: string,
  choice: Choice,
  found: readonly FoundPassage[],
  options: AnswerOptions = {},
): Promise<DocumentAnswer> {
  const language = options.language ?? languageOf(question);
  const support = supportOf(choice.evidence);
  const kept = support < certainSupport ? choice.quotes.slice(0, mostDoubtful) : choice.quotes;
  const quotes = newestFirst(kept).filter(isVerbatim);
  if (quotes.length === 0 || support < leastSupport)
    return {
      status: 'not-in-documents',
      text: notFoundText(found, language),
      citations: [],
      support,
      model: null,
    };
  const citations = quotes.map(citationOf);
  const doubt = support < certainSupport ? `${doubting[language]}\n` : '';
  const extracted = `${doubt}${quotes.map((one, at) => `${spoken(one)} [${at + 1}]`).join('\n')}`;
  if (options.model === undefined || options.model === null)
    return { status: 'answered', text: extracted, citations, support, model: null };
  // Only an answer that a model phrases needs the check of answers.
  const { groundedGenerate } = await import('../../language/index.js');
  const generated = await groundedGenerate(
    options.model,
    { messages: [{ role: 'user', text: question }], system: citing[language], maxTokens: 600 },
    evidenceOf(citations),
    extracted,
    {
      question,
      language,
      call: { signal: options.signal, remainingMs: options.remainingMs },
    },
  );
  const own = generated.outcome === 'replaced';
  return {
    status: 'answered',
    text: own ? generated.text : `${doubt}${generated.text}`,
    citations,
    support,
    model: own ? null : generated.model,
  };
}

/** From here on the documents are likelier to answer than not. */
const certainSupport = 0.5;

/** Quotes of an answer in doubt: enough to see whether one answers. */
const mostDoubtful = 5;

const doubting: Readonly<Record<Language, string>> = {
  ko: '이 질문의 답인지 확실하지 않습니다. 문서에서 가장 가까운 내용입니다.',
  en: 'The documents may not answer this. The nearest they hold:',
};

const citing: Readonly<Record<Language, string>> = {
  ko: '현장 작업자의 질문에 짧게 답하세요. 각 문장 끝에 그 근거가 된 passage의 번호를 [1]처럼 적으세요.',
  en: 'Answer a shop-floor question briefly. End each sentence with the number of the passage it rests on, such as [1].',
};

function evidenceOf(citations: readonly Citation[]): Evidence {
  return {
    passages: citations.map(({ document, heading, quote }) => ({
      text: quote,
      source: heading === '' ? document.title : `${document.title} > ${heading}`,
    })),
  };
}

function citationOf({ found, quote }: ChosenQuote, at: number): Citation {
  const { document, passage } = found;
  return { number: at + 1, document, heading: passage.heading, page: passage.page, quote };
}

function isVerbatim({ found, quote, start }: ChosenQuote): boolean {
  return quote !== '' && found.passage.text.startsWith(quote, start);
}

/** A quote as it is said: without the marks of its list item, row or emphasis. */
function spoken({ quote, tableHeader }: ChosenQuote): string {
  if (tableHeader !== null) {
    const names = cellsOf(tableHeader);
    return cellsOf(quote)
      .map((cell, at) => (at === 0 || (names[at] ?? '') === '' ? cell : `${names[at]} ${cell}`))
      .join(', ');
  }
  return quote
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s*(?:[-*+•]|\d{1,3}[.)]|>|#+)\s+/, '')
        .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/\*\*|__|`/g, '')
        .replace(/^\s*\|\s*|\s*\|\s*$/g, '')
        .replace(/\s*\|\s*/g, ', ')
        .trim(),
    )
    .filter((line) => line !== '')
    .join(' ');
}

function cellsOf(row: string): string[] {
  const cells = row.split('|').map((cell) => cell.replace(/\*\*|__|`/g, '').trim());
  return cells.slice(1, cells.at(-1) === '' ? -1 : undefined);
}

function notFoundText(found: readonly FoundPassage[], language: Language): string {
  // Each document at its best passage.
  const best = new Map<string, FoundPassage>();
  for (const one of found) if (!best.has(one.document.id)) best.set(one.document.id, one);
  const titles = [...best.values()].slice(0, 3).map(nameOf);
  if (language === 'ko')
    return titles.length === 0
      ? '문서에서 찾을 수 없습니다.'
      : `문서에서 답을 찾을 수 없습니다. 가장 가까운 문서: ${titles.join('; ')}`;
  return titles.length === 0
    ? 'The documents do not say.'
    : `The documents do not say. Nearest: ${titles.join('; ')}`;
}

// The first heading of a document is mostly its title again.
function nameOf({ document, passage }: FoundPassage): string {
  const trail = passage.heading.split(' > ').filter((heading) => heading !== document.title);
  return trail.join('') === '' ? document.title : `${document.title} (${trail.join(' > ')})`;
}
