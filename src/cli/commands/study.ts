import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Workspace } from '../../functions/index.js';
import type { Study, StudyOptions } from '../../tabular/index.js';
import type { CommandContext } from '../command-context.js';
import { openRegistry, registryFolder } from '../open-registry.js';
import { type OpenedTable, openTable } from '../open-table.js';
import { listOption, settingOption } from '../output/number-option.js';
import { documentedFigures, reportOfStudy } from '../output/study-report-file.js';
import { readStudyState } from '../output/study-state-file.js';
import { studyText, usualText } from '../output/study-text.js';
import type { Terminal } from '../output/terminal.js';
import { reportForm, reportText } from '../output/training-report-file.js';
import { writeFileAtomically } from '../output/write-file.js';
import { stateKeeper } from '../state-file.js';
import { type StudyCommandOptions, studySettings } from '../study-settings.js';

/** `casthouse study FILE`: from a CSV file to a chosen, measured, registered model and a report that tells why. */
export function studyCommand(context: CommandContext): Command {
  return new Command('study')
    .description(
      'Explore, audit, compare, search, measure honestly; recommend and register a model.',
    )
    .argument('<file>')
    .option('--name <name>', "the model's name (default: the file's name)")
    .option('--label <column>', 'column of the label (default: guessed)')
    .option('--label-any <prefix>', 'defect = a column of this prefix above 0')
    .option('--lots <column>', 'counter that restarts with every lot')
    .option('--select-by <protocol>', 'twins or forward decides (default: twins)', protocolOption)
    .option('--budget <time>', 'for it all: 90s, 8m, 1h (default: 8m)', durationOption)
    .option('--report <file>', '.html, .md or .json; may be given again', listOption)
    .option('--reproduce <what>', 'documented: the usual protocol alone', reproduceOption)
    .option('--fresh', 'begin anew, not where the last one stopped')
    .option('--set <name=number>', 'costOfMiss, partsPerYear, seed ...', settingOption)
    .option('--no-promote', 'register only; do not let it serve')
    .addOption(new Option('--registry <dir>', 'folder of the model registry').hideHelp())
    .addOption(new Option('--positive <value>', 'label value of the class to find').hideHelp())
    .addOption(listed('--ignore <columns>', 'columns not to learn from'))
    .addOption(listed('--group <columns>', 'rows alike here stay together'))
    .addOption(new Option('--time <column>', 'order of the rows; no feature').hideHelp())
    .addOption(listed('--within <columns>', 'lots or time are cut within these'))
    .addOption(listed('--latents <sizes>', 'of the encoders to try; 0 for none'))
    .addOption(listed('--families <names>', 'kinds of model to compare'))
    .addHelpText(
      'after',
      'Also: --positive --ignore --group --time --within --latents --families --registry\nExample:\n  casthouse study line.csv --label-any Defects --report study.html',
    )
    .action((file: string, options: StudyCommandOptions) => runIt(context, file, options));
}

function listed(flags: string, description: string): Option {
  return new Option(flags, description).argParser(listOption).hideHelp();
}

/** Reads `90s`, `10m` or `1h` as milliseconds. */
export function durationOption(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(s|m|h)$/.exec(text.trim());
  const unitMs = { s: 1000, m: 60_000, h: 3_600_000 };
  // The pattern lets no other unit through.
  const ms = match === null ? 0 : Number(match[1]) * unitMs[match[2] as 's' | 'm' | 'h'];
  if (!(ms >= 1000)) throw new InvalidArgumentError('Expected a time such as 90s, 10m or 1h.');
  return ms;
}

function protocolOption(text: string): StudyOptions['selectBy'] {
  if (text === 'twins') return 'twins-together';
  if (text === 'forward') return text;
  throw new InvalidArgumentError('Expected twins or forward.');
}

function reproduceOption(text: string): 'documented' {
  if (text !== 'documented') throw new InvalidArgumentError('Expected documented.');
  return text;
}

