// Truth: plain BM25 over pairs of characters and over words, counted here, on questions written for development.
import { beforeAll, describe, expect, it } from 'vitest';
import { plainSearch, tokenizers } from '../../../benchmarks/questions/plain-search.js';
import { type MixedCases, readMixedCases } from '../../../benchmarks/questions/read-mixed-cases.js';
import { indexSource } from '../ask.js';
import { DocumentIndex } from '../index-file/open-index.js';
import { memorySource } from '../ingest/document-source.js';
import { ingest } from '../ingest/ingest.js';
import { rankedDocuments, searchPassages } from './search-passages.js';

let cases: MixedCases;
let index: DocumentIndex;
const answerable = () =>
  cases.questions.filter(({ half, documents }) => half === 'development' && documents.length > 0);

beforeAll(async () => {
  cases = readMixedCases();
  index = new DocumentIndex((await ingest(memorySource('mixed', cases.files))).file, 'mixed');
});

/** Place of the document that answers, from 0, for each answerable question. */
const placesBy = (rank: (question: string) => readonly string[]) =>
  answerable().map(({ question, documents }) => rank(question).indexOf(documents[0]!));
const recall = (places: readonly number[], depth: number) =>
  places.filter((place) => place >= 0 && place < depth).length / places.length;

describe('questions over mixed documents', () => {
  it('are more than 250 with an answer and 100 without one, in halves', () => {
    const { questions } = cases;
    const count = (has: boolean) =>
      questions.filter(({ documents }) => documents.length > 0 === has).length;
    expect(Object.keys(cases.files).length).toBeGreaterThanOrEqual(60);
    expect(count(true)).toBeGreaterThanOrEqual(250);
    expect(count(false)).toBeGreaterThanOrEqual(100);
    expect(new Set(questions.map(({ question }) => question)).size).toBe(questions.length);
    const held = questions.filter(({ half }) => half === 'held-out').length;
    expect(Math.abs(held / questions.length - 0.5)).toBeLessThan(0.05);
  });

  it('find more than plain pairs of characters and plain words do, first and among five', () => {
    const ours = placesBy((question) =>
      rankedDocuments(searchPassages(index, question, { limit: 60 })),
    );
    for (const tokenize of Object.values(tokenizers)) {
      const rival = placesBy(plainSearch(cases.files, tokenize));
      for (const depth of [1, 5])
        expect(recall(ours, depth)).toBeGreaterThan(recall(rival, depth) + 0.03);
    }
  });

  it('are quoted, refused and abstained from as often as when that was last measured', async () => {
    const source = indexSource(index);
    let quoted = 0;
    let refused = 0;
    for (const { question, quote } of answerable()) {
      const { status, citations } = await source.ask(question, {});
      if (status === 'not-in-documents') refused++;
      else if (citations.some((citation) => citation.quote.includes(quote!))) quoted++;
    }
    const count = answerable().length;
    expect(quoted / count).toBeGreaterThan(0.7);
    expect(refused / count).toBeLessThan(0.1);
  });
});
