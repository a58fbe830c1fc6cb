import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { problem } from '../../shared/index.js';

/**
 * Writes a file whole or not at all: the text goes to a neighbour first, which then takes the name.
 * `/dev/stdout` and other devices are written directly. Fails with `file.unwritable`; an old file stays as it was.
 */
export async function writeFileAtomically(
  file: string,
  chunks: Iterable<string | Uint8Array>,
): Promise<void> {
  const device = path.resolve(file).startsWith('/dev/');
  const target = device ? file : `${file}.${randomBytes(6).toString('hex')}.part`;
  try {
    const handle = await open(target, 'w');
    try {
      for (const chunk of chunks) await handle.write(chunk as string);
      if (!device) await handle.sync();
    } finally {
      await handle.close();
    }
    if (!device) await rename(target, file);
  } catch (cause) {
    if (!device) await rm(target, { force: true });
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw problem('file.unwritable', { path: file, detail }, cause);
  }
}
