import { Command } from 'commander';
import type { CommandContext } from '../command-context.js';
import { openRegistry } from '../open-registry.js';
import { writeFileAtomically } from '../output/write-file.js';

interface ExportOptions {
  readonly out: string;
  readonly registry?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `casthouse models export NAME@VERSION`: writes a model as XGBoost's JSON. */
export function modelsExportCommand(context: CommandContext): Command {
  return new Command('export')
    .description("Write a model as XGBoost's JSON, for load_model; it takes raw features.")
    .argument('<model>', 'NAME, NAME@VERSION or NAME@ALIAS')
    .requiredOption('--out <file>', 'file to write')
    .option('--registry <dir>', 'folder of the model registry')
    .option('--json', 'print what was written as JSON')
    .addHelpText('after', '\nExample:\n  casthouse models export line-4@2 --out line-4.json')
    .action(async (reference: string, options: ExportOptions) => {
      const terminal = context.terminal(options);
      const { exportXgboost } = await import('../../tabular/index.js');
      const registry = await openRegistry(context, options.registry);
      const { name, version, model } = await registry.loadAny(reference);
      const { text, notices } = exportXgboost(model);
      await writeFileAtomically(options.out, [text]);
      for (const notice of notices) terminal.say(`note: ${notice}`);
      if (options.json)
        return terminal.print(JSON.stringify({ model: name, version, file: options.out, notices }));
      terminal.print(`${name}@${version} written to ${options.out}`);
    });
}
