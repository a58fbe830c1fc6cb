// The CCTV workspace: videos of a shop and what was seen in them, to be asked about.
import type { Workspace } from '../../src/functions/index.js';
import { demoEvents } from './demo-events.js';
import { flatEventRows, videoRows } from './event-row.js';
import { eventTypes } from './event-types.js';

const file = (name: string) => new URL(name, import.meta.url);

/** What `casthouse --workspace cctv` opens. */
export const workspace: Workspace = {
  name: 'cctv',
  title: { ko: '매장 CCTV', en: 'Shop CCTV' },
  functionNames: { 'ask-data': 'cctv-ask', 'ask-video': 'cctv-prompt', videos: 'cctv-videos' },
  database: {
    catalogue: file('catalogue.json'),
    scripts: {
      postgres: [file('database/schema.postgres.sql')],
      mysql: [file('database/schema.mysql.sql')],
    },
    rows: () => {
      const { videos, events } = demoEvents();
      return [videoRows(videos), flatEventRows(events)];
    },
    version: 1,
    videos: { videos: 'db_video', events: 'db_event', eventTypes },
  },
};

export { demoEvents } from './demo-events.js';
export {
  attributeEventRows,
  type EventRow,
  flatEventRows,
  type VideoRow,
  videoRows,
} from './event-row.js';
export { abnormalEventTypes, type EventType, eventTypes } from './event-types.js';
export {
  type EventSimulationOptions,
  type Incident,
  type SimulatedEvents,
  simulateEvents,
} from './simulator/simulate-events.js';
