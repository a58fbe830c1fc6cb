import { Command, InvalidArgumentError, Option } from 'commander';
import type { LearnerFamily } from '../../tabular/index.js';
import type { CommandContext } from '../command-context.js';
import { registryFolder } from '../open-registry.js';
import { listOption, settingOption } from '../output/number-option.js';
import { resultsTable } from '../output/results-table.js';
import { writeTrainingReport } from '../output/training-report-file.js';
import { sayNext, type TrainOnFileOptions, trainOnFile } from '../train-on-file.js';

// Written out, so that help does not load the learners; the type holds it to their names.
const familyNames: readonly LearnerFamily[] = [
  'boosting-depthwise',
  'boosting-leafwise',
  'boosting-symmetric',
  'random-forest',
  'extra-trees',
  'logistic-regression',
  'ft-transformer',
  'tab-transformer',
];

/** `casthouse train FILE`: trains on any CSV with a label, measures honestly, registers a version. */
export function trainCommand(context: CommandContext): Command {
  return new Command('train')
    .description('Train on a CSV file, measure honestly, register the model as a new version.')
    .argument('<file>')
    .option('--name <name>', "the model's name (default: the file's name)")
    .addOption(new Option('--registry <dir>', 'folder of the model registry').hideHelp())
    .option('--label <column>', 'column of the label (default: guessed)')
    .option('--label-any <prefix>', 'defect = a column of this prefix above 0')
    .option('--positive <value>', 'label value of the class to find')
    .option('--ignore <columns>', 'columns not to learn from', listOption)
    .option('--group <columns>', 'rows alike here stay together', listOption)
    .option('--time <column>', 'order of the rows; no feature')
    .option('--lots <column>', 'counter that restarts with every lot')
    .option('--family <kind>', 'kind of model: random-forest, ft-transformer ...', familyOption)
    .option('--set <name=number>', 'rounds, maxDepth, costOfMiss, seed ...', settingOption)
    .option('--report <file>', 'write a report: .html, .md or .json')
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
      new Option(
        '--encoder <features>',
        "trees read an autoencoder's latents: with the features, or alone",
      )
        .choices(['combined', 'latent'])
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
      'Also: --features --within --protocol --missing --encoder (docs/reference/commands.md)\nExample:\n  casthouse train line.csv --label-any Defects --name line-4',
    )
    .action((file: string, options: TrainOnFileOptions) => train(context, file, options));
}

function familyOption(text: string): LearnerFamily {
  const family = familyNames.find((name) => name === text);
  if (family === undefined) throw new InvalidArgumentError(`Allowed: ${familyNames.join(', ')}.`);
  return family;
}

async function train(
  context: CommandContext,
  file: string,
  options: TrainOnFileOptions,
): Promise<void> {
  const terminal = context.terminal(options);
  const trained = await trainOnFile(context, terminal, file, options);
  const { training, name, version } = trained;
  const { model, notices } = training;
  if (options.report !== undefined)
    await writeTrainingReport(context, terminal, options.report, trained);
  if (options.json)
    terminal.print(
      JSON.stringify({
        name,
        version,
        promoted: options.promote,
        registry: registryFolder(context, options.registry),
        classes: model.classes,
        features: model.features.map((feature) => feature.name),
        featureSet: model.encoding?.featureSet ?? 'baseline',
        trees: model.trees === undefined ? 0 : model.trees.treeStart.length - 1,
        family: options.family ?? 'boosting-depthwise',
        threshold: model.threshold,
        results: model.results,
        notices,
      }),
    );
  else terminal.print(resultsTable(model.results));
  sayNext(terminal, file, trained, options.promote);
}
