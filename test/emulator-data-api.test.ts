// The real JS SDK against the emulated RDS Data API in front of PGlite, PostgreSQL and MariaDB.

import {
  BatchExecuteStatementCommand,
  BeginTransactionCommand,
  CommitTransactionCommand,
  ExecuteStatementCommand,
  type ExecuteStatementCommandInput,
  type Field,
  RDSDataClient,
  RollbackTransactionCommand,
} from '@aws-sdk/client-rds-data';
import { PGlite } from '@electric-sql/pglite';
import { createPool } from 'mysql2/promise';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type DataApiDatabase,
  type Emulator,
  mysqlDatabase,
  pgliteDatabase,
  postgresDatabase,
  startEmulator,
} from '../src/emulator/index.js';
import { fixedClock } from '../src/shared/index.js';
import { sharedMariadb, sharedPostgres } from './support/shared-servers.js';

const resourceArn = 'arn:aws:rds:ap-northeast-2:123456789012:cluster:factory';
const secretArn = 'arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:factory-abc';
const clock = fixedClock();

interface Engine {
  readonly database: DataApiDatabase;
  stop(): Promise<void>;
}

async function pglite(): Promise<Engine> {
  const database = await PGlite.create();
  return { database: pgliteDatabase(database), stop: () => database.close() };
}

async function postgres(): Promise<Engine | null> {
  const server = await sharedPostgres('emulator_data_api');
  if (server === null) return null;
  const { host, port, user, database } = server;
  const pool = new pg.Pool({ host, port, user, database, max: 4 });
  // A connection that is being closed may still hear that the server goes down.
  pool.on('connect', (connection) => connection.on('error', () => {}));
  return {
    database: postgresDatabase(pool),
    stop: () => pool.end(),
  };
}

async function mariadb(): Promise<Engine | null> {
  const server = await sharedMariadb('emulator_data_api');
  if (server === null) return null;
  const { host, port, user, database } = server;
  const pool = createPool({ host, port, user, database, connectionLimit: 4 });
  return {
    database: mysqlDatabase(pool),
    stop: () => pool.end(),
  };
}

const engines = await Promise.all([pglite(), postgres(), mariadb()]);
const [onPglite, onPostgres, onMariadb] = engines;
afterAll(async () => {
  await Promise.all(engines.map((engine) => engine?.stop()));
});

let emulator: Emulator;
let client: RDSDataClient;

async function connect(engine: Engine | null): Promise<void> {
  emulator = await startEmulator({
    clock,
    ...(engine === null ? {} : { database: engine.database }),
  });
  client = new RDSDataClient({
    region: 'ap-northeast-2',
    endpoint: emulator.url,
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    maxAttempts: 1,
  });
}
async function disconnect(): Promise<void> {
  client.destroy();
  await emulator.stop();
}

const execute = (sql: string, more: Partial<ExecuteStatementCommandInput> = {}) =>
  client.send(new ExecuteStatementCommand({ resourceArn, secretArn, sql, ...more }));
const one = async (sql: string, more: Partial<ExecuteStatementCommandInput> = {}) =>
  (await execute(sql, more)).records![0]!;
const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (thrown) => thrown,
  );
const begin = async () =>
  (await client.send(new BeginTransactionCommand({ resourceArn, secretArn }))).transactionId!;
const count = async () => (await one('SELECT count(*) FROM pets'))[0]!.longValue;

const engineTable = [
  ['PGlite', onPglite, 'postgres'],
  ['PostgreSQL', onPostgres, 'postgres'],
  ['MariaDB', onMariadb, 'mysql'],
] as const;

