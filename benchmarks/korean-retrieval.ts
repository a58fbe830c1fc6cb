// Which page of several hundred answers a Korean question: pages of the Korean manuals that Debian packages, beside plain BM25
// over pairs of characters and MiniSearch, as paragraphs and as the lines of a PDF. Nothing of the packages is kept here,
// only the questions and the names of their pages: `apt-get install libreoffice-help-ko gimp-help-ko debian-faq-ko
// installation-guide-amd64`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import MiniSearch from 'minisearch';
import {
  DocumentIndex,
  ingest,
  memorySource,
  rankedDocuments,
  searchPassages,
} from '../src/ask-documents/index.js';
import { readHtml } from '../src/ask-documents/read/read-html.js';
import { foldText, scanTerms } from '../src/ask-documents/words/scan-words.js';
import { readQuestions } from '../src/cli/documents/read-questions.js';
import type { BenchmarkRow } from './benchmark-row.js';
import { plainSearch, tokenizers } from './questions/plain-search.js';

/** Where the packages put their pages, and which files are Korean ones. */
const books = [
  { name: 'libreoffice', folder: '/usr/share/libreoffice/help/ko/text', file: /\.html$/ },
  { name: 'gimp', folder: '/usr/share/gimp/2.0/help/ko', file: /\.html$/ },
  { name: 'faq', folder: '/usr/share/doc/debian/FAQ/ko', file: /\.ko\.html$/ },
  { name: 'installation', folder: '/usr/share/doc/installation-guide-amd64/ko', file: /\.html$/ },
] as const;

/** Files with less Korean than this are not translated. */
const leastHangul = 250;
const leastShare = 0.5;
/** Characters of a page. */
const page = { least: 800, most: 2000, wanted: 1400 } as const;

export async function run(): Promise<BenchmarkRow[]> {
  const missing = books.filter(({ folder }) => !existsSync(folder));
  if (missing.length > 0) {
    console.log(
      `korean-retrieval skipped: no ${missing.map(({ folder }) => folder).join(', ')}; install libreoffice-help-ko, gimp-help-ko, debian-faq-ko and installation-guide-amd64`,
    );
    return [];
  }
  const pages = await koreanPages();
  const rows: BenchmarkRow[] = [];
  for (const [form, texts] of Object.entries({
    paragraphs: pages,
    'lines of a PDF': asLines(pages),
  }))
    for (const half of ['development', 'held-out'] as const)
      rows.push(...(await compare(texts, half, form)));
  return rows;
}

/** Pages by name. */
export type Pages = Readonly<Record<string, string>>;

/** Texts of 800 to 2000 characters: short files together, long ones cut at a paragraph, none with a neat heading. */
export async function koreanPages(): Promise<Pages> {
  const pages: Record<string, string> = {};
  for (const { name, folder, file } of books) {
    let kept = '';
    let keptName = '';
    const close = () => {
      if (kept.length >= page.least / 2) pages[keptName] = kept;
      kept = '';
    };
    const names = (readdirSync(folder, { recursive: true }) as string[]).filter((one) =>
      file.test(one),
    );
    for (const one of names.sort()) {
      const text = await textOf(path.join(folder, one));
      if (!isKorean(text)) continue;
      const chunks = chunksOf(text);
      for (const [at, chunk] of chunks.entries()) {
        if (kept.length + chunk.length > page.most) close();
        if (kept === '') keptName = `${name}/${one.replace(/(?:\.ko)?\.html$/, '')}#${at}`;
        kept += `${chunk}\n`;
        if (kept.length >= page.least) close();
      }
    }
    close();
  }
  return pages;
}

