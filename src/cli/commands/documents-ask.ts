import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { AskedAnswer, DocumentFacts, DocumentFilters } from '../../ask-documents/index.js';
import { problem } from '../../shared/index.js';
import type { CommandContext } from '../command-context.js';
import { answerText, passageText } from '../documents/answer-text.js';
import { type DocumentsOptions, openSource } from '../documents/open-library.js';
import { openModels } from '../documents/open-models.js';
import { readQuestions } from '../documents/read-questions.js';
import { readTextFile } from '../documents/read-text-file.js';
import { integerOption } from '../output/number-option.js';
import type { Terminal } from '../output/terminal.js';

interface Asking extends DocumentsOptions {
  readonly category?: readonly string[];
  readonly priority?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
  readonly batch?: string;
  readonly out?: string;
}

/** `casthouse documents search`: passages, best first. */
export function documentsSearchCommand(context: CommandContext): Command {
  return asking(new Command('search').description('Find passages, best first.'))
    .argument('<question>', 'what to look for')
    .addHelpText('after', '\nExample:\n  casthouse documents search "이형제 분사" --limit 3')
    .action(async (question: string, options: Asking) => {
      const terminal = context.terminal(options);
      const { index, source } = await openSource(context, options);
      noteFilters(options, index.documents(), terminal.say);
      const found = await source.search(question, searchOptions(options));
      if (options.json) return terminal.print(JSON.stringify(found));
      if (found.length === 0) terminal.say('nothing found');
      for (const one of found) terminal.print(passageText(one, columnsOf(terminal)));
    });
}

/** `casthouse documents ask`: an answer with citations, or many. */
export function documentsAskCommand(context: CommandContext): Command {
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
      const { index, source } = await openSource(context, options);
      noteFilters(options, index.documents(), terminal.say);
      const { language } = await openModels(context);
      const answer = (text: string) =>
        source.ask(text, { ...searchOptions(options), model: language });
      if (question !== undefined) {
        const answered = await answer(question);
        terminal.print(
          options.json ? JSON.stringify(answered) : answerText(answered, columnsOf(terminal)),
        );
        return;
      }
      const questions = readQuestions(readTextFile(context, options.batch!), options.batch!);
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

function asking(command: Command): Command {
  const collect = (value: string, before: readonly string[] = []) => [...before, value];
  return command
    .option('--index <dir>', 'folder of the index')
    .option('--category <name>', 'only this category; may be repeated', collect)
    .option('--priority <name>', 'only this priority; may be repeated', collect)
    .option('--from <date>', 'not older than this day', dayOption)
    .option('--to <date>', 'not newer than this day', dayOption)
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

// Lines are broken for a reader, never for a program.
function columnsOf({ isTerminal, width }: Terminal): number | null {
  return isTerminal === true ? width : null;
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

function dayOption(text: string): string {
  if (/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(text)) return text;
  throw new InvalidArgumentError('Expected a day such as 2026-05-28, a month or a year.');
}

// A filter that nothing passes is a slip more often than a question.
function noteFilters(
  { category, priority, from, to }: Asking,
  documents: readonly DocumentFacts[],
  say: (text: string) => void,
): void {
  for (const [name, wanted] of Object.entries({ category, priority })) {
    const known = [
      ...new Set(documents.map((document) => document[name as 'category' | 'priority'])),
    ];
    const has = (word: string) => known.some((one) => one.toLowerCase() === word.toLowerCase());
    for (const word of wanted ?? [])
      if (!has(word))
        say(
          `note: no document has the ${name} ${JSON.stringify(word)}; there are ${known.filter((one) => one !== '').join(', ') || 'none'}`,
        );
  }
  if (from !== undefined && to !== undefined && from > to)
    throw problem('input.invalid', {
      at: '--from and --to',
      got: `${from} to ${to}`,
      expected: 'a range that begins before it ends',
    });
}
