import type { WritableDatabase } from '../../databases/index.js';
import { problem } from '../../shared/index.js';
import type { EventRecord } from '../videos/event-rows.js';
import { checkEventVideos } from '../videos/video-table.js';
import type { TableValue, VideoTables } from '../workspace.js';
import { insertRows } from './insert-rows.js';
import type { OpenedDatabase } from './server-database.js';

/**
 * Adds events to their videos, all or none; answers how many. What was read from the person goes into columns of its
 * own, or into the JSON column `attributes` of a table that has one instead. Throws `events.bad-row` for an event whose
 * video is not there, `events.unknown-field` for a field that the table cannot hold, and what the database says.
 */
export async function importEvents(
  opened: OpenedDatabase,
  tables: VideoTables,
  events: readonly EventRecord[],
): Promise<number> {
  return await opened.change(async (database) => {
    await checkEventVideos(database, tables, events);
    const known = await columnsOf(database, tables.events);
    // A field that no event has is left to the table, which may lack it.
    const given = eventFields.filter((name) => events.some((event) => event[name] !== null));
    const own = given.filter((name) => known.has(name));
    const packed = given.filter((name) => !known.has(name));
    const lost = packed.find((name) => !known.has('attributes') || !personFields.includes(name));
    if (lost !== undefined)
      throw problem('events.unknown-field', {
        row: events.findIndex((event) => event[lost] !== null) + 1,
        field: lost,
        nearest: null,
        known: eventFields.filter((name) => known.has(name)),
      });
    const rows = function* (): Iterable<readonly TableValue[]> {
      for (const event of events) {
        const values = own.map((name) => event[name]);
        if (packed.length === 0) yield values;
        else yield [...values, Object.fromEntries(present(event, packed))];
      }
    };
    const columns = packed.length === 0 ? own : [...own, 'attributes'];
    return await insertRows(database, { table: tables.events, columns, rows: rows() });
  });
}

const personFields: readonly (keyof EventRecord)[] = ['location', 'age', 'gender', 'gender_score'];

const eventFields = [
  'video_id',
  'timestamp',
  'event_type',
  'action_detected',
  'location',
  'age',
  'gender',
  'gender_score',
  'confidence',
  'obj_id',
] as const satisfies readonly (keyof EventRecord)[];

function present(event: EventRecord, names: readonly (keyof EventRecord)[]) {
  return names.flatMap((name) => (event[name] === null ? [] : [[name, event[name]] as const]));
}

async function columnsOf(database: WritableDatabase, table: string): Promise<ReadonlySet<string>> {
  const quote = database.dialect === 'postgres' ? '"' : '`';
  const name = `${quote}${table.replaceAll(quote, quote + quote)}${quote}`;
  const { columns } = await database.query(`SELECT * FROM ${name} LIMIT 1`);
  return new Set(columns.map((column) => column.name));
}
