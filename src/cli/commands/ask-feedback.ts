import readline from 'node:readline/promises';
import { Argument, Command } from 'commander';
import type { AskAnswer, FeedbackRecord } from '../../ask-data/index.js';
import { problem } from '../../shared/index.js';
import { type AskingOptions, openAsking, withAskingOptions } from '../asking.js';
import type { CommandContext } from '../command-context.js';

interface FeedbackOptions extends AskingOptions {
  readonly sql?: string;
  readonly yes?: boolean;
}

/** `casthouse ask feedback`: keeps that an answer is right or wrong, after a person looked at it. */
export function askFeedbackCommand(context: CommandContext): Command {
  return withAskingOptions(new Command('feedback'))
    .summary('keep that an answer is right or wrong')
    .description(
      'Ask, show the statement and its answer, and keep after a yes that it is right or wrong.',
    )
    .addArgument(new Argument('<verdict>').choices(['right', 'wrong']))
    .argument('<question...>')
    .option('--sql <statement>', 'the right statement, instead of the one that is found')
    .option('-y, --yes', 'a person has looked: keep it without asking')
    .option('--json', 'print what was kept as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  casthouse ask feedback right "강아지는 몇 마리야?" --workspace petclinic',
    )
    .action((verdict: 'right' | 'wrong', words: readonly string[], options: FeedbackOptions) =>
      feedback(context, verdict, words.join(' '), options),
    );
}

async function feedback(
  context: CommandContext,
  verdict: 'right' | 'wrong',
  question: string,
  options: FeedbackOptions,
): Promise<void> {
  const { sql, scope = {} } = options;
  if (sql !== undefined && verdict === 'wrong')
    throw problem('input.invalid', {
      at: '--sql',
      got: 'a statement with "wrong"',
      expected: '"right" with the statement that answers the question',
    });
  const terminal = context.terminal(options);
  const asking = await openAsking(context, options, terminal);
  try {
    const given = sql === undefined ? null : { question, sql, verdict, planner: 'person' as const };
    // A statement of a person's own is tried before it is kept, with everything that was typed in it.
    if (given !== null) await asking.feedback.prepare(given);
    const tried: readonly FeedbackRecord[] | undefined =
      given === null
        ? undefined
        : [
            {
              ...given,
              withoutValues: false,
              confirmedAt: new Date(context.clock.now()).toISOString(),
            },
          ];
    const answer = await asking.desk.ask(question, { scope, feedback: tried });
    const record = await asking.feedback.prepare(given ?? judged(question, verdict, answer));
    for (const line of [answer.answer, answer.sql ?? '', `${record.question} -> ${record.sql}`])
      terminal.say(line);
    if (record.withoutValues)
      terminal.say('personal columns are read: what was typed is not kept, only the form');
    const isSure = options.yes === true || (await saysYes(`keep that this is ${verdict}? (y/N) `));
    if (isSure) await asking.feedback.keep(record);
    const file = await asking.feedbackAddress();
    if (options.json)
      terminal.print(
        JSON.stringify({ kept: isSure, verdict, question: record.question, sql: record.sql, file }),
      );
    else terminal.print(isSure ? `kept in ${file}` : 'nothing was kept');
  } finally {
    await asking.close();
  }
}

function judged(question: string, verdict: 'right' | 'wrong', answer: AskAnswer) {
  if (answer.confirmable === null)
    throw problem('feedback.nothing-to-keep', { reason: `it was ${answer.status}` });
  return { question, verdict, ...answer.confirmable };
}

async function saysYes(asked: string): Promise<boolean> {
  if (process.stdin.isTTY !== true)
    throw problem('input.invalid', {
      at: '--yes',
      got: 'nothing, and there is no terminal to ask at',
      expected: '--yes once a person has looked at the answer',
    });
  const reader = readline.createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^\s*(y|yes|예|네)\s*$/i.test(await reader.question(asked));
  } finally {
    reader.close();
  }
}
