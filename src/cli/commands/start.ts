import { Command } from 'commander';
import type { LocalCasthouse } from '../../functions/index.js';
import type { CommandContext } from '../command-context.js';
import { registryFolder } from '../open-registry.js';
import { integerOption } from '../output/number-option.js';
import type { Terminal } from '../output/terminal.js';

interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly model?: string;
  readonly registry?: string;
  readonly workspace: string;
  readonly db?: string;
  readonly rows: number;
  readonly oac?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `casthouse start`: serves predictions and explanations; trains on simulated rows when there is no model yet. */
export function startCommand(context: CommandContext): Command {
  const { settings } = context;
  return new Command('start')
    .description(
      'Serve the functions on this machine; without a model, train one on simulated rows.',
    )
    .option('--port <n>', 'TCP port, 0 takes a free one', integerOption(0, 65535), settings.port)
    .option('--host <address>', 'address to bind', settings.host)
    .option(
      '--model <ref>',
      'NAME, NAME@VERSION or NAME@ALIAS (default: the workspace or only one)',
    )
    .option('--registry <dir>', 'folder of the model registry')
    .option('--workspace <name>', 'workspace to open, or several: a,b', settings.workspace)
    .option('--db <url>', 'database to ask instead of the embedded one')
    .option('--rows <n>', 'rows to simulate for a first model', integerOption(200, 1_000_000), 6000)
    .option('--oac', 'refuse a body without its x-amz-content-sha256, as CloudFront and Lambda do')
    .option('--json', 'print the log and the address as JSON lines')
    .addHelpText('after', '\nExample:\n  casthouse start --port 8088')
    .action((options: StartOptions) => start(context, options));
}

async function start(context: CommandContext, options: StartOptions): Promise<void> {
  const terminal = context.terminal(options);
  const { openLocal, startLocalServer } = await import('../../functions/index.js');
  const settings = {
    ...context.settings,
    port: options.port,
    host: options.host,
    workspace: options.workspace,
    databaseUrl: options.db ?? context.settings.databaseUrl,
    registry: registryFolder(context, options.registry),
    model: options.model ?? context.settings.model,
    modelVersion: options.model === undefined ? context.settings.modelVersion : '',
  };
  const stop = context.stopSignal();
  const local = await openLocal(settings, {
    folder: context.folder,
    warn: (message) => terminal.say(`note: ${message}`),
  });
  // The port is taken before the training, so that a port in use is said at once.
  const server = await startLocalServer(local, settings, {
    writeLine: options.json ? (line) => terminal.print(line) : undefined,
    oac: options.oac,
  });
  try {
    if (local.needsModel && (await local.registry.list()).length === 0)
      await local.holdForModel(trainFirst(context, local, options, stop, terminal));
    if (stop.aborted) return;
    const version = local.needsModel ? await local.servedVersion() : null;
    if (options.json)
      terminal.print(JSON.stringify({ address: server.address, model: version, event: 'ready' }));
    terminal.say(`serving ${version ?? options.workspace} at ${server.address}`);
    for (const { name, contract } of local.functions)
      terminal.say(`  ${name}  ${contract.method} ${server.address}${contract.path}`);
    for (const { name } of local.streams)
      terminal.say(`  ${name}  GET, POST ${server.address}/functions/${name}/`);
    terminal.say('casthouse chat, in another terminal, talks to it');
    terminal.say('open that address in a browser; Ctrl-C stops');
    void local.warm();
    await aborted(stop);
    terminal.say('stopping: requests under way are finished first');
  } finally {
    await server.stop();
    await local.close();
  }
}

async function trainFirst(
  context: CommandContext,
  local: LocalCasthouse,
  { rows }: Pick<StartOptions, 'rows'>,
  stop: AbortSignal,
  terminal: Terminal,
): Promise<void> {
  const { name } = local.workspace;
  terminal.say(`no model yet: training ${name} on ${rows} simulated rows`);
  const { trainFirstModel } = await import('../first-model/train-first-model.js');
  const model = await trainFirstModel(
    {
      workspace: local.workspaceName,
      rows,
      seed: firstSeed,
      createdAt: new Date(context.clock.now()).toISOString(),
      casthouseVersion: context.version,
    },
    { progress: terminal.progress, signal: stop },
  );
  terminal.progress.end();
  if (model === null) return;
  const { version } = await local.registry.register(model);
  const why = 'first model, trained on simulated rows';
  await local.registry.move(name, 'champion', version, { who: context.user, why });
  const { f1, rocAuc } = model.results[0]!.metrics;
  terminal.say(
    `${name}@${version}: F1 ${f1.toFixed(3)}, ROC-AUC ${rocAuc.toFixed(3)} on held-out rows`,
  );
}

const firstSeed = 1;

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
}
