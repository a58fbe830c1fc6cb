import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { problem } from '../../shared/index.js';

/**
 * Writes a file whole or not at all: the text goes to a neighbour first, which then takes the name.
 * Devices are written directly. Fails with `file.unwritable`; an old file stays as it was, also when Ctrl-C or a
 * request to end cuts the writing short.
 */
export async function writeFileAtomically(
  file: string,
  chunks: Iterable<string | Uint8Array>,
): Promise<void> {
  const device = path.resolve(file).startsWith('/dev/');
  const target = device ? file : `${file}.${randomBytes(6).toString('hex')}.part`;
  const heedSignals = device ? () => {} : endOnSignal(target);
  try {
    const handle = await open(target, 'w');
    try {
      // Unlike write, this goes on after a piece was taken in part, and so meets a full disk.
      for (const chunk of chunks) await handle.appendFile(chunk);
      if (!device) await handle.sync();
    } finally {
      await handle.close();
    }
    if (!device) await rename(target, file);
  } catch (cause) {
    if (!device) await rm(target, { force: true });
    throw problem('file.unwritable', { path: file, detail: reasonOf(cause) }, cause);
  } finally {
    heedSignals();
  }
}

// Ends the process as the signal would, but without the half-written neighbour; answers how to stop doing so.
function endOnSignal(target: string): () => void {
  const leave = (signal: NodeJS.Signals) => {
    rmSync(target, { force: true });
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.on('SIGINT', leave).on('SIGTERM', leave);
  return () => process.off('SIGINT', leave).off('SIGTERM', leave);
}

// The system's own message names the neighbour, which nobody asked for.
function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'its folder does not exist (ENOENT)',
    ENOTDIR: 'a part of its path is a file (ENOTDIR)',
    EISDIR: 'it is a folder (EISDIR)',
    EACCES: 'this user may not (EACCES)',
    EPERM: 'this user may not (EPERM)',
    EROFS: 'the disk is read-only (EROFS)',
    ENOSPC: 'the disk is full (ENOSPC)',
    EDQUOT: 'the disk quota is used up (EDQUOT)',
  };
  return reasons[code] ?? (cause instanceof Error ? cause.message : String(cause));
}
