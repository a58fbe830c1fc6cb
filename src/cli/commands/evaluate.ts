import path from 'node:path';
import { Command } from 'commander';
import type { CommandContext } from '../command-context.js';
import { type LabelOptions, labelSource } from '../label-source.js';
import { openRegistry } from '../open-registry.js';
import { openTable } from '../open-table.js';
import { writeEvaluationReport } from '../output/evaluation-report-file.js';
import { metricsTable } from '../output/results-table.js';
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
      const { name, version, model } = await registry.load(
        options.model ??
          (await wantedModel(context.settings, registry, context.settings.workspace)),
      );
      const table = await openTable(file, terminal.progress, { kinds: featureKinds(model) });
      terminal.progress.end();
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
