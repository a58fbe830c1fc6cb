// Composition root of asking from the command line: settings in, a desk over one database out.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDatabaseUrl } from '../../databases/index.js';
import { type Settings, systemClock } from '../../shared/index.js';
import { folderStore } from '../../storage/index.js';
import { type FeedbackStore, feedbackStore } from '../ask-data/feedback-store.js';
import type { Workspace } from '../workspace.js';
import { loadWorkspace } from './load-workspace.js';
import { type OpenedDesk, openDesk } from './open-desk.js';
import { dataApiEnvironment, databaseAddress, type OpenedDatabase } from './server-database.js';
import { openWorkspaceDatabase } from './workspace-database.js';

export interface OpenAskingOptions {
  /** Null asks the database of the settings by what introspection finds. */
  readonly workspace: string | null;
  /** Folder that relative paths start from. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Told what takes a while. Default nobody. */
  readonly say?: (message: string) => void;
}

/** A workspace with its database. */
export interface DataWorkspace {
  readonly workspace: Workspace;
  readonly opened: OpenedDatabase;
}

/** A database that is asked until it is closed. */
export interface Asking {
  readonly desk: OpenedDesk;
  readonly catalogue: OpenedDesk['catalogue'];
  readonly feedback: OpenedDesk['feedback'];
  /** The file that keeps what people say about answers. */
  readonly feedbackAddress: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Opens a workspace's database, or the one of the settings alone. Nothing is connected before the first question. */
export async function openDataWorkspace(
  settings: Settings,
  { workspace: name, folder, environment, say }: OpenAskingOptions,
): Promise<DataWorkspace> {
  const workspace: Workspace = name === null ? { name: 'database' } : await loadWorkspace(name);
  const opened = await openWorkspaceDatabase(workspace, {
    clock: systemClock,
    url: databaseAddress(settings),
    folder: path.join(path.resolve(folder, settings.home), 'databases'),
    environment: dataApiEnvironment(settings, name === null ? '' : workspace.name, environment),
    say,
  });
  return { workspace, opened };
}

/** The same, ready to be asked. */
export async function openAsking(settings: Settings, options: OpenAskingOptions): Promise<Asking> {
  const { workspace, opened } = await openDataWorkspace(settings, options);
  const feedback = localFeedback(settings, options, workspace);
  const desk = openDesk(opened, {
    workspace,
    catalogueFile:
      settings.catalogue === '' ? null : path.resolve(options.folder, settings.catalogue),
    settings,
    feedback,
  });
  return {
    desk,
    catalogue: desk.catalogue,
    feedback: desk.feedback,
    feedbackAddress: async () => fileURLToPath(await feedback.address()),
    close: opened.close,
  };
}

// One file a workspace; a database that is asked by its address alone has one of its own.
function localFeedback(
  settings: Settings,
  { workspace: name, folder, environment }: OpenAskingOptions,
  workspace: Workspace,
): FeedbackStore {
  const store = folderStore(path.join(path.resolve(folder, settings.home), 'feedback'));
  const own = () => {
    const url = databaseAddress(settings);
    const target = readDatabaseUrl(url, dataApiEnvironment(settings, '', environment));
    const facts: Readonly<Record<string, unknown>> = { ...target };
    const words = ['engine', 'host', 'port', 'clusterArn', 'database', 'folder'].map(
      (field) => facts[field] ?? '',
    );
    return words
      .join('-')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/-$/, '')
      .slice(0, 200);
  };
  const key = name === null ? own() : workspace.name;
  return feedbackStore(store, `${key}.jsonl`, { clock: systemClock, refreshMs: 1000 });
}
