// What every command that asks a database has in common: which one, which catalogue, which scope.
import { type Command, InvalidArgumentError } from 'commander';
import type { AskAnswer } from '../ask-data/index.js';
import type { Asking, DataWorkspace, Scope } from '../functions/index.js';
import type { Settings } from '../shared/index.js';
import type { CommandContext } from './command-context.js';
import type { Terminal } from './output/terminal.js';

export interface AskingOptions {
  readonly workspace?: string;
  readonly db?: string;
  readonly catalogue?: string;
  readonly scope?: Scope;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Adds the options that say what is asked. */
export function withAskingOptions(command: Command): Command {
  return command
    .option('--workspace <name>', 'workspace with catalogue and embedded data')
    .option('--db <url>', 'postgres://, mysql://, data-api:, pglite:FOLDER')
    .option('--catalogue <file>', 'catalogue file of that database')
    .option('--scope <name=value>', 'limit every query to this value, repeatable', scope);
}

/** Opens what the options name; a database address alone is looked into by itself. */
export async function openAsking(
  context: CommandContext,
  options: AskingOptions,
  terminal: Terminal,
): Promise<Asking> {
  const { openAsking: open } = await import('../functions/index.js');
  const settings: Settings = {
    ...context.settings,
    // An address on the command line goes before the cluster of the environment.
    ...(options.db === undefined ? {} : { databaseUrl: options.db }),
    ...(options.catalogue === undefined ? {} : { catalogue: options.catalogue }),
  };
  const workspace = options.workspace ?? (isAddressed(settings) ? null : settings.workspace);
  return await open(settings, {
    workspace,
    folder: context.folder,
    environment: process.env,
    say: (message) => terminal.say(message),
  });
}

/** Opens the database of a workspace to write to it. */
export async function openDataWorkspace(
  context: CommandContext,
  options: { readonly workspace: string; readonly db?: string },
  terminal: Terminal,
): Promise<DataWorkspace> {
  const { openDataWorkspace: open } = await import('../functions/index.js');
  const { settings, folder } = context;
  return await open(
    { ...settings, ...(options.db === undefined ? {} : { databaseUrl: options.db }) },
    {
      workspace: options.workspace,
      folder,
      environment: process.env,
      say: (message) => terminal.say(message),
    },
  );
}

function isAddressed({ databaseUrl, databaseClusterArn }: Settings): boolean {
  return databaseUrl !== '' || databaseClusterArn !== '';
}

/** One answer as data: what `--json` prints and a batch writes. */
export function answerFacts(answer: AskAnswer) {
  const { status, answer: sentence, sql, columns, rows } = answer;
  const { eventIds, truncated, chart, timings } = answer;
  return {
    status,
    answer: sentence,
    sql,
    columns,
    rows,
    ...(eventIds.length === 0 ? {} : { event_ids: eventIds }),
    ...(truncated ? { truncated } : {}),
    ...(chart === null ? {} : { chart }),
    timings,
  };
}

function scope(text: string, earlier: Scope | undefined): Scope {
  const match = /^\s*([\w.]+)\s*=\s*(.+?)\s*$/.exec(text);
  if (match === null) throw new InvalidArgumentError('Expected name=value, such as video_id=1.');
  return { ...earlier, [match[1]!]: scopeValue(match[2]!) };
}

/** A whole number as a number, anything else as text. */
export function scopeValue(text: string): string | number {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}
