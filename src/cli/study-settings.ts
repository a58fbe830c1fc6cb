// What the words of `casthouse study`, the workspace and the table come to as options of a study.
import path from 'node:path';
import type { Workspace } from '../functions/index.js';
import type { LearnerFamily, StudyEconomics, StudyOptions } from '../tabular/index.js';
import type { CommandContext } from './command-context.js';
import { type LabelOptions, labelSource } from './label-source.js';
import type { OpenedTable } from './open-table.js';
import { workspaceChoices } from './workspace-choices.js';

/** The flags of `casthouse study` as they were read. */
export interface StudyCommandOptions extends LabelOptions {
  readonly name?: string;
  readonly budget?: number;
  readonly report?: readonly string[];
  readonly reproduce?: 'documented';
  readonly fresh?: boolean;
  readonly promote: boolean;
  readonly registry?: string;
  readonly ignore?: readonly string[];
  readonly group?: readonly string[];
  readonly time?: string;
  readonly lots?: string;
  readonly within?: readonly string[];
  readonly latents?: readonly string[];
  readonly families?: readonly string[];
  readonly selectBy?: StudyOptions['selectBy'];
  readonly set?: Readonly<Record<string, number>>;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Options of the study of a table: the user's words before what the workspace says of it. */
export function studySettings(
  context: CommandContext,
  file: string,
  table: OpenedTable,
  workspace: Workspace,
  options: StudyCommandOptions,
): StudyOptions {
  const choices = workspaceChoices(workspace, table.frame);
  const label = labelSource(options) ?? choices.label;
  const lotColumn = options.lots ?? choices.lotColumn;
  const withinColumns = options.within ?? choices.withinColumns;
  const { training: own, economics, study } = splitSettings(options.set);
  return {
    ...(options.budget === undefined ? {} : { budgetMs: options.budget }),
    ...(options.selectBy === undefined ? {} : { selectBy: options.selectBy }),
    // The study refuses names it does not know.
    ...(options.families === undefined ? {} : { families: options.families as LearnerFamily[] }),
    economics,
    ...study,
    ...(options.latents === undefined
      ? {}
      : { latentCounts: options.latents.map(Number).filter((size) => size !== 0) }),
    training: {
      name: options.name ?? nameOf(file),
      ...(label === undefined ? {} : { label }),
      ignore: [...(options.ignore ?? []), ...choices.ignore],
      ...(options.group === undefined ? {} : { groupColumns: options.group }),
      ...(options.time === undefined ? {} : { timeColumn: options.time }),
      ...(lotColumn === undefined ? {} : { lotColumn }),
      ...(withinColumns === undefined ? {} : { withinColumns }),
      seed: 42,
      ...own,
      operatorFacts: workspace.operatorFacts,
      provenance: {
        createdAt: new Date(context.clock.now()).toISOString(),
        dataHash: table.dataHash,
        dataName: path.basename(file),
        casthouseVersion: context.version,
      },
    },
  };
}

const economicNames: readonly (keyof StudyEconomics)[] = [
  'costOfMiss',
  'costOfFalseAlarm',
  'partsPerYear',
  'setupCost',
];

const studyNames: readonly (keyof StudyOptions)[] = ['mostHalvings', 'encoderEpochs'];

/** Money to the economics, sizes to the study, the rest to training, which refuses names it does not know. */
function splitSettings(given: Readonly<Record<string, number>> = {}) {
  const entries = Object.entries(given);
  const isAmong = (names: readonly string[]) => entries.filter(([name]) => names.includes(name));
  const known: readonly string[] = [...economicNames, ...studyNames];
  return {
    economics: Object.fromEntries(isAmong(economicNames)),
    study: Object.fromEntries(isAmong(studyNames)),
    training: Object.fromEntries(entries.filter(([name]) => !known.includes(name))),
  };
}

// `Line 4 (May).csv` becomes `line-4-may`.
function nameOf(file: string): string {
  const plain = path
    .basename(file)
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain || 'model';
}
