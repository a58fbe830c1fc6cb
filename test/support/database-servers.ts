// Real database servers of a test's own, in a temporary folder, on a free port, gone with the test.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { access, chown, constants, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A server that runs. The user has no password; the database `test` is there. */
export interface DatabaseServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  stop(): Promise<void>;
}

/** Starts PostgreSQL, or answers null with the reason printed when it is not installed. */
export async function startPostgres(): Promise<DatabaseServer | null> {
  const binaries = await newestPostgres();
  const account = await accountOf('postgres');
  if (binaries === null || account === null) return absent('PostgreSQL', 'postgresql');
  const folder = await temporaryFolder('postgres', account);
  const data = path.join(folder, 'data');
  const as = { cwd: folder, ...account };
  await run(
    path.join(binaries, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ],
    as,
  );
  const port = await freePort();
  const settings = [
    'fsync=off',
    'full_page_writes=off',
    `unix_socket_directories=${folder}`,
    'listen_addresses=127.0.0.1',
  ];
  const server = spawn(
    path.join(binaries, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...as, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await said(server, /ready to accept connections/);
  await run(
    path.join(binaries, 'createdb'),
    ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', 'test'],
    as,
  );
  return running(server, 'SIGINT', folder, port, 'postgres');
}

/** Starts MariaDB, or answers null with the reason printed when it is not installed. */
export async function startMariadb(): Promise<DatabaseServer | null> {
  const account = await accountOf('mysql');
  if (
    account === null ||
    !(await isInstalled('mariadbd')) ||
    !(await isInstalled('mariadb-install-db'))
  )
    return absent('MariaDB', 'mariadb-server');
  const folder = await temporaryFolder('mariadb', account);
  const data = path.join(folder, 'data');
  const as = { cwd: folder, ...account };
  await run(
    'mariadb-install-db',
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--tmpdir=${folder}`,
      '--auth-root-authentication-method=normal',
      '--skip-name-resolve',
      '--skip-log-bin',
    ],
    as,
  );
  const port = await freePort();
  const server = spawn(
    'mariadbd',
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--port=${port}`,
      `--socket=${path.join(folder, 'socket')}`,
      `--pid-file=${path.join(folder, 'pid')}`,
      // A server that starts sweeps its temporary folder, whoever else works there.
      `--tmpdir=${folder}`,
      '--bind-address=127.0.0.1',
      '--character-set-server=utf8mb4',
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-buffer-pool-size=32M',
    ],
    { ...as, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await said(server, /ready for connections/);
  await run(
    'mariadb',
    [
      '--no-defaults',
      `--socket=${path.join(folder, 'socket')}`,
      '-uroot',
      '-e',
      'CREATE OR REPLACE DATABASE test CHARACTER SET utf8mb4',
    ],
    { cwd: folder },
  );
  return running(server, 'SIGTERM', folder, port, 'root');
}

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

// Neither server runs as root: root borrows the account that the package made, anyone else uses their own.
async function accountOf(name: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return {};
  try {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)),
    );
    return { uid: uid!, gid: gid! };
  } catch {
    return null;
  }
}

async function newestPostgres(): Promise<string | null> {
  try {
    const versions = await readdir('/usr/lib/postgresql');
    const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
    return newest === undefined ? null : `/usr/lib/postgresql/${newest}/bin`;
  } catch {
    return null;
  }
}

async function isInstalled(program: string): Promise<boolean> {
  return run('which', [program]).then(
    () => true,
    () => false,
  );
}

function absent(name: string, packageName: string): null {
  console.warn(`skipped: ${name} is not installed (Debian: apt-get install ${packageName})`);
  return null;
}

async function temporaryFolder(name: string, account: Account): Promise<string> {
  // In memory where the system offers it: the servers write whole files before they start.
  const base = await access('/dev/shm', constants.W_OK).then(
    () => '/dev/shm',
    () => os.tmpdir(),
  );
  const folder = await mkdtemp(path.join(base, `casthouse-${name}-`));
  if (account.uid !== undefined) await chown(folder, account.uid, account.gid!);
  return folder;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function said(server: ChildProcess, line: RegExp): Promise<void> {
  let heard = '';
  await new Promise<void>((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${heard}`)));
    server.once('error', reject);
    server.stderr!.on('data', (bytes: Buffer) => {
      heard += bytes.toString('utf8');
      if (line.test(heard)) resolve();
    });
  });
}

function running(
  server: ChildProcess,
  signal: NodeJS.Signals,
  folder: string,
  port: number,
  user: string,
): DatabaseServer {
  return {
    host: '127.0.0.1',
    port,
    user,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill(signal);
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
