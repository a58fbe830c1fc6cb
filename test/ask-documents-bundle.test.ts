// The built handler of documents as Lambda runs it: a bare Node process, a folder without node_modules, an index file.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ingest, memorySource } from '../src/ask-documents/index.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'casthouse-documents-bundle-'));
const bundle = path.join(scratch, 'lambda', 'ask-documents');
const indexFile = path.join(scratch, 'documents.index');
const documents = path.resolve(import.meta.dirname, '../workspaces/diecasting/documents');

beforeAll(async () => {
  // A plain script without types, shared with the build.
  const script = pathToFileURL(path.resolve(import.meta.dirname, '../scripts/bundle-handlers.mjs'));
  const { bundleHandlers } = await import(/* @vite-ignore */ script.href);
  await bundleHandlers(path.join(scratch, 'lambda'), ['ask-documents']);
  const files = readdirSync(documents).map((name) => [
    name,
    readFileSync(path.join(documents, name)),
  ]);
  const { file } = await ingest(memorySource('workspace', Object.fromEntries(files)));
  writeFileSync(indexFile, file);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

it('carries nothing that it cannot reach: readers of PDF and DOCX stay where documents are taken in', () => {
  const files = readdirSync(bundle);
  const texts = files.map((name) => readFileSync(path.join(bundle, name), 'utf8'));
  const unnamed = files.filter(
    (name) => name !== 'index.mjs' && !texts.some((text) => text.includes(`./${name}`)),
  );
  expect(unnamed).toEqual([]);
  const bytes = files.reduce((sum, name) => sum + statSync(path.join(bundle, name)).size, 0);
  // The words that mean the same are 115 KiB of it.
  expect(bytes).toBeLessThan(400 * 1024);
});

it('answers the documented question offline, with quotes that stand in the documents', async () => {
  const program = `
    const { handler } = await import(${JSON.stringify(pathToFileURL(path.join(bundle, 'index.mjs')).href)});
    const context = { awsRequestId: 'r-1', functionName: 'f', getRemainingTimeInMillis: () => 30000 };
    console.error(JSON.stringify(await handler({ body: { query: '불량의 주요 원인은?' } }, context)));`;
  const { stderr } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', program],
    { cwd: scratch, env: { PATH: process.env.PATH, DOCUMENTS_PATH: indexFile } },
  );
  const { status, sources } = JSON.parse(stderr);
  expect(status).toBe('answered');
  const cited = sources.filter(({ citation }: { citation: number | null }) => citation !== null);
  expect(cited.length).toBeGreaterThan(0);
  for (const { document, excerpt } of cited)
    expect(readFileSync(path.join(documents, document), 'utf8')).toContain(excerpt);
});
