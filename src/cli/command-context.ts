import type { Clock, Settings } from '../shared/index.js';
import type { Terminal } from './output/terminal.js';

/** What every command is given: nothing else of the surroundings is read inside a command. */
export interface CommandContext {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly version: string;
  /** Folder that relative paths start from. */
  readonly folder: string;
  /** Opens the terminal of one command run. */
  readonly terminal: (options: { readonly quiet?: boolean }) => Terminal;
  /**
   * From the call on, Ctrl-C or a request to end aborts the signal instead of ending the process;
   * a second one ends it. For commands that must finish something first.
   */
  readonly stopSignal: () => AbortSignal;
  /** Who runs the command, for histories. */
  readonly user: string;
}