describe.each(engineTable.filter(([, engine]) => engine !== null))(
  'Data API on %s',
  (name, engine, dialect) => {
    const isMysql = dialect === 'mysql';
    const insert = 'INSERT INTO pets (name, weight) VALUES (:name, :weight)';

    beforeAll(async () => {
      await connect(engine);
      await execute('DROP TABLE IF EXISTS pets');
      await execute(
        isMysql
          ? 'CREATE TABLE pets (id BIGINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL, weight DECIMAL(8,3)) CHARACTER SET utf8mb4'
          : 'CREATE TABLE pets (id BIGSERIAL PRIMARY KEY, name VARCHAR(40) NOT NULL, weight NUMERIC(8,3))',
      );
    });
    afterAll(disconnect);
    beforeEach(() => execute('DELETE FROM pets'));
    afterEach(() => emulator.setScript({}));

    const add = (pet: string, more: Partial<ExecuteStatementCommandInput> = {}) =>
      execute(insert, {
        parameters: [
          { name: 'name', value: { stringValue: pet } },
          { name: 'weight', value: { stringValue: '12.500' }, typeHint: 'DECIMAL' },
        ],
        ...more,
      });

    it('binds every kind of parameter and types every kind of field', async () => {
      const cast = (parameter: string, postgresType: string, mysqlType: string) =>
        isMysql ? `CAST(${parameter} AS ${mysqlType})` : `CAST(${parameter} AS ${postgresType})`;
      const fields = await one(
        `SELECT ${cast(':l', 'bigint', 'SIGNED')}, ${cast(':s', 'text', 'CHAR')}, :n, ${cast(':b', 'bytea', 'BINARY')},
              ${cast(':d', 'numeric(9,3)', 'DECIMAL(9,3)')}, ${cast(':day', 'date', 'DATE')}, ${cast(':f', 'float8', 'DOUBLE')}`,
        {
          parameters: [
            { name: 'l', value: { longValue: 42 } },
            { name: 's', value: { stringValue: "O'Neil \\ ? :x 한국 👩‍🏭" } },
            { name: 'n', value: { isNull: true } },
            { name: 'b', value: { blobValue: new Uint8Array([0, 255, 39]) } },
            { name: 'd', value: { stringValue: '-1.250' }, typeHint: 'DECIMAL' },
            { name: 'day', value: { stringValue: '2026-01-19' }, typeHint: 'DATE' },
            { name: 'f', value: { doubleValue: 0.1 } },
            { name: 'unused', value: { longValue: 1 } },
          ],
        },
      );
      expect(fields).toEqual([
        { longValue: 42 },
        { stringValue: "O'Neil \\ ? :x 한국 👩‍🏭" },
        { isNull: true },
        { blobValue: new Uint8Array([0, 255, 39]) },
        { stringValue: '-1.250' },
        { stringValue: '2026-01-19' },
        { doubleValue: 0.1 },
      ] satisfies Field[]);
    });

    it('leaves what only looks like a parameter alone', async () => {
      const fields = await one(
        isMysql
          ? 'SELECT \'a :x ?\', "b :y", `weight` /* :z */ FROM (SELECT 1 AS weight) t -- :w\n WHERE 1 = :one'
          : "SELECT 'a :x ?', '7'::int, E'it\\'s :y' /* :z */, $tag$ :t $tag$ -- :w\n WHERE 1 = :one",
        { parameters: [{ name: 'one', value: { longValue: 1 } }] },
      );
      expect(fields[0]).toEqual({ stringValue: 'a :x ?' });
    });

    it('inserts, counts and answers generated keys where the engine tells them', async () => {
      const inserted = await add('초코');
      expect(inserted.numberOfRecordsUpdated).toBe(1);
      expect(inserted.generatedFields).toEqual(isMysql ? [{ longValue: expect.any(Number) }] : []);
      expect((await execute("UPDATE pets SET name = 'x'")).numberOfRecordsUpdated).toBe(1);
      expect((await execute('SELECT id FROM pets WHERE 1 = 0')).records).toEqual([]);
    });

    it('answers decimals and longs in the form that is asked for', async () => {
      await add('a');
      const sql = 'SELECT weight, 3 FROM pets';
      expect(await one(sql)).toEqual([{ stringValue: '12.500' }, { longValue: 3 }]);
      const resultSetOptions = {
        decimalReturnType: 'DOUBLE_OR_LONG',
        longReturnType: 'STRING',
      } as const;
      expect(await one(sql, { resultSetOptions })).toEqual([
        { doubleValue: 12.5 },
        { stringValue: '3' },
      ]);
    });

    it('formats records as JSON under their labels', async () => {
      await add('나비 "n"');
      const { formattedRecords, records } = await execute(
        'SELECT name AS 이름, weight, NULL AS nothing FROM pets',
        {
          formatRecordsAs: 'JSON',
        },
      );
      expect(records).toBeUndefined();
      expect(JSON.parse(formattedRecords!)).toEqual([
        { 이름: '나비 "n"', weight: 12.5, nothing: null },
      ]);
    });

    it('describes columns', async () => {
      const { columnMetadata } = await execute(
        'SELECT id, name AS pet, weight, 1 AS one FROM pets',
        {
          includeResultMetadata: true,
        },
      );
      expect(columnMetadata!.map((column) => column.label)).toEqual(['id', 'pet', 'weight', 'one']);
      expect(columnMetadata!.map((column) => column.type)).toEqual(
        isMysql ? [-5, 12, 3, expect.anything()] : [-5, 12, 2, 4],
      );
      if (name === 'PGlite') return;
      expect(columnMetadata!.slice(0, 3)).toMatchObject([
        {
          name: 'id',
          tableName: 'pets',
          nullable: 0,
          isAutoIncrement: true,
          typeName: isMysql ? 'BIGINT' : 'bigserial',
        },
        { name: 'name', nullable: 0, precision: 40, typeName: isMysql ? 'VARCHAR' : 'varchar' },
        { name: 'weight', nullable: 1, scale: 3, isSigned: true },
      ]);
    });

    it('batches all or nothing', async () => {
      const batch = (names: readonly (string | null)[]) =>
        client.send(
          new BatchExecuteStatementCommand({
            resourceArn,
            secretArn,
            sql: insert,
            parameterSets: names.map((pet) => [
              { name: 'name', value: pet === null ? { isNull: true } : { stringValue: pet } },
              { name: 'weight', value: { isNull: true } },
            ]),
          }),
        );
      expect((await batch(['a', 'b', 'c'])).updateResults).toHaveLength(3);
      expect(await count()).toBe(3);
      expect(await failureOf(batch(['d', null]))).toMatchObject({ name: 'DatabaseErrorException' });
      expect(await count()).toBe(3);
    });

    it('commits and rolls back', async () => {
      const first = await begin();
      await add('kept', { transactionId: first });
      const committed = await client.send(
        new CommitTransactionCommand({ resourceArn, secretArn, transactionId: first }),
      );
      expect(committed.transactionStatus).toBe('Transaction Committed');
      const second = await begin();
      await add('lost', { transactionId: second });
      const rolled = await client.send(
        new RollbackTransactionCommand({ resourceArn, secretArn, transactionId: second }),
      );
      expect(rolled.transactionStatus).toBe('Rollback Complete');
      expect(await count()).toBe(1);
      expect(await failureOf(add('x', { transactionId: second }))).toMatchObject({
        name: 'TransactionNotFoundException',
        message: `Transaction ${second} is not found`,
      });
    });

    it('rolls back a transaction nobody came back to for three minutes', async () => {
      const transactionId = await begin();
      await add('lost', { transactionId });
      clock.advance(180_001);
      expect(await count()).toBe(0);
      expect(await failureOf(add('x', { transactionId }))).toMatchObject({
        name: 'TransactionNotFoundException',
      });
    });

    it("tells the database's own errors with their codes", async () => {
      const missing = await failureOf(execute('SELECT * FROM owners_'));
      expect(missing.name).toBe('DatabaseErrorException');
      expect(missing.message).toMatch(
        isMysql
          ? /^Table 'emulator_data_api\.owners_' doesn't exist; Error code: 1146; SQLState: 42S02$/
          : /^ERROR: relation "owners_" does not exist; Position: 15; SQLState: 42P01$/,
      );
    });

    it('refuses answers and rows beyond the limits', async () => {
      const wide = (characters: number) =>
        execute(
          isMysql ? `SELECT REPEAT('x', ${characters})` : `SELECT repeat('x', ${characters})`,
        );
      await expect(wide(65_536)).resolves.toBeDefined();
      expect(await failureOf(wide(65_537))).toMatchObject({
        name: 'BadRequestException',
        message: 'Packet for query is too large',
      });
      const many = isMysql
        ? "SELECT REPEAT('x', 1024) FROM seq_1_to_1025"
        : "SELECT repeat('x', 1024) FROM generate_series(1, 1025)";
      expect(await failureOf(execute(many))).toMatchObject({
        name: 'BadRequestException',
        message: 'Database returned more than the allowed response size limit',
      });
      await expect(execute(`${many} LIMIT 1024`)).resolves.toBeDefined();
    });

    it('refuses several statements in one', async () => {
      expect(await failureOf(execute('SELECT 1; DROP TABLE pets'))).toMatchObject({
        name: 'ValidationException',
        message: "Multistatements aren't supported.",
      });
      expect(await one("SELECT ';' ; -- end")).toEqual([{ stringValue: ';' }]);
    });

    it('refuses wrong parameters', async () => {
      const value = (parameter: NonNullable<ExecuteStatementCommandInput['parameters']>[number]) =>
        failureOf(execute('SELECT :x', { parameters: [parameter] }));
      expect(await value({ name: 'y', value: { longValue: 1 } })).toMatchObject({
        name: 'BadRequestException',
        message: 'Cannot find parameter: x',
      });
      expect(await value({ name: 'x', value: { arrayValue: { longValues: [1] } } })).toMatchObject({
        message: 'Array parameters are not supported.',
      });
      expect(
        await value({ name: 'x', value: { stringValue: '19.1.2026' }, typeHint: 'DATE' }),
      ).toMatchObject({ name: 'BadRequestException' });
    });

    // PGlite runs one statement at a time and cannot stop it: a known gap of the embedded engine.
    if (name === 'PGlite') return;

    it('stops a statement that takes too long', async () => {
      emulator.setScript({ dataApi: { statementTimeoutMs: 50 } });
      const slow = isMysql ? 'SELECT SLEEP(20)' : 'SELECT pg_sleep(20)';
      expect(await failureOf(execute(slow))).toMatchObject({
        name: 'StatementTimeoutException',
        message: 'Request timed out',
      });
    });

    it('refuses a second statement while one runs in the transaction', async () => {
      const transactionId = await begin();
      const slow = execute(isMysql ? 'SELECT SLEEP(0.3)' : 'SELECT pg_sleep(0.3)', {
        transactionId,
      });
      while (emulator.requests.at(-1)?.operation !== 'ExecuteStatement')
        await new Promise(setImmediate);
      expect(await failureOf(add('x', { transactionId }))).toMatchObject({
        name: 'DatabaseErrorException',
        message: 'Transaction is still running a query',
      });
      await slow;
      await client.send(new RollbackTransactionCommand({ resourceArn, secretArn, transactionId }));
    });
  },
);

