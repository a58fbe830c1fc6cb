// The rooms of one installation as the assistant asks them.
import type { LanguageModel } from '../../language/index.js';
import { type Settings, systemClock } from '../../shared/index.js';
import { SessionStore } from '../ask-data/session-store.js';
import type { AssistMemory } from '../assist/assist-memory.js';
import type { AssistRooms, DataRoom, PredictingRoom } from '../assist/assist-rooms.js';
import type { Surroundings } from '../contract.js';
import type { Workspace } from '../workspace.js';
import type { OpenedDesk } from './open-desk.js';
import type { OpenedDatabase } from './server-database.js';

export interface AssistParts {
  readonly settings: Settings;
  readonly predicting: PredictingRoom | null;
  readonly documents: Surroundings['documents'] | null;
  readonly data: readonly DataRoom[];
  /** Null while no model is configured. */
  readonly languageModel: (() => Promise<LanguageModel>) | null;
}

/** Puts the rooms together under the limits of the settings. Sessions live as long as the process does. */
export function assistRooms({ settings, documents, ...rooms }: AssistParts): AssistRooms {
  return {
    ...rooms,
    clock: systemClock,
    language: settings.language,
    documents:
      documents === null || documents === undefined
        ? null
        : { open: documents, isRemote: settings.knowledgeBaseId !== '' },
    sessions: new SessionStore<AssistMemory, string>(systemClock, () => crypto.randomUUID()),
    limits: {
      planner: settings.assistPlanner,
      steps: settings.assistSteps,
      tokens: settings.assistTokens,
      dollars: settings.assistDollars,
      question: settings.assistQuestion,
      excerpt: settings.assistExcerpt,
    },
    sleep: waiting,
  };
}

/** A workspace's database as the assistant asks it. */
export function dataRoom(
  { name, title = { ko: name, en: name } }: Pick<Workspace, 'name' | 'title'>,
  desk: Pick<OpenedDesk, 'ask' | 'catalogue'>,
  opened: Pick<OpenedDatabase, 'current'>,
): DataRoom {
  return {
    name,
    title,
    catalogue: desk.catalogue,
    ask: (question, options) => desk.ask(question, options),
    understand: async (question, { scope = {}, memory = null, signal }) => {
      const [{ askData }, catalogue, database] = await Promise.all([
        import('../../ask-data/index.js'),
        desk.catalogue(),
        opened.current(),
      ]);
      return await askData(
        { database, catalogue, clock: systemClock },
        { question, scope, memory },
        { signal, sqlOnly: true },
      );
    },
  };
}

function waiting(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}
