import { createHash, randomUUID } from 'node:crypto';
import * as fileSystem from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ObjectStore, Problem, problem } from '../shared/index.js';
import { withExclusiveLock } from './exclusive-lock.js';
import { errorCode, type FileSystem } from './file-system.js';
import { checkKeyPrefix, checkObjectKey } from './object-key.js';

/**
 * Objects as files below a folder, which is made at the first write. The revision is a hash of the bytes.
 * A write is whole or absent, also when the power fails: a temporary file is synced, then takes the name.
 * Writers in several processes exclude one another with a lock file beside the object.
 * A failed write throws `file.unwritable`; what was there stays. Unlike S3, `a` and `a/b` cannot both
 * exist, and on a disk that ignores case `A` and `a` are one object.
 */
export function folderStore(root: string, files: FileSystem = fileSystem): ObjectStore {
  const folder = path.resolve(root);
  const fileOf = (key: string) => {
    checkObjectKey(key);
    return path.join(folder, key);
  };

  return {
    label: `folder ${folder}`,

    async get(key) {
      const bytes = await readOrNull(files, fileOf(key));
      return bytes === null ? null : { bytes, revision: revisionOf(bytes) };
    },

    async put(key, bytes, options = {}) {
      const file = fileOf(key);
      const { ifRevision } = options;
      // `~` is in no key, so what is not yet or no longer an object never shows up as one.
      const temporary = `${file}~${randomUUID()}`;
      return await orUnwritable(file, async () => {
        await files.mkdir(path.dirname(file), { recursive: true });
        try {
          await writeSynced(files, temporary, bytes);
          if (ifRevision === null) await linkNew(files, temporary, file, key);
          else
            await withExclusiveLock(files, `${file}~lock`, async () => {
              if (ifRevision !== undefined) {
                const current = await readOrNull(files, file);
                if (current === null || revisionOf(current) !== ifRevision)
                  throw problem('store.conflict', { key });
              }
              await files.rename(temporary, file);
            });
        } finally {
          await files.unlink(temporary).catch(() => {}); // already renamed, or never made
        }
        await syncFolder(files, path.dirname(file));
        return revisionOf(bytes);
      });
    },

    async list(prefix) {
      checkKeyPrefix(prefix);
      // Only the folder the prefix names is walked, not the whole store.
      const start = path.join(folder, prefix.slice(0, prefix.lastIndexOf('/') + 1));
      const entries = await readFolder(files, start);
      return entries
        .filter((entry) => entry.isFile() && !entry.name.includes('~'))
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
        .map((file) => file.split(path.sep).join('/'))
        .filter((key) => key.startsWith(prefix))
        .sort();
    },

    async delete(key) {
      const file = fileOf(key);
      await orUnwritable(file, async () => {
        try {
          await withExclusiveLock(files, `${file}~lock`, () => files.unlink(file));
        } catch (error) {
          if (!isMissing(error)) throw error;
        }
      });
    },

    async address(key) {
      return pathToFileURL(fileOf(key)).href;
    },
  };
}

/** SHA-256, the first 128 bits: equal exactly when the bytes are. */
function revisionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}

async function readOrNull(files: FileSystem, file: string): Promise<Buffer | null> {
  try {
    return await files.readFile(file);
  } catch (error) {
    if (isMissing(error) || errorCode(error) === 'EISDIR') return null;
    throw problem('file.unreadable', { path: file, detail: detailOf(error) }, error);
  }
}

async function writeSynced(files: FileSystem, file: string, bytes: Uint8Array): Promise<void> {
  const open = await files.open(file, 'wx');
  try {
    await open.writeFile(bytes);
    await open.sync();
  } finally {
    await open.close();
  }
}

// A hard link cannot replace a file, so of several creators exactly one succeeds.
async function linkNew(files: FileSystem, from: string, to: string, key: string): Promise<void> {
  try {
    await files.link(from, to);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw problem('store.conflict', { key }, error);
    throw error;
  }
}

// The new name itself must survive a power failure; not every system lets a folder be opened for that.
async function syncFolder(files: FileSystem, folder: string): Promise<void> {
  try {
    const open = await files.open(folder, 'r');
    try {
      await open.sync();
    } finally {
      await open.close();
    }
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL'].includes(String(errorCode(error)))) throw error;
  }
}

async function readFolder(files: FileSystem, folder: string) {
  try {
    return await files.readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw problem('file.unreadable', { path: folder, detail: detailOf(error) }, error);
  }
}

async function orUnwritable<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem || errorCode(error) === undefined) throw error;
    throw problem('file.unwritable', { path: file, detail: detailOf(error) }, error);
  }
}

function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
}

function detailOf(error: unknown): string {
  const known: Readonly<Record<string, string>> = {
    ENOSPC: 'the disk is full (ENOSPC)',
    EDQUOT: 'the disk quota is used up (EDQUOT)',
    EACCES: 'this user may not (EACCES)',
    EPERM: 'this user may not (EPERM)',
    EROFS: 'the disk is read-only (EROFS)',
    EFBIG: 'the file would be larger than allowed (EFBIG)',
    EISDIR: 'it is a folder (EISDIR)',
  };
  const code = String(errorCode(error));
  return known[code] ?? code;
}
