import { readFileSync } from 'node:fs';
import path from 'node:path';
import { problem } from '../../shared/index.js';
import type { CommandContext } from '../command-context.js';

/** The text of a file below the command's folder; throws `file.not-found` or `file.unreadable`. */
export function readTextFile({ folder }: CommandContext, file: string): string {
  try {
    return readFileSync(path.resolve(folder, file), 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    if (code === 'ENOENT') throw problem('file.not-found', { path: file }, cause);
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw problem('file.unreadable', { path: file, detail }, cause);
  }
}
