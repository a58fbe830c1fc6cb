// Documents: ingest, size, load and search beside MiniSearch with the same terms; which document comes first beside plain
// BM25; answers on questions over the process documents and over mixed ones, by models that have not seen them;
// questions in the other language; the bundled function from nothing to its first answer.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import MiniSearch from 'minisearch';
import {
  DocumentIndex,
  indexSource,
  ingest,
  memorySource,
  rankedDocuments,
  searchPassages,
} from '../src/ask-documents/index.js';
import { foldText, scanTerms } from '../src/ask-documents/words/scan-words.js';
import { evaluateDocuments } from '../src/cli/documents/evaluate-documents.js';
import { readQuestions } from '../src/cli/documents/read-questions.js';
import { type Random, seededRandom } from '../src/shared/index.js';
import type { BenchmarkRow } from './benchmark-row.js';
import { figuresOfUnseenSets } from './questions/answer-figures.js';
import { observedAnswers } from './questions/observe-answers.js';
import { plainSearch, tokenizers } from './questions/plain-search.js';
import { readMixedCases } from './questions/read-mixed-cases.js';

const root = path.resolve(import.meta.dirname, '..');
const documentsFolder = path.join(root, 'workspaces/diecasting/documents');
const passageCount = 10_000;

export async function run(): Promise<BenchmarkRow[]> {
  return [
    ...(await speed()),
    ...(await many()),
    ...(await search()),
    ...(await quality()),
    ...(await acrossLanguages()),
    ...(await coldStart()),
  ];
}

async function speed(): Promise<BenchmarkRow[]> {
  const random = seededRandom('documents');
  const texts = inventedTexts(random);
  const questions = Array.from({ length: 300 }, () => questionFrom(texts, random));
  const corpus = texts.map((text, id) => JSON.stringify({ id: `d${id}`, text })).join('\n');
  const megabytes = Buffer.byteLength(corpus) / 1e6;
  const rounds = 3;
  let file: Uint8Array = new Uint8Array();
  const ingestMs = await medianOf(rounds, async () => {
    ({ file } = await ingest(memorySource('corpus', { 'corpus.jsonl': corpus })));
  });
  const index = new DocumentIndex(file, 'benchmark');

  const mini = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: termsAsText,
    processTerm: (term) => term,
  });
  const miniIngestMs = await medianOf(1, async () =>
    mini.addAll(texts.map((text, id) => ({ id, text }))),
  );
  const miniJson = JSON.stringify(mini);
  const options = { fields: ['text'], tokenize: termsAsText, processTerm: (term: string) => term };

  const loadMs = await medianOf(
    9,
    async () => void new DocumentIndex(file, 'benchmark').documents(),
  );
  const miniLoadMs = await medianOf(3, async () => void MiniSearch.loadJSON(miniJson, options));
  const ours: number[] = [];
  const theirs: number[] = [];
  // Turn by turn; the first pass warms both and is not counted.
  for (const pass of [0, 1])
    for (const question of questions) {
      const first = timed(() => searchPassages(index, question, { limit: 10 }));
      const second = timed(() => mini.search(question).slice(0, 10));
      if (pass === 1) {
        ours.push(first);
        theirs.push(second);
      }
    }
  const name = 'MiniSearch';
  const searchMs = median(ours);
  const miniSearchMs = median(theirs);
  const ratio = file.length / index.header.textBytes;
  const pace = megabytes / (ingestMs / 1000);
  return [
    {
      what: `search over ${passageCount} passages, warm p50`,
      ours: searchMs,
      rival: { name, value: miniSearchMs },
      unit: 'ms',
      ratio: searchMs / miniSearchMs,
      bar: { text: '<= 3 ms', met: searchMs <= 3 },
    },
    {
      what: 'load of that index',
      ours: loadMs,
      rival: { name, value: miniLoadMs },
      unit: 'ms',
      ratio: loadMs / miniLoadMs,
      bar: { text: '<= 60 ms', met: loadMs <= 60 },
    },
    {
      what: 'bytes of that index beside the text',
      ours: ratio,
      rival: { name, value: Buffer.byteLength(miniJson) / index.header.textBytes },
      unit: 'x',
      ratio: file.length / Buffer.byteLength(miniJson),
      bar: { text: '<= 1.5 x', met: ratio <= 1.5 },
      note: 'ours holds the text too',
    },
    {
      what: 'ingest of JSON lines, one core',
      ours: pace,
      rival: { name, value: megabytes / (miniIngestMs / 1000) },
      unit: 'MB/s',
      ratio: miniIngestMs / ingestMs,
      bar: { text: '>= 5 MB/s', met: pace >= 5 },
    },
  ];
}

