import { Command } from 'commander';
import type { PredictNumberRowsAnswer, PredictRowsAnswer } from '../../functions/index.js';
import { readableNumber } from '../../shared/index.js';
import type { CommandContext } from '../command-context.js';
import { rowsFrom } from '../name-row.js';
import { openFunctionForRows } from '../open-function-for-rows.js';
import { textTable } from '../output/text-table.js';
import { type RowOptions, rowSource } from '../row-source.js';

interface PredictOptions extends RowOptions {
  readonly model?: string;
  readonly registry?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `casthouse predict`: one answer per row, in order. */
export function predictCommand(context: CommandContext): Command {
  return new Command('predict')
    .description('Predict rows of a CSV file or of JSON; one answer per row, in order.')
    .option('--csv <file>', 'rows as CSV, - for stdin; columns are found by name')
    .option('--features <json>', 'one row as JSON, or @FILE that holds it')
    .option('--model <ref>', 'NAME, NAME@VERSION or NAME@ALIAS (default: the one that serves)')
    .option('--registry <dir>', 'folder of the model registry')
    .option('--json', 'one JSON object per row')
    .addHelpText('after', '\nExample:\n  casthouse predict --csv rows.csv --model line-4 --json')
    .action(async (options: PredictOptions) => {
      const terminal = context.terminal(options);
      const { call, model, version } = await openFunctionForRows(context, 'predict', options);
      const rows = await rowSource(options, model, terminal);
      const isNumber = 'outcome' in model && model.outcome.kind === 'number';
      const lines: (readonly (string | number)[])[] = [];
      for (let start = 0; start < rows.rowCount; start += batchRows) {
        const count = Math.min(batchRows, rows.rowCount - start);
        const batch = Array.from({ length: count }, (_, index) => rows.row(start + index));
        // A batch of rows is what was sent, so the answer is the one for rows.
        const answer = (await rowsFrom(start, () => call({ rows: batch }))) as
          | PredictRowsAnswer
          | PredictNumberRowsAnswer;
        const { predictions, model_version, model_performance } = answer;
        predictions.forEach((prediction, index) => {
          const row = start + index + 1;
          if (options.json)
            terminal.print(
              JSON.stringify({ row, ...prediction, model_version, model_performance }),
            );
          else lines.push(tableLine(row, prediction));
        });
        terminal.progress({ stage: 'predicting', done: start + count, total: rows.rowCount });
      }
      terminal.progress.end();
      if (!options.json) {
        terminal.print(textTable([isNumber ? numberHeads : classHeads, ...lines]));
        terminal.say(`${rows.rowCount} rows by ${version}`);
      }
    });
}

const batchRows = 1000;
const classHeads = ['row', 'class', 'probability', 'confidence', 'warnings'];
const numberHeads = ['row', 'value', 'warnings'];

function tableLine(
  row: number,
  answer: (PredictRowsAnswer | PredictNumberRowsAnswer)['predictions'][number],
) {
  const { prediction, warnings } = answer;
  const first = warnings[0]?.message ?? '';
  const more = warnings.length > 1 ? ` (+${warnings.length - 1} more)` : '';
  if ('value' in prediction) return [row, readableNumber(prediction.value, 6), first + more];
  return [
    row,
    prediction.class,
    prediction.probability.toFixed(4),
    prediction.confidence,
    first + more,
  ];
}