describe.skipIf(onPostgres === null)('Data API on PostgreSQL', () => {
  beforeAll(() => connect(onPostgres));
  afterAll(disconnect);

  it('keeps every digit of a 64-bit integer on the wire', async () => {
    const answer = await fetch(`${emulator.url}/Execute`, {
      method: 'POST',
      body: JSON.stringify({ resourceArn, secretArn, sql: 'SELECT 9223372036854775807' }),
    });
    expect(await answer.text()).toContain('{"longValue":9223372036854775807}');
  });

  it('answers arrays, booleans, times, and numbers that JSON lacks', async () => {
    const fields = await one(
      `SELECT true, ARRAY[1, NULL, 3], ARRAY['a "b"', 'c,d', NULL], '{}'::int[], 'NaN'::float8,
              '2026-01-19 12:34:56.5+09'::timestamptz, '12:30'::time, '{"a": 1}'::jsonb, ARRAY[0.5::float8]`,
    );
    expect(fields).toEqual([
      { booleanValue: true },
      { arrayValue: { longValues: [1, null, 3] } },
      { arrayValue: { stringValues: ['a "b"', 'c,d', null] } },
      { arrayValue: { longValues: [] } },
      { doubleValue: Number.NaN },
      { stringValue: '2026-01-19 03:34:56.5' },
      { stringValue: '12:30:00' },
      { stringValue: '{"a": 1}' },
      { arrayValue: { doubleValues: [0.5] } },
    ]);
    expect(await failureOf(execute('SELECT ARRAY[[1,2],[3,4]]'))).toMatchObject({
      name: 'UnsupportedResultException',
    });
  });

  it('types parameters by their hints, and is as strict without', async () => {
    const id = '0e4d1f8a-3f6e-4a52-9d4b-1c2d3e4f5a6b';
    await execute('CREATE TEMP TABLE IF NOT EXISTS t (id uuid)');
    await execute('CREATE TABLE IF NOT EXISTS ids (id uuid)');
    const insert = (typeHint?: 'UUID') =>
      execute('INSERT INTO ids VALUES (:id)', {
        parameters: [{ name: 'id', value: { stringValue: id }, typeHint }],
      });
    await insert('UUID');
    expect(await failureOf(insert())).toMatchObject({ message: expect.stringContaining('42804') });
  });

  it('knows its own database only, and no schema parameter', async () => {
    await expect(execute('SELECT 1', { database: 'emulator_data_api' })).resolves.toBeDefined();
    expect(await failureOf(execute('SELECT 1', { database: 'other' }))).toMatchObject({
      message: 'ERROR: database "other" does not exist; SQLState: 3D000',
    });
    expect(await failureOf(execute('SELECT 1', { schema: 'public' }))).toMatchObject({
      name: 'ValidationException',
    });
  });

  it('stops at once while a statement runs', async () => {
    const other = await startEmulator({ database: onPostgres!.database });
    const body = JSON.stringify({ resourceArn, secretArn, sql: 'SELECT pg_sleep(40)' });
    const asked = fetch(`${other.url}/Execute`, { method: 'POST', body }).catch(() => 'cut');
    const isRunning =
      "SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(40)' AND state = 'active'";
    while ((await one(isRunning))[0]!.longValue === 0);
    await other.stop();
    expect(await asked).toBe('cut');
    while ((await one(isRunning))[0]!.longValue !== 0);
  });

  it('leaves nothing of one session to the next', async () => {
    await execute("SET statement_timeout = '7s'");
    for (let i = 0; i < 6; i++)
      expect(await one('SHOW statement_timeout')).toEqual([{ stringValue: '0' }]);
  });

  it('lets a statement run on when asked to', async () => {
    await execute('CREATE TABLE IF NOT EXISTS late (n int)');
    emulator.setScript({ dataApi: { statementTimeoutMs: 30 } });
    const sql = 'INSERT INTO late SELECT 1 FROM pg_sleep(0.2)';
    expect(await failureOf(execute(sql, { continueAfterTimeout: true }))).toMatchObject({
      name: 'StatementTimeoutException',
    });
    emulator.setScript({});
    while ((await one('SELECT count(*) FROM late'))[0]!.longValue === 0);
  });
});

