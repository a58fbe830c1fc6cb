import { describe, expect, it } from 'vitest';
import type { EmbeddingModel } from '../../language/index.js';
import type { ObjectStore } from '../../shared/index.js';
import { DocumentIndex } from '../index-file/open-index.js';
import { rankedDocuments, searchPassages } from '../search/search-passages.js';
import { type IngestJournal, memorySource } from './document-source.js';
import { type IngestOptions, ingest } from './ingest.js';
import { storeSource } from './store-source.js';

const take = async (
  files: Readonly<Record<string, string | Uint8Array>>,
  options: IngestOptions = {},
  label = 'memory',
) => {
  const { file, report } = await ingest(memorySource(label, files), options);
  return { index: new DocumentIndex(file, 'test'), report };
};
const ids = (index: DocumentIndex) => index.documents().map(({ id }) => id);

describe('ingest', () => {
  const files = { 'a.md': '# 용탕\n온도는 690 °C입니다.', 'b.txt': 'Porosity and gas.' };

  it('reads only what changed, drops what is gone, keeps other sources', async () => {
    const first = await take(files);
    expect(first.report).toMatchObject({ added: 2, documents: 2, skipped: [] });
    const other = await take({ 'c.md': '다른 곳의 문서' }, { previous: first.index }, 'other');
    expect(ids(other.index).sort()).toEqual(['a.md', 'b.txt', 'c.md']);
    const again = await take(
      { 'a.md': files['a.md'], 'd.txt': '새 문서' },
      { previous: other.index },
    );
    expect(again.report).toMatchObject({ added: 1, changed: 0, unchanged: 1, removed: 1 });
    expect(ids(again.index).sort()).toEqual(['a.md', 'c.md', 'd.txt']);
    const changed = await take(
      { 'a.md': '# 용탕\n온도는 700 °C입니다.', 'd.txt': '새 문서' },
      { previous: again.index },
    );
    expect(changed.report).toMatchObject({ added: 0, changed: 1, unchanged: 1, removed: 0 });
    expect(searchPassages(changed.index, '용탕 온도')[0]?.passage.text).toContain('700');
  });

  it('makes the same index from a previous one as from the sources', async () => {
    const first = await ingest(memorySource('memory', files));
    const previous = new DocumentIndex(first.file, 'test');
    const again = await ingest(memorySource('memory', files), { previous });
    expect(again.file).toEqual(first.file);
  });

  it('skips and reports what it cannot read, and keeps what it had of it', async () => {
    const first = await take(files);
    const { index, report } = await take(
      {
        ...files,
        'b.txt': new Uint8Array([0x41, 0, 0, 0x42]),
        'broken.docx': 'no zip',
        'broken.pdf': 'no pdf',
        'empty.md': '   ',
        'large.txt': 'x'.repeat(200),
        'picture.png': 'ignored',
      },
      { previous: first.index, limitBytes: 100 },
    );
    expect(report.skipped.map(({ document, code }) => [document, code])).toEqual([
      ['b.txt', 'documents.unreadable'],
      ['broken.docx', 'documents.unreadable'],
      ['broken.pdf', 'documents.unreadable'],
      ['empty.md', 'documents.unreadable'],
      ['large.txt', 'documents.too-large'],
    ]);
    expect(ids(index).sort()).toEqual(['a.md', 'b.txt']);
  });

  it('refuses an empty source', async () => {
    await expect(take({})).rejects.toMatchObject({ code: 'documents.none' });
    await expect(take({ 'a.md': ' ' })).rejects.toMatchObject({ code: 'documents.none' });
  });

  it('reads JSON lines: ids, facts, bad lines, twice the same id', async () => {
    const lines = [
      '{"id": "p1", "text": "형체력이 낮다", "category": "regulations", "date": "2026-01-19"}',
      '',
      '{"id": 7, "text": "냉각수"}',
      'no json',
      '{"id": "p1", "text": "again"}',
      '{"id": "p9"}',
      '{"text": "without id"}',
    ].join('\n');
    const { index, report } = await take({ 'corpus.jsonl': lines });
    expect(ids(index)).toEqual(['p1', '7', 'corpus.jsonl:7']);
    expect(index.documents()[0]).toMatchObject({ category: 'regulations', date: '2026-01-19' });
    expect(report.skipped.map(({ document }) => document)).toEqual([
      'corpus.jsonl:4',
      'corpus.jsonl:5',
      'corpus.jsonl:6',
    ]);
  });

  it('finds decomposed Korean by composed questions and back', async () => {
    const { index } = await take({ 'a.txt': '스프레이 노즐 청소'.normalize('NFD') });
    expect(rankedDocuments(searchPassages(index, '노즐 청소'))).toEqual(['a.txt']);
  });

  it('never reads a file of 500 MB, and reads the others', async () => {
    const huge = {
      id: 'huge.txt',
      uri: '',
      bytes: 500 * 1024 * 1024,
      read: () => Promise.reject(new Error('it was read')),
    };
    const small = { id: 'a.txt', uri: '', bytes: 9, read: async () => Buffer.from('노즐 청소') };
    const { report } = await ingest({
      label: 'disk',
      async *entries() {
        yield* [huge, small];
      },
    });
    expect(report).toMatchObject({ documents: 1, bytesRead: 13 });
    expect(report.skipped).toEqual([
      expect.objectContaining({ document: 'huge.txt', code: 'documents.too-large' }),
    ]);
  });

  it('reads keys with Korean names however they are composed, each once', async () => {
    const store = memoryObjects({
      ['설비/노즐.md'.normalize('NFD')]: '노즐은 600샷마다 청소합니다.',
      '설비/용해로.md': '용해로는 690 °C입니다.',
      ['설비/용해로.md'.normalize('NFD')]: '용해로는 700 °C입니다.',
    });
    const { file, report } = await ingest(storeSource(store, '설비/'));
    const index = new DocumentIndex(file, 'test');
    expect(ids(index).sort()).toEqual(['설비/노즐.md', '설비/용해로.md']);
    expect(rankedDocuments(searchPassages(index, '노즐 청소'))).toEqual(['설비/노즐.md']);
    expect(report.skipped.map(({ code, reason }) => [code, reason])).toEqual([
      ['documents.unreadable', expect.stringContaining('was used before')],
    ]);
  });

  it('goes on where an interrupted run ended', async () => {
    const kept: string[] = [];
    const journal: IngestJournal = {
      async *lines() {
        yield* kept;
      },
      append: async (line) => void kept.push(line),
      clear: async () => void kept.splice(0),
    };
    const controller = new AbortController();
    const stopping: IngestOptions = {
      journal: {
        ...journal,
        append: async (line) => {
          kept.push(line);
          controller.abort();
        },
      },
      signal: controller.signal,
    };
    await expect(take(files, stopping)).rejects.toThrow();
    kept.push('{"document": {"id": "b.t'); // cut in the middle
    expect(kept).toHaveLength(2);
    // What the journal holds is believed for the same bytes only: a marked text shows it was used.
    kept[0] = kept[0]!.replace('690', '691');
    const { index } = await take(files, { journal });
    expect(searchPassages(index, '용탕 온도')[0]?.passage.text).toContain('691');
  });

  it('takes synonyms from the file beside the documents', async () => {
    const { index } = await take({
      'a.md': 'Porosity comes from trapped air.',
      'b.md': 'Stains come from the release agent.',
      'synonyms.txt': '# words\n포로시티, 기공, porosity\n',
    });
    expect(rankedDocuments(searchPassages(index, '기공의 원인'))).toEqual(['a.md']);
    expect(ids(index)).toEqual(['a.md', 'b.md']);
  });

  it('embeds what is new and keeps the vectors of the rest', async () => {
    let embedded = 0;
    const embedding: EmbeddingModel = {
      name: 'm',
      embed: async (texts) => {
        embedded += texts.length;
        return {
          vectors: texts.map((text) => Float32Array.from([text.length, 1])),
          inputTokens: 0,
        };
      },
    };
    const first = await take(files, { embedding });
    const again = await take({ ...files, 'c.md': '셋째' }, { embedding, previous: first.index });
    expect(embedded).toBe(3);
    expect(again.index.header.embedding).toEqual({ model: 'm', dimensions: 2 });
    for (const place of [0, 1])
      expect(again.index.vectorAt(place)[0]).toBeCloseTo(first.index.vectorAt(place)[0]!, 2);
  });
});

// Only what a source of documents asks a store for.
function memoryObjects(files: Readonly<Record<string, string>>): ObjectStore {
  const store: Pick<ObjectStore, 'label' | 'list' | 'get' | 'address'> = {
    label: 's3://bucket/',
    list: async () => Object.keys(files),
    get: async (key) => ({ bytes: Buffer.from(files[key]!), revision: '1' }),
    address: async (key) => `s3://bucket/${key}`,
  };
  return store as ObjectStore; // reading never writes
}
