// What goes wrong with a database, as a clear problem: every password in here is "s3cret-pw" and must never be repeated.
import { createServer, type Socket } from 'node:net';
import { createConnection } from 'mysql2/promise';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../src/databases/index.js';
import { type Emulator, startEmulator } from '../src/emulator/index.js';
import type { Problem } from '../src/shared/index.js';
import { sharedMariadb, sharedPostgres } from './support/shared-servers.js';

const password = 's3cret-pw';
const postgres = await sharedPostgres('databases_failures');
const mariadb = await sharedMariadb('databases_failures');

async function problemAt(url: string, sql = 'SELECT 1'): Promise<Problem> {
  const database = await openDatabase(url);
  expect(database.label).not.toContain(password);
  try {
    await database.query(sql);
    throw new Error('no problem');
  } catch (thrown) {
    const problem = thrown as Problem; // every failure of a database is one
    expect(`${problem.message} ${problem.fix} ${JSON.stringify(problem.facts)}`).not.toContain(
      password,
    );
    return problem;
  } finally {
    await database.close();
  }
}

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 1;
}

describe.each(['postgres', 'mysql'])('%s', (scheme) => {
  it('that nobody runs', async () => {
    const problem = await problemAt(
      `${scheme}://someone:${password}@127.0.0.1:${await unusedPort()}/shop`,
    );
    expect(problem).toMatchObject({ code: 'database.unreachable', retryable: true });
  });

  it('at a host that does not exist', async () => {
    const problem = await problemAt(`${scheme}://someone:${password}@nowhere.invalid/shop`);
    expect(problem.code).toBe('database.unreachable');
  });

  it('that hangs up', async () => {
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const problem = await problemAt(
      `${scheme}://someone:${password}@127.0.0.1:${address.port}/shop`,
    );
    server.close();
    expect(problem).toMatchObject({ code: 'database.connection-lost', retryable: true });
  });
});

it.each([
  'postgres://someone@HOST/shop',
  'mysql://someone@HOST/shop',
  'data-api:mysql?cluster=arn:aws:rds:eu-west-1:123456789012:cluster:shop&secret=arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop&database=shop&endpoint=http://HOST',
])('a server that never answers is not waited for: %s', async (address) => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  const host = `127.0.0.1:${typeof place === 'object' && place !== null ? place.port : 0}`;
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'any');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'any');
  const database = await openDatabase(address.replace('HOST', host));
  await expect(database.query('SELECT 1', [], { timeoutMs: 150 })).rejects.toMatchObject({
    code: 'database.timeout',
  });
  for (const socket of sockets) socket.destroy();
  await database.close();
  server.close();
  vi.unstubAllEnvs();
});

describe.runIf(postgres !== null)('PostgreSQL', () => {
  const at = (user: string, database: string, more = '') =>
    `postgres://${user}@${postgres!.host}:${postgres!.port}/${database}${more}`;
  let admin: pg.Client;

  beforeAll(async () => {
    const { host, port, user, database } = postgres!;
    admin = new pg.Client({ host, port, user, database });
    await admin.connect();
    await admin.query(`
      DROP ROLE IF EXISTS databases_reader;
      CREATE ROLE databases_reader LOGIN;
      CREATE TABLE secret (id integer);
      CREATE TABLE open_one (id integer, hidden text);
      GRANT SELECT (id) ON open_one TO databases_reader`);
  });
  afterAll(async () => {
    await admin.query('DROP OWNED BY databases_reader; DROP ROLE databases_reader');
    await admin.end();
  });

  it('without that database', async () => {
    expect(await problemAt(at('postgres', 'no_such'))).toMatchObject({
      code: 'database.unknown-database',
      message: expect.stringContaining('no_such'),
    });
  });

  it('without that user', async () => {
    // A server that trusts this machine asks no password, but knows no such user either.
    expect((await problemAt(at(`nobody:${password}`, postgres!.database))).code).toBe(
      'database.login-refused',
    );
  });

  it('without TLS', async () => {
    expect((await problemAt(at('postgres', postgres!.database, '?sslmode=require'))).code).toBe(
      'database.tls-failed',
    );
  });

  it('whose user may not read that', async () => {
    const reader = at('databases_reader', postgres!.database);
    expect((await problemAt(reader, 'SELECT * FROM secret')).code).toBe('database.not-permitted');
    const database = await openDatabase(reader);
    const { tables, warnings } = await database.introspect();
    await database.close();
    expect(tables.map(({ name, columns }) => [name, columns.map((column) => column.name)])).toEqual(
      [['open_one', ['id']]],
    );
    expect(warnings).toEqual([]);
  });

  it('whose connection is ended meanwhile', async () => {
    const database = await openDatabase(at('postgres', postgres!.database, ''));
    await database.query('SELECT 1');
    await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'casthouse' AND datname = current_database()",
    );
    // Either the pool noticed it already, or this call does; the next one works in both cases.
    await database.query('SELECT 1').catch((thrown) => expect(thrown.retryable).toBe(true));
    expect((await database.query('SELECT 2')).rows).toEqual([[2]]);
    await database.close();
  });

  it('that is closed while it works', async () => {
    const database = await openDatabase(at('postgres', postgres!.database));
    await database.query('SELECT 1');
    const running = database.query('SELECT pg_sleep(30)').catch((thrown) => thrown.code);
    await database.close();
    expect(await running).toMatch(/^database\.(cancelled|closed|connection-lost)$/);
  });
});

