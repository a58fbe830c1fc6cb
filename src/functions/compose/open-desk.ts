import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  type AskAnswer,
  askData,
  type Catalogue,
  type CatalogueFile,
  catalogueOfDatabase,
  parseCatalogue,
  prepareFeedback,
} from '../../ask-data/index.js';
import type { Database, DatabaseSchema } from '../../databases/index.js';
import { problem, type Settings, systemClock } from '../../shared/index.js';
import type { DataDesk } from '../ask-data/data-desk.js';
import type { FeedbackDesk } from '../ask-data/feedback.js';
import type { FeedbackStore } from '../ask-data/feedback-store.js';
import { fitCatalogueFile } from '../ask-data/fit-catalogue-file.js';
import { withJsonFields } from '../ask-data/json-fields.js';
import type { Workspace } from '../workspace.js';
import { adviserOf } from './adviser.js';
import type { OpenedDatabase } from './server-database.js';

/** A desk that also shows what it knows of its database. */
export interface OpenedDesk extends DataDesk {
  /** The catalogue of the database as it is now. */
  readonly catalogue: () => Promise<Catalogue>;
  readonly feedback: FeedbackDesk;
}

export interface OpenDeskOptions {
  readonly workspace: Workspace;
  /** File that a person wrote for this database; null takes the workspace's own. */
  readonly catalogueFile: string | null;
  readonly settings: Settings;
  /** Keeps what people say about answers; null where nothing can be kept. */
  readonly feedback: FeedbackStore | null;
}

/** Puts a catalogue beside a database. The database is looked at with the first question, and again after a change. */
export function openDesk(opened: OpenedDatabase, options: OpenDeskOptions): OpenedDesk {
  const adviser = adviserOf(options.settings);
  let known: { readonly database: Database; readonly catalogue: Promise<Catalogue> } | null = null;
  const look = async () => {
    const database = await opened.current();
    if (known?.database !== database) {
      known = { database, catalogue: catalogueOf(database, options) };
      // What failed once is tried again by the next question.
      known.catalogue.catch(() => {
        known = null;
      });
    }
    return { database, catalogue: await known.catalogue };
  };
  return {
    catalogue: async () => (await look()).catalogue,
    feedback: {
      prepare: async (given) =>
        prepareFeedback(given, { catalogue: (await look()).catalogue, clock: systemClock }),
      keep: async (record) => {
        if (options.feedback === null) throw problem('feedback.no-store', {});
        await options.feedback.add(record);
      },
    },
    ask: async (question, { scope = {}, memory = null, signal, sqlOnly, feedback } = {}) => {
      const { database, catalogue } = await look();
      const languageModel = (await adviser?.()) ?? null;
      const known = feedback ?? (await options.feedback?.read()) ?? [];
      const answer = await askData(
        { database, catalogue, clock: systemClock, languageModel, feedback: known },
        { question, scope, memory },
        { signal, sqlOnly },
      );
      return { ...answer, timings: rounded(answer.timings) };
    },
  };
}

async function catalogueOf(
  database: Database,
  { workspace, catalogueFile }: OpenDeskOptions,
): Promise<Catalogue> {
  const schema = await database.introspect();
  // A person's file is checked against the database by whoever builds the catalogue.
  if (catalogueFile !== null)
    return catalogueOfDatabase(schema, (await readCatalogue(catalogueFile)) as CatalogueFile);
  const own = workspace.database?.catalogue;
  const file = own === undefined ? {} : await fittedFile(fileURLToPath(own), schema);
  return catalogueOfDatabase(schema, await withJsonFields(file, schema, database));
}

async function fittedFile(path: string, schema: DatabaseSchema): Promise<CatalogueFile> {
  const known = new Map(
    schema.tables
      .filter(({ isOnSearchPath }) => isOnSearchPath)
      .map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))]),
  );
  // What does not fit is left out; what is left is checked like any file.
  return fitCatalogueFile((await readCatalogue(path)) as CatalogueFile, known);
}

async function readCatalogue(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw problem('file.not-found', { path: file }, error);
  }
  return parseCatalogue(text);
}

function rounded({ interpret, guard, query, phrase }: AskAnswer['timings']): AskAnswer['timings'] {
  const toHundredths = (ms: number) => Math.round(ms * 100) / 100;
  return {
    interpret: toHundredths(interpret),
    guard: toHundredths(guard),
    query: toHundredths(query),
    phrase: toHundredths(phrase),
  };
}
