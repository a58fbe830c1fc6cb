import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import * as realFiles from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { objectStoreContract } from '../../test/support/object-store-contract.js';
import type { FileSystem } from './file-system.js';
import { folderStore } from './folder-store.js';

const scratch = mkdtempSync(path.join(tmpdir(), 'casthouse-store-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const freshFolder = () => mkdtempSync(path.join(scratch, 'root-'));
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

objectStoreContract('folder', async () => folderStore(freshFolder()));

describe('folderStore', () => {
  const old = Buffer.from('old');

  test('does not make its folder before the first write', async () => {
    const folder = path.join(scratch, 'not-yet');
    const store = folderStore(folder);
    expect(await store.get('a')).toBeNull();
    expect(await store.list('')).toEqual([]);
    await store.delete('a');
    expect(existsSync(folder)).toBe(false);
  });

  test('keeps other files of the folder out of the listing only when they are its own', async () => {
    const folder = freshFolder();
    const store = folderStore(folder);
    await store.put('a', old);
    writeFileSync(path.join(folder, 'a~left-by-a-crash'), 'half');
    expect(await store.list('')).toEqual(['a']);
  });

  test('leaves nothing but the object behind', async () => {
    const folder = freshFolder();
    const store = folderStore(folder);
    const revision = await store.put('m/a', old, { ifRevision: null });
    await store.put('m/a', Buffer.from('new'), { ifRevision: revision });
    await store.put('m/a', old);
    await store.put('m/a', old, { ifRevision: null }).catch(() => {});
    expect(filesIn(folder)).toEqual(['a']);
  });

  test('addresses the file', async () => {
    const folder = freshFolder();
    expect(await folderStore(folder).address('c/a.svg')).toBe(
      `file://${path.join(folder, 'c/a.svg')}`,
    );
  });

  // Every call that touches the disk fails once, in turn: whatever fails, the old bytes stay and nothing is left over.
  test.each([
    ['open', 'ENOSPC'],
    ['writeFile', 'ENOSPC'],
    ['sync', 'EIO'],
    ['close', 'EDQUOT'],
    ['rename', 'EACCES'],
    ['mkdir', 'EROFS'],
  ])(
    'when %s fails with %s, the old bytes stay and the temporary file goes',
    async (call, code) => {
      const folder = freshFolder();
      await folderStore(folder).put('m/a', old);
      const store = folderStore(folder, failingAt(call, code));
      await expect(store.put('m/a', Buffer.from('new'))).rejects.toMatchObject({
        code: 'file.unwritable',
        status: 507,
        message: expect.stringContaining(code),
      });
      expect(filesIn(folder)).toEqual(['a']);
      expect((await folderStore(folder).get('m/a'))!.bytes).toEqual(old);
    },
  );

  test('says that a folder stands where the object should', async () => {
    const folder = freshFolder();
    mkdirSync(path.join(folder, 'a'));
    await expect(folderStore(folder).put('a', old)).rejects.toMatchObject({
      code: 'file.unwritable',
      message: expect.stringContaining('folder'),
    });
  });
});

describe('folderStore across processes', () => {
  let program: string;
  beforeAll(async () => {
    program = path.join(scratch, 'store.mjs');
    await build({
      entryPoints: [path.join(import.meta.dirname, 'index.ts')],
      outfile: program,
      bundle: true,
      format: 'esm',
      platform: 'node',
      external: ['@aws-sdk/*'],
      logLevel: 'error',
    });
  });
  const run = (script: string, prefix: readonly string[] = []) =>
    new Promise<string>((resolve, reject) => {
      const code = `import { folderStore } from ${JSON.stringify(program)};\n${script}`;
      const [command, ...parameters] = [
        ...prefix,
        process.execPath,
        '--input-type=module',
        '-e',
        code,
      ];
      const child = spawn(command!, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
      let out = '';
      child.stdout.on('data', (chunk) => {
        out += chunk;
      });
      child.on('error', reject);
      child.on('close', () => resolve(out));
    });

  test('no increment of a counter is lost when three processes count with compare-and-swap', async () => {
    const folder = freshFolder();
    await folderStore(folder).put('counter', Buffer.from('0'));
    const each = 40;
    const count = `
      const store = folderStore(${JSON.stringify(folder)});
      for (let done = 0; done < ${each}; ) {
        const { bytes, revision } = await store.get('counter');
        try {
          await store.put('counter', Buffer.from(String(Number(bytes) + 1)), { ifRevision: revision });
          done++;
        } catch (error) { if (error.code !== 'store.conflict') throw error; }
      }`;
    await Promise.all([run(count), run(count), run(count)]);
    const counter = await folderStore(folder).get('counter');
    expect(counter!.bytes.toString()).toBe(String(3 * each));
    expect(filesIn(folder)).toEqual(['counter']);
  });

  test('takes over the lock of a process that died', async () => {
    const folder = freshFolder();
    const store = folderStore(folder);
    await store.put('a', old());
    // A writer that is killed while it holds the lock.
    await run(`
      import * as files from 'node:fs/promises';
      const store = folderStore(${JSON.stringify(folder)}, { ...files, rename: () => process.kill(process.pid, 'SIGKILL') });
      await store.put('a', Buffer.from('never'));`);
    expect(filesIn(folder)).toContain('a~lock');
    await store.put('a', Buffer.from('next'));
    expect((await store.get('a'))!.bytes.toString()).toBe('next');
    expect(filesIn(folder)).not.toContain('a~lock');
  });

  test.skipIf(process.platform === 'win32')(
    'a real refusal of the system half-way through the bytes loses nothing',
    async () => {
      const folder = freshFolder();
      await folderStore(folder).put('a', old());
      // The shell limits files to 8 blocks; Node ignores the signal and gets EFBIG, as it gets ENOSPC on a full disk.
      const answer = await run(
        `const store = folderStore(${JSON.stringify(folder)});
        await store.put('a', Buffer.alloc(1e6)).catch((error) => console.log(error.code, error.message));`,
        ['sh', '-c', 'ulimit -f 8; exec "$0" "$@"'],
      );
      expect(answer).toContain('file.unwritable');
      expect(answer).toContain('EFBIG');
      expect(filesIn(folder)).toEqual(['a']);
      expect((await folderStore(folder).get('a'))!.bytes).toEqual(old());
    },
  );

  function old() {
    return Buffer.from('old');
  }
});

function failingAt(call: string, code: string): FileSystem {
  const failure = async () => {
    throw Object.assign(new Error(code), { code });
  };
  const files: FileSystem = realFiles;
  return {
    ...files,
    ...(['rename', 'mkdir', 'open'].includes(call) ? { [call]: failure } : {}),
    ...(call === 'open'
      ? {}
      : {
          open: async (name, flags) => {
            const file = await files.open(name, flags);
            if (flags === 'r') return file;
            return {
              // A full disk takes part of the bytes before it refuses.
              writeFile: async (data) => {
                await file.writeFile(call === 'writeFile' ? 'hal' : data);
                if (call === 'writeFile') await failure();
              },
              sync: () => (call === 'sync' ? failure() : file.sync()),
              close: async () => {
                await file.close();
                if (call === 'close') await failure();
              },
            };
          },
        }),
  };
}
