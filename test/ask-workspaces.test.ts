// The workspaces that are asked, on real servers: their scripts and rows, their catalogues, the documented questions.
import { readFileSync } from 'node:fs';
import { createPool } from 'mysql2/promise';
import { afterAll, describe, expect, test } from 'vitest';
import { checkCatalogue, introspected, parseCatalogue } from '../src/ask-data/index.js';
import { openWritableDatabase, type WritableDatabase } from '../src/databases/index.js';
import { mysqlDatabase, startEmulator } from '../src/emulator/index.js';
import { fitCatalogueFile } from '../src/functions/ask-data/fit-catalogue-file.js';
import { importEvents } from '../src/functions/compose/import-events.js';
import { insertRows } from '../src/functions/compose/insert-rows.js';
import { openAsking, openDataWorkspace } from '../src/functions/compose/open-asking.js';
import { eventRows, type Workspace } from '../src/functions/index.js';
import { readSettings } from '../src/shared/index.js';
import {
  attributeEventRows,
  workspace as cctv,
  demoEvents,
  flatEventRows,
  videoRows,
} from '../workspaces/cctv/index.js';
import { workspace as petclinic } from '../workspaces/petclinic/index.js';
import { sharedMariadb, sharedPostgres } from './support/shared-servers.js';

const cleanups: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

const text = (url: URL) => readFileSync(url, 'utf8');
const catalogueOf = (workspace: Workspace) =>
  parseCatalogue(text(workspace.database!.catalogue!)) as Parameters<typeof fitCatalogueFile>[0];

/** An empty database of a server, filled. */
async function filled(
  place: { readonly url: string },
  fill: (database: WritableDatabase) => Promise<void>,
): Promise<WritableDatabase> {
  const database = await openWritableDatabase(place.url);
  cleanups.push(() => database.close());
  await fill(database);
  return database;
}

async function runScripts(database: WritableDatabase, workspace: Workspace): Promise<void> {
  for (const script of workspace.database!.scripts![database.dialect])
    await database.execute(text(script));
}

const attributes = (dialect: string) =>
  new URL(`../workspaces/cctv/database/schema-attributes.${dialect}.sql`, import.meta.url);