/** A corpus of 100,000 documents is taken in and asked; nobody states a bar for it. */
async function many(): Promise<BenchmarkRow[]> {
  const random = seededRandom('many');
  const texts = inventedTexts(random, 100_000, 4);
  const corpus = texts.map((text, id) => JSON.stringify({ id: `d${id}`, text })).join('\n');
  let file: Uint8Array = new Uint8Array();
  const ingestMs = await medianOf(1, async () => {
    ({ file } = await ingest(memorySource('corpus', { 'corpus.jsonl': corpus })));
  });
  const index = new DocumentIndex(file, 'benchmark');
  const questions = Array.from({ length: 60 }, () => questionFrom(texts, random));
  const times = questions.map((question) => timed(() => searchPassages(index, question)));
  const row = { rival: null, unit: 'ms', ratio: null, bar: null };
  return [
    { what: 'ingest of 100,000 documents', ours: ingestMs, ...row },
    { what: 'search over them, warm p50', ours: median(times.slice(20)), ...row },
  ];
}

/** Which document comes first, beside what anybody would write first, on questions written for it. */
async function search(): Promise<BenchmarkRow[]> {
  const { files, questions } = readMixedCases();
  const { file } = await ingest(memorySource('mixed', files));
  const index = new DocumentIndex(file, 'mixed');
  const mini = new MiniSearch<{ id: string; text: string }>({
    fields: ['text'],
    tokenize: termsAsText,
    processTerm: (term) => term,
  });
  mini.addAll(Object.entries(files).map(([id, text]) => ({ id, text })));
  const ours = (question: string) =>
    rankedDocuments(searchPassages(index, question, { limit: 60 }));
  const rivals = Object.entries({
    ...Object.fromEntries(
      Object.entries(tokenizers).map(([name, tokenize]) => [
        `BM25 over ${name}`,
        plainSearch(files, tokenize),
      ]),
    ),
    'MiniSearch, same tokenizer': (question: string) =>
      mini.search(question).map(({ id }) => String(id)),
  });
  return (['development', 'held-out'] as const).flatMap((half) => {
    const asked = questions.filter((one) => one.half === half && one.documents.length > 0);
    const recall = (rank: (question: string) => readonly string[], depth: number) =>
      asked.filter(({ question, documents }) =>
        rank(question).slice(0, depth).includes(documents[0]!),
      ).length / asked.length;
    return [1, 5].flatMap((depth) =>
      rivals.map(([name, rank]): BenchmarkRow => {
        const [mine, theirs] = [recall(ours, depth), recall(rank, depth)];
        return {
          what: `recall@${depth}, ${asked.length} mixed questions, ${half} half`,
          ours: mine,
          rival: { name, value: theirs },
          unit: '',
          ratio: mine / theirs,
          bar: { text: 'above the rival', met: mine > theirs },
        };
      }),
    );
  });
}

