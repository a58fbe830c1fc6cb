// One contract for every engine: PGlite, real PostgreSQL and MariaDB servers, and the RDS Data API in front of both.
import { createPool } from 'mysql2/promise';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Database,
  type Dialect,
  openWritableDatabase,
  type WritableDatabase,
} from '../src/databases/index.js';
import { introspect } from '../src/databases/introspect/introspect.js';
import { reading } from '../src/databases/open-database.js';
import {
  type Emulator,
  mysqlDatabase,
  postgresDatabase,
  startEmulator,
} from '../src/emulator/index.js';
import { sharedMariadb, sharedPostgres } from './support/shared-servers.js';

interface Engine {
  readonly name: string;
  readonly dialect: Dialect;
  readonly open: () => Promise<WritableDatabase>;
}

const postgres = await sharedPostgres('databases_contract');
const mariadb = await sharedMariadb('databases_contract');
const viaApi = {
  postgres: await sharedPostgres('databases_api'),
  mysql: await sharedMariadb('databases_api'),
};
const cleanups: (() => Promise<unknown>)[] = [];

async function openDataApi(dialect: Dialect): Promise<WritableDatabase> {
  const place = viaApi[dialect]!;
  const { host, port, user, database } = place;
  let emulator: Emulator;
  if (dialect === 'postgres') {
    const pool = new pg.Pool({ host, port, user, database, max: 4 });
    pool.on('connect', (connection) => connection.on('error', () => {}));
    emulator = await startEmulator({ database: postgresDatabase(pool) });
    cleanups.push(() => pool.end());
  } else {
    const pool = createPool({ host, port, user, database, connectionLimit: 4, timezone: 'Z' });
    emulator = await startEmulator({ database: mysqlDatabase(pool) });
    cleanups.push(() => pool.end());
  }
  cleanups.unshift(() => emulator.stop());
  return openWritableDatabase({
    engine: 'data-api',
    dialect,
    clusterArn: 'arn:aws:rds:ap-northeast-2:123456789012:cluster:factory',
    secretArn: 'arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:factory-abc',
    database,
    endpoint: emulator.url,
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  });
}

const engines: readonly Engine[] = [
  { name: 'PGlite', dialect: 'postgres', open: () => openWritableDatabase('pglite:memory') },
  ...(postgres === null
    ? []
    : [
        {
          name: 'PostgreSQL',
          dialect: 'postgres' as const,
          open: () => openWritableDatabase(postgres.url),
        },
        {
          name: 'Data API on PostgreSQL',
          dialect: 'postgres' as const,
          open: () => openDataApi('postgres'),
        },
      ]),
  ...(mariadb === null
    ? []
    : [
        {
          name: 'MariaDB',
          dialect: 'mysql' as const,
          open: () => openWritableDatabase(mariadb.url),
        },
        {
          name: 'Data API on MariaDB',
          dialect: 'mysql' as const,
          open: () => openDataApi('mysql'),
        },
      ]),
];

afterAll(async () => {
  for (const cleanup of cleanups) await cleanup();
});