describe.runIf(mariadb !== null)('MariaDB', () => {
  const at = (user: string, database: string, more = '') =>
    `mysql://${user}@${mariadb!.host}:${mariadb!.port}/${database}${more}`;

  beforeAll(async () => {
    const { host, port, user } = mariadb!;
    const admin = await createConnection({ host, port, user, multipleStatements: true });
    await admin.query(`
      CREATE OR REPLACE USER databases_writer@'%' IDENTIFIED BY 'other';
      CREATE OR REPLACE USER databases_poor@'%';`);
    await admin.end();
  });

  it('without that database', async () => {
    expect(await problemAt(at('root', 'no_such'))).toMatchObject({
      code: 'database.unknown-database',
    });
  });

  it('with another password', async () => {
    expect((await problemAt(at(`databases_writer:${password}`, mariadb!.database))).code).toBe(
      'database.login-refused',
    );
  });

  it('whose user may not read that', async () => {
    expect((await problemAt(at('databases_poor', mariadb!.database))).code).toBe(
      'database.not-permitted',
    );
  });

  it('without TLS', async () => {
    expect((await problemAt(at('root', mariadb!.database, '?sslmode=verify-full'))).code).toBe(
      'database.tls-failed',
    );
  });
});

describe('the Data API', () => {
  const cluster = 'arn:aws:rds:ap-northeast-2:123456789012:cluster:shop';
  const secret = 'arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop-abc';
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator({});
  });
  afterAll(() => emulator.stop());

  const ask = async () => {
    const database = await openDatabase({
      engine: 'data-api',
      dialect: 'mysql',
      clusterArn: cluster,
      secretArn: secret,
      database: 'shop',
      endpoint: emulator.url,
      credentials: { accessKeyId: 'any', secretAccessKey: password },
    });
    const problem = await database.query('SELECT 1').catch((thrown: Problem) => thrown);
    await database.close();
    return problem as Problem;
  };

  it('whose calls are signed as AWS checks it, with a session token and words of any script', async () => {
    const keys = {
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: password,
      sessionToken: 'token/+=',
    };
    const strict = await startEmulator({ verifySignatures: keys });
    const askWith = async (key: Readonly<Partial<Record<string, string>>>) => {
      const environment = {
        DB_CLUSTER_ARN: cluster,
        DB_SECRET_ARN: secret,
        DB_NAME: 'shop',
        AWS_ENDPOINT_URL_RDS_DATA: strict.url,
        AWS_ACCESS_KEY_ID: keys.accessKeyId,
        AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
        AWS_SESSION_TOKEN: keys.sessionToken,
        ...key,
      };
      const database = await openDatabase('data-api:', { environment });
      const failure = await database.query("SELECT '주인 🐕'").catch((thrown: Problem) => thrown);
      await database.close();
      return failure;
    };
    // Past the signature, the emulator has no database behind it.
    expect(await askWith({})).toMatchObject({ code: 'database.data-api-disabled' });
    for (const wrong of [
      { AWS_SECRET_ACCESS_KEY: 'other' },
      { AWS_ACCESS_KEY_ID: 'AKIDOTHER' },
      { AWS_SESSION_TOKEN: '' },
    ])
      expect(await askWith(wrong)).toMatchObject({ code: 'database.aws-refused' });
    await strict.stop();
  });

  it('through the SDK, where no key is at hand, as through calls signed here', async () => {
    const address = `data-api:mysql?cluster=${cluster}&secret=${secret}&database=shop&endpoint=${emulator.url}`;
    const key = { AWS_ACCESS_KEY_ID: 'any', AWS_SECRET_ACCESS_KEY: password };
    emulator.setScript({});
    for (const [ambient, environment] of [
      [{}, key],
      [key, {}],
    ] as const) {
      for (const [name, value] of Object.entries(ambient)) vi.stubEnv(name, value);
      const database = await openDatabase(address, { environment });
      await expect(database.query('SELECT 1')).rejects.toMatchObject({
        code: 'database.data-api-disabled',
      });
      await database.close();
      vi.unstubAllEnvs();
    }
  });

  it('that is switched off', async () => {
    emulator.setScript({});
    expect(await ask()).toMatchObject({
      code: 'database.data-api-disabled',
      fix: expect.stringContaining('enable-http-endpoint'),
    });
  });

  it.each([
    [
      'SecretsErrorException',
      "Secrets Manager can't find the specified secret.",
      'database.secret-refused',
      false,
    ],
    [
      'DatabaseResumingException',
      'The Aurora DB instance db:1 is resuming after being auto-paused.',
      'database.paused',
      true,
    ],
    ['BadRequestException', 'Communications link failure', 'database.paused', true],
    [
      'BadRequestException',
      'Database cluster is not enabled for Data API',
      'database.data-api-disabled',
      false,
    ],
    ['StatementTimeoutException', 'Request timed out', 'database.timeout', false],
    [
      'BadRequestException',
      'Database returned more than the allowed response size limit',
      'database.answer-too-large',
      false,
    ],
    [
      'DatabaseErrorException',
      "Table 'shop.x' doesn't exist; Error code: 1146; SQLState: 42S02",
      'database.query-failed',
      false,
    ],
    [
      'DatabaseErrorException',
      'ERROR: permission denied for table x; SQLState: 42501',
      'database.not-permitted',
      false,
    ],
    [
      'DatabaseErrorException',
      'ERROR: cannot execute INSERT in a read-only transaction; SQLState: 25006',
      'database.read-only',
      false,
    ],
    ['ForbiddenException', 'not authorized', 'database.aws-refused', false],
    ['ServiceUnavailableError', 'try later', 'database.unreachable', true],
  ])('%s: %s', async (error, message, code, retryable) => {
    emulator.setScript({ rules: [{ fault: { kind: 'error', error, message } }] });
    expect(await ask()).toMatchObject({ code, retryable });
  });
});