async function textOf(file: string): Promise<string> {
  const html = readFileSync(file, 'utf8')
    .replace(/<(header|aside|footer)[\s\S]*?<\/\1>/g, '')
    .replace(/<div class="(?:navheader|navfooter|toc)">[\s\S]*?<\/div>/g, '');
  const { sections } = await readHtml(html);
  return sections
    .map(({ headings, text }) => `${headings.at(-1) ?? ''}\n${text}`)
    .join('\n')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function isKorean(text: string): boolean {
  const hangul = text.match(/[가-힣]/g)?.length ?? 0;
  const latin = text.match(/[a-z]/gi)?.length ?? 0;
  return hangul >= leastHangul && hangul >= leastShare * (hangul + latin);
}

/** Pieces of up to about the wanted length, cut at the ends of lines. */
function chunksOf(text: string): string[] {
  const parts = Math.max(1, Math.round(text.length / page.wanted));
  const chunks: string[] = [];
  let chunk = '';
  for (const line of text.split('\n')) {
    chunk += `${line}\n`;
    if (chunk.length >= text.length / parts) {
      chunks.push(chunk.trim());
      chunk = '';
    }
  }
  if (chunk.trim() !== '') chunks.push(chunk.trim());
  return chunks.flatMap((one) =>
    one.length > page.most ? one.match(new RegExp(`[\\s\\S]{1,${page.wanted}}`, 'g'))! : [one],
  );
}

const lineLength = 44;

/** The same as a PDF gives it: lines of one length that end amid a word, a running head and a number on each page. */
function asLines(pages: Pages): Pages {
  return Object.fromEntries(
    Object.entries(pages).map(([name, text], at) => {
      const lines = text
        .split('\n')
        .flatMap((line) => line.match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? [])
        .map((line) => line.trim());
      return [name, [`${name.split('/')[0]} 사용 설명서`, ...lines, `- ${at + 1} -`].join('\n')];
    }),
  );
}

async function compare(pages: Pages, half: string, form: string): Promise<BenchmarkRow[]> {
  const file = `questions/korean-${half}.jsonl`;
  const text = readFileSync(path.join(import.meta.dirname, file), 'utf8');
  const questions = readQuestions(text, file);
  const unknown = questions.filter(({ documents = [] }) => !documents.some((id) => id in pages));
  if (unknown.length > 0)
    throw new Error(
      `no page ${unknown.map(({ documents }) => documents).join(', ')}: other packages than the questions were written on`,
    );
  const corpus = Object.entries(pages).map(([id, one]) => JSON.stringify({ id, text: one }));
  const { file: bytes } = await ingest(memorySource('pages', { 'pages.jsonl': corpus.join('\n') }));
  const index = new DocumentIndex(bytes, 'pages');
  const ours = (question: string) =>
    rankedDocuments(searchPassages(index, question, { limit: 60 }));
  const mini = new MiniSearch<{ id: string; text: string }>({
    fields: ['text'],
    tokenize: termsAsText,
    processTerm: (term) => term,
  });
  mini.addAll(Object.entries(pages).map(([id, one]) => ({ id, text: one })));
  const rivals = {
    'BM25 over pairs of characters': plainSearch(pages, tokenizers['pairs of characters']!),
    'BM25 over pairs within words': plainSearch(
      pages,
      tokenizers['pairs of characters within words']!,
    ),
    'MiniSearch, same tokenizer': (question: string) =>
      mini.search(question).map(({ id }) => String(id)),
  };
  const recall = (rank: (question: string) => readonly string[], depth: number) =>
    questions.filter(({ question, documents = [] }) => {
      const first = rank(question).slice(0, depth);
      return documents.some((id) => first.includes(id));
    }).length / questions.length;
  return [1, 5].flatMap((depth) =>
    Object.entries(rivals).map(([name, rank]): BenchmarkRow => {
      const [mine, theirs] = [recall(ours, depth), recall(rank, depth)];
      return {
        what: `recall@${depth}, ${questions.length} Korean questions to ${Object.keys(pages).length} pages, ${form}, ${half} half`,
        ours: mine,
        rival: { name, value: theirs },
        unit: '',
        ratio: mine / theirs,
        bar: { text: 'not below the rival', met: mine >= theirs },
      };
    }),
  );
}

function termsAsText(text: string): string[] {
  const terms: string[] = [];
  scanTerms(foldText(text), (term) => terms.push(term.toString(36)));
  return terms;
}
