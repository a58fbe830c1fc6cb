import { type PassageSource, rankedDocuments } from '../../ask-documents/index.js';
import { textTable } from '../output/text-table.js';
import type { ListedQuestion } from './read-questions.js';

/** Shares are 0 to 1; null where no question says anything about them. */
export interface DocumentsEvaluation {
  readonly questions: number;
  readonly answerable: number;
  readonly unanswerable: number;
  readonly recallAt1: number | null;
  readonly recallAt5: number | null;
  readonly recallAt10: number | null;
  readonly meanReciprocalRank: number | null;
  /** Answers among whose quotes the expected text stands. */
  readonly quoteFound: number | null;
  readonly abstained: number | null;
  /** Answerable questions that were refused. */
  readonly refused: number | null;
}

const deepest = 100;

/** Asks every question and compares with what is known; a question without `documents` is unanswerable. */
export async function evaluateDocuments(
  source: PassageSource,
  questions: readonly ListedQuestion[],
  step: (done: number) => void = () => {},
): Promise<DocumentsEvaluation> {
  const ranks: number[] = [];
  const quotes: boolean[] = [];
  const refused: boolean[] = [];
  const abstained: boolean[] = [];
  for (const [at, { question, documents = [], quote }] of questions.entries()) {
    const { found, status, citations } = await source.ask(question, { limit: deepest });
    const isRefused = status === 'not-in-documents';
    if (documents.length === 0) abstained.push(isRefused);
    else {
      refused.push(isRefused);
      const place = rankedDocuments(found).findIndex((id) => documents.includes(id));
      ranks.push(place < 0 ? Number.POSITIVE_INFINITY : place + 1);
      if (quote !== undefined)
        quotes.push(citations.some((citation) => plain(citation.quote).includes(plain(quote))));
    }
    step(at + 1);
  }
  const recall = (depth: number) => share(ranks.map((rank) => rank <= depth));
  return {
    questions: questions.length,
    answerable: ranks.length,
    unanswerable: abstained.length,
    recallAt1: recall(1),
    recallAt5: recall(5),
    recallAt10: recall(10),
    meanReciprocalRank:
      ranks.length === 0 ? null : ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length,
    quoteFound: share(quotes),
    abstained: share(abstained),
    refused: share(refused),
  };
}

/** The result as a table for a person. */
export function evaluationText(result: DocumentsEvaluation): string {
  const figure = (value: number | null) => (value === null ? '-' : value.toFixed(3));
  return textTable([
    ['questions', `${result.questions} (${result.answerable} answerable)`],
    ['recall@1', figure(result.recallAt1)],
    ['recall@5', figure(result.recallAt5)],
    ['recall@10', figure(result.recallAt10)],
    ['MRR', figure(result.meanReciprocalRank)],
    ['expected text quoted', figure(result.quoteFound)],
    ['unanswerable abstained', figure(result.abstained)],
    ['answerable refused', figure(result.refused)],
  ]);
}

function share(outcomes: readonly boolean[]): number | null {
  return outcomes.length === 0 ? null : outcomes.filter(Boolean).length / outcomes.length;
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
