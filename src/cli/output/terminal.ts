import { once } from 'node:events';
import type { Progress } from '../../shared/index.js';
import { progressBar } from './progress-bar.js';

/** Where a command speaks: data to stdout, talk to stderr. */
export interface Terminal {
  /** Data: what a script would read. */
  print(text: string): void;
  /** Data in pieces, as they are; waits for a slow reader. */
  write(pieces: Iterable<string | Uint8Array>): Promise<void>;
  /** Talk: what a person reads; never needed to understand the data. */
  say(text: string): void;
  /** Progress of long work: a bar on a terminal, nothing when stderr is piped or `--quiet`. */
  readonly progress: Progress & { readonly end: () => void };
  /** Columns to lay text out in. */
  readonly width: number;
  /** Whether stdout is a terminal, where a person reads it. Default false. */
  readonly isTerminal?: boolean;
}

/** A terminal over two streams. `quiet` keeps talk and bars away; errors are still written by the caller. */
export function openTerminal(
  stdout: NodeJS.WriteStream,
  stderr: NodeJS.WriteStream,
  options: { readonly quiet?: boolean } = {},
): Terminal {
  const quiet = options.quiet ?? false;
  const bar = progressBar(quiet || !stderr.isTTY ? null : stderr);
  return {
    print: (text) => {
      bar.end();
      stdout.write(`${text}\n`);
    },
    write: async (pieces) => {
      bar.end();
      for (const piece of pieces) if (!stdout.write(piece)) await once(stdout, 'drain');
    },
    say: (text) => {
      bar.end();
      if (!quiet) stderr.write(`${text}\n`);
    },
    progress: Object.assign(bar.step, { end: bar.end }),
    width: stdout.columns ?? 100,
    isTerminal: stdout.isTTY === true,
  };
}