describe.each([
  ['PostgreSQL', sharedPostgres],
  ['MariaDB', sharedMariadb],
] as const)('on %s', async (engine, shared) => {
  const name = `ask_workspaces_${engine === 'MariaDB' ? 'm' : 'p'}`;
  const places = {
    petclinic: await shared(`${name}_petclinic`),
    flat: await shared(`${name}_flat`),
    attributes: await shared(`${name}_attributes`),
  };
  const isThere = Object.values(places).every((place) => place !== null);

  test.skipIf(!isThere)('PetClinic has its rows and its catalogue every name', async () => {
    const database = await filled(places.petclinic!, (db) => runScripts(db, petclinic));
    const schema = introspected(await database.introspect());
    expect(() => checkCatalogue(catalogueOf(petclinic), schema)).not.toThrow();
    const { rows } = await database.query(
      'SELECT (SELECT count(*) FROM owners), (SELECT count(*) FROM pets), (SELECT count(*) FROM visits)',
    );
    expect(rows[0]!.map(Number)).toEqual([15, 22, 39]);
    await database.execute("INSERT INTO types (name) VALUES ('rabbit')");
    const added = await database.query("SELECT id FROM types WHERE name = 'rabbit'");
    expect(Number(added.rows[0]![0])).toBeGreaterThan(1000);
    await database.execute("DELETE FROM types WHERE name = 'rabbit'");
  });

  test.skipIf(!isThere)('CCTV takes every simulated event in both forms', async () => {
    const { videos, events } = demoEvents();
    const flat = await filled(places.flat!, async (db) => {
      await runScripts(db, cctv);
      await insertRows(db, videoRows(videos));
      expect(await insertRows(db, flatEventRows(events))).toBe(events.length);
    });
    const json = await filled(places.attributes!, async (db) => {
      await db.execute(text(attributes(db.dialect)));
      await insertRows(db, videoRows(videos));
      await insertRows(db, attributeEventRows(events));
    });
    const ages = events.reduce((sum, { age }) => sum + age, 0);
    const age = {
      postgres: "(attributes->>'age')::int",
      mysql: "json_extract(attributes, '$.age')",
    }[json.dialect];
    for (const [database, column] of [
      [flat, 'age'],
      [json, age],
    ] as const) {
      const { rows } = await database.query(
        `SELECT count(*), sum(${column}), min(timestamp), max(confidence) FROM db_event`,
      );
      expect(rows[0]!.map(Number)).toEqual([
        events.length,
        ages,
        Math.min(...events.map(({ timestamp }) => timestamp)),
        Math.max(...events.map(({ confidence }) => confidence)),
      ]);
    }
    // The one catalogue fits both: each keeps what its tables have.
    for (const [database, there, absent] of [
      [flat, 'age', 'attributes.age'],
      [json, 'attributes.age', 'age'],
    ] as const) {
      const schema = introspected(await database.introspect());
      const known = new Map(
        schema.tables.map((table) => [table.name, new Set(table.columns.map((one) => one.name))]),
      );
      const file = fitCatalogueFile(catalogueOf(cctv), known);
      expect(() => checkCatalogue(file, schema)).not.toThrow();
      const columns = Object.keys(file.tables!.db_event!.columns!);
      expect(columns).toContain(there);
      expect(columns).not.toContain(absent);
    }
  });

  test.skipIf(!isThere)('asks the JSON form as the flat one', async () => {
    const question = '매장 중앙에서 30대 남성의 도난을 보여줘';
    const idsOf = async (url: string) => {
      const settings = readSettings({ CASTHOUSE_DATABASE_URL: url });
      const asking = await openAsking(settings, {
        workspace: 'cctv',
        folder: '.',
        environment: {},
      });
      cleanups.push(asking.close);
      const { status, eventIds, answer, sql } = await asking.desk.ask(question, {
        scope: { video_id: 1 },
      });
      expect([status, answer, sql]).toEqual(['answered', answer, sql]);
      return eventIds;
    };
    const wanted = demoEvents().events.filter(
      (event) =>
        event.videoId === 1 &&
        event.eventType === 'theft' &&
        event.location === '매장 중앙' &&
        event.gender === 'male' &&
        event.age >= 30 &&
        event.age < 40,
    );
    expect(await idsOf(places.flat!.url)).toEqual(wanted.map(({ id }) => id));
    expect(await idsOf(places.attributes!.url)).toEqual(wanted.map(({ id }) => id));
  });

  test.skipIf(!isThere)(
    'imports the same file into both forms, and says what a form cannot hold',
    async () => {
      const asked = (url: string) =>
        openDataWorkspace(readSettings({ CASTHOUSE_DATABASE_URL: url }), {
          workspace: 'cctv',
          folder: '.',
          environment: {},
        });
      const lines = [
        { video_id: 1, timestamp: 7190, event_type: 'theft', age: 41, location: "o'clock" },
        {
          video_id: 1,
          timestamp: 7191,
          event_type: 'theft',
          attributes: { age: 42, gender: 'male' },
        },
      ];
      const events = eventRows(lines.map((line) => JSON.stringify(line)).join('\n'));
      for (const [place, sql] of [
        [
          places.flat!,
          'SELECT age, location, gender FROM db_event WHERE timestamp >= 7190 ORDER BY timestamp',
        ],
        [
          places.attributes!,
          'SELECT attributes FROM db_event WHERE timestamp >= 7190 ORDER BY timestamp',
        ],
      ] as const) {
        const { workspace, opened } = await asked(place.url);
        expect(await importEvents(opened, workspace.database!.videos!, events)).toBe(2);
        const { rows } = await (await opened.current()).query(sql);
        expect(rows).toEqual(
          place === places.flat
            ? [
                [41, "o'clock", null],
                [42, null, 'male'],
              ]
            : [[{ age: 41, location: "o'clock" }], [{ age: 42, gender: 'male' }]],
        );
        const surer = events.map((event) => ({ ...event, gender_score: 0.5 }));
        const again = importEvents(opened, workspace.database!.videos!, surer);
        if (place === places.flat)
          await expect(again).rejects.toMatchObject({ code: 'events.unknown-field' });
        else expect(await again).toBe(2);
        await opened.change((database) =>
          database.execute('DELETE FROM db_event WHERE timestamp >= 7190'),
        );
        await opened.close();
      }
    },
  );

  test.skipIf(!isThere)('takes more events than one statement holds, all or none', async () => {
    const { workspace, opened } = await openDataWorkspace(
      readSettings({ CASTHOUSE_DATABASE_URL: places.flat!.url }),
      { workspace: 'cctv', folder: '.', environment: {} },
    );
    const count = async () =>
      Number((await (await opened.current()).query('SELECT count(*) FROM db_event')).rows[0]![0]);
    const before = await count();
    const line = (timestamp: number, event_type = 'standing') =>
      JSON.stringify({ video_id: 2, timestamp, event_type, action_detected: 'x'.repeat(150) });
    const many = Array.from({ length: 12_000 }, (_, at) => line(20_000 + at));
    const tables = workspace.database!.videos!;
    // The last of them is no text that the column takes.
    const spoilt = eventRows([...many, line(40_000)].join('\n')).map((event, at) =>
      at === many.length ? { ...event, event_type: 'x'.repeat(60) } : event,
    );
    await expect(importEvents(opened, tables, spoilt)).rejects.toMatchObject({
      code: 'database.query-failed',
    });
    expect(await count()).toBe(before);
    expect(await importEvents(opened, tables, eventRows(many.join('\n')))).toBe(many.length);
    expect(await count()).toBe(before + many.length);
    await opened.change((database) =>
      database.execute('DELETE FROM db_event WHERE timestamp >= 20000'),
    );
    await opened.close();
  });

  test.skipIf(!isThere)('one bad row leaves no row of an import', async () => {
    const database = await openWritableDatabase(places.flat!.url);
    cleanups.push(() => database.close());
    const count = async () =>
      Number((await database.query('SELECT count(*) FROM db_event')).rows[0]![0]);
    const before = await count();
    const columns = ['video_id', 'timestamp', 'event_type', 'age'];
    const rows = [
      [1, 5, 'o\'clock \\ "x"; DROP TABLE db_event', 3],
      [99, 5, 'theft', 3],
    ];
    await expect(insertRows(database, { table: 'db_event', columns, rows })).rejects.toMatchObject({
      code: 'database.query-failed',
    });
    expect(await count()).toBe(before);
    await insertRows(database, { table: 'db_event', columns, rows: rows.slice(0, 1) });
    const { rows: found } = await database.query(
      'SELECT event_type FROM db_event WHERE timestamp = 5 AND age = 3',
    );
    expect(found).toEqual([[rows[0]![2]]]);
  });

  test.skipIf(!isThere)('Coco is found in the data, and gone when she is gone', async () => {
    const database = await openWritableDatabase(places.petclinic!.url);
    cleanups.push(() => database.close());
    await cocoFollowsTheData(database, places.petclinic!.url, {});
  });
});

