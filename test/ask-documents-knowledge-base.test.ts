// The function over documents, once from an index and once from the emulator's Knowledge Base: the same promises.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DocumentIndex,
  indexSource,
  ingest,
  knowledgeBaseSource,
  memorySource,
  type PassageSource,
} from '../src/ask-documents/index.js';
import { type Emulator, startEmulator } from '../src/emulator/index.js';
import { askDocuments, openFunction } from '../src/functions/index.js';
import { smallModel } from './support/small-model.js';
import { testInvocation, testSurroundings } from './support/surroundings.js';

const folder = path.resolve(import.meta.dirname, '../workspaces/diecasting/documents');
const files = Object.fromEntries(
  readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
);
const sources: Record<string, PassageSource> = {};
let emulator: Emulator;
let index: DocumentIndex;

beforeAll(async () => {
  const { file } = await ingest(memorySource('workspace', files));
  index = new DocumentIndex(file, 'test');
  sources.index = indexSource(index);
  emulator = await startEmulator({ port: 0 });
  emulator.setScript({
    knowledgeBases: {
      KB1: {
        passages: Array.from({ length: index.passageCount }, (_, at) => {
          const { id, title, category, date, priority, language } = index.documentAt(at);
          const { text, heading } = index.passageAt(at);
          const date_number = Number(date.replaceAll('-', ''));
          const metadata = { title, category, date, date_number, priority, language, heading };
          return { text, uri: `s3://diecasting-knowledge/${id}`, metadata };
        }),
      },
    },
  });
  sources['knowledge base'] = knowledgeBaseSource({
    id: 'KB1',
    region: 'us-east-1',
    endpoint: emulator.url,
    client: { credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' } },
  });
});
afterAll(() => emulator.stop());

const call = (name: string, input: unknown) =>
  openFunction(
    askDocuments,
    'diecasting-rag-t3',
    testSurroundings(smallModel(), {
      documents: async () => ({ source: sources[name]!, model: null }),
    }),
  ).call(input, testInvocation());

describe.each(['index', 'knowledge base'])('from the %s', (name) => {
  it('answers the documented question with quotes that stand in the documents', async () => {
    const answer = await call(name, { query: '불량의 주요 원인은?' });
    expect(answer).toMatchObject({
      status: 'answered',
      answer: expect.stringContaining('불량의 주요 원인은 차가운 용탕'),
      query_metadata: { model_used: null },
    });
    const { sources: found } = answer as {
      sources: { document: string; excerpt: string; citation: number | null }[];
    };
    const cited = found.filter(({ citation }) => citation !== null);
    expect(cited.length).toBeGreaterThan(0);
    for (const { document, excerpt } of cited) expect(files[document]).toContain(excerpt);
  });

  it('says what the documents do not hold', async () => {
    expect(await call(name, { query: '호주의 수도는 어디인가?' })).toMatchObject({
      status: 'not-in-documents',
      answer: expect.stringContaining('찾을 수 없습니다'),
    });
  });

  it('filters by category and date', async () => {
    const filters = { category: ['meeting-notes'], date_range: { from: '2026-05', to: '2026-06' } };
    const answer = await call(name, { query: '노즐 청소 주기', filters });
    const { sources: found } = answer as { sources: { document: string }[] };
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ document }) => document))).toEqual(
      new Set(['meeting-2026-05-28.ko.md']),
    );
  });
});

it('tells a missing knowledge base from one that is busy', async () => {
  const at = (id: string) =>
    knowledgeBaseSource({
      id,
      region: 'us-east-1',
      endpoint: emulator.url,
      client: { credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'x' }, maxAttempts: 1 },
    }).search('금형', {});
  await expect(at('KB9')).rejects.toMatchObject({
    code: 'documents.knowledge-base-refused',
    retryable: false,
  });
});
