import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import type {
  AskedAnswer,
  DocumentFilters,
  DocumentIndex,
  FoundPassage,
} from '../../ask-documents/index.js';
import type { DocumentLibrary } from '../../functions/index.js';
import type { EmbeddingModel } from '../../language/index.js';
import { type Progress, problem, readableNumber } from '../../shared/index.js';
import type { CommandContext } from '../command-context.js';
import { evaluateDocuments, evaluationText } from '../documents/evaluate-documents.js';
import { openModels } from '../documents/open-models.js';
import { readQuestions } from '../documents/read-questions.js';
import { integerOption } from '../output/number-option.js';
import { textTable } from '../output/text-table.js';

interface Common {
  readonly index?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

interface Asking extends Common {
  readonly category?: readonly string[];
  readonly priority?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
  readonly batch?: string;
  readonly out?: string;
}

/** `casthouse documents`: takes documents in, finds passages, answers with citations, measures itself. */
export function documentsCommand(context: CommandContext): Command {
  const command = new Command('documents').description(
    'Ask process documents: take them in, search, answer with exact citations.',
  );
  for (const make of [add, list, search, ask, evaluate]) command.addCommand(make(context));
  return command;
}

function add(context: CommandContext): Command {
  return new Command('add')
    .description(
      'Take in .md .txt .html .pdf .docx and .jsonl files; what did not change is not read again.',
    )
    .argument('<source...>', 'folders, files or s3://BUCKET/PREFIX')
    .option('--index <dir>', 'folder of the index (default: documents in the home folder)')
    .option('--embed', 'also embed passages with the configured embedding model')
    .addHelpText(
      'after',
      '\nExample:\n  casthouse documents add manuals/ --index .casthouse/documents',
    )
    .action(async (sources: string[], options: Common & { embed?: boolean }) => {
      const terminal = context.terminal(options);
      const library = await openLibrary(context, options, terminal.say);
      const { embedding } = options.embed ? await openModels(context) : { embedding: null };
      if (options.embed && embedding === null)
        throw problem('setting.invalid', {
          setting: 'AWS_BEDROCK_EMBEDDING_MODEL_ID',
          got: '',
          expected: 'an embedding model, with USE_BEDROCK=true; or CASTHOUSE_EMBEDDING_MODEL',
        });
      for (const source of sources) {
        const started = context.clock.monotonic();
        const target = source.startsWith('s3://') ? source : path.resolve(context.folder, source);
        const { documentVectorsUrl: vectors } = context.settings;
        const report = await library.add(target, {
          embedding: vectors === '' ? embedding : null,
          progress: terminal.progress,
        });
        if (embedding !== null && vectors !== '')
          await fillVectors(context, await library.open(), embedding, terminal.progress);
        terminal.progress.end();
        const seconds = (context.clock.monotonic() - started) / 1000;
        if (options.json) terminal.print(JSON.stringify({ source, seconds, ...report }));
        for (const { document, reason } of report.skipped)
          terminal.say(`skipped ${document}: ${reason}`);
        const { added, changed, unchanged, removed, skipped, documents, passages } = report;
        terminal.say(
          `${source}: ${added} added, ${changed} changed, ${unchanged} unchanged, ${removed} removed, ${skipped.length} skipped; ${documents} documents, ${passages} passages in ${seconds.toFixed(1)} s`,
        );
      }
    });
}

// Vectors in a database are made after the index: they are those of its passages.
async function fillVectors(
  { settings }: CommandContext,
  index: DocumentIndex,
  embedding: EmbeddingModel,
  progress: Progress,
): Promise<void> {
  const { changeVectors } = await import('../../functions/index.js');
  const { storeVectors } = await import('../../ask-documents/index.js');
  await changeVectors(settings.documentVectorsUrl, settings, (store) =>
    storeVectors(index, embedding, store, { progress }),
  );
}

function list(context: CommandContext): Command {
  return new Command('list')
    .description('List the documents of the index.')
    .option('--index <dir>', 'folder of the index')
    .addHelpText('after', '\nExample:\n  casthouse documents list')
    .action(async (options: Common) => {
      const terminal = context.terminal(options);
      const index = await openIndex(context, options);
      const documents = index.documents();
      if (options.json) return terminal.print(JSON.stringify(documents));
      terminal.print(
        textTable([
          ['document', 'title', 'category', 'date', 'priority', 'language'],
          ...documents.map((d) => [d.id, d.title, d.category, d.date, d.priority, d.language]),
        ]),
      );
    });
}

function search(context: CommandContext): Command {
  return asking(new Command('search').description('Find passages, best first.'))
    .argument('<question>', 'what to look for')
    .addHelpText('after', '\nExample:\n  casthouse documents search "이형제 분사" --limit 3')
    .action(async (question: string, options: Asking) => {
      const terminal = context.terminal(options);
      const source = await openSource(context, options);
      const found = await source.search(question, searchOptions(options));
      if (options.json) return terminal.print(JSON.stringify(found));
      if (found.length === 0) terminal.say('nothing found');
      for (const one of found) terminal.print(passageText(one));
    });
}

function ask(context: CommandContext): Command {
  return asking(
    new Command('ask').description('Answer from the documents, each sentence with its citation.'),
  )
    .argument('[question]', 'the question; without it, --batch')
    .option('--batch <file>', 'questions as JSON lines {id, question}')
    .option('--out <file>', 'answers as JSON lines, one per question')
    .addHelpText('after', '\nExample:\n  casthouse documents ask "불량의 주요 원인은?"')
    .action(async (question: string | undefined, options: Asking) => {
      const terminal = context.terminal(options);
      if ((question === undefined) === (options.batch === undefined))
        throw problem('input.invalid', {
          at: 'question',
          got: question === undefined ? 'nothing' : 'a question and --batch',
          expected: 'one question, or --batch FILE',
        });
      const source = await openSource(context, options);
      const { language } = await openModels(context);
      const answer = (text: string) =>
        source.ask(text, { ...searchOptions(options), model: language });
      if (question !== undefined) {
        const answered = await answer(question);
        terminal.print(options.json ? JSON.stringify(answered) : answerText(answered));
        return;
      }
      const questions = readQuestions(textOf(context, options.batch!), options.batch!);
      const out = options.out === undefined ? null : path.resolve(context.folder, options.out);
      if (out !== null) writeFileSync(out, '');
      const limit = Math.max(options.limit, 20);
      for (const [at, { id, question: text }] of questions.entries()) {
        const answered = await source.ask(text, {
          ...searchOptions(options),
          limit,
          model: language,
        });
        const line = JSON.stringify(batchLine(id, answered));
        if (out === null) terminal.print(line);
        else appendFileSync(out, `${line}\n`);
        terminal.progress({ stage: 'answering', done: at + 1, total: questions.length });
      }
      terminal.progress.end();
      terminal.say(
        `${questions.length} questions answered${out === null ? '' : ` into ${options.out}`}`,
      );
    });
}

function evaluate(context: CommandContext): Command {
  return new Command('eval')
    .description('Measure search and answers on questions with the documents that answer them.')
    .argument(
      '<questions>',
      'JSON lines {id, question, documents: [ids], quote?}; none: unanswerable',
    )
    .option('--index <dir>', 'folder of the index')
    .addHelpText(
      'after',
      '\nExample:\n  casthouse documents eval questions.jsonl --index .casthouse/documents',
    )
    .action(async (file: string, options: Common) => {
      const terminal = context.terminal(options);
      const questions = readQuestions(textOf(context, file), file);
      const source = await openSource(context, options);
      const result = await evaluateDocuments(source, questions, (done) =>
        terminal.progress({ stage: 'asking', done, total: questions.length }),
      );
      terminal.progress.end();
      terminal.print(options.json ? JSON.stringify(result) : evaluationText(result));
    });
}

function asking(command: Command): Command {
  const collect = (value: string, before: readonly string[] = []) => [...before, value];
  return command
    .option('--index <dir>', 'folder of the index')
    .option('--category <name>', 'only this category; may be repeated', collect)
    .option('--priority <name>', 'only this priority; may be repeated', collect)
    .option('--from <date>', 'not older than this day')
    .option('--to <date>', 'not newer than this day')
    .option('--limit <n>', 'passages to show', integerOption(1, 100), 5);
}

function searchOptions(options: Asking) {
  const { category, priority, from, to, limit } = options;
  const dateRange =
    from === undefined && to === undefined
      ? {}
      : {
          dateRange: {
            ...(from === undefined ? {} : { from }),
            ...(to === undefined ? {} : { to }),
          },
        };
  const filters: DocumentFilters = {
    ...(category === undefined ? {} : { category }),
    ...(priority === undefined ? {} : { priority }),
    ...dateRange,
  };
  return { filters, limit };
}

async function openLibrary(
  context: CommandContext,
  { index }: Common,
  say: (text: string) => void,
): Promise<DocumentLibrary> {
  const { documentLibrary } = await import('../../functions/index.js');
  const folder = path.resolve(
    context.folder,
    index ?? path.join(context.settings.home, 'documents'),
  );
  return documentLibrary(folder, say);
}

async function openIndex(context: CommandContext, options: Common): Promise<DocumentIndex> {
  const terminal = context.terminal(options);
  return await (await openLibrary(context, options, terminal.say)).open();
}

async function openSource(context: CommandContext, options: Common) {
  const { indexSource } = await import('../../ask-documents/index.js');
  const { embedding } = await openModels(context);
  const { openVectors } = await import('../../functions/index.js');
  const vectors = embedding === null ? null : await openVectors(context.settings);
  return indexSource(await openIndex(context, options), { embedding, vectors });
}

function batchLine(id: string, answer: AskedAnswer) {
  const { status, text, citations, found } = answer;
  return {
    id,
    status,
    answer: text,
    citations: citations.map(({ document, heading, quote }) => ({
      document: document.id,
      heading,
      quote,
    })),
    ranked: [...new Set(found.map(({ document }) => document.id))],
  };
}

function passageText({ document, passage, relevance }: FoundPassage): string {
  const page = passage.page === null ? '' : `, page ${passage.page}`;
  // A document's first heading is mostly its title: said once.
  const trail = passage.heading.split(' > ').filter((heading) => heading !== document.title);
  const place = [document.title, ...trail].filter((part) => part !== '').join(' > ');
  return `${place} (${document.id}${page}; ${readableNumber(relevance, 2)})\n${indented(passage.text)}\n`;
}

function answerText({ text, citations, recommendations }: AskedAnswer): string {
  const sources = citations.map(({ number, document, heading, page, quote }) => {
    const place = [document.id, heading, page === null ? '' : `page ${page}`];
    return `[${number}] ${place.filter((part) => part !== '').join(' > ')}\n${indented(quote)}`;
  });
  const advice = recommendations.map(({ feature, text: what }) => `${feature}: ${what}`);
  return [text, ...(sources.length > 0 ? ['', ...sources] : []), ...advice].join('\n');
}

function textOf({ folder }: CommandContext, file: string): string {
  try {
    return readFileSync(path.resolve(folder, file), 'utf8');
  } catch (error) {
    throw problem('file.not-found', { path: file }, error);
  }
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
