// Composition root of the local product: settings in, open functions over real folders out.
import path from 'node:path';
import { systemSleep } from '../../language/index.js';
import {
  asProblem,
  type ObjectStore,
  type Settings,
  seededRandom,
  systemClock,
} from '../../shared/index.js';
import { folderStore } from '../../storage/index.js';
import { type ModelRegistry, modelRegistry, type RegisteredModel } from '../../tabular/index.js';
import { documentRoute } from '../ask-documents/document-route.js';
import { askDocuments } from '../ask-documents/run.js';
import { openAssist, openAssistAnswer } from '../assist/run.js';
import { type OpenFunction, openFunction, type Surroundings } from '../contract.js';
import { explain } from '../explain/run.js';
import { predict } from '../predict/run.js';
import type { HttpRoute } from '../runtimes/http-route.js';
import { type ServedModel, servedModel } from '../served-model.js';
import { type OpenStream, openStream } from '../stream/stream-definition.js';
import { streamBedrock } from '../stream-bedrock/run.js';
import { streamSageMaker } from '../stream-sagemaker/run.js';
import type { Workspace } from '../workspace.js';
import { adviserOf } from './adviser.js';
import type { AskedWorkspace } from './asked-workspace.js';
import { assistRooms } from './assist-rooms.js';
import { documentsOf, loadWorkspace } from './load-workspace.js';
import { localDocuments } from './local-documents.js';
import { predictingRoom } from './predicting-room.js';
import {
  configuredBedrock,
  configuredSageMaker,
  streamLanguage,
  streamSampling,
} from './stream-language.js';
import { wantedModel } from './wanted-model.js';

export interface OpenLocalOptions {
  /** Folder that relative paths of the settings start from, default the one the process runs in. */
  readonly folder?: string;
  /** How long a resolved model is believed before a promotion is looked for, default 2 s. */
  readonly refreshMs?: number;
  /** Told what the functions cannot answer to: a promoted model that could not be loaded. */
  readonly warn?: (message: string) => void;
}

/** The product on this machine: what it can do and where it keeps things. */
export interface LocalCasthouse {
  /** The one whose model is served; when none has a model, the first. */
  readonly workspace: Workspace;
  /** Its name or path as `loadWorkspace` takes it. */
  readonly workspaceName: string;
  readonly functions: readonly OpenFunction[];
  /** Routes beside the functions. */
  readonly routes: readonly HttpRoute[];
  readonly streams: readonly OpenStream[];
  readonly registry: ModelRegistry;
  readonly charts: ObjectStore;
  /** The model being served; throws when there is none. Waits for one that is being made. */
  servedModel(): Promise<ServedModel>;
  /** The same as NAME@VERSION. */
  servedVersion(): Promise<string>;
  /** The registry's models as GET /api/models answers them. */
  listModels(): Promise<readonly RegisteredModel[]>;
  /** Whether any function serves a model; otherwise workspaces are only asked about their data. */
  readonly needsModel: boolean;
  /** Whether a first model is being made. */
  isMakingModel(): boolean;
  /** Until `making` settles, whoever needs a model waits for it; answers what it does. */
  holdForModel<T>(making: Promise<T>): Promise<T>;
  /** From now on charts are addressed below this URL, null for the files themselves. */
  publishAt(address: string | null): void;
  /** Loads the databases that are asked, so that the first question need not wait. What fails is said by `warn`. */
  warm(): Promise<void>;
  /** Ends what holds connections or threads. */
  close(): Promise<void>;
}

