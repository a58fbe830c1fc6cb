import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { problem } from '../shared/index.js';
import { errorCode, type FileSystem } from './file-system.js';

/**
 * Runs the work while this process alone holds the lock file, then removes it.
 * The lock appears whole, naming its owner; the lock of a process that is gone is taken over.
 * Throws `store.locked` when it is not free after `waitLimitMs`, default 5 s; a write takes milliseconds.
 */
export async function withExclusiveLock<T>(
  files: FileSystem,
  lockFile: string,
  work: () => Promise<T>,
  { waitLimitMs = 5_000 } = {},
): Promise<T> {
  // Written aside and linked: a process that dies half-way never leaves a lock without an owner.
  const claim = `${lockFile}-${randomUUID()}`;
  try {
    await writeText(files, claim, JSON.stringify(await processIdentity(files, process.pid)));
    let waitedMs = 0;
    for (let attempt = 0; !(await linkIfFree(files, claim, lockFile)); attempt++) {
      if (await removeDeadLock(files, claim, lockFile)) continue;
      if (waitedMs >= waitLimitMs) throw problem('store.locked', { lockFile, waitedMs });
      // Spread out, so that waiting writers do not wake together.
      const ms = 2 + ((attempt * 7 + process.pid) % 11);
      await pause(ms);
      waitedMs += ms;
    }
  } finally {
    await files.unlink(claim).catch(() => {}); // the name of the lock is another link to it
  }
  try {
    return await work();
  } finally {
    await files.unlink(lockFile);
  }
}

/** Which process on which machine: start time and boot tell apart two that were given the same number. */
interface ProcessIdentity {
  readonly host: string;
  readonly boot: string;
  readonly pid: number;
  /** Clock ticks after boot, empty where the system does not say. */
  readonly started: string;
}

async function processIdentity(files: FileSystem, pid: number): Promise<ProcessIdentity> {
  return {
    host: hostname(),
    boot: (await textOrEmpty(files, '/proc/sys/kernel/random/boot_id')).trim(),
    pid,
    // proc(5): the program's name is in brackets and may hold blanks; starttime is the 20th field after it.
    started:
      (await textOrEmpty(files, `/proc/${pid}/stat`)).split(') ').pop()?.split(' ')[19] ?? '',
  };
}

async function writeText(files: FileSystem, path: string, text: string): Promise<void> {
  const file = await files.open(path, 'wx');
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}

async function linkIfFree(files: FileSystem, claim: string, name: string): Promise<boolean> {
  try {
    await files.link(claim, name);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

// Only the holder of a second lock may remove the first, and only after reading it again:
// otherwise two takers could each remove what they think is the dead one, the second a live one.
async function removeDeadLock(
  files: FileSystem,
  claim: string,
  lockFile: string,
): Promise<boolean> {
  if (!(await ownerIsGone(files, lockFile))) return false;
  const takerFile = `${lockFile}-taker`;
  if (!(await linkIfFree(files, claim, takerFile))) return false;
  try {
    if (!(await ownerIsGone(files, lockFile))) return false;
    await files.unlink(lockFile);
    return true;
  } finally {
    await files.unlink(takerFile);
  }
}

async function ownerIsGone(files: FileSystem, lockFile: string): Promise<boolean> {
  const owner = readIdentity(await textOrEmpty(files, lockFile));
  // Just released, or of another machine, about whose processes nothing can be known here.
  if (owner === null || owner.host !== hostname()) return false;
  const now = await processIdentity(files, owner.pid);
  if (owner.boot !== now.boot) return true;
  if (owner.started !== '') return owner.started !== now.started;
  return !isAlive(owner.pid);
}

function readIdentity(text: string): ProcessIdentity | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value)) return null;
    const { host, boot, pid, started } = value as Record<string, unknown>; // checked just below
    return typeof host === 'string' &&
      typeof boot === 'string' &&
      typeof pid === 'number' &&
      typeof started === 'string'
      ? { host, boot, pid, started }
      : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

async function textOrEmpty(files: FileSystem, path: string): Promise<string> {
  try {
    return (await files.readFile(path)).toString('utf8');
  } catch {
    return '';
  }
}