describe.skipIf(onMariadb === null)('Data API on MariaDB', () => {
  beforeAll(() => connect(onMariadb));
  afterAll(disconnect);

  it('reads TINYINT(1) and BIT(1) as booleans, other types as they are', async () => {
    await execute(
      'CREATE OR REPLACE TABLE kinds (a TINYINT(1), b BIT(1), c TINYINT, d DATETIME(3), e BLOB, f TEXT, g JSON, h YEAR, i BIGINT UNSIGNED, j ENUM("x","y"))',
    );
    await execute(
      `INSERT INTO kinds VALUES (1, b'0', 7, '2026-01-19 10:11:12.345', X'00FF', '글', '{"a":1}', 2026, 18446744073709551615, 'y')`,
    );
    const { records, columnMetadata } = await execute(
      'SELECT a, b, c, d, e, f, g, h, j FROM kinds',
      {
        includeResultMetadata: true,
      },
    );
    expect(records![0]).toEqual([
      { booleanValue: true },
      { booleanValue: false },
      { longValue: 7 },
      { stringValue: '2026-01-19 10:11:12.345' },
      { blobValue: new Uint8Array([0, 255]) },
      { stringValue: '글' },
      { stringValue: '{"a":1}' },
      { longValue: 2026 },
      { stringValue: 'y' },
    ]);
    expect(columnMetadata!.map((column) => column.typeName).slice(0, 5)).toEqual([
      'BIT',
      'BIT',
      'TINYINT',
      'DATETIME',
      'BLOB',
    ]);
  });

  it('uses the database that is asked for', async () => {
    expect(await one('SELECT DATABASE()', { database: 'information_schema' })).toEqual([
      { stringValue: 'information_schema' },
    ]);
    expect(await failureOf(execute('SELECT 1', { database: 'nowhere' }))).toMatchObject({
      message: expect.stringMatching(/Error code: 1049; SQLState: 42000$/),
    });
  });
});

