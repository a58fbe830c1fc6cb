// Composition root of the local server: the local product behind HTTP.
import { readFileSync } from 'node:fs';
import { type Settings, systemClock } from '../../shared/index.js';
import { type LocalServer, localServer } from '../runtimes/local-server.js';
import type { LocalCasthouse } from './local.js';

export interface StartLocalServerOptions {
  /** Takes the log, one JSON line each; default nowhere. */
  readonly writeLine?: (line: string) => void;
  /** Host names besides those of this machine that requests may be for. */
  readonly allowedHosts?: readonly string[];
  /** Origin whose pages may call, `*` for any; default none but our own page. */
  readonly corsOrigin?: string;
}

/** Serves a local product at the host and port of the settings; throws as `localServer` does. */
export async function startLocalServer(
  local: LocalCasthouse,
  settings: Pick<Settings, 'host' | 'port' | 'logLevel' | 'requestLimitBytes'>,
  options: StartLocalServerOptions = {},
): Promise<LocalServer> {
  const { writeLine = () => {}, allowedHosts, corsOrigin } = options;
  const { host, port, logLevel, requestLimitBytes } = settings;
  const server = await localServer({
    functions: local.functions,
    charts: local.charts,
    clock: systemClock,
    host,
    port,
    logLevel,
    requestLimitBytes,
    writeLine,
    allowedHosts,
    corsOrigin,
    version: casthouseVersion(),
    servedModel: local.servedVersion,
    listModels: local.listModels,
    startPage: async () => plainPage(local),
  });
  local.publishAt(server.address);
  return server;
}

function plainPage({ functions }: LocalCasthouse): string {
  const items = functions.map(({ name, contract }) => `<li>${name}: ${contract.summary}</li>`);
  return `<!doctype html><meta charset="utf-8"><title>Casthouse</title><h1>Casthouse</h1><ul>${items.join('')}</ul><p><a href="/openapi.json">OpenAPI</a>`;
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