const seeds: Record<Dialect, string> = {
  postgres: `
    CREATE TYPE mood AS ENUM ('calm', '신남', 'it''s');
    CREATE TABLE owners (id serial PRIMARY KEY, "이름" varchar(30) NOT NULL, "order" integer, UNIQUE ("이름", "order"));
    COMMENT ON TABLE owners IS '보호자';
    COMMENT ON COLUMN owners."이름" IS '보호자 이름; a name';
    CREATE TABLE pets (id integer PRIMARY KEY, owner_id integer REFERENCES owners (id), mood mood,
      born date, weight numeric(6,2), is_alive boolean NOT NULL, seen timestamp);
    CREATE TABLE empty_one (id integer, label text);
    CREATE TABLE big (id integer, body text);
    CREATE VIEW pet_names AS SELECT p.id, o."이름" FROM pets p JOIN owners o ON o.id = p.owner_id;
    INSERT INTO owners ("이름", "order") VALUES ('Davis', 1), ('김철수', 2), ('davis', NULL);
    INSERT INTO pets VALUES (1, 1, 'calm', '2010-09-07', 3.50, true, '2026-01-31 13:05:00.25'),
      (2, 2, '신남', '2012-08-06', 12, false, NULL), (3, NULL, NULL, NULL, NULL, true, '2026-02-01 00:00:00');
    CREATE SEQUENCE ticket`,
  mysql: `
    CREATE TABLE owners (id integer AUTO_INCREMENT PRIMARY KEY, \`이름\` varchar(30) NOT NULL COMMENT '보호자 이름; a name',
      \`order\` integer, UNIQUE KEY name_order (\`이름\`, \`order\`)) COMMENT '보호자' COLLATE utf8mb4_bin;
    CREATE TABLE pets (id integer PRIMARY KEY, owner_id integer, mood enum('calm', '신남', 'it''s'),
      born date, weight decimal(6,2), is_alive tinyint(1) NOT NULL, seen datetime(6),
      FOREIGN KEY (owner_id) REFERENCES owners (id));
    CREATE TABLE empty_one (id integer, label text);
    CREATE TABLE big (id integer, body longtext);
    CREATE VIEW pet_names AS SELECT p.id, o.\`이름\` FROM pets p JOIN owners o ON o.id = p.owner_id;
    INSERT INTO owners (\`이름\`, \`order\`) VALUES ('Davis', 1), ('김철수', 2), ('davis', NULL);
    INSERT INTO pets VALUES (1, 1, 'calm', '2010-09-07', 3.50, true, '2026-01-31 13:05:00.25'),
      (2, 2, '신남', '2012-08-06', 12, false, NULL), (3, NULL, NULL, NULL, NULL, true, '2026-02-01 00:00:00')`,
};

