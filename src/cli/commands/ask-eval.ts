import { Command } from 'commander';
import { type AskingOptions, openAsking, withAskingOptions } from '../asking.js';
import type { CommandContext } from '../command-context.js';
import { textTable } from '../output/text-table.js';
import { textOf } from '../question-lines.js';

/** `casthouse ask eval`: how many questions of a file get the rows a person expects. */
export function askEvalCommand(context: CommandContext): Command {
  return withAskingOptions(new Command('eval'))
    .summary('compare answers with expected rows')
    .description('Ask the questions of a file and compare with the rows that are expected.')
    .argument('<file>', 'JSON lines {id, question, scope?, expected: [rows] or null}')
    .addHelpText('after', '\nExample:\n  casthouse ask eval questions.jsonl --workspace petclinic')
    .action(async (file: string, options: AskingOptions) => {
      const terminal = context.terminal(options);
      const { evaluate, readQuestions } = await import('../../ask-data/index.js');
      const questions = readQuestions(await textOf(file));
      const asking = await openAsking(context, options, terminal);
      try {
        let done = 0;
        const result = await evaluate(questions, async ({ question, scope }) => {
          const merged = { ...options.scope, ...scope };
          const answer = await asking.desk.ask(question, { scope: merged });
          terminal.progress({ stage: 'asking', done: ++done, total: questions.length });
          return answer;
        });
        terminal.progress.end();
        if (options.json) return terminal.print(JSON.stringify(result));
        const missed = result.verdicts.filter(({ verdict }) => verdict !== 'right');
        if (missed.length > 0)
          terminal.print(
            textTable([['id', 'verdict'], ...missed.map(({ id, verdict }) => [id, verdict])]),
          );
        const { right, wrong, abstained } = result;
        terminal.print(`right ${right}, wrong ${wrong}, abstained ${abstained}`);
      } finally {
        terminal.progress.end();
        await asking.close();
      }
    });
}
