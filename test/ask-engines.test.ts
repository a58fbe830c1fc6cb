// The documented questions on every server (the embedded engine answers them in ask-functions.test.ts) and in both forms of the event table; what is right is counted by hand from
// the simulated events and the rows of the script.
import { readFileSync } from 'node:fs';
import { createPool } from 'mysql2/promise';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { openWritableDatabase, type WritableDatabase } from '../src/databases/index.js';
import { mysqlDatabase, postgresDatabase, startEmulator } from '../src/emulator/index.js';
import { insertRows } from '../src/functions/compose/insert-rows.js';
import { openDesk } from '../src/functions/compose/open-desk.js';
import type { Workspace } from '../src/functions/index.js';
import { readSettings } from '../src/shared/index.js';
import {
  abnormalEventTypes,
  attributeEventRows,
  workspace as cctv,
  demoEvents,
  flatEventRows,
  videoRows,
} from '../workspaces/cctv/index.js';
import { workspace as petclinic } from '../workspaces/petclinic/index.js';
import { type SharedDatabase, sharedMariadb, sharedPostgres } from './support/shared-servers.js';

type Form = 'petclinic' | 'flat' | 'attributes';
const { videos, events } = demoEvents();
const cleanups: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

const text = (url: URL) => readFileSync(url, 'utf8');

async function fill(database: WritableDatabase, form: Form): Promise<void> {
  const { dialect } = database;
  if (form === 'petclinic') {
    for (const script of petclinic.database!.scripts![dialect])
      await database.execute(text(script));
    return;
  }
  const script =
    form === 'flat'
      ? cctv.database!.scripts![dialect][0]!
      : new URL(`../workspaces/cctv/database/schema-attributes.${dialect}.sql`, import.meta.url);
  await database.execute(text(script));
  await insertRows(database, videoRows(videos));
  await insertRows(database, form === 'flat' ? flatEventRows(events) : attributeEventRows(events));
}

/** The database of a server through the Data API. */
async function throughDataApi(place: SharedDatabase, dialect: 'postgres' | 'mysql') {
  const { host, port, user, database } = place;
  const pool =
    dialect === 'postgres'
      ? new pg.Pool({ host, port, user, database, max: 4 })
      : createPool({ host, port, user, database, connectionLimit: 4, timezone: 'Z' });
  const emulator = await startEmulator({
    database: pool instanceof pg.Pool ? postgresDatabase(pool) : mysqlDatabase(pool),
  });
  cleanups.push(
    () => pool.end(),
    () => emulator.stop(),
  );
  return openWritableDatabase({
    engine: 'data-api',
    dialect,
    clusterArn: 'arn:aws:rds:us-west-2:123456789012:cluster:petclinic-dev',
    secretArn: 'arn:aws:secretsmanager:us-west-2:123456789012:secret:petclinic-abc',
    database,
    endpoint: emulator.url,
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  });
}

const engines = {
  PostgreSQL: async (form: Form) => onServer(await sharedPostgres(`engines_${form}`), form, null),
  MariaDB: async (form: Form) => onServer(await sharedMariadb(`engines_${form}`), form, null),
  'Data API on PostgreSQL': async (form: Form) =>
    onServer(await sharedPostgres(`engines_api_${form}`), form, 'postgres'),
  'Data API on MariaDB': async (form: Form) =>
    onServer(await sharedMariadb(`engines_api_${form}`), form, 'mysql'),
};

async function onServer(
  place: SharedDatabase | null,
  form: Form,
  api: 'postgres' | 'mysql' | null,
): Promise<WritableDatabase | null> {
  if (place === null) return null;
  const direct = await openWritableDatabase(place.url);
  await fill(direct, form);
  if (api === null) return direct;
  await direct.close();
  return await throughDataApi(place, api);
}

function deskOf(database: WritableDatabase, workspace: Workspace) {
  cleanups.push(() => database.close());
  return openDesk(
    { current: async () => database, change: (work) => work(database), close: async () => {} },
    { workspace, catalogueFile: null, settings: readSettings({}), feedback: null },
  );
}

const seen = (wanted: (event: (typeof events)[0]) => boolean) =>
  events
    .filter((event) => event.videoId === 1 && wanted(event))
    .sort((a, b) => a.timestamp - b.timestamp || a.id - b.id)
    .map(({ id }) => id);

const asked: readonly (readonly [string, readonly number[], string])[] = [
  [
    '10분에서 15분 사이에 도난 사건이 있었나요?',
    seen((e) => e.eventType === 'theft' && e.timestamp >= 600 && e.timestamp <= 900),
    '12분 30초',
  ],
  [
    'Was there a theft between 10 and 15 minutes?',
    seen((e) => e.eventType === 'theft' && e.timestamp >= 600 && e.timestamp <= 900),
    '12 min 30 s',
  ],
  [
    '10분에서 15분 사이의 이벤트를 찾아줘',
    seen((e) => e.timestamp >= 600 && e.timestamp <= 900),
    '건',
  ],
  [
    '이상 행동이 감지된 시간을 알려줘',
    seen((e) => new Set<string>(abnormalEventTypes).has(e.eventType)),
    '초',
  ],
  ['도난 사건이 있었나요?', seen((e) => e.eventType === 'theft'), '네'],
  [
    '매장 중앙에서 30대 남성의 도난을 보여줘',
    seen(
      (e) =>
        e.eventType === 'theft' &&
        e.location === '매장 중앙' &&
        e.gender === 'male' &&
        Math.floor(e.age / 10) === 3,
    ),
    '95.3%',
  ],
];

describe.each(Object.entries(engines))('%s', (_, open) => {
  test.each(['flat', 'attributes'] as const)(
    'answers what happened in the video, %s form',
    async (form) => {
      const database = await open(form);
      if (database === null) return;
      const desk = deskOf(database, cctv);
      for (const [question, ids, said] of asked) {
        const answer = await desk.ask(question, { scope: { video_id: 1 } });
        expect([question, answer.status, answer.eventIds]).toEqual([question, 'answered', ids]);
        expect(answer.answer).toContain(said);
      }
      const counted = await desk.ask('이벤트 유형별 건수를 알려줘', { scope: { video_id: 1 } });
      const expected = new Map<string, number>();
      for (const { videoId, eventType } of events)
        if (videoId === 1) expected.set(eventType, (expected.get(eventType) ?? 0) + 1);
      expect(new Map(counted.rows.map(([type, count]) => [type, Number(count)]))).toEqual(expected);
      expect(counted.chart?.kind).toBe('bar');
      const nothing = await desk.ask('도난 사건이 있었나요?', { scope: { video_id: 99 } });
      expect(nothing).toMatchObject({ status: 'answered', rows: [] });
      expect(nothing.answer).toMatch(/아니요.*도난/);
    },
  );

  test('answers who keeps Coco from the rows', async () => {
    const database = await open('petclinic');
    if (database === null) return;
    const desk = deskOf(database, petclinic);
    const question = 'Coco라는 반려동물을 키우고 있는 사람은 누구야?';
    expect((await desk.ask(question)).answer).toContain('Minseo Han');
    expect((await desk.ask('강아지는 몇 마리야?')).rows.map(([n]) => Number(n))).toEqual([7]);
    expect((await desk.ask("What is Bloom's phone number?")).status).toBe('clarify');
    await database.execute("UPDATE pets SET name = 'Cocoa' WHERE name = 'Coco'");
    expect((await desk.ask(question)).answer).not.toContain('Minseo');
  });
});