async function quality(): Promise<BenchmarkRow[]> {
  const processFiles = workspaceFiles();
  const listOf = (file: string) => readQuestions(readFileSync(file, 'utf8'), path.basename(file));
  const sets = [
    { name: 'tuned on', list: 'benchmarks/questions/process-documents.jsonl' },
    { name: 'not tuned on', list: 'workspaces/diecasting/documents-questions.jsonl' },
  ];
  const rows: BenchmarkRow[] = [];
  for (const { name, list } of sets) {
    const asked = listOf(path.join(root, list));
    const { file } = await ingest(memorySource('questions', processFiles));
    const source = indexSource(new DocumentIndex(file, 'questions'));
    const result = await evaluateDocuments(source, asked);
    const { recallAt1, recallAt5, quoteFound, abstained, refused } = result;
    const of = `${asked.length} questions: process documents, ${name}`;
    rows.push(
      figure(`documents recall@1, ${of}`, recallAt1!),
      figure(`documents recall@5, ${of}`, recallAt5!),
      ...answerRows(of, { quoted: quoteFound!, abstained: abstained!, refused: refused! }),
    );
  }
  // The models ship fitted on all of them; here each set is answered by models that were fitted on the others.
  for (const figures of figuresOfUnseenSets(await observedAnswers())) {
    if (figures.set !== 'mixed') continue;
    const { of, answerable, unanswerable, auc, meanQuotes, meanCharacters } = figures;
    const asked = `${answerable + unanswerable} mixed questions, ${of}, models of the other sets`;
    rows.push(
      ...answerRows(asked, figures),
      figure(`unanswerable abstained where a twentieth is refused, ${asked}`, figures.abstainedAt5),
      figure(`answerable above unanswerable (AUC), ${asked}`, auc),
      figure(`quotes of an answer, ${asked}`, meanQuotes),
      figure(`characters quoted, ${asked}`, meanCharacters),
    );
  }
  return rows;
}

function answerRows(
  of: string,
  shares: { readonly quoted: number; readonly abstained: number; readonly refused: number },
): BenchmarkRow[] {
  const { quoted, abstained, refused } = shares;
  return [
    figure(`expected text inside the quotes, ${of}`, quoted, {
      text: '>= 0.80',
      met: quoted >= 0.8,
    }),
    figure(`unanswerable abstained, ${of}`, abstained, { text: '>= 0.90', met: abstained >= 0.9 }),
    figure(`answerable refused, ${of}`, refused, { text: '<= 0.05', met: refused <= 0.05 }),
  ];
}

function figure(what: string, ours: number, bar: BenchmarkRow['bar'] = null): BenchmarkRow {
  return { what, ours, rival: null, unit: '', ratio: null, bar };
}

/** Questions in one language, documents in the other: only the synonyms lead from one to the other. */
async function acrossLanguages(): Promise<BenchmarkRow[]> {
  const { files } = readMixedCases();
  const name = 'cross-lingual.jsonl';
  const text = readFileSync(path.join(root, 'benchmarks/questions', name), 'utf8');
  const questions = readQuestions(text, name);
  const indexes = {
    'with the built-in synonyms': await ingest(memorySource('mixed', files)),
    'without synonyms': await ingest(memorySource('mixed', files), { synonyms: [] }),
  };
  const [ours, without] = Object.values(indexes).map(({ file }) => {
    const index = new DocumentIndex(file, 'mixed');
    return (asked: typeof questions, depth: number) =>
      asked.filter(({ question, documents = [] }) =>
        rankedDocuments(searchPassages(index, question, { limit: 60 }))
          .slice(0, depth)
          .includes(documents[0]!),
      ).length / asked.length;
  });
  const isKorean = ({ question }: { readonly question: string }) => /[가-힣]/.test(question);
  const directions = {
    'Korean questions, English documents': questions.filter(isKorean),
    'English questions, Korean documents': questions.filter((one) => !isKorean(one)),
  };
  return Object.entries(directions).flatMap(([what, asked]) =>
    [1, 5].map((depth): BenchmarkRow => {
      const [mine, theirs] = [ours!(asked, depth), without!(asked, depth)];
      return {
        what: `recall@${depth}, ${asked.length} ${what}`,
        ours: mine,
        rival: { name: 'without synonyms', value: theirs },
        unit: '',
        ratio: mine / theirs,
        bar: null,
      };
    }),
  );
}

