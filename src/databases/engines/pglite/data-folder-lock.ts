// PGlite does not notice a second opener of its data folder, which destroys the data. This lock does.
import { mkdir, open, readFile, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { problem } from '../../../shared/index.js';

/**
 * Takes FOLDER.lock, which names its owner; answers what gives it back. The lock of a process of this machine that is
 * gone is taken over. Throws `database.folder-in-use`.
 */
export async function lockDataFolder(folder: string): Promise<() => Promise<void>> {
  const lockFile = `${path.resolve(folder)}.lock`;
  await mkdir(path.dirname(lockFile), { recursive: true });
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await written(lockFile)) return () => unlink(lockFile).catch(() => {});
    const owner = await ownerOf(lockFile);
    if (owner === 'gone') await unlink(lockFile).catch(() => {});
    else if (owner !== 'released') throw problem('database.folder-in-use', { folder, owner });
  }
  throw problem('database.folder-in-use', { folder, owner: 'another process' });
}

async function written(lockFile: string): Promise<boolean> {
  try {
    const file = await open(lockFile, 'wx');
    await file.writeFile(
      JSON.stringify({ host: hostname(), pid: process.pid, started: await startOf(process.pid) }),
    );
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Words for the owner, 'gone' when it does not live any more, 'released' when the lock vanished. */
async function ownerOf(lockFile: string): Promise<string> {
  const text = await readFile(lockFile, 'utf8').catch(() => null);
  if (text === null) return 'released';
  const { host, pid, started } = Object(parsed(text));
  if (typeof pid !== 'number') return 'another process';
  if (host !== hostname()) return `process ${pid} on ${String(host)}`;
  // A number is given again after a while; the start time tells the two apart.
  const isSame = isAlive(pid) && (await startOf(pid)) === started;
  return isSame ? `process ${pid}${pid === process.pid ? ' (this one)' : ''}` : 'gone';
}

// proc(5): the program's name is in brackets and may hold blanks; starttime is the 20th field after it.
async function startOf(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return line.split(') ').pop()?.split(' ')[19] ?? '';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