describe('Data API settings', () => {
  beforeAll(() => connect(null));
  afterAll(disconnect);
  afterEach(() => emulator.setScript({}));

  it('says that the endpoint is not enabled when there is no database, or the script says so', async () => {
    expect(await failureOf(execute('SELECT 1'))).toMatchObject({
      name: 'HttpEndpointNotEnabledException',
      message: `HttpEndpoint is not enabled for resource ${resourceArn}`,
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('refuses ARNs that are none, and secrets that the script does not list', async () => {
    const other = await startEmulator({ database: onPglite!.database });
    const ask = async (body: object) =>
      (await fetch(`${other.url}/Execute`, { method: 'POST', body: JSON.stringify(body) })).json();
    expect(await ask({ resourceArn: 'factory', secretArn, sql: 'SELECT 1' })).toEqual({
      message: 'Invalid cluster id: factory',
    });
    other.setScript({ dataApi: { secrets: [], notEnabled: [] } });
    expect(await ask({ resourceArn, secretArn, sql: 'SELECT 1' })).toEqual({
      message: "Secrets Manager can't find the specified secret.",
    });
    other.setScript({ dataApi: { notEnabled: [resourceArn] } });
    expect(await ask({ resourceArn, secretArn, sql: 'SELECT 1' })).toEqual({
      message: `HttpEndpoint is not enabled for resource ${resourceArn}`,
    });
    await other.stop();
  });
});