function workspaceFiles(): Readonly<Record<string, Uint8Array>> {
  return Object.fromEntries(
    readdirSync(documentsFolder).map((name) => [
      name,
      readFileSync(path.join(documentsFolder, name)),
    ]),
  );
}

async function coldStart(): Promise<BenchmarkRow[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'casthouse-documents-'));
  try {
    const { file } = await ingest(memorySource('workspace', workspaceFiles()));
    const indexFile = path.join(folder, 'documents.index');
    writeFileSync(indexFile, file);
    const script = pathToFileURL(path.join(root, 'scripts/bundle-handlers.mjs')).href;
    const { bundleHandlers } = await import(script);
    await bundleHandlers(path.join(folder, 'lambda'), ['ask-documents']);
    const program = path.join(folder, 'call.mjs');
    writeFileSync(
      program,
      `import { handler } from './lambda/ask-documents/index.mjs';
const context = { awsRequestId: 'r', functionName: 'f', getRemainingTimeInMillis: () => 30000 };
const answer = await handler({ body: { query: '불량의 주요 원인은?' } }, context);
if (answer.status !== 'answered') throw new Error(JSON.stringify(answer));`,
    );
    const environment = { PATH: process.env.PATH, DOCUMENTS_PATH: indexFile };
    const childMs = (parameters: readonly string[]) =>
      timed(() => {
        const { status, stderr } = spawnSync(process.execPath, parameters, { env: environment });
        if (status !== 0) throw new Error(String(stderr));
      });
    const ours: number[] = [];
    const empty: number[] = [];
    for (let round = -1; round < 15; round++) {
      const call = childMs([program]);
      const nothing = childMs(['-e', '0']);
      if (round < 0) continue;
      ours.push(call);
      empty.push(nothing);
    }
    const difference = median(ours) - median(empty);
    return [
      {
        what: 'process start to first answer from documents and end, bundled handler',
        ours: median(ours),
        rival: { name: 'node -e 0', value: median(empty) },
        unit: 'ms',
        ratio: difference,
        bar: { text: 'within 100 ms', met: difference <= 100 },
        note: 'ratio is the difference',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Korean-looking text: words of random syllables, frequent ones first (Zipf), with particles and some English. */
function inventedTexts(
  random: Random,
  count: number = passageCount,
  sentences: number = 12,
): string[] {
  const syllables = Array.from({ length: 400 }, () =>
    String.fromCharCode(0xac00 + random.integer(11_172)),
  );
  const words = Array.from({ length: 30_000 }, (_, at) =>
    at % 9 === 0
      ? `w${at.toString(36)}`
      : Array.from({ length: 2 + (at % 3) }, () => syllables[random.integer(400)]).join(''),
  );
  const particles = ['', '은', '는', '이', '가', '을', '를', '에서', '으로', '의'];
  const word = () =>
    `${words[Math.floor(words.length ** random.next()) - 1]!}${particles[random.integer(10)]}`;
  return Array.from({ length: count }, () =>
    Array.from({ length: sentences }, () => `${Array.from({ length: 10 }, word).join(' ')}.`).join(
      ' ',
    ),
  );
}

/** Words of one passage in a question's clothes. */
function questionFrom(texts: readonly string[], random: Random): string {
  const words = texts[random.integer(texts.length)]!.split(' ');
  const picked = Array.from({ length: 5 }, () => words[random.integer(words.length)]);
  return `${picked.join(' ')} 무엇인가?`;
}

function termsAsText(text: string): string[] {
  const terms: string[] = [];
  scanTerms(foldText(text), (term) => terms.push(term.toString(36)));
  return terms;
}

async function medianOf(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return median(times);
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