/** Opens the functions of the workspace over the folders of the settings. No model is loaded before a call needs it. */
export async function openLocal(
  settings: Settings,
  options: OpenLocalOptions = {},
): Promise<LocalCasthouse> {
  const { folder = process.cwd(), refreshMs = 2_000, warn = () => {} } = options;
  const names = settings.workspace.split(',').map((name) => name.trim());
  const workspaces = await Promise.all(names.map(loadWorkspace));
  const predicting = Math.max(0, workspaces.findIndex(hasModel));
  const workspace = workspaces[predicting]!;
  const needsModel = hasModel(workspace);
  const home = path.resolve(folder, settings.home);
  const registryFolder = path.resolve(folder, settings.registry || path.join(home, 'registry'));
  const registry = modelRegistry(folderStore(registryFolder), systemClock);
  const charts = folderStore(path.join(home, 'charts'));
  const served = servedModel({
    registry,
    reference: () => wantedModel(settings, registry, workspace.name),
    clock: systemClock,
    refreshMs,
    onStale: (failure) => warn(`still serving the model at hand: ${failure}`),
  });
  let making: Promise<unknown> | null = null;
  const model = async () => {
    // Who made it is told what went wrong; here it only means that there is no model.
    await making?.catch(() => {});
    return await served();
  };
  let published: string | null = null;
  const documents = localDocuments({
    settings,
    folder: path.join(home, 'documents'),
    workspaceDocuments: documentsOf(names[predicting]!),
    warn,
  });
  const surroundings: Surroundings = {
    clock: systemClock,
    model,
    charts,
    chartUrl: async (key) =>
      published === null ? await charts.address(key) : `${published}/charts/${key}`,
    language: settings.language,
    ...(workspace.featureNames === undefined ? {} : { featureNames: workspace.featureNames }),
    documents,
  };
  const nameOf = (kind: string) => workspace.functionNames?.[kind] ?? `${workspace.name}-${kind}`;
  // Streaming functions belong to no workspace unless it names them.
  const streamName = (kind: string) => workspace.functionNames?.[kind] ?? kind;
  const streaming = (own: typeof configuredBedrock) => ({
    language: streamLanguage(own, settings, {
      clock: systemClock,
      random: seededRandom(`${process.pid} ${Date.now()}`),
      sleep: systemSleep,
      fetch: (...call) => fetch(...call),
    }),
    sampling: streamSampling(settings),
  });
  const asked = await openAskedWorkspaces(workspaces, settings, home, warn);
  const rooms = assistRooms({
    settings,
    predicting: needsModel ? predictingRoom(surroundings, workspace) : null,
    documents,
    data: asked.map(({ room }) => room),
    languageModel: adviserOf(settings),
  });
  return {
    workspace,
    workspaceName: names[predicting]!,
    needsModel,
    functions: [
      ...(needsModel
        ? [
            openFunction(predict, nameOf(predict.kind), surroundings),
            openFunction(explain, nameOf(explain.kind), surroundings),
          ]
        : []),
      openFunction(askDocuments, nameOf(askDocuments.kind), surroundings),
      ...asked.flatMap(({ functions }) => functions),
      openAssistAnswer(nameOf('assist-answer'), rooms),
    ],
    routes: [documentRoute(documents), ...asked.flatMap(({ routes }) => routes)],
    streams: [
      openAssist(streamName('assist'), rooms),
      openStream(streamBedrock, streamName(streamBedrock.kind), streaming(configuredBedrock)),
      openStream(streamSageMaker, streamName(streamSageMaker.kind), streaming(configuredSageMaker)),
    ],
    registry,
    charts,
    servedModel: model,
    servedVersion: async () => (await model()).version,
    listModels: () => registry.list(),
    isMakingModel: () => making !== null,
    holdForModel: async (work) => {
      making = work;
      try {
        return await work;
      } finally {
        making = null;
      }
    },
    publishAt: (address) => {
      published = address;
    },
    warm: async () => {
      for (const { warm } of asked)
        await warm().catch((error) =>
          warn(`a database cannot be asked: ${asProblem(error).message}`),
        );
    },
    close: async () => {
      await Promise.all(asked.map(({ close }) => close()));
    },
  };
}

// A workspace that states nothing but a database is only asked.
function hasModel({ database, simulate, label, labelPrefix, operatorFacts }: Workspace): boolean {
  const learns = [simulate, label, labelPrefix, operatorFacts].some((fact) => fact !== undefined);
  return database === undefined || learns;
}

async function openAskedWorkspaces(
  workspaces: readonly Workspace[],
  settings: Settings,
  home: string,
  say: (message: string) => void,
): Promise<readonly AskedWorkspace[]> {
  const withData = workspaces.filter(({ database }) => database !== undefined);
  if (withData.length === 0) return [];
  const { openAskedWorkspace } = await import('./asked-workspace.js');
  return await Promise.all(
    withData.map((workspace, at) =>
      openAskedWorkspace(workspace, settings, {
        home,
        environment: process.env,
        isFirst: at === 0,
        say,
      }),
    ),
  );
}
