#!/usr/bin/env node
// The command line's composition root: the process's surroundings meet the commands here.
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { CommanderError } from 'commander';
import { asProblem, exitCode, readSettings, systemClock } from '../shared/index.js';
import { openTerminal } from './output/terminal.js';
import { buildProgram } from './program.js';

// A reader that leaves early (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const asJson = process.argv.includes('--json');
try {
  const manifest = new URL('../../../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const program = buildProgram({
    settings: readSettings(process.env),
    clock: systemClock,
    version,
    folder: process.cwd(),
    terminal: (options) => openTerminal(process.stdout, process.stderr, options),
    stopSignal,
    user: userName(),
  });
  await program.parseAsync(process.argv);
} catch (thrown) {
  process.exitCode = report(thrown);
}

function report(thrown: unknown): number {
  // Commander has already written its message.
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : exitCode.usage;
  const { code, message, fix, retryable, exit, cause } = asProblem(thrown);
  if (asJson)
    process.stderr.write(`${JSON.stringify({ error: { code, message, fix, retryable } })}\n`);
  else process.stderr.write(`error: ${message}\n  next: ${fix}\n  code: ${code}\n`);
  if (code === 'internal.unexpected' && cause instanceof Error)
    process.stderr.write(`${cause.stack}\n`);
  return exit;
}

function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  for (const [name, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.on(name, () => {
      if (stopping.signal.aborted) process.exit(code);
      stopping.abort(name);
    });
  return stopping.signal;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
