import type { TableRows } from '../../src/functions/index.js';
import type { EventType } from './event-types.js';

/** One row of `db_video`. */
export interface VideoRow {
  readonly id: number;
  readonly name: string;
  /** Seconds. */
  readonly duration: number;
  /** Local clock time of the first picture, `2026-11-18T12:00:00`. */
  readonly recordedAt: string;
}

/** One row of `db_event` in its flat form. */
export interface EventRow {
  readonly id: number;
  readonly videoId: number;
  /** Whole seconds from the first picture. */
  readonly timestamp: number;
  readonly eventType: EventType;
  readonly actionDetected: string;
  readonly location: string;
  /** Years. */
  readonly age: number;
  readonly gender: 'male' | 'female';
  /** 0..1, three decimals. */
  readonly confidence: number;
  /** The person within the video, from 1. */
  readonly objectId: number;
}

export function videoRows(videos: readonly VideoRow[]): TableRows {
  return {
    table: 'db_video',
    columns: ['id', 'name', 'duration', 'recorded_at', 'uploaded_at'],
    rows: videos.map(({ id, name, duration, recordedAt }) => {
      const clock = recordedAt.replace('T', ' ');
      return [id, name, duration, clock, clock];
    }),
  };
}

/** One column per attribute. */
export function flatEventRows(events: readonly EventRow[]): TableRows {
  return {
    table: 'db_event',
    columns: [...sharedColumns, 'location', 'age', 'gender'],
    rows: events.map((event) => [...sharedValues(event), event.location, event.age, event.gender]),
  };
}

/** What was read from the person goes into the JSON column `attributes`. */
export function attributeEventRows(events: readonly EventRow[]): TableRows {
  return {
    table: 'db_event',
    columns: [...sharedColumns, 'attributes'],
    rows: events.map((event) => {
      const { age, gender, location, confidence } = event;
      // A gender is read from the same picture and never surer than the event.
      const gender_score = Math.round(confidence * 950) / 1000;
      return [...sharedValues(event), { age, gender, gender_score, location }];
    }),
  };
}

const sharedColumns = [
  'id',
  'video_id',
  'timestamp',
  'event_type',
  'action_detected',
  'confidence',
  'obj_id',
] as const;

function sharedValues(event: EventRow): (string | number)[] {
  const { id, videoId, timestamp, eventType, actionDetected, confidence, objectId } = event;
  return [id, videoId, timestamp, eventType, actionDetected, confidence, objectId];
}
