import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/index.js';
import {
  configuredBedrock,
  configuredSageMaker,
  streamLanguage,
  streamSampling,
} from '../../src/functions/compose/stream-language.js';
import {
  type LocalServer,
  type LocalServerProps,
  localServer,
  openStream,
  streamBedrock,
  streamSageMaker,
} from '../../src/functions/index.js';
import { type Sleep, systemSleep } from '../../src/language/index.js';
import { readSettings, seededRandom, systemClock } from '../../src/shared/index.js';
import { memoryStore } from '../../src/storage/index.js';

/** The local server with both streaming functions, in front of an AWS emulator. */
export interface StreamServer {
  readonly server: LocalServer;
  readonly emulator: Emulator;
  /** Function URL of `stream-bedrock` and `stream-sagemaker`. */
  readonly bedrock: string;
  readonly sagemaker: string;
  /** Log lines so far. */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

// Waits between retries take no time; longer ones, which bound a whole answer, do.
const hurriedSleep: Sleep = (ms, signal) => systemSleep(ms >= 59_000 ? ms : 0, signal);

/** Real providers, policies and runtimes; only the waits between retries are cut short. */
export async function startStreamServer(
  options: {
    readonly environment?: Readonly<Record<string, string>>;
    readonly server?: Partial<LocalServerProps>;
    readonly emulator?: EmulatorOptions;
    readonly sleep?: Sleep;
  } = {},
): Promise<StreamServer> {
  // The SDK finds credentials as it does anywhere; the emulator accepts any.
  process.env.AWS_ACCESS_KEY_ID ??= 'test';
  process.env.AWS_SECRET_ACCESS_KEY ??= 'test';
  const emulator = await startEmulator(options.emulator);
  const settings = readSettings({
    USE_BEDROCK: 'true',
    AWS_BEDROCK_REGION: 'us-east-1',
    SAGEMAKER_ENDPOINT_NAME: 'llama',
    AWS_ENDPOINT_URL: emulator.url,
    ...options.environment,
  });
  const surroundings = {
    clock: systemClock,
    random: seededRandom(1),
    sleep: options.sleep ?? hurriedSleep,
    fetch,
  };
  const sampling = streamSampling(settings);
  const open = (own: typeof configuredBedrock) => ({
    language: streamLanguage(own, settings, surroundings),
    sampling,
  });
  const log: string[] = [];
  const server = await localServer({
    functions: [],
    streams: [
      openStream(streamBedrock, 'stream-bedrock', open(configuredBedrock)),
      openStream(streamSageMaker, 'stream-sagemaker', open(configuredSageMaker)),
    ],
    charts: memoryStore(),
    clock: systemClock,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'INFO',
    requestLimitBytes: settings.requestLimitBytes,
    writeLine: (line) => log.push(line),
    version: '0.0.0',
    servedModel: async () => 'none@0',
    listModels: async () => [],
    startPage: async () => '',
    ...options.server,
  });
  return {
    server,
    emulator,
    bedrock: `${server.address}/functions/stream-bedrock/`,
    sagemaker: `${server.address}/functions/stream-sagemaker/`,
    log,
    stop: async () => {
      await server.stop(0);
      await emulator.stop();
    },
  };
}

/** Asks a function URL and gives status, headers and the whole body. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    headers: response.headers,
    text: Buffer.from(await response.arrayBuffer()).toString('utf8'),
  };
}

/** The JSON behind each `data:` of a whole body of server-sent events. */
export function eventsOf(
  body: string,
): readonly { readonly type: string; readonly text?: string }[] {
  return body
    .split('\n\n')
    .filter((block) => block.startsWith('data: '))
    .map((block) => JSON.parse(block.slice(6)));
}
