import { Command, Option } from 'commander';
import type { ExplainModelAnswer, ExplainRowAnswer } from '../../functions/index.js';
import { readableNumber } from '../../shared/index.js';
import type { CommandContext } from '../command-context.js';
import { namingRow } from '../name-row.js';
import { openFunctionForRows } from '../open-function-for-rows.js';
import { integerOption } from '../output/number-option.js';
import { textTable } from '../output/text-table.js';
import { wrapWords } from '../output/wrap-words.js';
import { type RowOptions, rowSource } from '../row-source.js';

interface ExplainOptions extends RowOptions {
  readonly model?: string;
  readonly registry?: string;
  readonly top: number;
  readonly chart?: boolean;
  readonly language: 'ko' | 'en';
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `casthouse explain`: why rows were called as they were; without rows, what the model leans on. */
export function explainCommand(context: CommandContext): Command {
  return new Command('explain')
    .description('Explain rows by SHAP values; without rows, what the model as a whole leans on.')
    .option('--csv <file>', 'rows as CSV, - for stdin; columns are found by name')
    .option('--features <json>', 'one row as JSON, or @FILE that holds it')
    .option('--model <ref>', 'NAME, NAME@VERSION or NAME@ALIAS (default: the one that serves)')
    .option('--registry <dir>', 'folder of the model registry')
    .option('--top <n>', 'strongest features to name', integerOption(1, 100), 10)
    .option('--chart', 'also draw a chart and say where it is')
    .addOption(
      new Option('--language <word>', 'language of the summary')
        .choices(['ko', 'en'])
        .default(context.settings.language),
    )
    .option('--json', 'one JSON object per row')
    .addHelpText('after', '\nExample:\n  casthouse explain --csv rows.csv --top 5 --language en')
    .action((options: ExplainOptions) => explainRows(context, options));
}

async function explainRows(context: CommandContext, options: ExplainOptions): Promise<void> {
  const terminal = context.terminal(options);
  const { call, model, version } = await openFunctionForRows(context, 'explain', options);
  const request = {
    top_n: options.top,
    language: options.language,
    generate_chart: options.chart ?? false,
  };
  if (options.csv === undefined && options.features === undefined) {
    // Without features the function answers about the model.
    const answer = (await call(request)) as ExplainModelAnswer;
    terminal.print(options.json ? JSON.stringify(answer) : modelText(answer, terminal.width));
    return;
  }
  const rows = await rowSource(options, model, terminal);
  for (let index = 0; index < rows.rowCount; index++) {
    const row = index + 1;
    const answer = (await namingRow(row, () =>
      call({ ...request, features: rows.row(index) }),
    )) as ExplainRowAnswer;
    terminal.print(
      options.json ? JSON.stringify({ row, ...answer }) : rowText(row, answer, terminal.width),
    );
    terminal.progress({ stage: 'explaining', done: row, total: rows.rowCount });
  }
  terminal.progress.end();
  terminal.say(`${rows.rowCount} rows by ${version}`);
}

function rowText(row: number, answer: ExplainRowAnswer, width: number): string {
  // Sampled values are off by some of these.
  const errors = answer.shap_standard_errors;
  const features = textTable([
    ['feature', 'value', 'SHAP', ...(errors === null ? [] : ['+-']), 'normal range', 'equipment'],
    ...answer.top_features.map((feature) => [
      feature.name,
      feature.value === null ? 'missing' : String(feature.value),
      signed(feature.shap),
      ...(errors === null ? [] : [readableNumber(errors[feature.name] ?? 0, 2)]),
      feature.normal_range === null
        ? '-'
        : `${feature.normal_range.low}..${feature.normal_range.high} ${feature.normal_range.unit}`,
      feature.equipment ?? '-',
    ]),
  ]);
  const chart = answer.chart_url === null ? '' : `\nchart: ${answer.chart_url}`;
  return `row ${row}\n${wrapWords(answer.summary, width)}\n\n${features}${chart}\n`;
}

function modelText(answer: ExplainModelAnswer, width: number): string {
  const features = textTable([
    ['feature', 'mean |SHAP|'],
    ...answer.top_features.map((feature) => [feature.name, readableNumber(feature.importance)]),
  ]);
  const chart = answer.chart_url === null ? '' : `\nchart: ${answer.chart_url}`;
  return `${wrapWords(answer.summary, width)}\n\n${features}${chart}`;
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${readableNumber(value, 3)}`;
}
