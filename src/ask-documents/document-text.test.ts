import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentText } from './document-text.js';
import { DocumentIndex } from './index-file/open-index.js';
import { memorySource } from './ingest/document-source.js';
import { ingest } from './ingest/ingest.js';

const folder = new URL('../../workspaces/diecasting/documents/', import.meta.url);
const plain = (text: string) => text.replace(/\s+/g, '');
const indexed = async (files: Readonly<Record<string, string>>) =>
  new DocumentIndex((await ingest(memorySource('test', files))).file, 'test');

it('gives every document back whole, but for blanks and the marks of its headings', async () => {
  const files = Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
  );
  const index = await indexed(files);
  for (const [name, source] of Object.entries(files)) {
    const { document, sections } = documentText(index, name)!;
    expect(document.id).toBe(name);
    expect(document).not.toHaveProperty('source');
    // What is no heading and no front matter, in order.
    const body = source.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/^#+ .*$/gm, '');
    expect(plain(sections.map(({ text }) => text).join(''))).toBe(plain(body));
  }
});

it('joins passages of a long section without saying anything twice', async () => {
  const sentence = fc
    .array(fc.stringMatching(/^[a-z가-힣]{1,9}$/), { minLength: 1, maxLength: 14 })
    .map((words) => `${words.join(' ')}.`);
  await fc.assert(
    fc.asyncProperty(fc.array(sentence, { minLength: 1, maxLength: 150 }), async (sentences) => {
      // Numbered, so that no two places of the text are alike.
      const text = sentences.map((one, at) => `${at} ${one}`).join('\n');
      const { sections } = documentText(await indexed({ 'long.txt': text }), 'long.txt')!;
      expect(plain(sections.map((section) => section.text).join(''))).toBe(plain(text));
    }),
    { numRuns: 30 },
  );
});

it('holds every passage word for word, and knows no other document', async () => {
  const index = await indexed({
    'a.md': '# A\nfirst\n## B\nsecond\n',
    'b.jsonl': '{"id":"x","text":"third"}',
  });
  expect(documentText(index, 'a.md')!.sections).toEqual([
    { heading: 'A', page: null, text: 'first' },
    { heading: 'A > B', page: null, text: 'second' },
  ]);
  expect(documentText(index, 'x')!.sections[0]!.text).toBe('third');
  for (const id of ['', '../a.md', 'a.md/..', '/etc/passwd', 'A.MD', 'constructor'])
    expect(documentText(index, id)).toBeNull();
});
