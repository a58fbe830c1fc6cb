// Vectors of passages in PostgreSQL with pgvector, made by the emulator's embedding model: beside those in the index file.
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  DocumentIndex,
  indexSource,
  ingest,
  memorySource,
  type PassageKey,
  pgvectorStore,
  storeVectors,
} from '../src/ask-documents/index.js';
import type { Parameter, Statement } from '../src/databases/index.js';
import { type Emulator, startEmulator } from '../src/emulator/index.js';
import { bedrockEmbeddings, type EmbeddingModel } from '../src/language/index.js';

const files = {
  'nozzle.md':
    '# 노즐\n\n## 청소\n노즐은 600샷마다 청소한다.\n\n## 교체\n노즐 팁은 세 달마다 바꾼다.',
  'melt.md': '# 용탕\n\n용해로 온도는 690 °C로 맞춘다.',
  'coolant.md': '# Coolant\n\nThe strainer of the coolant loop is cleaned every week.',
};
let emulator: Emulator;
let postgres: PGlite;
let embedding: EmbeddingModel;
let embedded: string[] = [];

// PGlite alone: the embedded engine of the product carries no extensions.
const database = {
  query: async (sql: string, parameters: readonly Parameter[] = []) => {
    const { rows } = await postgres.query<never[]>(sql, [...parameters], { rowMode: 'array' });
    return { columns: [], rows, rowCount: rows.length, truncated: null, elapsedMs: 0 };
  },
  execute: async (sql: string) => {
    await postgres.exec(sql);
    return { changedRows: 0 };
  },
  executeAll: async (statements: Iterable<Statement>) => {
    await postgres.transaction(async (transaction) => {
      for (const { sql, parameters } of statements) await transaction.query(sql, [...parameters]);
    });
    return { changedRows: 0 };
  },
};
const indexOf = async (content: Readonly<Record<string, string>>) =>
  new DocumentIndex((await ingest(memorySource('memory', content))).file, 'test');

beforeAll(async () => {
  [emulator, postgres] = await Promise.all([
    startEmulator({ port: 0 }),
    PGlite.create({ extensions: { vector } }),
  ]);
  const inner = bedrockEmbeddings({
    region: 'us-east-1',
    endpoint: emulator.url,
    modelId: 'amazon.titan-embed-text-v2:0',
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' },
  });
  embedding = {
    ...inner,
    name: inner.name,
    embed: (texts, options) => {
      embedded.push(...texts);
      return inner.embed(texts, options);
    },
  };
});
afterAll(async () => {
  await Promise.all([emulator.stop(), postgres.close()]);
});
beforeEach(async () => {
  await postgres.exec('DROP TABLE IF EXISTS casthouse_passage_vectors');
  embedded = [];
});

describe('pgvectorStore', () => {
  it('finds in the order of the cosines', async () => {
    const index = await indexOf(files);
    const store = pgvectorStore(database);
    expect(await storeVectors(index, embedding, store)).toEqual({ embedded: 4, dropped: 0 });
    const [question] = (await embedding.embed(['노즐 청소'], { purpose: 'question' })).vectors;
    // Truth: the cosine of every passage, computed here.
    const passages = embedded.slice(0, 4);
    const { vectors } = await embedding.embed(passages, { purpose: 'passage' });
    const cosine = (a: Float32Array, b: Float32Array) => {
      const dot = (x: Float32Array, y: Float32Array) =>
        x.reduce((sum, value, at) => sum + value * y[at]!, 0);
      return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    };
    const expected = passages
      .map((text, at) => ({ text, near: cosine(question!, vectors[at]!) }))
      .filter(({ near }) => near > 0)
      .sort((a, b) => b.near - a.near)
      .map(({ text }) => text);
    const found = await store.nearest(embedding.name, question!, 10);
    const textAt = ({ document, passage }: PassageKey) => {
      const at = index.firstPassage[index.numberOf(document)!]! + passage;
      const { heading, text } = index.passageAt(at);
      return heading === '' ? text : `${heading}\n${text}`;
    };
    expect(found.map(textAt)).toEqual(expected);
    expect(await store.nearest('another model', question!, 10)).toEqual([]);
  });

  it('embeds only what is new or changed, and drops what is gone', async () => {
    const store = pgvectorStore(database);
    await storeVectors(await indexOf(files), embedding, store);
    embedded = [];
    const changed = { ...files, 'melt.md': '# 용탕\n\n용해로 온도는 700 °C로 맞춘다.' };
    const { 'coolant.md': _, ...rest } = changed;
    const index = await indexOf(rest);
    expect(await storeVectors(index, embedding, store)).toEqual({ embedded: 1, dropped: 1 });
    expect(embedded.join()).toContain('700 °C');
    expect(await storeVectors(index, embedding, store)).toEqual({ embedded: 0, dropped: 0 });
    const stored = await store.stored(embedding.name);
    expect(stored.map(({ document }) => document).sort()).toEqual([
      'melt.md',
      'nozzle.md',
      'nozzle.md',
    ]);
  });
});

describe('an index with its vectors in a store', () => {
  it('finds what vectors in the index file find', async () => {
    const store = pgvectorStore(database);
    const index = await indexOf(files);
    await storeVectors(index, embedding, store);
    const { file } = await ingest(memorySource('memory', files), { embedding });
    const inFile = indexSource(new DocumentIndex(file, 'test'), { embedding });
    const inStore = indexSource(index, { embedding, vectors: store });
    const byWords = indexSource(index);
    let found = 0;
    let foundByWords = 0;
    for (const question of ['얼마나 자주 노즐을 닦나', 'coolant strainers', '온도']) {
      const [a, b] = await Promise.all([inFile.search(question, {}), inStore.search(question, {})]);
      expect(b.map(({ passage }) => passage.text)).toEqual(a.map(({ passage }) => passage.text));
      found += b.length;
      foundByWords += (await byWords.search(question, {})).length;
    }
    // Letters in common bring vectors near where no word is the same.
    expect(found).toBeGreaterThan(foundByWords);
  });

  it('passes over vectors of another version, and answers by words when the store is away', async () => {
    const store = pgvectorStore(database);
    await storeVectors(await indexOf({ 'melt.md': 'an older text' }), embedding, store);
    const index = await indexOf(files);
    const found = await indexSource(index, { embedding, vectors: store }).search('용해로 온도', {});
    expect(found.map(({ document }) => document.id)).toEqual(['melt.md']);
    const away = { ...store, nearest: () => Promise.reject(new Error('unreachable')) };
    const still = await indexSource(index, { embedding, vectors: away }).search('용해로 온도', {});
    expect(still.map(({ document }) => document.id)).toEqual(['melt.md']);
  });
});
