// What the questions whose answers are known show: the sentences that could be quoted and which of them answer.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type RankedSentence,
  rankedSentences,
} from '../../src/ask-documents/answer/choose-sentences.js';
import { type ReadQuestion, readQuestion } from '../../src/ask-documents/answer/read-question.js';
import {
  DocumentIndex,
  ingest,
  memorySource,
  searchPassages,
} from '../../src/ask-documents/index.js';
import { readQuestions } from '../../src/cli/documents/read-questions.js';
import { type MixedQuestion, readMixedCases } from './read-mixed-cases.js';

/** A question asked of some documents. */
export interface Observation {
  /** `mixed-3`, `process-documents`: sets are left out whole, since a set is of one hand. */
  readonly set: string;
  /**
   * Asked of the documents of its set alone, of those of all mixed sets, of these without the one that answers, while all
   * others of its topic are still there, or of documents of another set, which know nothing of it.
   */
  readonly of: 'own set' | 'all sets' | 'all but its document' | 'another set';
  readonly isAnswerable: boolean;
  readonly question: ReadQuestion;
  /** Its sentences in the order of the shipped model. */
  readonly ranked: readonly RankedSentence[];
  /** Of each ranked sentence, whether its quote holds what is known to answer. */
  readonly answers: readonly boolean[];
}

type Files = Readonly<Record<string, string | Uint8Array>>;
interface KnownQuestion {
  readonly question: string;
  readonly documents?: readonly string[];
  readonly quote?: string;
}

/** What is observed of every question of the fit. Questions for which nothing at all is found say nothing. */
export async function observedAnswers(): Promise<Observation[]> {
  const { files, questions } = readMixedCases();
  const whole = await indexOf(files);
  const sets = [...mixedSets(files, questions), processDocuments()];
  const indexes = await Promise.all(sets.map((set) => indexOf(set.files)));
  return sets.flatMap(({ name, questions: own }, at) => {
    const another = indexes[(at + 1) % sets.length]!;
    return own.flatMap((question) => [
      ...observed(name, 'own set', indexes[at]!, question),
      ...observed(name, 'another set', another, question),
      ...(name === processName ? [] : observed(name, 'all sets', whole, question)),
      ...(name === processName || !question.documents?.length
        ? []
        : observed(name, 'all but its document', whole, question)),
    ]);
  });
}

/** What is observed when one set is asked of its own documents. */
export async function observedOfOneSet(name: string): Promise<Observation[]> {
  const { files, questions } = readMixedCases();
  const set = mixedSets(files, questions).find((one) => one.name === name)!;
  const index = await indexOf(set.files);
  return set.questions.flatMap((question) => observed(name, 'own set', index, question));
}

function observed(
  set: string,
  of: Observation['of'],
  index: DocumentIndex,
  { question, documents = [], quote }: KnownQuestion,
): Observation[] {
  const isLeftOut = of === 'all but its document';
  const found = searchPassages(index, question, { limit: isLeftOut ? 40 : 10 })
    .filter(({ document }) => !isLeftOut || !documents.includes(document.id))
    .slice(0, 10);
  const read = readQuestion(index, question);
  const ranked = rankedSentences(read, found);
  if (ranked.length === 0) return [];
  const sought = quote === undefined ? null : plain(quote);
  const answers = ranked.map(
    ({ sentence }) => sought !== null && plain(sentence.quote).includes(sought),
  );
  const isAnswerable = documents.length > 0 && (of === 'own set' || of === 'all sets');
  return [{ set, of, isAnswerable, question: read, ranked, answers }];
}

interface QuestionSet {
  readonly name: string;
  readonly files: Files;
  readonly questions: readonly KnownQuestion[];
}

function mixedSets(files: Files, questions: readonly MixedQuestion[]): QuestionSet[] {
  return [...new Set(questions.map(({ set }) => set))].map((name) => {
    const own = questions.filter(({ set }) => set === name);
    const ids = new Set(own.map(({ home }) => home));
    const ownFiles = Object.fromEntries(Object.entries(files).filter(([id]) => ids.has(id)));
    return { name, files: ownFiles, questions: own };
  });
}

const processName = 'process-documents';

function processDocuments(): QuestionSet {
  const folder = path.resolve(import.meta.dirname, '../../workspaces/diecasting/documents');
  const files = readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name))]);
  const list = `${processName}.jsonl`;
  const text = readFileSync(path.join(import.meta.dirname, list), 'utf8');
  return {
    name: processName,
    files: Object.fromEntries(files),
    questions: readQuestions(text, list),
  };
}

/** How much an observation counts: a question asked twice half each time, and less where it is asked of others. */
export function weightOf({ set, of }: Observation): number {
  if (of === 'all but its document') return 0.2;
  if (of === 'another set') return 0.25;
  return set === 'process-documents' ? 1 : 0.5;
}

async function indexOf(files: Files): Promise<DocumentIndex> {
  return new DocumentIndex((await ingest(memorySource('questions', files))).file, 'questions');
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