async function runIt(
  context: CommandContext,
  file: string,
  options: StudyCommandOptions,
): Promise<void> {
  const terminal = context.terminal(options);
  for (const report of options.report ?? []) reportForm(report);
  const table = await openTable(file, terminal.progress);
  terminal.progress.end();
  for (const notice of table.notices) terminal.say(`note: ${notice.message}`);
  const { loadWorkspace } = await import('../../functions/index.js');
  const workspace = await loadWorkspace(context.settings.workspace);
  if (options.reproduce !== undefined) {
    await reproduce(context, terminal, file, table, workspace, options);
    return;
  }
  const settings = studySettings(context, file, table, workspace, options);
  const { defaultBudgetMs, runStudy } = await import('../../tabular/index.js');
  const stateFile = path.join(
    context.settings.home,
    'studies',
    `${table.dataHash.slice(0, 16)}.json`,
  );
  const resume = options.fresh ? undefined : readStudyState(stateFile);
  terminal.say(
    `about ${Math.max(1, Math.round((settings.budgetMs ?? defaultBudgetMs) / 60_000))} min; if it is cut short, the same command goes on from there`,
  );
  const study = runStudy(table.frame, settings, {
    clock: context.clock,
    progress: terminal.progress,
    checkpoint: stateKeeper(context.clock, stateFile),
    ...(resume === undefined ? {} : { resume }),
  });
  terminal.progress.end();
  if (study.resumed > 0)
    terminal.say(`went on after ${study.resumed} measurements of an earlier run`);
  for (const notice of study.training.notices) terminal.say(`note: ${notice.message}`);
  await registerAndTell(context, terminal, file, study, workspace, options);
  await rm(stateFile, { force: true });
}

async function registerAndTell(
  context: CommandContext,
  terminal: Terminal,
  file: string,
  study: Study,
  workspace: Workspace,
  options: StudyCommandOptions,
): Promise<void> {
  const { name } = study.training.model;
  const registry = await openRegistry(context, options.registry);
  const { version } = await registry.register(study.training.model);
  if (options.promote)
    await registry.move(name, 'champion', version, {
      who: context.user,
      why: `recommended by the study of ${path.basename(file)}`,
    });
  const report = await reportOfStudy(context, study, workspace, {
    modelName: `${name}@${version}`,
    dataName: path.basename(file),
  });
  for (const target of options.report ?? []) {
    await writeFileAtomically(target, [await reportText(report, reportForm(target))]);
    terminal.say(`report: ${target}`);
  }
  if (options.json) {
    const { jsonReport } = await import('../../report/index.js');
    terminal.print(
      JSON.stringify({
        name,
        version,
        promoted: options.promote,
        registry: registryFolder(context, options.registry),
        seconds: Math.round(study.spentMs / 1000),
        recommended: study.comparison.recommended,
        results: study.byF1.model.results,
        costs: study.costs,
        usual: study.usual,
        report: jsonReport(report),
      }),
    );
  } else {
    const { wordsIn } = await import('../../report/index.js');
    terminal.print(studyText(study, report, wordsIn));
  }
  const serves = options.promote ? ' and serves as champion' : '';
  terminal.say(`${name}@${version} is registered${serves}; ${Math.round(study.spentMs / 1000)} s`);
}

/** Enough to see how much chance there is in a figure. */
const seedsToReproduce = 3;

async function reproduce(
  context: CommandContext,
  terminal: Terminal,
  file: string,
  table: OpenedTable,
  workspace: Workspace,
  options: StudyCommandOptions,
): Promise<void> {
  const { seeds = seedsToReproduce, ...set } = options.set ?? {};
  const settings = studySettings(context, file, table, workspace, { ...options, set });
  const { reproduceUsual } = await import('../../tabular/index.js');
  const { usual, featureCount } = reproduceUsual(table.frame, settings, {
    progress: terminal.progress,
    seedCount: seeds,
  });
  terminal.progress.end();
  const { rowCount } = table.frame;
  const documented = documentedFigures(workspace, { rowCount, featureCount });
  if (options.json) terminal.print(JSON.stringify({ documented: documented ?? null, ...usual }));
  else terminal.print(usualText(usual, documented));
}
