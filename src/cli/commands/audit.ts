import path from 'node:path';
import { Command, Option } from 'commander';
import type { Language } from '../../shared/index.js';
import type { CommandContext } from '../command-context.js';
import { type LabelOptions, labelSource } from '../label-source.js';
import { openTable } from '../open-table.js';
import { auditText } from '../output/audit-text.js';
import { listOption } from '../output/number-option.js';
import { writeFileAtomically } from '../output/write-file.js';

interface AuditCommandOptions extends LabelOptions {
  readonly time?: string;
  readonly group?: readonly string[];
  readonly ignore?: readonly string[];
  readonly models: boolean;
  readonly html?: string;
  readonly language: Language;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `casthouse audit FILE`: what an expert would say before training. */
export function auditCommand(context: CommandContext): Command {
  return new Command('audit')
    .description('Say what is wrong with a CSV file before a model learns from it.')
    .argument('<file>')
    .option('--label <column>', 'column of the label (default: guessed)')
    .option('--label-any <prefix>', 'defect = a column of this prefix above 0')
    .option('--positive <value>', 'label value of the class to find')
    .option('--time <column>', 'order of the rows (default: as they stand)')
    .option('--group <columns>', 'rows alike here are a lot (default: found)', listOption)
    .option('--ignore <columns>', 'columns not to look at', listOption)
    .option('--no-models', 'try no models: faster, no figures')
    .option('--html <file>', 'also write a report with charts')
    .addOption(
      new Option('--language <word>', 'of the findings')
        .choices(['ko', 'en'])
        .default(context.settings.language),
    )
    .addHelpText(
      'after',
      '\nExample:\n  casthouse audit line.csv --label-any Defects --html audit.html',
    )
    .action((file: string, options: AuditCommandOptions) => audit(context, file, options));
}

async function audit(
  context: CommandContext,
  file: string,
  options: AuditCommandOptions,
): Promise<void> {
  const terminal = context.terminal(options);
  const label = labelSource(options);
  const { auditJson, auditTable } = await import('../../tabular/index.js');
  const { frame } = await openTable(file, terminal.progress);
  const seen = auditTable(
    frame,
    {
      tryModels: options.models,
      ...(label === undefined ? {} : { label }),
      ...(options.time === undefined ? {} : { timeColumn: options.time }),
      ...(options.group === undefined ? {} : { groupColumns: options.group }),
      ...(options.ignore === undefined ? {} : { ignore: options.ignore }),
    },
    { progress: terminal.progress },
  );
  terminal.progress.end();
  if (options.html !== undefined) {
    const { auditReport } = await import('../output/audit-report.js');
    const { htmlReport } = await import('../../report/index.js');
    const report = auditReport(seen, {
      dataName: path.basename(file),
      language: options.language,
      createdAt: new Date(context.clock.now()).toISOString(),
      madeBy: `Casthouse ${context.version}`,
    });
    await writeFileAtomically(options.html, [htmlReport(report)]);
  }
  if (options.json) terminal.print(JSON.stringify(auditJson(seen)));
  else terminal.print(auditText(seen, options.language, terminal.width));
  if (options.html !== undefined) terminal.say(`report: ${options.html}`);
}
