import { beforeAll, expect, it } from 'vitest';
import {
  DocumentIndex,
  indexSource,
  ingest,
  knowledgeBaseSource,
  memorySource,
  type PassageSource,
} from '../../ask-documents/index.js';
import { documentRoute } from './document-route.js';

let source: PassageSource;
beforeAll(async () => {
  const files = { '설비/노즐.md': '# 노즐\n600샷마다 청소합니다.', 'b.txt': 'plain' };
  const { file } = await ingest(memorySource('test', files));
  source = indexSource(new DocumentIndex(file, 'test'));
});

const get = (query: string, from = source) =>
  documentRoute(async () => ({ source: from, model: null })).answer(
    new Request(`http://localhost/api/documents/text${query}`),
  );

it('answers the whole document, however its id is composed, and not where it lies', async () => {
  const id = '설비/노즐.md';
  for (const form of [id.normalize('NFC'), id.normalize('NFD')]) {
    const { body } = await get(`?id=${encodeURIComponent(form)}`);
    expect(body).toMatchObject({
      document: { id, title: '노즐' },
      sections: [{ heading: '노즐', text: '600샷마다 청소합니다.' }],
    });
    expect(JSON.stringify(body)).not.toMatch(/uri|file:|source/);
  }
});

it('knows ids only, never paths', async () => {
  for (const id of [
    '../package.json',
    '/etc/passwd',
    'file:///etc/passwd',
    'b.txt/../b.txt',
    './b.txt',
    '%2e%2e/b.txt',
    'b.txt\0',
  ])
    await expect(get(`?id=${encodeURIComponent(id)}`)).rejects.toMatchObject({
      code: 'documents.not-in-index',
      status: 404,
    });
  for (const query of ['', '?id=', `?id=${'x'.repeat(2001)}`, '?document=b.txt'])
    await expect(get(query)).rejects.toMatchObject({ code: 'input.invalid' });
});

it('says that a knowledge base has pieces only', async () => {
  const pieces = knowledgeBaseSource({ id: 'KB12345678', region: 'us-east-1' });
  await expect(get('?id=b.txt', pieces)).rejects.toMatchObject({
    code: 'documents.only-pieces',
    message: expect.stringContaining('KB12345678'),
  });
});
