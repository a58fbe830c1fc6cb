import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import type { DataApiDatabase, EmulatorScript } from '../../emulator/index.js';
import { problem } from '../../shared/index.js';
import type { CommandContext } from '../command-context.js';
import { integerOption } from '../output/number-option.js';

interface EmulateOptions {
  readonly port: number;
  readonly host: string;
  readonly script?: string;
  readonly database?: string | true;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `casthouse emulate`: AWS wire formats on this machine until Ctrl-C. */
export function emulateCommand(context: CommandContext): Command {
  return new Command('emulate')
    .description('Answer AWS wire formats on this machine: Bedrock, SageMaker, Lambda, Data API.')
    .option('--port <n>', 'TCP port, 0 takes a free one', integerOption(0, 65535), 8089)
    .option('--host <address>', 'address to bind', '127.0.0.1')
    .option('--script <file>', 'answers and faults: a JSON file, or a module with a default export')
    .option('--database [folder]', 'a PostgreSQL behind the Data API, kept in FOLDER or in memory')
    .option('--json', 'print the address as JSON')
    .addHelpText('after', '\nExample:\n  casthouse emulate --port 8089 --script faults.json')
    .action((options: EmulateOptions) => emulate(context, options));
}

async function emulate(context: CommandContext, options: EmulateOptions): Promise<void> {
  const terminal = context.terminal(options);
  const { startEmulator } = await import('../../emulator/index.js');
  const stop = context.stopSignal();
  const script =
    options.script === undefined
      ? undefined
      : await readScript(path.resolve(context.folder, options.script));
  const database =
    options.database === undefined ? null : await openDatabase(context, options.database);
  try {
    const { port, host } = options;
    const { clock } = context;
    const emulator = await startEmulator({
      port,
      host,
      clock,
      script,
      database: database?.forDataApi,
    });
    if (options.json) terminal.print(JSON.stringify({ address: emulator.url, event: 'ready' }));
    terminal.say(`AWS is emulated at ${emulator.url}; point a client at it:`);
    terminal.say(`  export AWS_ENDPOINT_URL=${emulator.url}`);
    terminal.say('  export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_REGION=us-east-1');
    terminal.say('Ctrl-C stops');
    await aborted(stop);
    await emulator.stop();
  } finally {
    await database?.close();
  }
}

async function readScript(file: string): Promise<EmulatorScript> {
  const { checkEmulatorScript, loadEmulatorScript } = await import('../../emulator/index.js');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw problem('file.not-found', { path: file }, cause);
  }
  if (!/\.[cm]?js$/.test(file)) return loadEmulatorScript(text);
  const module: { readonly default?: unknown } = await import(pathToFileURL(file).href);
  return checkEmulatorScript(module.default);
}

async function openDatabase(
  context: CommandContext,
  folder: string | true,
): Promise<{ readonly forDataApi: DataApiDatabase; close(): Promise<void> }> {
  const [{ PGlite }, { pgliteDatabase }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('../../emulator/index.js'),
  ]);
  const database = await PGlite.create(
    folder === true ? 'memory://' : path.resolve(context.folder, folder),
  );
  return { forDataApi: pgliteDatabase(database), close: () => database.close() };
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
}