test('Coco is found through the RDS Data API', async () => {
  const place = await sharedMariadb('ask_workspaces_api');
  if (place === null) return;
  const database = await filled(place, (db) => runScripts(db, petclinic));
  const { host, port, user, database: name } = place;
  const pool = createPool({ host, port, user, database: name, connectionLimit: 4, timezone: 'Z' });
  const emulator = await startEmulator({ database: mysqlDatabase(pool) });
  cleanups.push(
    () => pool.end(),
    () => emulator.stop(),
  );
  await cocoFollowsTheData(database, '', {
    DB_CLUSTER_ARN: 'arn:aws:rds:us-west-2:123456789012:cluster:petclinic-dev',
    DB_SECRET_ARN: 'arn:aws:secretsmanager:us-west-2:123456789012:secret:petclinic-abc',
    DB_NAME: name,
    AWS_ENDPOINT_URL_RDS_DATA: emulator.url,
  });
});

async function cocoFollowsTheData(
  writable: WritableDatabase,
  url: string,
  environment: Record<string, string>,
): Promise<void> {
  const question = 'Coco라는 반려동물을 키우고 있는 사람은 누구야?';
  const settings = readSettings({ CASTHOUSE_DATABASE_URL: url, ...environment });
  const credentials = { AWS_ACCESS_KEY_ID: 'any', AWS_SECRET_ACCESS_KEY: 'any' };
  Object.assign(process.env, credentials);
  const asking = await openAsking(settings, { workspace: 'petclinic', folder: '.', environment });
  const names = async () => {
    const { status, rows, answer } = await asking.desk.ask(question);
    return { status, first: rows[0]?.[0], answer };
  };
  try {
    const found = await names();
    expect(found).toMatchObject({ status: 'answered', first: 'Minseo' });
    expect(found.answer).toContain('Minseo Han');
    await writable.execute("UPDATE pets SET owner_id = 9 WHERE name = 'Coco'");
    expect((await names()).answer).toContain('Lucas Okafor');
    await writable.execute("UPDATE pets SET name = 'Cocoa' WHERE name = 'Coco'");
    expect((await names()).answer).not.toMatch(/Minseo|Lucas/);
    await writable.execute("UPDATE pets SET name = 'Coco', owner_id = 1 WHERE name = 'Cocoa'");
  } finally {
    await asking.close();
  }
}
