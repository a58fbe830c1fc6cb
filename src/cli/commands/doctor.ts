import { execFile } from 'node:child_process';
import { access, constants, mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { Command } from 'commander';
import { asProblem } from '../../shared/index.js';
import type { CommandContext } from '../command-context.js';
import { openRegistry, registryFolder } from '../open-registry.js';

type State = 'ok' | 'warning' | 'failed';

/** One thing that was looked at. */
interface Finding {
  readonly check: string;
  readonly state: State;
  readonly detail: string;
  readonly fix?: string;
}

/** `casthouse doctor`: looks at what the other commands need and says what is wrong and what to do. */
export function doctorCommand(context: CommandContext): Command {
  return new Command('doctor')
    .description('Check this machine, the settings, the registry and the port; say what to mend.')
    .option('--registry <dir>', 'folder of the model registry')
    .addHelpText('after', '\nExample:\n  casthouse doctor')
    .action(async (options: { registry?: string; json?: boolean; quiet?: boolean }) => {
      const terminal = context.terminal(options);
      const findings = [
        nodeVersion(),
        await homeFolder(context),
        await registry(context, options.registry),
        await port(context),
        await charts(),
        await awsClient(),
        settingsSeen(context),
      ];
      if (options.json) terminal.print(JSON.stringify({ version: context.version, findings }));
      else
        for (const { check, state, detail, fix } of findings) {
          terminal.print(`${mark[state]} ${check}: ${detail}`);
          if (fix !== undefined) terminal.print(`     ${fix}`);
        }
      if (findings.some((finding) => finding.state === 'failed')) process.exitCode = 1;
    });
}

const mark: Readonly<Record<State, string>> = { ok: 'ok  ', warning: 'note', failed: 'FAIL' };
const leastNode = [20, 19] as const;

function nodeVersion(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const enough = major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1]);
  return enough
    ? { check: 'Node', state: 'ok', detail: process.version }
    : {
        check: 'Node',
        state: 'failed',
        detail: `${process.version}, at least ${leastNode.join('.')} is needed`,
        fix: 'install a newer Node',
      };
}

async function homeFolder(context: CommandContext): Promise<Finding> {
  const folder = path.resolve(context.folder, context.settings.home);
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return { check: 'home folder', state: 'ok', detail: folder };
  } catch (cause) {
    return {
      check: 'home folder',
      state: 'failed',
      detail: `cannot write ${folder}: ${cause instanceof Error ? cause.message : cause}`,
      fix: 'set CASTHOUSE_HOME to a folder this user may write',
    };
  }
}

// Opens every champion, so that a damaged file is found before a caller finds it.
async function registry(context: CommandContext, option: string | undefined): Promise<Finding> {
  const check = 'registry';
  const folder = registryFolder(context, option);
  try {
    const opened = await openRegistry(context, option);
    const models = await opened.list();
    if (models.length === 0)
      return {
        check,
        state: 'warning',
        detail: `${folder} holds no model`,
        fix: 'casthouse train FILE, or casthouse start to train on simulated rows',
      };
    for (const model of models) await opened.loadAny(model.name);
    return {
      check,
      state: 'ok',
      detail: `${folder}: ${models.map((model) => model.name).join(', ')}`,
    };
  } catch (thrown) {
    const { message, fix } = asProblem(thrown);
    return { check, state: 'failed', detail: message, fix };
  }
}

async function port(context: CommandContext): Promise<Finding> {
  const { host, port: wanted } = context.settings;
  const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    const probe = createServer();
    probe.once('error', resolve);
    probe.listen(wanted, host, () => probe.close(() => resolve(null)));
  });
  if (error === null) return { check: 'port', state: 'ok', detail: `${host}:${wanted} is free` };
  return {
    check: 'port',
    state: 'warning',
    detail: `${host}:${wanted}: ${error.code === 'EADDRINUSE' ? 'in use, perhaps by casthouse itself' : error.message}`,
    fix: `casthouse start --port ${wanted + 1}`,
  };
}

async function charts(): Promise<Finding> {
  try {
    const { renderPng } = await import('../../report/index.js');
    const png = await renderPng(
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text y="15">가A</text></svg>',
    );
    return { check: 'charts', state: 'ok', detail: `PNG with Korean letters, ${png.length} bytes` };
  } catch (thrown) {
    const { message, fix } = asProblem(thrown);
    return { check: 'charts', state: 'failed', detail: message, fix };
  }
}

async function awsClient(): Promise<Finding> {
  const version = await new Promise<string | null>((resolve) => {
    execFile('aws', ['--version'], { timeout: 20_000 }, (error, stdout, stderr) =>
      resolve(error === null ? (stdout || stderr).trim() : null),
    );
  });
  return version === null
    ? { check: 'AWS CLI', state: 'ok', detail: 'not installed; only deployment needs it' }
    : { check: 'AWS CLI', state: 'ok', detail: version.split(' ')[0] ?? version };
}

function settingsSeen(context: CommandContext): Finding {
  const { workspace, language, useBedrock, bucket } = context.settings;
  const model = useBedrock ? 'Bedrock may rephrase answers' : 'answers without a language model';
  const store = bucket === '' ? 'local folders' : `bucket ${bucket}`;
  return {
    check: 'settings',
    state: 'ok',
    detail: `workspace ${workspace}, language ${language}, ${store}, ${model}`,
  };
}