describe.each(engines.map((engine) => [engine.name, engine] as const))('%s', (name, engine) => {
  const { dialect } = engine;
  const isPostgres = dialect === 'postgres';
  const isDataApi = name.startsWith('Data API');
  let database: WritableDatabase;
  const quoted = (column: string) => (isPostgres ? `"${column}"` : `\`${column}\``);
  const hole = (number: number) => (isPostgres ? `$${number}` : '?');
  const rows = async (sql: string, ...parameters: Parameters<Database['query']>[1] & object) =>
    (await database.query(sql, parameters)).rows;
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'no problem',
      (thrown) => thrown.code ?? thrown,
    );

  beforeAll(async () => {
    database = await engine.open();
    await database.execute(seeds[dialect]);
  });
  afterAll(() => database.close());

  it('tells what it is, without connecting', () => {
    expect(database.dialect).toBe(dialect);
    expect(database.label).toMatch(/^(pglite|postgres|mysql|data-api):/);
  });

  it('answers values in one form', async () => {
    const { columns, rows: pets, ...rest } = await database.query('SELECT * FROM pets ORDER BY id');
    expect(columns).toEqual([
      { name: 'id', type: 'integer' },
      { name: 'owner_id', type: 'integer' },
      { name: 'mood', type: 'text' },
      { name: 'born', type: 'date' },
      { name: 'weight', type: 'decimal' },
      { name: 'is_alive', type: 'boolean' },
      { name: 'seen', type: 'timestamp' },
    ]);
    expect(pets).toEqual([
      [1, 1, 'calm', '2010-09-07', 3.5, true, '2026-01-31T13:05:00.25'],
      [2, 2, '신남', '2012-08-06', 12, false, null],
      [3, null, null, null, null, true, '2026-02-01T00:00:00'],
    ]);
    expect(rest).toMatchObject({ rowCount: 3, truncated: null });
    expect(rest.elapsedMs).toBeGreaterThanOrEqual(0);
  });

  it('keeps the columns of an answer without rows', async () => {
    expect(await database.query('SELECT id, label FROM empty_one')).toMatchObject({
      columns: [
        { name: 'id', type: 'integer' },
        { name: 'label', type: 'text' },
      ],
      rows: [],
      rowCount: 0,
      truncated: null,
    });
  });

  it('keeps every digit, byte and letter', async () => {
    const sql = isPostgres
      ? `SELECT 9007199254740991::bigint, 9007199254740993::bigint, 0.1::numeric, 123456789012345678.25::numeric,
           2.5::float8, '\\x00ff80'::bytea, '🐕 " \\ '' 한'::text, NULL::integer, TIME '13:05:00.5'`
      : `SELECT 9007199254740991, CAST(9007199254740993 AS SIGNED), CAST(0.1 AS DECIMAL(3,1)), CAST('123456789012345678.25' AS DECIMAL(20,2)),
           2.5E0, X'00ff80', '🐕 " \\\\ '' 한', NULL, CAST('13:05:00.5' AS TIME(6))`;
    expect(await rows(sql)).toEqual([
      [
        9007199254740991,
        '9007199254740993',
        0.1,
        '123456789012345678.25',
        2.5,
        'AP+A',
        '🐕 " \\ \' 한',
        null,
        '13:05:00.5',
      ],
    ]);
  });

  const readsPostgresTypes = async () => {
    const sql = `SELECT '2026-01-31 22:05:00.5+09'::timestamptz, '{"a":[1,null,"한"]}'::jsonb, '"x"'::json,
      ARRAY['a,b', NULL, 'c"d']::text[], ARRAY[1,2]::int[], '6f9619ff-8b86-d011-b42d-00cf4fc964ff'::uuid, '{}'::text[]`;
    const { rows: answer, columns } = await database.query(sql);
    expect(answer).toEqual([
      [
        '2026-01-31T13:05:00.5Z',
        { a: [1, null, '한'] },
        'x',
        ['a,b', null, 'c"d'],
        [1, 2],
        '6f9619ff-8b86-d011-b42d-00cf4fc964ff',
        [],
      ],
    ]);
    expect(columns.map(({ type }) => type)).toEqual([
      'instant',
      'json',
      'json',
      'array',
      'array',
      'uuid',
      'array',
    ]);
  };

  const readsMysqlTypes = async () => {
    await database.execute(
      `CREATE TABLE typed (at timestamp(3) NULL, doc json, flag bit(1));
       INSERT INTO typed VALUES ('2026-01-31 13:05:00.5', '{"a":[1,null,"한"]}', b'1')`,
    );
    // Known gap: behind the Data API MariaDB does not say that its JSON, which it keeps as text, is JSON.
    const doc = isDataApi ? '{"a":[1,null,"한"]}' : { a: [1, null, '한'] };
    expect(await rows('SELECT * FROM typed')).toEqual([['2026-01-31T13:05:00.5Z', doc, true]]);
  };

  it('reads instants and JSON', isPostgres ? readsPostgresTypes : readsMysqlTypes);

  it('takes parameters as values, never as SQL', async () => {
    const name = quoted('이름');
    const attack = `x' OR '1'='1'; DROP TABLE pets; -- \\' `;
    expect(await rows(`SELECT id FROM owners WHERE ${name} = ${hole(1)}`, attack)).toEqual([]);
    expect(
      await rows(
        `SELECT id, '?', '$1', ':p1' FROM owners WHERE ${name} = ${hole(1)} AND id < ${hole(2)}`,
        '김철수',
        10,
      ),
    ).toEqual([[2, '?', '$1', ':p1']]);
    const text = isPostgres ? '::text' : '';
    for (const value of [attack, '\\', "''", '🐕', '한\n글', '', 'a"b`c', 'NULL'])
      expect(await rows(`SELECT ${hole(1)}${text}`, value)).toEqual([[value]]);
    expect(
      await rows(
        `SELECT id FROM pets WHERE is_alive = ${hole(1)} AND weight > ${hole(2)}`,
        true,
        3.25,
      ),
    ).toEqual([[1]]);
    expect(
      await rows(`SELECT id FROM pets WHERE born = ${hole(1)}`, {
        type: 'date',
        value: '2012-08-06',
      }),
    ).toEqual([[2]]);
    expect(await rows(`SELECT id FROM pets WHERE owner_id = ${hole(1)}`, null)).toEqual([]);
    expect(await codeOf(rows(`SELECT ${hole(1)}`))).toMatch(/bad-parameter|query-failed/);
  });

  it('refuses every change', async () => {
    const changes = [
      "INSERT INTO empty_one VALUES (1, 'x')",
      'UPDATE pets SET weight = 1',
      'DELETE FROM pets',
      'DROP TABLE empty_one',
      'CREATE TABLE made (id integer)',
      'ALTER TABLE pets ADD COLUMN x integer',
      'TRUNCATE TABLE empty_one',
      'GRANT SELECT ON pets TO PUBLIC',
      'COMMIT',
      'SELECT 1; DROP TABLE empty_one',
      'SELECT 1; COMMIT; DROP TABLE empty_one',
      '/* SELECT */ DELETE FROM pets',
      ...(isPostgres
        ? [
            'SELECT * INTO made FROM pets',
            'WITH gone AS (DELETE FROM pets RETURNING id) SELECT * FROM gone',
            "SELECT nextval('ticket')",
            'SELECT * FROM pets FOR UPDATE',
            "COPY pets TO '/tmp/pets'",
            'DO $$ BEGIN DELETE FROM pets; END $$',
            'EXPLAIN ANALYZE DELETE FROM pets',
            "SELECT set_config('transaction_read_only', 'off', true)",
          ]
        : [
            "SELECT * INTO OUTFILE '/tmp/pets' FROM pets",
            "SELECT 1 /*! INTO OUTFILE '/tmp/x' */",
            'REPLACE INTO empty_one VALUES (1, 1)',
            'CALL nothing()',
            'SET GLOBAL max_connections = 10',
          ]),
    ];
    const before = await rows('SELECT * FROM pets ORDER BY id');
    for (const change of changes)
      expect(await codeOf(database.query(change)), change).toMatch(
        /^database\.(read-only|query-failed|not-permitted)$/,
      );
    expect(await rows('SELECT * FROM pets ORDER BY id')).toEqual(before);
    expect(await rows('SELECT * FROM empty_one')).toEqual([]);
    expect(await codeOf(rows('SELECT * FROM made'))).toBe('database.query-failed');
  });

  it('leaves no setting behind', async () => {
    const [change, look] = isPostgres
      ? ["SELECT set_config('work_mem', '77MB', false)", "SELECT current_setting('work_mem')"]
      : ['SELECT @leak := 77', 'SELECT @leak'];
    const before = await rows(look);
    await rows(change);
    // Known gap: a user variable of MySQL lives as long as its connection.
    if (isPostgres) expect(await rows(look)).toEqual(before);
  });

  it('stops at its time limit, and works on', async () => {
    const slow = isPostgres
      ? 'SELECT count(*) FROM generate_series(1, 100000000) a, generate_series(1, 1000) b'
      : 'SELECT count(*) FROM information_schema.COLUMNS a, information_schema.COLUMNS b, information_schema.COLUMNS c';
    const started = performance.now();
    expect(await codeOf(database.query(slow, [], { timeoutMs: 200 }))).toBe('database.timeout');
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(await rows('SELECT count(*) FROM pets')).toEqual([[3]]);
  });

  it('is cancelled by its caller', async () => {
    const slow = isPostgres ? 'SELECT pg_sleep(30)' : 'SELECT SLEEP(30)';
    const signal = AbortSignal.timeout(100);
    expect(await codeOf(database.query(slow, [], { signal }))).toBe('database.cancelled');
    expect(await codeOf(database.query('SELECT 1', [], { signal }))).toBe('database.cancelled');
    expect(await rows('SELECT count(*) FROM pets')).toEqual([[3]]);
  });

  it('keeps to the row cap over ten million rows', async () => {
    const endless = isPostgres
      ? 'SELECT i, i * 2 AS twice FROM (SELECT generate_series(1, 10000000) AS i) s'
      : 'SELECT seq, seq * 2 AS twice FROM seq_1_to_10000000';
    const answer = await database.query(endless, [], { rowLimit: 1_000 });
    expect(answer).toMatchObject({ rowCount: 1_000, truncated: 'rows' });
    expect(answer.rows[999]).toEqual([1000, 2000]);
    const exact = await database.query(`${endless} LIMIT 7`, [], { rowLimit: 7 });
    expect(exact).toMatchObject({ rowCount: 7, truncated: null });
  });

  it('keeps to the byte cap over huge values', async () => {
    // Five megabytes each.
    const count = isDataApi ? 2 : 40;
    const huge = isPostgres
      ? `SELECT i, repeat('한', 1700000) FROM generate_series(1, ${count}) i`
      : `SELECT seq, repeat('한', 1700000) FROM seq_1_to_${count}`;
    if (isDataApi) {
      const small = isPostgres
        ? "SELECT i, repeat('x', 20000) FROM generate_series(1, 40) i"
        : "SELECT seq, repeat('x', 20000) FROM seq_1_to_40";
      expect(await codeOf(rows(huge))).toBe('database.answer-too-large');
      expect(await database.query(small, [], { byteLimit: 50_000 })).toMatchObject({
        rowCount: 2,
        truncated: 'bytes',
      });
      return;
    }
    const answer = await database.query(huge, [], { byteLimit: 12_000_000 });
    expect(answer).toMatchObject({ rowCount: 2, truncated: 'bytes' });
    expect(answer.rows[1]![1]).toHaveLength(1_700_000);
    expect(await database.query(huge, [], { byteLimit: 2_000_000 })).toMatchObject({
      rows: [],
      truncated: 'bytes',
    });
    expect(await rows('SELECT count(*) FROM pets')).toEqual([[3]]);
  });

  it('runs several at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => rows(`SELECT ${i} + 0`)),
    );
    expect(answers).toEqual(Array.from({ length: 12 }, (_, i) => [[i]]));
  });

  it('explains what the server refuses', async () => {
    const missing = await database.query('SELECT * FROM owner').catch((thrown) => thrown);
    expect(missing).toMatchObject({ code: 'database.query-failed', retryable: false });
    expect(missing.message).toMatch(/owner/);
    expect(await codeOf(rows('SELECT FROM WHERE'))).toBe('database.query-failed');
    expect(await codeOf(rows(''))).toBe('database.read-only');
    expect(await codeOf(rows('-- only a remark'))).toBe('database.read-only');
    expect(await codeOf(database.query('SELECT 1', [], { rowLimit: 0 }))).toBe('input.invalid');
  });

  it('finds tables, keys, comments and values', async () => {
    const schema = await database.introspect();
    expect(schema.warnings).toEqual([]);
    const tables = schema.tables.filter(({ name }) => name !== 'typed');
    expect(tables.map(({ name, kind, rowEstimate }) => [name, kind, rowEstimate])).toEqual([
      ['big', 'table', 0],
      ['empty_one', 'table', 0],
      ['owners', 'table', 3],
      ['pet_names', 'view', 2],
      ['pets', 'table', 3],
    ]);
    const [, empty, owners, , pets] = tables;
    expect(owners).toMatchObject({
      comment: '보호자',
      isOnSearchPath: true,
      primaryKey: ['id'],
      uniqueKeys: [['이름', 'order']],
      foreignKeys: [],
    });
    expect(owners!.columns.map(({ name, type, isNullable }) => [name, type, isNullable])).toEqual([
      ['id', 'integer', false],
      ['이름', 'text', false],
      ['order', 'integer', true],
    ]);
    expect(owners!.columns[1]).toMatchObject({
      comment: '보호자 이름; a name',
      distinctValues: ['Davis', 'davis', '김철수'],
      isWholeSample: true,
      range: null,
    });
    expect(owners!.columns[2]!.range).toEqual({ min: 1, max: 2 });
    expect(pets!.foreignKeys).toEqual([
      {
        name: expect.any(String),
        columns: ['owner_id'],
        referencedSchema: owners!.schema,
        referencedTable: 'owners',
        referencedColumns: ['id'],
      },
    ]);
    const pet = Object.fromEntries(pets!.columns.map((column) => [column.name, column]));
    expect(pet.mood).toMatchObject({ type: 'text', enumValues: ['calm', '신남', "it's"] });
    expect(pet.born!.range).toEqual({ min: '2010-09-07', max: '2012-08-06' });
    expect(pet.weight!.range).toEqual({ min: 3.5, max: 12 });
    expect(pet.seen!.range).toEqual({ min: '2026-01-31T13:05:00.25', max: '2026-02-01T00:00:00' });
    expect(pet.is_alive!.type).toBe('boolean');
    expect(empty!.columns[1]).toMatchObject({ distinctValues: [], range: null });
  });

  it('finds hundreds of tables in a few round trips', async () => {
    // The Data API takes one statement a call: making them is what takes time there.
    const count = isDataApi ? 60 : 300;
    const create = Array.from(
      { length: count },
      (_, i) => `CREATE TABLE many_${i} (id integer PRIMARY KEY, label varchar(20), made date)`,
    );
    await database.execute(create.join(';'));
    let statements = 0;
    const counted: Database = {
      ...reading(database),
      query: (...asked) => {
        statements += 1;
        return database.query(...asked);
      },
    };
    const schema = await introspect(counted, {});
    expect(schema.tables.filter((table) => table.name.startsWith('many_'))).toHaveLength(count);
    expect(schema.warnings).toEqual([]);
    expect(statements).toBeLessThan(30);
    await database.execute(
      Array.from({ length: count }, (_, i) => `DROP TABLE many_${i}`).join(';'),
    );
  });

  it('runs statements together, or none of them', async () => {
    const insert = `INSERT INTO empty_one (id, label) VALUES (${hole(1)}, ${hole(2)})`;
    const one = (id: number | string, label: string) => ({ sql: insert, parameters: [id, label] });
    const count = async () => Number((await rows('SELECT count(*) FROM empty_one'))[0]![0]);
    const before = await count();
    const bad = { sql: 'INSERT INTO no_such_table VALUES (1)', parameters: [] };
    expect(await codeOf(database.executeAll([one(1, 'a'), bad, one(2, 'b')]))).toBe(
      'database.query-failed',
    );
    expect(await count()).toBe(before);
    const stops = function* () {
      yield one(3, 'c');
      throw new Error('the source ended');
    };
    await expect(database.executeAll(stops())).rejects.toBeDefined();
    expect(await count()).toBe(before);
    const label = "x'); DROP TABLE empty_one; -- ?";
    expect(await database.executeAll([one(4, label), one(5, 'd')])).toEqual({ changedRows: 2 });
    expect(await rows('SELECT label FROM empty_one WHERE id = 4')).toEqual([[label]]);
    await database.execute('DELETE FROM empty_one WHERE id IN (4, 5)');
    expect(await count()).toBe(before);
  });

  it('keeps and reads events whose attributes are JSON', async () => {
    await database.execute(
      `CREATE TABLE seen (id integer PRIMARY KEY, attributes ${isPostgres ? 'jsonb' : 'json'} NOT NULL)`,
    );
    const given = [
      { age: 35, gender: 'male', location: '매장 "중앙" \\' },
      { age: null, gender: "o'x" },
      {},
    ];
    await database.executeAll(
      given.map((attributes, id) => ({
        sql: `INSERT INTO seen VALUES (${hole(1)}, ${hole(2)})`,
        parameters: [id, { type: 'json', value: JSON.stringify(attributes) } as const],
      })),
    );
    const [age, place] = isPostgres
      ? ["(attributes ->> 'age')::int", "attributes ->> 'location'"]
      : ["JSON_VALUE(attributes, '$.age')", "JSON_VALUE(attributes, '$.location')"];
    const found = await rows(`SELECT id, ${age}, ${place} FROM seen WHERE ${age} > 30`);
    expect(found.map(([id, years, at]) => [id, Number(years), at])).toEqual([
      [0, 35, given[0]!.location],
    ]);
    const missing = await rows(`SELECT id FROM seen WHERE ${age} IS NULL ORDER BY id`);
    expect(missing).toEqual([[1], [2]]);
    const whole = await rows('SELECT attributes FROM seen ORDER BY id');
    // Behind the Data API the JSON of MariaDB is text, as said above.
    expect(whole.map(([cell]) => (typeof cell === 'string' ? JSON.parse(cell) : cell))).toEqual(
      given,
    );
    await database.execute('DROP TABLE seen');
  });

  it('is not asked after it was closed', async () => {
    const other = await engine.open();
    await other.close();
    await other.close();
    expect(await codeOf(other.query('SELECT 1'))).toBe('database.closed');
  });
});
