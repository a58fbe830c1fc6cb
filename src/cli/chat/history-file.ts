import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Lines typed before, kept in a file that only this user may read. */
export interface HistoryFile {
  /** Newest first; empty when there is none or it cannot be read. */
  load(): Promise<readonly string[]>;
  /** Keeps these lines, newest first. Throws as the file system does. */
  save(lines: readonly string[]): Promise<void>;
}

/** Opens the history at a path; nothing is written before `save`. */
export function historyFile(file: string): HistoryFile {
  return {
    load: async () => {
      const text = await readFile(file, 'utf8').catch(() => '');
      return text.split('\n').filter((line) => line !== '');
    },
    save: async (lines) => {
      await mkdir(path.dirname(file), { recursive: true });
      // Whole or not at all, also when two chats end at once.
      const draft = `${file}.${process.pid}`;
      await writeFile(draft, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
      await rename(draft, file);
    },
  };
}
