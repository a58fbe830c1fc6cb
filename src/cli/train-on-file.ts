// What `train` and `tune` share: a file in, a registered and measured model out.
import path from 'node:path';
import type { LearnerFamily, Training, TrainingOptions, TrainingWatch } from '../tabular/index.js';
import type { CommandContext } from './command-context.js';
import { type LabelOptions, labelSource } from './label-source.js';
import { openRegistry } from './open-registry.js';
import { type OpenedTable, openTable } from './open-table.js';
import type { Terminal } from './output/terminal.js';
import { reportForm } from './output/training-report-file.js';
import { workspaceChoices } from './workspace-choices.js';

/** Options of both commands. */
export interface TrainOnFileOptions extends LabelOptions {
  readonly name?: string;
  readonly registry?: string;
  readonly ignore?: readonly string[];
  readonly features?: readonly string[];
  readonly group?: readonly string[];
  readonly time?: string;
  readonly lots?: string;
  readonly within?: readonly string[];
  readonly family?: LearnerFamily;
  readonly protocol?: 'twins-together' | 'forward';
  readonly encoder?: 'latent' | 'combined';
  readonly set?: Readonly<Record<string, number>>;
  readonly missing?: 'impute' | 'refuse';
  readonly promote: boolean;
  readonly report?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** A trained model with its place in the registry. */
export interface TrainedOnFile {
  readonly training: Training;
  readonly table: OpenedTable;
  readonly options: TrainingOptions;
  readonly name: string;
  readonly version: number;
}

/** Options that a command adds once the table is known. */
export type MoreOptions = (
  table: OpenedTable,
) => Promise<{ readonly options?: Partial<TrainingOptions>; readonly watch?: TrainingWatch }>;

/** Reads the table, trains, registers, promotes when told to; says what was chosen on the way. */
export async function trainOnFile(
  context: CommandContext,
  terminal: Terminal,
  file: string,
  given: TrainOnFileOptions,
  more: MoreOptions = async () => ({}),
): Promise<TrainedOnFile> {
  const { trainModel } = await import('../tabular/index.js');
  const { loadWorkspace, nodeThreads } = await import('../functions/index.js');
  // Named wrongly, it had better be said before the work than after.
  if (given.report !== undefined) reportForm(given.report);
  const registry = await openRegistry(context, given.registry);
  const name = given.name ?? nameOf(file);

  const table = await openTable(file, terminal.progress);
  terminal.progress.end();
  for (const notice of table.notices) terminal.say(`note: ${notice.message}`);

  const workspace = await loadWorkspace(context.settings.workspace);
  const choices = workspaceChoices(workspace, table.frame);
  const { options: added = {}, watch = {} } = await more(table);
  const options: TrainingOptions = {
    name,
    label: labelSource(given) ?? choices.label,
    ignore: [...(given.ignore ?? []), ...(given.features === undefined ? choices.ignore : [])],
    features: given.features,
    groupColumns: given.group,
    timeColumn: given.time,
    lotColumn: given.lots ?? choices.lotColumn,
    withinColumns: given.within ?? choices.withinColumns,
    family: given.family,
    protocol: given.protocol,
    featureSet: given.encoder,
    ...trainingSettings(given.set, given.encoder !== undefined),
    missingPolicy: given.missing,
    operatorFacts: workspace.operatorFacts,
    provenance: {
      createdAt: new Date(context.clock.now()).toISOString(),
      dataHash: table.dataHash,
      dataName: path.basename(file),
      casthouseVersion: context.version,
    },
    ...added,
  };
  const training = trainModel(table.frame, options, {
    progress: terminal.progress,
    threads: nodeThreads(),
    ...watch,
  });
  terminal.progress.end();
  for (const notice of training.notices) terminal.say(`note: ${notice.message}`);

  const { version } = await registry.register(training.model);
  if (given.promote)
    await registry.move(name, 'champion', version, {
      who: context.user,
      why: `trained on ${path.basename(file)}`,
    });
  return { training, table, options, name, version };
}

/** Where the model is now, and what to do next. */
export function sayNext(
  terminal: Terminal,
  file: string,
  { name, version, training }: TrainedOnFile,
  promoted: boolean,
): void {
  const serves = promoted ? ' and serves as champion' : '';
  terminal.say(`${name}@${version} is registered${serves}`);
  if (promoted && version > 1)
    terminal.say(`back to the one before: casthouse models promote ${name}@${version - 1}`);
  if (training.model.results.some(({ testRowsWithTwinShare }) => testRowsWithTwinShare > 0))
    terminal.say(`what to fix in the table first: casthouse audit ${file}`);
  terminal.say(
    promoted
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
const encoderSettings: readonly string[] = ['latentCount', 'epochs', 'batchRows', 'labelWeight'];

// The trainer has options of its own and hands the others on to the family, which knows them by name.
function trainingSettings(given: Readonly<Record<string, number>> = {}, hasEncoder = false) {
  const entries = Object.entries(given);
  const named = (names: readonly string[]) => entries.filter(([name]) => names.includes(name));
  const costs = named(costSettings);
  const ofEncoder = hasEncoder ? encoderSettings : [];
  const taken = [...ownSettings, ...costSettings, ...ofEncoder];
  const rest = entries.filter(([name]) => !taken.includes(name));
  const { costOfMiss = 1, costOfFalseAlarm = 1 } = Object.fromEntries(costs);
  return {
    seed: 42,
    ...(costs.length === 0
      ? {}
      : { threshold: { by: 'cost' as const, costOfMiss, costOfFalseAlarm } }),
    ...Object.fromEntries(named(ownSettings)),
    ...(hasEncoder ? { encoder: Object.fromEntries(named(ofEncoder)) } : {}),
    learnerOptions: Object.fromEntries(rest),
  };
}
