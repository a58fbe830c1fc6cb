// Composition root of the local server: the local product behind HTTP.
import { readFileSync } from 'node:fs';
import { asProblem, Problem, type Settings, systemClock } from '../../shared/index.js';
import { type LocalServer, localServer } from '../runtimes/local-server.js';
import type { ServedModel } from '../served-model.js';
import type { LocalCasthouse } from './local.js';

export interface StartLocalServerOptions {
  /** Takes the log, one JSON line each; default nowhere. */
  readonly writeLine?: (line: string) => void;
  /** Function URLs refuse a body without its right SHA-256, as behind CloudFront with origin access control. */
  readonly oac?: boolean;
}

/** Serves a local product at the host and port of the settings; throws as `localServer` does. */
export async function startLocalServer(
  local: LocalCasthouse,
  settings: Pick<
    Settings,
    'host' | 'port' | 'logLevel' | 'requestLimitBytes' | 'corsOrigin' | 'allowedHosts'
  >,
  options: StartLocalServerOptions = {},
): Promise<LocalServer> {
  const { writeLine = () => {}, oac } = options;
  const { host, port, logLevel, requestLimitBytes, corsOrigin } = settings;
  const allowedHosts = settings.allowedHosts
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const version = casthouseVersion();
  const server = await localServer({
    functions: local.functions,
    routes: local.routes,
    streams: local.streams,
    oac,
    charts: local.charts,
    clock: systemClock,
    host,
    port,
    logLevel,
    requestLimitBytes,
    writeLine,
    allowedHosts,
    corsOrigin,
    version,
    servedModel: async () => (local.needsModel ? await local.servedVersion() : null),
    isMakingModel: local.isMakingModel,
    listModels: local.listModels,
    startPage: () => pageOf(local, version),
  });
  local.publishAt(server.address);
  return server;
}

/** The page with what runs now; without a model it says why. */
async function pageOf(local: LocalCasthouse, version: string): Promise<string> {
  const { startPage } = await import('../start-page/index.js');
  const streams = local.streams.map(({ name, contract }) => {
    const { kind, path, summary } = contract;
    return { name, kind, method: 'POST' as const, path, summary };
  });
  const served = !local.needsModel
    ? 'no function here needs one'
    : local.isMakingModel()
      ? 'the first model is being trained; reload the page in a moment'
      : await local.servedModel().catch((reason: unknown) => asProblem(reason));
  return startPage({
    version,
    functions: [
      ...streams,
      ...local.functions.map(({ name, contract }) => {
        const { kind, method, path, summary } = contract;
        return { name, kind, method, path, summary };
      }),
    ],
    examples: local.workspace.examples,
    ...(typeof served === 'string'
      ? { model: null, noModelReason: served }
      : served instanceof Problem
        ? { model: null, noModelReason: `${served.message}; ${served.fix}` }
        : { model: pageModel(served) }),
  });
}

// Only what the page shows: the trees stay here.
function pageModel({ version, open }: ServedModel) {
  const { features, classes, threshold, results } = open.model;
  return { version, features, classes, threshold, results };
}

// package.json is one folder further up from the build than from the sources.
function casthouseVersion(): string {
  for (const up of ['../../../package.json', '../../../../package.json']) {
    const text = readOrNull(new URL(up, import.meta.url));
    const facts: { readonly name?: string; readonly version?: string } =
      text === null ? {} : JSON.parse(text);
    if (facts.name === 'casthouse' && facts.version !== undefined) return facts.version;
  }
  return '0.0.0';
}

function readOrNull(file: URL): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
