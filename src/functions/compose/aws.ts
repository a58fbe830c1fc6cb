// Composition root of the deployed functions: the environment of a Lambda function in, its handler out.
import { readFileSync, statSync } from 'node:fs';
import {
  type ObjectStore,
  problem,
  readSettings,
  type Settings,
  systemClock,
} from '../../shared/index.js';
import { decodeAnyModel, modelRegistry } from '../../tabular/index.js';
import { type FunctionDefinition, openFunction } from '../contract.js';
import { bufferedHandler } from '../runtimes/lambda-buffered.js';
import { fixedModel, type ServedModel, servedModel } from '../served-model.js';
import { wantedModel } from './wanted-model.js';
import { writeLogLine } from './write-log-line.js';

/**
 * The handler of a deployed function. Its model comes from MODEL_PATH (a model file, or a folder with a registry)
 * or from the registry below `registry/` of BUCKET_NAME; charts go below `analysis/` of BUCKET_NAME.
 * Loading starts with the process, in Lambda's init phase; what goes wrong is the answer of the first call.
 */
export function awsHandler<Input, Output>(definition: FunctionDefinition<Input, Output>) {
  const { AWS_LAMBDA_FUNCTION_NAME: name = definition.kind } = process.env;
  const readable = readableSettings();
  const open = async () => {
    const settings = readSettings(process.env);
    const charts = await chartStore(settings);
    const model = deployedModel(settings);
    await model();
    return openFunction(definition, name, {
      clock: systemClock,
      model,
      charts,
      chartUrl: async (key) => (await charts?.address(key)) ?? null,
      language: settings.language,
    });
  };
  const first = open();
  first.catch(() => {}); // told by the call that awaits it
  let isFirst = true;
  return bufferedHandler(
    () => {
      if (!isFirst) return open();
      isFirst = false;
      return first;
    },
    {
      clock: systemClock,
      logLevel: readable.logLevel,
      writeLine: writeLogLine,
      corsOrigin: readable.corsOrigin,
    },
  );
}

/** Looks for a promoted version at most this often; each look costs two small S3 calls. */
const refreshMs = 60_000;

/** The model of MODEL_PATH or BUCKET_NAME, loaded at the first call and kept. */
export function deployedModel(settings: Settings): () => Promise<ServedModel> {
  let opening: Promise<() => Promise<ServedModel>> | null = null;
  return async () => {
    opening ??= openDeployedModel(settings).catch((error) => {
      opening = null;
      throw error;
    });
    return await (await opening)();
  };
}

async function openDeployedModel(settings: Settings): Promise<() => Promise<ServedModel>> {
  const { modelPath, bucket } = settings;
  // Nothing else goes on while a process starts, and the synchronous calls load and wait less.
  const found = modelPath === '' ? undefined : statSync(modelPath, { throwIfNoEntry: false });
  if (found?.isFile())
    return fixedModel(decodeAnyModel(readFileSync(modelPath)), versionLabel(settings));
  if (modelPath !== '' && found === undefined) throw problem('file.not-found', { path: modelPath });
  if (modelPath === '' && bucket === '')
    throw problem('setting.invalid', {
      setting: 'MODEL_PATH',
      got: '',
      expected: 'a model file or a registry folder, or BUCKET_NAME with a registry',
    });
  const { folderStore, s3Store } = await storageRoom();
  const store = modelPath === '' ? s3Store({ bucket, prefix: 'registry' }) : folderStore(modelPath);
  const registry = modelRegistry(store, systemClock);
  return servedModel({
    registry,
    reference: () => wantedModel(settings, registry, settings.workspace),
    clock: systemClock,
    refreshMs,
  });
}

// A registry's file is called by its number, 000003.casthouse; MODEL_VERSION names any other.
function versionLabel({ modelPath, modelVersion }: Settings): string {
  const number = /(?:^|[/\\])0*(\d+)\.casthouse$/.exec(modelPath)?.[1];
  return modelVersion || number || 'file';
}

/** Where a deployed function keeps charts; null without a bucket. */
export async function chartStore({ bucket }: Settings): Promise<ObjectStore | null> {
  return bucket === '' ? null : (await storageRoom()).s3Store({ bucket, prefix: 'analysis' });
}

// A function whose model lies in its own package needs no store: 5 ms of its start.
function storageRoom() {
  return import('../../storage/index.js');
}

// A wrong setting is told by the call, so neither its log nor its headers may fail over it before.
function readableSettings(): Settings {
  try {
    return readSettings(process.env);
  } catch {
    return readSettings({});
  }
}
