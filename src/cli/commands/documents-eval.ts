import { Command } from 'commander';
import type { CommandContext } from '../command-context.js';
import { evaluateDocuments, evaluationText } from '../documents/evaluate-documents.js';
import { type DocumentsOptions, openSource } from '../documents/open-library.js';
import { readQuestions } from '../documents/read-questions.js';
import { readTextFile } from '../documents/read-text-file.js';

/** `casthouse documents eval`: measures search and answers on questions with known documents. */
export function documentsEvalCommand(context: CommandContext): Command {
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
    .action(async (file: string, options: DocumentsOptions) => {
      const terminal = context.terminal(options);
      const questions = readQuestions(readTextFile(context, file), file);
      const { source } = await openSource(context, options);
      const result = await evaluateDocuments(source, questions, (done) =>
        terminal.progress({ stage: 'asking', done, total: questions.length }),
      );
      terminal.progress.end();
      terminal.print(options.json ? JSON.stringify(result) : evaluationText(result));
    });
}
