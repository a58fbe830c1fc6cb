import { Command } from 'commander';
import { asProblem, problem } from '../../shared/index.js';
import { type AskingOptions, answerFacts, openAsking, withAskingOptions } from '../asking.js';
import type { CommandContext } from '../command-context.js';
import { textTable } from '../output/text-table.js';
import { writeFileAtomically } from '../output/write-file.js';
import { questionLines } from '../question-lines.js';
import { askEvalCommand } from './ask-eval.js';
import { askFeedbackCommand } from './ask-feedback.js';

interface AskOptions extends AskingOptions {
  readonly explain?: boolean;
  readonly sqlOnly?: boolean;
  readonly batch?: string;
  readonly out: string;
  readonly chart?: string;
}

/** `casthouse ask`: answers a question from a database, in Korean or English, with its SQL and rows. */
export function askCommand(context: CommandContext): Command {
  const command = new Command('ask')
    .description('Answer questions in Korean or English from a database.')
    .argument('[question...]')
    .enablePositionalOptions();
  return withAskingOptions(command)
    .option('--explain', 'also how it was understood, its SQL and its rows')
    .option('--sql-only', 'print the SQL and run nothing')
    .option('--batch <file>', 'questions as JSON lines {id, question, scope?}')
    .option('--out <file>', 'answers of the batch', '-')
    .option('--chart <file>', 'draw groups, as .svg or .png')
    .option('--json', 'print status, answer, SQL, columns, rows and timings')
    .option('-q, --quiet', 'no talk on stderr')
    .addHelpText(
      'after',
      '\nExample:\n  casthouse ask "Madison에 사는 주인은?" --workspace petclinic',
    )
    .addCommand(askEvalCommand(context))
    .addCommand(askFeedbackCommand(context))
    .action((words: readonly string[], options: AskOptions) => ask(context, words, options));
}

async function ask(
  context: CommandContext,
  words: readonly string[],
  options: AskOptions,
): Promise<void> {
  const question = words.join(' ');
  if ((question.trim() === '') === (options.batch === undefined))
    throw problem('input.invalid', {
      at: 'QUESTION and --batch',
      got: options.batch === undefined ? 'neither' : 'both',
      expected: 'one of them',
    });
  if (options.batch !== undefined) return await askBatch(context, options.batch, options);

  const terminal = context.terminal(options);
  const asking = await openAsking(context, options, terminal);
  try {
    const { explain, sqlOnly = false, scope } = options;
    const answer = await asking.desk.ask(question, { scope, sqlOnly });
    if (options.chart !== undefined) {
      const { drawChart } = await import('../draw-chart.js');
      await drawChart(options.chart, question, answer, terminal);
    }
    if (options.json) return terminal.print(JSON.stringify(answerFacts(answer)));
    if (sqlOnly && answer.sql !== null) return terminal.print(answer.sql);
    terminal.print(answer.answer);
    if (!explain) return;
    for (const line of answer.interpretation) terminal.print(line);
    if (answer.sql !== null) terminal.print(`\n${answer.sql}`);
    if (answer.rows.length > 0)
      terminal.print(
        `\n${textTable([answer.columns, ...answer.rows.map((row) => row.map(cell))])}`,
      );
  } finally {
    await asking.close();
  }
}

/** Every question gets its line, also one whose database failed; then the command fails at its end. */
async function askBatch(context: CommandContext, file: string, options: AskOptions): Promise<void> {
  const terminal = context.terminal(options);
  const lines = await questionLines(file);
  const asking = await openAsking(context, options, terminal);
  let failure: unknown = null;
  const answers: string[] = [];
  try {
    for (const [at, { id, question, scope }] of lines.entries()) {
      try {
        const merged = { ...options.scope, ...scope };
        const answer = await asking.desk.ask(question, { scope: merged, sqlOnly: options.sqlOnly });
        answers.push(`${JSON.stringify({ id, ...answerFacts(answer) })}\n`);
      } catch (thrown) {
        failure ??= thrown;
        const { code, message, fix } = asProblem(thrown);
        answers.push(
          `${JSON.stringify({ id, status: 'failed', error: { code, message, fix } })}\n`,
        );
      }
      terminal.progress({ stage: 'asking', done: at + 1, total: lines.length });
    }
  } finally {
    terminal.progress.end();
    await asking.close();
  }
  await writeFileAtomically(options.out === '-' ? '/dev/stdout' : options.out, answers);
  terminal.say(
    `${lines.length} questions${options.out === '-' ? '' : ` answered in ${options.out}`}`,
  );
  if (failure !== null) throw failure;
}

function cell(value: unknown): string | number {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
}
