import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { searchPassages } from '../../ask-documents/index.js';
import { readSettings } from '../../shared/index.js';
import { documentLibrary } from './document-library.js';
import { localDocuments } from './local-documents.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'casthouse-documents-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const manuals = path.join(scratch, 'manuals');
mkdirSync(path.join(manuals, 'sub'), { recursive: true });
writeFileSync(path.join(manuals, 'a.md'), '# 노즐\n600샷마다 청소합니다.');
writeFileSync(path.join(manuals, 'sub', 'b.md'), '# 필터\n매월 교체합니다.');
writeFileSync(path.join(manuals, '.hidden.md'), 'hidden');

it('has no index before the first document, and none from an empty or a missing folder', async () => {
  const library = documentLibrary(path.join(scratch, 'none'));
  await expect(library.open()).rejects.toMatchObject({ code: 'documents.index-not-found' });
  const empty = path.join(scratch, 'empty');
  mkdirSync(empty);
  await expect(library.add(empty)).rejects.toMatchObject({ code: 'documents.none' });
  await expect(library.add(path.join(scratch, 'absent'))).rejects.toMatchObject({
    code: 'file.not-found',
  });
});

it('takes a folder in, then only what changed', async () => {
  const folder = path.join(scratch, 'index');
  const library = documentLibrary(folder);
  expect(await library.add(manuals)).toMatchObject({ added: 2, skipped: [] });
  expect(await library.add(manuals)).toMatchObject({ added: 0, unchanged: 2 });
  const found = searchPassages(await library.open(), '노즐 청소')[0];
  expect(found?.document.id).toBe('a.md');
  expect(readFileSync(new URL(found!.document.uri), 'utf8')).toContain(found!.passage.text);
  expect(readdirSync(folder).sort()).toEqual(['documents.index', 'sources.json']);
});

it('makes a half-written index again from its sources and never serves it', async () => {
  const folder = path.join(scratch, 'damaged');
  const told: string[] = [];
  const library = documentLibrary(folder, (message) => told.push(message));
  await library.add(manuals);
  const file = path.join(folder, 'documents.index');
  const whole = readFileSync(file);
  writeFileSync(file, whole.subarray(0, whole.length / 2));
  expect((await library.open()).documents()).toHaveLength(2);
  expect(told).toEqual([expect.stringContaining('damaged')]);
  expect(readFileSync(file)).toEqual(whole);
  // Without its sources there is nothing to make it from.
  rmSync(path.join(folder, 'sources.json'));
  writeFileSync(file, whole.subarray(0, 40));
  await expect(library.open()).rejects.toMatchObject({ code: 'documents.index-damaged' });
});

it('keeps what other sources gave when it is made again', async () => {
  const library = documentLibrary(path.join(scratch, 'two'));
  const corpus = path.join(scratch, 'corpus.jsonl');
  writeFileSync(corpus, '{"id": "p1", "text": "형체력"}\n');
  await library.add(manuals);
  await library.add(corpus);
  writeFileSync(path.join(scratch, 'two', 'documents.index'), 'CASTDOC1');
  await library.add(corpus);
  expect(
    (await library.open())
      .documents()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['a.md', 'p1', 'sub/b.md']);
});

it('makes it again from the sources that are left', async () => {
  const folder = path.join(scratch, 'left');
  const told: string[] = [];
  const library = documentLibrary(folder, (message) => told.push(message));
  const corpus = path.join(scratch, 'gone.jsonl');
  writeFileSync(corpus, '{"id": "p1", "text": "형체력"}\n');
  await library.add(corpus);
  await library.add(manuals);
  rmSync(corpus);
  writeFileSync(path.join(folder, 'documents.index'), 'CASTDOC1');
  expect((await library.open()).documents().map(({ id }) => id)).toEqual(['a.md', 'sub/b.md']);
  expect(told).toContainEqual(expect.stringContaining('gone.jsonl could not be read again'));
});

it('tells a running server of what another process has added', async () => {
  const folder = path.join(scratch, 'shared');
  const told: string[] = [];
  const documents = localDocuments({
    settings: readSettings({}),
    folder,
    workspaceDocuments: manuals,
    warn: (message) => told.push(message),
  });
  const ids = async () =>
    (await (await documents()).source.search('노즐 필터 형체력', {})).map(
      ({ document }) => document.id,
    );
  expect((await ids()).sort()).toEqual(['a.md', 'sub/b.md']);
  const later = path.join(scratch, 'later.jsonl');
  writeFileSync(later, '{"id": "p9", "text": "형체력이 낮습니다."}\n');
  await documentLibrary(folder).add(later);
  expect((await ids()).sort()).toEqual(['a.md', 'p9', 'sub/b.md']);
  // What cannot be read leaves the documents at hand.
  writeFileSync(path.join(folder, 'documents.index'), 'CASTDOC1');
  rmSync(path.join(folder, 'sources.json'));
  expect((await ids()).sort()).toEqual(['a.md', 'p9', 'sub/b.md']);
  expect(told.join()).toContain('still answering from the documents at hand');
});
