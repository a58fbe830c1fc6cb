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
  emulator.setScript({ knowledgeBases: knowledgeBases() });
  sources['knowledge base'] = openKnowledgeBase();
  sources['knowledge base that generates'] = openKnowledgeBase(modelArn);
});
afterAll(() => emulator.stop());

// The passages of the index, as a knowledge base over the same documents would hold them.
const knowledgeBases = () => ({
  KB1: {
    passages: Array.from({ length: index.passageCount }, (_, at) => {
      const { id, title, category, date, priority, language } = index.documentAt(at);
      const { text, heading } = index.passageAt(at);
      const date_number = Number(date.replaceAll('-', ''));
      const metadata = { title, category, date, date_number, priority, language, heading };
      return { text, uri: `s3://diecasting-knowledge/${id}`, metadata };
    }),
  },
});
const modelArn = 'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-test';
const openKnowledgeBase = (model?: string) =>
  knowledgeBaseSource({
    id: 'KB1',
    region: 'us-east-1',
    endpoint: emulator.url,
    client: { credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' } },
    ...(model === undefined ? {} : { modelArn: model }),
  });

const call = (name: string, input: unknown) =>
  openFunction(
    askDocuments,
    'diecasting-rag-t3',
    testSurroundings(smallModel(), {
      documents: async () => ({ source: sources[name]!, model: null }),
    }),
  ).call(input, testInvocation());

const names = ['index', 'knowledge base', 'knowledge base that generates'];

describe.each(names)('from the %s', (name) => {
  it('answers the documented question with quotes that stand in the documents', async () => {
    const answer = await call(name, { query: '불량의 주요 원인은?' });
    expect(answer).toMatchObject({
      status: 'answered',
      // The emulator generates from the passage that it ranks first, whichever that is.
      answer: expect.stringContaining(
        name.endsWith('generates') ? '불량의 주요 원인' : '불량의 주요 원인은 차가운 용탕',
      ),
      query_metadata: { model_used: name.endsWith('generates') ? modelArn : null },
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

describe('RetrieveAndGenerate', () => {
  // Passages stay as they are; only what is generated is scripted.
  const generating = async (text: string, cites: readonly number[]) => {
    emulator.setScript({
      knowledgeBases: knowledgeBases(),
      rules: [{ when: { operation: 'RetrieveAndGenerate' }, answer: { text, cites } }],
    });
    try {
      return await openKnowledgeBase(modelArn).ask('스프레이 노즐은 몇 샷마다 청소하나?', {});
    } finally {
      emulator.setScript({ knowledgeBases: knowledgeBases() });
    }
  };
  const place = () =>
    Array.from({ length: index.passageCount }, (_, at) => at).find(
      (at) =>
        index.documentAt(at).id === 'meeting-2026-05-28.ko.md' &&
        index.passageAt(at).text.includes('600샷마다'),
    )!;

  it('cites behind each part the passages that it rests on', async () => {
    const answer = await generating('노즐은 600샷마다 청소합니다.', [place()]);
    expect(answer).toMatchObject({
      status: 'answered',
      text: '노즐은 600샷마다 청소합니다. [1]',
      model: modelArn,
    });
    const [citation] = answer.citations;
    expect(files[citation!.document.id]).toContain(citation!.quote);
  });

  it('says the sentences of the documents when what was generated does not stand in its passages', async () => {
    const { model, text, citations } = await generating('노즐은 850샷마다 청소합니다.', [place()]);
    expect(model).toBeNull();
    expect(text).toContain('600샷마다');
    expect(citations.length).toBeGreaterThan(0);
    expect((await generating('노즐은 600샷마다 청소합니다.', [])).model).toBeNull();
  });

  it('asks it with the same filters', async () => {
    const filters = { category: ['meeting-notes'] };
    await openKnowledgeBase(modelArn).ask('노즐 청소 주기', { filters });
    const asked = emulator.requests.filter(({ operation }) => operation === 'RetrieveAndGenerate');
    expect(JSON.stringify(asked.at(-1)?.body)).toContain('"value":["meeting-notes"]');
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
