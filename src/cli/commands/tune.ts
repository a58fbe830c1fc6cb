import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Command, Option } from 'commander';
import type {
  CrossValidation,
  Frame,
  LearnerFamily,
  TrainingOptions,
  Tuning,
  TuningMetric,
} from '../../tabular/index.js';
import type { CommandContext } from '../command-context.js';
import { integerOption, listOption, settingOption } from '../output/number-option.js';
import { resultsTable } from '../output/results-table.js';
import type { Terminal } from '../output/terminal.js';
import { textTable } from '../output/text-table.js';
import { trialOptions, writeTrainingReport } from '../output/training-report-file.js';
import { stateKeeper } from '../state-file.js';
import { sayNext, type TrainOnFileOptions, trainOnFile } from '../train-on-file.js';
import { readTuningState } from '../tuning-state.js';

interface TuneOptions extends TrainOnFileOptions {
  readonly candidates: number;
  readonly families?: readonly LearnerFamily[];
  readonly metric: TuningMetric;
  readonly outerFolds?: number;
  readonly fresh?: boolean;
}

/** `casthouse tune FILE`: searches kinds of model and their options without looking at test rows. */
export function tuneCommand(context: CommandContext): Command {
  return new Command('tune')
    .description(
      'Search for the best kind of model inside the training rows, train it, register it.',
    )
    .argument('<file>')
    .option('--name <name>', "the model's name (default: the file's name)")
    .option('--label <column>', 'column of the label (default: guessed)')
    .option('--label-any <prefix>', 'defect = a column of this prefix above 0')
    .option('--candidates <n>', 'choices to begin with', integerOption(2, 1000), 36)
    .option('--families <kinds>', 'kinds of model (default: all but transformers)', listOption)
    .addOption(
      new Option('--metric <name>', 'what is compared')
        .choices(['rocAuc', 'prAuc', 'logLoss'])
        .default('rocAuc'),
    )
    .option('--outer-folds <n>', 'repeat it all in n outer folds', integerOption(2, 20))
    .option('--fresh', 'begin anew, not where the last one stopped')
    .option('--set <name=number>', 'seed, testShare, costOfMiss ...', settingOption)
    .option('--report <file>', 'write a report: .html, .md or .json')
    .option('--no-promote', 'register only; do not let it serve')
    .addOption(new Option('--registry <dir>', 'folder of the model registry').hideHelp())
    .addOption(new Option('--positive <value>', 'label value of the class to find').hideHelp())
    .addOption(listed('--ignore <columns>', 'columns not to learn from'))
    .addOption(listed('--features <columns>', 'learn from these only'))
    .addOption(listed('--group <columns>', 'rows alike here stay together'))
    .addOption(new Option('--time <column>', 'order of the rows; no feature').hideHelp())
    .addOption(new Option('--lots <column>', 'counter that restarts with every lot').hideHelp())
    .addOption(listed('--within <columns>', 'lots or time are cut within these'))
    .addOption(
      new Option('--protocol <name>', 'the protocol it is chosen by')
        .choices(['twins-together', 'forward'])
        .hideHelp(),
    )
    .addHelpText(
      'after',
      'Also the options of train.\nExample:\n  casthouse tune line.csv --label-any Defects --report tuning.html',
    )
    .action((file: string, options: TuneOptions) => tune(context, file, options));
}

function listed(flags: string, description: string): Option {
  return new Option(flags, description).argParser(listOption).hideHelp();
}

async function tune(context: CommandContext, file: string, options: TuneOptions): Promise<void> {
  const terminal = context.terminal(options);
  const tuning = {
    candidates: options.candidates,
    metric: options.metric,
    ...(options.families === undefined ? {} : { families: options.families }),
  };
  let stateFile = '';
  const trained = await trainOnFile(context, terminal, file, options, async (table) => {
    stateFile = path.join(context.settings.home, 'tuning', `${table.dataHash.slice(0, 16)}.json`);
    const resume = options.fresh ? undefined : readTuningState(stateFile);
    return {
      options: { tuning },
      watch: {
        tuning: {
          checkpoint: stateKeeper(context.clock, stateFile),
          ...(resume === undefined ? {} : { resume }),
        },
      },
    };
  });
  const { training, name, version, table } = trained;
  const search = training.tuning!;
  const nested =
    options.outerFolds === undefined
      ? null
      : await nestedFigures(terminal, trained.options, table, options.outerFolds);
  await rm(stateFile, { force: true });
  if (options.report !== undefined)
    await writeTrainingReport(context, terminal, options.report, trained);
  const { model } = training;
  if (options.json)
    terminal.print(
      JSON.stringify({
        name,
        version,
        promoted: options.promote,
        metric: search.metric,
        best: search.best,
        trials: search.trials,
        threshold: model.threshold,
        results: model.results,
        nested,
      }),
    );
  else {
    terminal.print(`${trialsTable(search)}\n`);
    terminal.print(resultsTable(model.results));
    if (nested !== null) terminal.print(`\n${nestedText(nested)}`);
  }
  sayNext(terminal, file, trained, options.promote);
}

async function nestedFigures(
  terminal: Terminal,
  options: TrainingOptions,
  { frame }: { readonly frame: Frame },
  outerFolds: number,
): Promise<CrossValidation> {
  const { crossValidate } = await import('../../tabular/index.js');
  const nested = crossValidate(frame, { ...options, outerFolds }, { progress: terminal.progress });
  terminal.progress.end();
  return nested;
}

const shownTrials = 8;

function trialsTable({ trials, metric }: Tuning): string {
  const titles = { rocAuc: 'ROC-AUC', prAuc: 'PR-AUC', logLoss: 'minus log loss' } as const;
  const shown = trials.slice(0, shownTrials);
  // Every kind of model is shown once at least, so that one sees what it was compared with.
  for (const trial of trials)
    if (!shown.some(({ family }) => family === trial.family)) shown.push(trial);
  return textTable([
    ['inside the training rows', titles[metric], '+-', 'folds', 'options'],
    ...shown.map((trial) => [
      trial.family,
      trial.score.toFixed(4),
      Number.isNaN(trial.standardError) ? '-' : trial.standardError.toFixed(4),
      trial.folds,
      trialOptions(trial),
    ]),
  ]);
}

function nestedText({ mean, deviation, folds }: CrossValidation): string {
  const figure = (name: 'rocAuc' | 'prAuc' | 'f1') =>
    `${mean[name].toFixed(3)} +- ${deviation[name].toFixed(3)}`;
  return `everything chosen anew in ${folds.length} outer folds: ROC-AUC ${figure('rocAuc')}, PR-AUC ${figure('prAuc')}, F1 ${figure('f1')}`;
}
