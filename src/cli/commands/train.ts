import path from 'node:path';
import { Command, Option } from 'commander';
import type { TreeFamily } from '../../tabular/index.js';
import type { CommandContext } from '../command-context.js';
import { type LabelOptions, labelSource } from '../label-source.js';
import { openRegistry, registryFolder } from '../open-registry.js';
import { openTable } from '../open-table.js';
import { listOption, settingOption } from '../output/number-option.js';
import { resultsTable } from '../output/results-table.js';
import { workspaceChoices } from '../workspace-choices.js';

// Written out, so that help does not load the learners; the type holds it to their names.
const familyNames: readonly TreeFamily[] = ['boosting-depthwise', 'random-forest', 'extra-trees'];

interface TrainOptions extends LabelOptions {
  readonly name?: string;
  readonly registry?: string;
  readonly ignore?: readonly string[];
  readonly features?: readonly string[];
  readonly group?: readonly string[];
  readonly time?: string;
  readonly lots?: string;
  readonly within?: readonly string[];
  readonly family?: TreeFamily;
  readonly protocol?: 'twins-together' | 'forward';
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
    .option('--group <columns>', 'rows alike here stay together', listOption)
    .option('--time <column>', 'order of the rows; no feature')
    .option('--lots <column>', 'counter that restarts with every lot')
    .addOption(new Option('--family <kind>', 'kind of model').choices([...familyNames]))
    .option('--set <name=number>', 'rounds, maxDepth, costOfMiss, seed ...', settingOption)
    .option('--no-promote', 'register only; do not let it serve')
    .addOption(
      new Option('--features <columns>', 'learn from these only').argParser(listOption).hideHelp(),
    )
    .addOption(
      new Option('--within <columns>', 'lots or time are cut within these')
        .argParser(listOption)
        .hideHelp(),
    )
    .addOption(
      new Option('--protocol <name>', 'the protocol whose model is kept')
        .choices(['twins-together', 'forward'])
        .hideHelp(),
    )
    .addOption(
      new Option('--missing <policy>', 'missing features when predicting')
        .choices(['impute', 'refuse'])
        .default('impute')
        .hideHelp(),
    )
    .addHelpText(
      'after',
      'Also: --features --within --protocol --missing (docs/reference/commands.md)\nExample:\n  casthouse train line.csv --label-any Defects --name line-4',
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
      lotColumn: options.lots ?? choices.lotColumn,
      withinColumns: options.within ?? choices.withinColumns,
      family: options.family,
      protocol: options.protocol,
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
        family: options.family ?? 'boosting-depthwise',
        threshold: model.threshold,
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

const ownSettings: readonly string[] = ['seed', 'testShare', 'folds', 'threshold'];
const costSettings: readonly string[] = ['costOfMiss', 'costOfFalseAlarm'];

// The trainer has options of its own and hands the others on to the family, which knows them by name.
function trainingSettings(given: Readonly<Record<string, number>> = {}) {
  const entries = Object.entries(given);
  const named = (names: readonly string[]) => entries.filter(([name]) => names.includes(name));
  const costs = named(costSettings);
  const rest = entries.filter(([name]) => ![...ownSettings, ...costSettings].includes(name));
  const { costOfMiss = 1, costOfFalseAlarm = 1 } = Object.fromEntries(costs);
  return {
    seed: 42,
    ...(costs.length === 0
      ? {}
      : { threshold: { by: 'cost' as const, costOfMiss, costOfFalseAlarm } }),
    ...Object.fromEntries(named(ownSettings)),
    learnerOptions: Object.fromEntries(rest),
  };
}
