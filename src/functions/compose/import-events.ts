import type { EventRecord } from '../videos/event-rows.js';
import { checkEventVideos } from '../videos/video-table.js';
import type { VideoTables } from '../workspace.js';
import { insertRows } from './insert-rows.js';
import type { OpenedDatabase } from './server-database.js';

/**
 * Adds events to their videos, all or none; answers how many. Throws `events.bad-row` for one whose video is not
 * there, and what the database says.
 */
export async function importEvents(
  opened: OpenedDatabase,
  tables: VideoTables,
  events: readonly EventRecord[],
): Promise<number> {
  return await opened.change(async (database) => {
    await checkEventVideos(database, tables, events);
    // A field that no event has is left to the table, which may lack it.
    const columns = eventColumns.filter((name) => events.some((event) => event[name] !== null));
    const rows = events.map((event) => columns.map((name) => event[name]));
    return await insertRows(database, { table: tables.events, columns, rows });
  });
}

const eventColumns = [
  'video_id',
  'timestamp',
  'event_type',
  'action_detected',
  'location',
  'age',
  'gender',
  'confidence',
  'obj_id',
] as const satisfies readonly (keyof EventRecord)[];
