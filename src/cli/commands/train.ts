import path from 'node:path';
import { Command, Option } from 'commander';
import type { CommandContext } from '../command-context.js';
import { type LabelOptions, labelSource } from '../label-source.js';
import { openRegistry, registryFolder } from '../open-registry.js';
import { openTable } from '../open-table.js';
import { listOption, settingOption } from '../output/number-option.js';
import { resultsTable } from '../output/results-table.js';
import { workspaceChoices } from '../workspace-choices.js';

interface TrainOptions extends LabelOptions {
  readonly name?: string;
  readonly registry?: string;
  readonly ignore?: readonly string[];
  readonly features?: readonly string[];
  readonly group?: readonly string[];
  readonly time?: string;
  readonly set?: Readonly<Record<string, number>>;
  readonly missing: 'impute' | 'refuse';
  readonly promote: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `casthouse train FILE`: trains on any CSV with a label, measures honestly, registers a version. */
export function trainCommand(context: CommandContext): Command {
  return new Command('train')
    .description('Train on a CSV file, measure honestly, register the model as a new version.')
    .argument('<file>')
    .option('--name <name>', "the model's name (default: the file's name)")
    .option('--registry <dir>', 'folder of the model registry')
    .option('--label <column>', 'column of the label (default: guessed)')
    .option('--label-any <prefix>', 'defect = a column of this prefix above 0')
    .option('--positive <value>', 'label value of the class to find')
    .option('--ignore <columns>', 'columns not to learn from', listOption)
    .option('--features <columns>', 'learn from these only', listOption)
    .option('--group <columns>', 'rows alike here stay together', listOption)
    .option('--time <column>', 'order of the rows; no feature')
    .option('--set <name=number>', 'rounds, maxDepth, testShare, seed ...', settingOption)
    .addOption(
      new Option('--missing <policy>', 'missing features when predicting')
        .choices(['impute', 'refuse'])
        .default('impute'),
    )
    .option('--no-promote', 'register only; do not let it serve')
    .addHelpText(
      'after',
      '\nExample:\n  casthouse train line.csv --label-any Defects --name line-4',
    )
    .action((file: string, options: TrainOptions) => train(context, file, options));
}

async function train(context: CommandContext, file: string, options: TrainOptions): Promise<void> {
  const terminal = context.terminal(options);
  const { trainModel } = await import('../../tabular/index.js');
  const { loadWorkspace } = await import('../../functions/index.js');
  const registry = await openRegistry(context, options.registry);
  const name = options.name ?? nameOf(file);

  const table = await openTable(file, terminal.progress);
  terminal.progress.end();
  for (const notice of table.notices) terminal.say(`note: ${notice.message}`);

  const workspace = await loadWorkspace(context.settings.workspace);
  const choices = workspaceChoices(workspace, table.frame);
  const { model, notices } = trainModel(
    table.frame,
    {
      name,
      label: labelSource(options) ?? choices.label,
      ignore: [
        ...(options.ignore ?? []),
        ...(options.features === undefined ? choices.ignore : []),
      ],
      features: options.features,
      groupColumns: options.group,
      timeColumn: options.time,
      ...trainingSettings(options.set),
      missingPolicy: options.missing,
      operatorFacts: workspace.operatorFacts,
      provenance: {
        createdAt: new Date(context.clock.now()).toISOString(),
        dataHash: table.dataHash,
        dataName: path.basename(file),
        casthouseVersion: context.version,
      },
    },
    { progress: terminal.progress },
  );
  terminal.progress.end();
  for (const notice of notices) terminal.say(`note: ${notice.message}`);

  const { version } = await registry.register(model);
  if (options.promote)
    await registry.move(name, 'champion', version, {
      who: context.user,
      why: `trained on ${path.basename(file)}`,
    });

  if (options.json)
    terminal.print(
      JSON.stringify({
        name,
        version,
        promoted: options.promote,
        registry: registryFolder(context, options.registry),
        classes: model.classes,
        features: model.features.map((feature) => feature.name),
        trees: model.trees.treeStart.length - 1,
        results: model.results,
        notices,
      }),
    );
  else terminal.print(resultsTable(model.results));
  const serves = options.promote ? ' and serves as champion' : '';
  terminal.say(`${name}@${version} is registered${serves}`);
  if (options.promote && version > 1)
    terminal.say(`back to the one before: casthouse models promote ${name}@${version - 1}`);
  terminal.say(
    options.promote
      ? `next: casthouse start --model ${name}`
      : `next, to let it serve: casthouse models promote ${name}@${version}`,
  );
}

// `Line 4 (May).csv` becomes `line-4-may`.
function nameOf(file: string): string {
  const stem = path.basename(file).replace(/\.[^.]*$/, '');
  const plain = stem
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain || 'model';
}

const notBoosting: readonly string[] = ['seed', 'testShare', 'validationShare', 'threshold'];

// The trainer has options of its own and hands the others on to boosting, which knows them by name.
function trainingSettings(given: Readonly<Record<string, number>> = {}) {
  const entries = Object.entries(given);
  const own = entries.filter(([name]) => notBoosting.includes(name));
  const boosting = entries.filter(([name]) => !notBoosting.includes(name));
  return { seed: 42, ...Object.fromEntries(own), boosting: Object.fromEntries(boosting) };
}
