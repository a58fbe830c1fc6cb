import path from 'node:path';
import { Command } from 'commander';
import { problem, readableNumber } from '../../shared/index.js';
import type { Frame, OutcomeModel } from '../../tabular/index.js';
import type { CommandContext } from '../command-context.js';
import { type LabelOptions, labelSource } from '../label-source.js';
import { openRegistry } from '../open-registry.js';
import { openTable } from '../open-table.js';
import { writeEvaluationReport } from '../output/evaluation-report-file.js';
import { metricsTable } from '../output/results-table.js';
import type { Terminal } from '../output/terminal.js';
import { textTable } from '../output/text-table.js';
import { reportForm } from '../output/training-report-file.js';

interface EvaluateOptions extends LabelOptions {
  readonly model?: string;
  readonly registry?: string;
  readonly report?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `casthouse evaluate FILE`: measures a model on a labelled table, apart for rows it has not seen. */
export function evaluateCommand(context: CommandContext): Command {
  return new Command('evaluate')
    .description(
      'Measure a registered model on a labelled CSV file; rows it has seen are told apart.',
    )
    .argument('<file>', 'CSV file, - for stdin')
    .option(
      '--model <ref>',
      'NAME, NAME@VERSION or NAME@ALIAS (default: the only one, or the workspace)',
    )
    .option('--registry <dir>', 'folder of the model registry')
    .option('--label <column>', 'column that holds the label (default: as in training)')
    .option('--label-any <prefix>', 'a row is a defect when any column of this prefix is above 0')
    .option('--positive <value>', 'label value of the class to find')
    .option('--report <file>', 'also write a report: .html, .md or .json')
    .addHelpText('after', '\nExample:\n  casthouse evaluate may.csv --model line-4@2')
    .action(async (file: string, options: EvaluateOptions) => {
      const terminal = context.terminal(options);
      // Named wrongly, it had better be said before the work than after.
      if (options.report !== undefined) reportForm(options.report);
      const { evaluateModel } = await import('../../tabular/index.js');
      const { featureKinds } = await import('../feature-rows.js');
      const { wantedModel } = await import('../../functions/index.js');
      const registry = await openRegistry(context, options.registry);
      const { name, version, model } = await registry.loadAny(
        options.model ??
          (await wantedModel(context.settings, registry, context.settings.workspace)),
      );
      const table = await openTable(file, terminal.progress, { kinds: featureKinds(model) });
      terminal.progress.end();
      if ('outcome' in model)
        return await evaluateOutcome(terminal, model, version, table.frame, options);
      const label = labelSource(options);
      const evaluation = evaluateModel(model, table.frame, {
        ...(label === undefined ? {} : { label }),
      });
      const { metrics, unseenMetrics, seenRows, verdict } = evaluation;
      if (options.report !== undefined)
        await writeEvaluationReport(context, terminal, options.report, {
          evaluation,
          model,
          modelName: `${name}@${version}`,
          dataName: path.basename(file),
        });
      if (options.json)
        return terminal.print(
          JSON.stringify({
            model: name,
            version,
            metrics,
            seen_rows: seenRows,
            unseen_metrics: unseenMetrics,
            verdict,
          }),
        );
      terminal.print(
        metricsTable([
          ['all rows', metrics],
          ...(unseenMetrics === null || seenRows === 0
            ? []
            : [['rows not seen', unseenMetrics] as const]),
        ]),
      );
      terminal.print(`\n${name}@${version}: ${verdict}`);
    });
}

/** Figures of a model of several classes or of a number, which needs a label column and has no report. */
async function evaluateOutcome(
  terminal: Terminal,
  model: OutcomeModel,
  version: number,
  frame: Frame,
  { label, labelAny, positive, report, json }: EvaluateOptions,
): Promise<void> {
  const { evaluateOutcomeModel, outcomeWords } = await import('../../tabular/index.js');
  const without = { '--label-any': labelAny, '--positive': positive, '--report': report };
  for (const [at, got] of Object.entries(without))
    if (got !== undefined)
      throw problem('input.invalid', {
        at,
        got,
        expected: `none, as the model predicts ${outcomeWords(model)}`,
      });
  if (label === undefined)
    throw problem('input.invalid', {
      at: '--label',
      got: 'nothing',
      expected: `the column with the truth, as the model predicts ${outcomeWords(model)}`,
    });
  const evaluation = evaluateOutcomeModel(model, frame, label);
  const { metrics } = evaluation;
  if (json)
    return terminal.print(
      JSON.stringify({
        model: model.name,
        version,
        outcome: evaluation.kind,
        ...(evaluation.kind === 'classes' ? { classes: evaluation.classes } : {}),
        metrics,
      }),
    );
  const figure = (value: number) => (Number.isNaN(value) ? '-' : readableNumber(value, 4));
  if (evaluation.kind === 'number') {
    const { rmse, mae, bias, r2, rowCount } = evaluation.metrics;
    terminal.print(
      textTable([
        ['root mean squared error', 'mean error', 'bias', 'R2', 'rows'],
        [figure(rmse), figure(mae), figure(bias), figure(r2), rowCount],
      ]),
    );
  } else {
    const { accuracy, macroF1, macroRocAuc, logLoss, rowCount, classes } = evaluation.metrics;
    terminal.print(
      textTable([
        ['accuracy', 'macro F1', 'macro ROC-AUC', 'log loss', 'rows'],
        [figure(accuracy), figure(macroF1), figure(macroRocAuc), figure(logLoss), rowCount],
      ]),
    );
    terminal.print(
      `\n${textTable([
        ['class', 'F1', 'precision', 'recall', 'ROC-AUC', 'rows'],
        ...classes.map((one, k) => [
          evaluation.classes[k]!,
          ...[one.f1, one.precision, one.recall, one.rocAuc].map(figure),
          one.rowCount,
        ]),
      ])}`,
    );
  }
  terminal.say(`whether ${model.name}@${version} was trained on these rows is not known`);
}
