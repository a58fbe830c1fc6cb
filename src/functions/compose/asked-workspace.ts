// Composition root of the functions that answer from a workspace's data.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { type Settings, systemClock } from '../../shared/index.js';
import { folderStore } from '../../storage/index.js';
import type { AskSurroundings } from '../ask-data/ask-surroundings.js';
import { openFeedback } from '../ask-data/feedback.js';
import { feedbackStore } from '../ask-data/feedback-store.js';
import { openAskData } from '../ask-data/run.js';
import { SessionStore } from '../ask-data/session-store.js';
import type { DataRoom } from '../assist/assist-rooms.js';
import type { OpenFunction } from '../contract.js';
import type { HttpRoute } from '../runtimes/http-route.js';
import { openAskVideo } from '../videos/run.js';
import { videoRoutes } from '../videos/video-routes.js';
import type { Workspace } from '../workspace.js';
import { adviserOf } from './adviser.js';
import { dataRoom } from './assist-rooms.js';
import { openDesk } from './open-desk.js';
import { dataApiEnvironment, databaseAddress } from './server-database.js';
import { videoFolder } from './video-folder.js';
import { openWorkspaceDatabase } from './workspace-database.js';

/** Feedback of another process is seen within a second. */
const feedbackRefreshMs = 1000;

export interface AskedWorkspaceOptions {
  /** Folder of everything Casthouse writes, absolute. */
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether the shorter paths are this one's: `/api/genai`, `/api/prompt/`, `/api/videos/`. */
  readonly isFirst: boolean;
  /** Told what takes a while. Default nobody. */
  readonly say?: (message: string) => void;
}

/** The functions and routes over one workspace's database. */
export interface AskedWorkspace {
  readonly functions: readonly OpenFunction[];
  readonly routes: readonly HttpRoute[];
  /** The database as the assistant asks it. */
  readonly room: DataRoom;
  /** Loads the database and looks at it, so that the first question need not wait; throws what that question would. */
  readonly warm: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens them; no database is touched before a call needs it. Throws `workspace.cannot` for a workspace without one. */
export async function openAskedWorkspace(
  workspace: Workspace,
  settings: Settings,
  options: AskedWorkspaceOptions,
): Promise<AskedWorkspace> {
  const { name, title = { ko: name, en: name }, database: facts } = workspace;
  const { isFirst } = options;
  const opened = await openWorkspaceDatabase(workspace, {
    clock: systemClock,
    url: databaseAddress(settings),
    folder: path.join(options.home, 'databases'),
    environment: dataApiEnvironment(settings, name, options.environment),
    say: options.say,
  });
  const desk = openDesk(opened, {
    workspace,
    catalogueFile: settings.catalogue === '' ? null : settings.catalogue,
    settings,
    feedback: feedbackStore(folderStore(path.join(options.home, 'feedback')), `${name}.jsonl`, {
      clock: systemClock,
      refreshMs: feedbackRefreshMs,
    }),
  });
  const asking = new SessionStore<unknown, unknown>(systemClock, randomUUID);
  const surroundings: AskSurroundings = {
    clock: systemClock,
    title,
    desk,
    sessions: asking,
    adviser: adviserOf(settings),
    examples: async () => (await desk.catalogue()).examples,
  };
  const nameOf = (kind: string) => workspace.functionNames?.[kind] ?? `${name}-${kind}`;
  const sessions = new SessionStore<unknown, unknown>(systemClock, randomUUID);
  const functions = [
    openAskData(
      nameOf('ask-data'),
      isFirst
        ? { kind: 'ask-data', path: '/api/genai' }
        : { kind: `ask-data-${name}`, path: `/api/${name}/genai` },
      surroundings,
    ),
    openFeedback(
      nameOf('feedback'),
      isFirst
        ? { kind: 'feedback', path: '/api/genai/feedback' }
        : { kind: `feedback-${name}`, path: `/api/${name}/genai/feedback` },
      { feedback: desk.feedback, sessions: [asking, sessions] },
    ),
  ];
  const warm = async () => void (await desk.catalogue());
  const room = dataRoom(workspace, desk, opened);
  const tables = facts?.videos;
  if (tables === undefined) return { functions, routes: [], room, warm, close: opened.close };
  functions.push(
    openAskVideo(nameOf('ask-video'), {
      ...surroundings,
      sessions,
      tables,
      database: opened.current,
    }),
  );
  const routes = videoRoutes({
    tables,
    sessions,
    store: videoFolder(path.join(options.home, 'videos', name)),
    database: opened.current,
    change: opened.change,
    newId: randomUUID,
    limitBytes: settings.videoLimitBytes,
  });
  return { functions, routes, room, warm, close: opened.close };
}
