// People walk through a shop in front of cameras; what they do becomes events. Same seed, same events.
import { problem, type Random, seededRandom } from '../../../src/shared/index.js';
import type { EventRow, VideoRow } from '../event-row.js';
import type { EventType } from '../event-types.js';
import { actions, type Place } from './places.js';
import { type Step, trajectory } from './trajectory.js';

export interface EventSimulationOptions {
  readonly seed: number;
  /** Videos to make, 1..1000. Default 3. */
  readonly videos?: number;
  /** Length of each video in seconds, 60..86400. Default two hours. */
  readonly durationSeconds?: number;
  /** People who come in within a quiet hour, 1..3600. Default 30. */
  readonly peoplePerHour?: number;
  /** Local clock time at which the first video starts; the next start one day later each. Default 2026-11-18T12:00:00. */
  readonly recordedAt?: string;
  /** Things that must happen besides. Default none. */
  readonly incidents?: readonly Incident[];
}

/** A thing that happens at a known time. */
export interface Incident {
  readonly videoId: number;
  readonly at: number;
  readonly type: EventType;
  readonly place: Place;
  readonly age: number;
  readonly gender: 'male' | 'female';
  readonly confidence: number;
}

export interface SimulatedEvents {
  readonly videos: readonly VideoRow[];
  /** By video, then by time; ids count from 1. */
  readonly events: readonly EventRow[];
}

/** Throws `simulation.invalid-option` for what is out of range. */
export function simulateEvents(options: EventSimulationOptions): SimulatedEvents {
  const { seed, videos: count = 3, durationSeconds = 7200, peoplePerHour = 30 } = options;
  const { recordedAt = '2026-11-18T12:00:00', incidents = [] } = options;
  wholeWithin('videos', count, 1, 1000);
  wholeWithin('durationSeconds', durationSeconds, 60, 86_400);
  wholeWithin('peoplePerHour', peoplePerHour, 1, 3600);
  const firstStart = Date.parse(`${recordedAt}Z`);
  if (Number.isNaN(firstStart))
    throw invalid('recordedAt', recordedAt, 'a time such as 2026-11-18T12:00:00');

  const videos: VideoRow[] = [];
  const events: EventRow[] = [];
  for (let id = 1; id <= count; id++) {
    const start = firstStart + (id - 1) * dayMs;
    videos.push({
      id,
      name: `매장 CCTV ${id}`,
      duration: durationSeconds,
      recordedAt: clockOf(start),
    });
    const random = seededRandom(seed).fork(`video ${id}`);
    const startHour = (start % dayMs) / hourMs;
    const seen = [
      ...peopleOf(durationSeconds, peoplePerHour, startHour, random),
      ...planned(incidents, id, durationSeconds),
    ];
    // Equal seconds stay in the order of the people, so that the same seed gives the same rows.
    seen.sort((one, other) => one.timestamp - other.timestamp || one.objectId - other.objectId);
    for (const event of seen) events.push({ id: events.length + 1, videoId: id, ...event });
  }
  return { videos, events };
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

type SeenEvent = Omit<EventRow, 'id' | 'videoId'>;

function peopleOf(
  duration: number,
  peoplePerHour: number,
  startHour: number,
  random: Random,
): SeenEvent[] {
  const events: SeenEvent[] = [];
  let arrival = 0;
  for (let person = 1; ; person++) {
    const own = random.fork(`person ${person}`);
    const perSecond = (peoplePerHour * busyness(startHour + arrival / 3600)) / 3600;
    arrival += -Math.log(1 - own.next()) / perSecond;
    if (arrival > duration) return events;
    const age = Math.min(88, Math.max(6, Math.round(38 + 17 * own.normal())));
    const gender = own.next() < 0.52 ? 'male' : 'female';
    for (const step of trajectory(Math.floor(arrival), duration, own))
      events.push(seen(step, { objectId: person, age, gender, confidence: confidence(own) }));
  }
}

// Lunch and the way home fill a shop, the night empties it.
function busyness(hour: number): number {
  const clock = hour % 24;
  const peak = (at: number, width: number) => Math.exp(-(((clock - at) / width) ** 2));
  return 0.3 + 1.7 * peak(12.5, 1.2) + 1.4 * peak(18.5, 1.8) + 0.5 * peak(8.5, 1);
}

function planned(incidents: readonly Incident[], videoId: number, duration: number): SeenEvent[] {
  return incidents
    .filter((incident) => incident.videoId === videoId && incident.at <= duration)
    .map(({ at, type, place, age, gender, confidence }, index) =>
      // Numbers above those of the people who walked in.
      seen({ at, type, place }, { objectId: 100_000 + index, age, gender, confidence }),
    );
}

function seen(
  { at, type, place }: Step,
  person: Pick<SeenEvent, 'objectId' | 'age' | 'gender' | 'confidence'>,
): SeenEvent {
  return {
    timestamp: at,
    eventType: type,
    actionDetected: actions[type],
    location: place,
    ...person,
  };
}

// Trackers are mostly sure, with a tail of doubtful sightings.
function confidence(random: Random): number {
  return Math.round((1 - 0.55 * random.next() ** 2.5) * 990) / 1000;
}

/** Milliseconds as the clock time of the stored table, without a zone. */
function clockOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}

function wholeWithin(option: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw invalid(option, String(value), `a whole number, ${least}..${most}`);
}

function invalid(option: string, got: string, expected: string) {
  return problem('simulation.invalid-option', { option, got, expected });
}
