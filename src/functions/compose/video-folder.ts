import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { problem } from '../../shared/index.js';
import type { VideoStore } from '../videos/receive-video.js';

/** Videos as files below a folder, written piece by piece beside their name and named when they are whole. */
export function videoFolder(folder: string): VideoStore {
  const fileOf = (key: string) => path.join(folder, ...key.split('/'));
  return {
    async write(key, pieces) {
      const file = fileOf(key);
      const part = `${file}.part`;
      let bytes = 0;
      try {
        await mkdir(path.dirname(file), { recursive: true });
        // Nobody may run what somebody sent.
        const handle = await open(part, 'wx', 0o600);
        try {
          for await (const piece of pieces) {
            await handle.writeFile(piece);
            bytes += piece.length;
          }
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(part, file);
        return bytes;
      } catch (error) {
        await rm(part, { force: true });
        if (error instanceof Error && 'syscall' in error)
          throw problem('file.unwritable', { path: file, detail: error.message }, error);
        throw error;
      }
    },
    delete: (key) => rm(fileOf(key), { force: true }),
  };
}
