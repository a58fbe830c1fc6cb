import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withExclusiveLock } from './exclusive-lock.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'casthouse-lock-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let count = 0;
const newLock = () => path.join(scratch, `lock${++count}`);
const soon = { waitLimitMs: 30 };

/** The text this process writes into a lock it holds. */
async function ownClaim(): Promise<Record<string, unknown>> {
  const lock = newLock();
  return await withExclusiveLock(files, lock, async () => JSON.parse(readFileSync(lock, 'utf8')));
}

test('one at a time, and the lock is gone afterwards, also after a failure', async () => {
  const lock = newLock();
  let inside = 0;
  let most = 0;
  const work = () =>
    withExclusiveLock(files, lock, async () => {
      inside += 1;
      most = Math.max(most, inside);
      await Promise.resolve();
      inside -= 1;
    });
  await Promise.all(Array.from({ length: 10 }, work));
  expect(most).toBe(1);
  await expect(
    withExclusiveLock(files, lock, () => Promise.reject(new Error('work failed'))),
  ).rejects.toThrow('work failed');
  expect(existsSync(lock)).toBe(false);
});

test.skipIf(process.platform !== 'linux')(
  'takes over the lock of an earlier process with the same number',
  async () => {
    const lock = newLock();
    writeFileSync(lock, JSON.stringify({ ...(await ownClaim()), started: '1' }));
    expect(await withExclusiveLock(files, lock, async () => 'done', soon)).toBe('done');
  },
);

test('does not touch the lock of a living process, nor one of another machine', async () => {
  const claim = await ownClaim();
  for (const owner of [claim, { ...claim, host: 'another-machine', pid: 1, started: '1' }]) {
    const lock = newLock();
    writeFileSync(lock, JSON.stringify(owner));
    await expect(withExclusiveLock(files, lock, async () => 'never', soon)).rejects.toMatchObject({
      code: 'store.locked',
      retryable: true,
    });
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toEqual(owner);
  }
});

test('a taker that died while taking over blocks, and never lets two in', async () => {
  const lock = newLock();
  writeFileSync(lock, JSON.stringify({ ...(await ownClaim()), boot: 'an earlier one' }));
  writeFileSync(`${lock}-taker`, '');
  await expect(withExclusiveLock(files, lock, async () => 'never', soon)).rejects.toMatchObject({
    code: 'store.locked',
  });
});
