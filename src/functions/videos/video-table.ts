import type { Database, JsonValue, WritableDatabase } from '../../databases/index.js';
import { problem } from '../../shared/index.js';
import type { VideoTables } from '../workspace.js';
import type { EventRecord } from './event-rows.js';
import type { ReceivedVideo } from './receive-video.js';

export type Row = Readonly<Record<string, JsonValue>>;

/** The videos, by id; without the key of the file, which nobody outside needs. At most 1000. */
export async function listVideos(database: Database, tables: VideoTables): Promise<Row[]> {
  const name = quoted(database);
  const rows = await read(database, `SELECT * FROM ${name(tables.videos)} ORDER BY ${name('id')}`);
  return rows.map(({ file, ...video }) => ({ ...video, has_file: typeof file === 'string' }));
}

/** Throws `video.not-found` with the videos that are there. */
export async function checkVideo(
  database: Database,
  tables: VideoTables,
  videoId: number,
): Promise<void> {
  const [name, mark] = [quoted(database), placeholder(database)];
  const found = await read(
    database,
    `SELECT ${name('id')} FROM ${name(tables.videos)} WHERE ${name('id')} = ${mark(1)}`,
    [videoId],
  );
  if (found.length > 0) return;
  const known = await knownVideoIds(database, tables);
  throw problem('video.not-found', { videoId, known: known.slice(0, 20) });
}

/** One event of one video, null when it is not there. */
export async function eventOf(
  database: Database,
  tables: VideoTables,
  event: { readonly id: number; readonly videoId: number },
): Promise<Row | null> {
  const [name, mark] = [quoted(database), placeholder(database)];
  const [row] = await read(
    database,
    `SELECT * FROM ${name(tables.events)} WHERE ${name('id')} = ${mark(1)} AND ${name('video_id')} = ${mark(2)}`,
    [event.id, event.videoId],
  );
  return row ?? null;
}

/** Adds the row of a video that lies in the store; answers its id. */
export async function addVideo(
  database: WritableDatabase,
  tables: VideoTables,
  { name: title, key, recordedAt }: ReceivedVideo,
): Promise<number> {
  const [name, mark] = [quoted(database), placeholder(database)];
  const time = recordedAt === null ? null : ({ type: 'timestamp', value: recordedAt } as const);
  await database.execute(
    `INSERT INTO ${name(tables.videos)} (${name('name')}, ${name('file')}, ${name('recorded_at')}) VALUES (${mark(1)}, ${mark(2)}, ${mark(3)})`,
    [title, key, time],
  );
  // The key is of our own making and names this row alone.
  const [row] = await read(
    database,
    `SELECT ${name('id')} FROM ${name(tables.videos)} WHERE ${name('file')} = ${mark(1)}`,
    [key],
  );
  return Number(row?.id);
}

/** Throws `events.bad-row` for the first event whose video is not there. */
export async function checkEventVideos(
  database: Database,
  tables: VideoTables,
  events: readonly EventRecord[],
): Promise<void> {
  const known = await knownVideoIds(database, tables);
  const there = new Set(known);
  const row = events.findIndex(({ video_id }) => !there.has(video_id));
  if (row < 0) return;
  throw problem('events.bad-row', {
    row: row + 1,
    field: 'video_id',
    got: String(events[row]!.video_id),
    expected: `a video that is there (${known.slice(0, 20).join(', ') || 'none is'})`,
  });
}

async function knownVideoIds(database: Database, tables: VideoTables): Promise<number[]> {
  const name = quoted(database);
  const rows = await read(
    database,
    `SELECT ${name('id')} FROM ${name(tables.videos)} ORDER BY ${name('id')}`,
    [],
    100_000,
  );
  return rows.map(({ id }) => Number(id));
}

async function read(
  database: Database,
  sql: string,
  parameters: readonly (string | number)[] = [],
  rowLimit = 1000,
): Promise<Row[]> {
  const { columns, rows } = await database.query(sql, parameters, { rowLimit });
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]!])));
}

function quoted({ dialect }: Pick<Database, 'dialect'>): (name: string) => string {
  return dialect === 'postgres'
    ? (name) => `"${name.replaceAll('"', '""')}"`
    : (name) => `\`${name.replaceAll('`', '``')}\``;
}

function placeholder({ dialect }: Pick<Database, 'dialect'>): (position: number) => string {
  return dialect === 'postgres' ? (position) => `$${position}` : () => '?';
}
