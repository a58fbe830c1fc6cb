// Documents in folders of this machine, and the journal of an interrupted reading.
import { createReadStream } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import type { DocumentSource, IngestJournal, SourceEntry } from '../../ask-documents/index.js';
import { problem } from '../../shared/index.js';

/** A folder with all below it, or one file. Hidden files are left out. Throws `file.not-found`. */
export async function folderDocuments(target: string): Promise<DocumentSource> {
  const root = path.resolve(target);
  const found = await stat(root).catch(() => null);
  if (found === null) throw problem('file.not-found', { path: target });
  const folder = found.isDirectory() ? root : path.dirname(root);
  return {
    label: root,
    async *entries() {
      const files = found.isDirectory() ? await filesBelow(root) : [root];
      for (const file of files) yield await entryOf(folder, file);
    },
  };
}

async function filesBelow(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !path
          .relative(root, file)
          .split(path.sep)
          .some((part) => part.startsWith('.')),
    )
    .sort();
}

async function entryOf(folder: string, file: string): Promise<SourceEntry> {
  const { size } = await stat(file).catch(() => ({ size: null }));
  return {
    // Names typed on a Mac come decomposed.
    id: path.relative(folder, file).split(path.sep).join('/').normalize('NFC'),
    uri: pathToFileURL(file).href,
    bytes: size,
    read: () => readFile(file),
    pieces: () => createReadStream(file, { highWaterMark: 1 << 20 }),
  };
}

/** A journal in a file that is made at the first line. */
export function fileJournal(file: string): IngestJournal {
  let made: Promise<unknown> | null = null;
  return {
    async *lines() {
      if ((await stat(file).catch(() => null)) === null) return;
      yield* createInterface({
        input: createReadStream(file),
        crlfDelay: Number.POSITIVE_INFINITY,
      });
    },
    async append(line) {
      made ??= mkdir(path.dirname(file), { recursive: true });
      await made;
      // The line before may have been cut; a line of its own is never joined to it.
      await appendFile(file, `\n${line}`);
    },
    clear: () => rm(file, { force: true }),
  };
}
