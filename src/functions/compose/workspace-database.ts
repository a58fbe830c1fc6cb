// A workspace's database: a server somebody runs, or an embedded one that is made from the workspace's own files.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { openWritableDatabase, type WritableDatabase } from '../../databases/index.js';
import { type Clock, problem } from '../../shared/index.js';
import { folderStore } from '../../storage/index.js';
import type { Workspace, WorkspaceDatabase } from '../workspace.js';
import { insertRows } from './insert-rows.js';
import { type OpenedDatabase, serverDatabase } from './server-database.js';

export interface WorkspaceDatabaseOptions {
  readonly clock: Clock;
  /** Address of a server; empty opens the workspace's own. */
  readonly url: string;
  /** Folder of embedded databases. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Told what takes a while: the first making of an embedded database. Default nobody. */
  readonly say?: (message: string) => void;
}

/** Opens the database of a workspace. Throws `workspace.cannot` when it has none, `database.bad-address` for a wrong address. */
export async function openWorkspaceDatabase(
  workspace: Workspace,
  options: WorkspaceDatabaseOptions,
): Promise<OpenedDatabase> {
  const { name, database } = workspace;
  const url = options.url || (await connectionUrl(database));
  if (url !== '') return await serverDatabase(url, options);
  if (database?.scripts === undefined)
    throw problem('workspace.cannot', {
      workspace: name,
      what: 'answer questions about data',
      missing: 'database',
    });
  return embeddedDatabase(name, database, options);
}

async function connectionUrl(database: WorkspaceDatabase | undefined): Promise<string> {
  if (database?.connection === undefined) return '';
  try {
    const [line = ''] = (await readFile(database.connection, 'utf8')).split('\n');
    return line.trim();
  } catch (error) {
    throw problem('file.not-found', { path: database.connection.pathname }, error);
  }
}

/**
 * The embedded database lives in memory and starts from a snapshot file, which is replaced whole at each change:
 * no process locks another out, and nobody sees half an import.
 */
function embeddedDatabase(
  name: string,
  workspace: WorkspaceDatabase,
  { clock, folder, say = () => {} }: WorkspaceDatabaseOptions,
): OpenedDatabase {
  const store = folderStore(folder);
  const key = `${name}-${workspace.version ?? 1}.tar.gz`;
  const file = path.join(folder, key);
  let opened: { readonly stamp: number; readonly database: Promise<WritableDatabase> } | null =
    null;
  let last: Promise<unknown> = Promise.resolve();

  const open = async (): Promise<WritableDatabase> => {
    const stored = await store.get(key);
    if (stored !== null)
      return await openWritableDatabase(
        { engine: 'pglite', folder: null, snapshot: stored.bytes },
        { clock },
      );
    say(`making the embedded database of ${name}, once`);
    const database = await openWritableDatabase({ engine: 'pglite', folder: null }, { clock });
    try {
      await fill(database, workspace);
      await store.put(key, await snapshotOf(database));
      return database;
    } catch (error) {
      await database.close();
      throw error;
    }
  };

  const current = async () => {
    const stamp = await stampOf(file);
    if (opened !== null && opened.stamp === stamp) return await opened.database;
    const before = opened;
    const database = open();
    opened = { stamp, database };
    try {
      await database;
      // Making it wrote the file.
      opened = { stamp: stamp === 0 ? await stampOf(file) : stamp, database };
    } catch (error) {
      opened = null;
      throw error;
    } finally {
      // Whoever still reads from the old one is given a moment by the queue of its thread.
      void before?.database.then((old) => old.close()).catch(() => {});
    }
    return await database;
  };

  return {
    current,
    change: (work) => {
      const turn = last.then(async () => {
        let stored = await store.get(key);
        if (stored === null) {
          await current();
          stored = await store.get(key);
        }
        if (stored === null) throw problem('file.not-found', { path: file });
        const target = { engine: 'pglite', folder: null, snapshot: stored.bytes } as const;
        const database = await openWritableDatabase(target, { clock });
        try {
          const result = await work(database);
          await store.put(key, await snapshotOf(database), { ifRevision: stored.revision });
          // What was changed is what is asked from now on; nobody opens it a second time.
          const before = opened;
          opened = { stamp: await stampOf(file), database: Promise.resolve(database) };
          void before?.database.then((old) => old.close()).catch(() => {});
          return result;
        } catch (error) {
          await database.close();
          throw error;
        }
      });
      last = turn.catch(() => {});
      return turn;
    },
    close: async () => {
      await last;
      await opened?.database.then((database) => database.close()).catch(() => {});
    },
  };
}

async function fill(database: WritableDatabase, workspace: WorkspaceDatabase): Promise<void> {
  for (const script of workspace.scripts?.postgres ?? [])
    await database.execute(await readFile(script, 'utf8'));
  for (const rows of workspace.rows?.() ?? []) await insertRows(database, rows);
}

/** Milliseconds of the last change; 0 when the file is not there. */
async function stampOf(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs;
  } catch {
    return 0;
  }
}

async function snapshotOf(database: WritableDatabase): Promise<Uint8Array> {
  // The embedded engine gives itself away as a file; the others cannot.
  if (!('dump' in database) || typeof database.dump !== 'function')
    throw new TypeError(`${database.label} gives no snapshot`);
  const tar: Uint8Array = await database.dump();
  return await promisify(gzip)(tar, { level: 1 });
}
