import { type ChildProcess, fork, spawn } from 'node:child_process';
import path from 'node:path';

const main = path.resolve(import.meta.dirname, '../../dist/src/cli/main.js');

/** How a run of the command line ended. */
export interface CasthouseRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the built command line in a folder; settings of the machine that runs the tests do not leak in. `stdout` is a pipe or an open file. */
export function spawnCasthouse(
  folder: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  stdout: 'pipe' | number = 'pipe',
): ChildProcess {
  return spawn(process.execPath, [main, ...parameters], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, ...environment },
    stdio: ['pipe', stdout, 'pipe'],
  });
}

/** Runs the built command line to its end. */
export async function runCasthouse(
  folder: string,
  parameters: readonly string[],
  options: {
    readonly input?: string;
    readonly environment?: Readonly<Record<string, string>>;
  } = {},
): Promise<CasthouseRun> {
  const child = spawnCasthouse(folder, parameters, options.environment);
  let stdout = '';
  let stderr = '';
  child.stdout!.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr!.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  child.stdin!.on('error', () => {}); // the command may not read its input
  child.stdin!.end(options.input ?? '');
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { exitCode, stdout, stderr };
}

/** One process that runs commands one after another, for tests of what commands say and not of how a process ends. */
export interface CasthouseProcess {
  /** Runs a command to its end; call it again only after that. */
  run(parameters: readonly string[]): Promise<CasthouseRun>;
  end(): void;
}

/** Starts such a process in a folder; settings of the machine that runs the tests do not leak in. */
export function startCasthouseProcess(folder: string): CasthouseProcess {
  const driver = path.resolve(import.meta.dirname, 'commands-in-one-process.mjs');
  const child = fork(driver, [main], {
    cwd: folder,
    execArgv: [],
    env: { PATH: process.env.PATH, HOME: folder },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    run: (parameters) =>
      new Promise((resolve, reject) => {
        const ended = (code: number | null) =>
          reject(new Error(`the process ended with ${code} during "${parameters.join(' ')}"`));
        child.once('exit', ended);
        child.once('message', (message) => {
          child.off('exit', ended);
          resolve(message as CasthouseRun); // what the driver beside this file sends
        });
        child.send({ parameters });
      }),
    end: () => child.disconnect(),
  };
}
