import { describe, expect, test } from 'vitest';
import { demoEvents } from '../demo-events.js';
import { type EventRow, flatEventRows } from '../event-row.js';
import { eventTypes } from '../event-types.js';
import { places } from './places.js';
import { simulateEvents } from './simulate-events.js';

const day = simulateEvents({
  seed: 11,
  videos: 2,
  durationSeconds: 86_400,
  recordedAt: '2026-11-18T00:00:00',
});

describe('simulateEvents', () => {
  test('makes the same events of the same seed and others of another', () => {
    const once = simulateEvents({ seed: 1, videos: 1 });
    expect(simulateEvents({ seed: 1, videos: 1 })).toEqual(once);
    expect(simulateEvents({ seed: 2, videos: 1 })).not.toEqual(once);
  });

  test('lets a later video leave an earlier one as it was', () => {
    const one = simulateEvents({ seed: 5, videos: 1 }).events;
    const two = simulateEvents({ seed: 5, videos: 2 }).events;
    expect(two.filter(({ videoId }) => videoId === 1)).toEqual(one);
  });

  test('keeps events in time within their video', () => {
    for (const { id, duration } of day.videos) {
      const times = day.events.filter(({ videoId }) => videoId === id).map((e) => e.timestamp);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times[0]).toBeGreaterThanOrEqual(0);
      expect(times.at(-1)).toBeLessThanOrEqual(duration);
    }
    expect(day.events.map(({ id }) => id)).toEqual(day.events.map((_, index) => index + 1));
  });

  test('lets everybody enter first, leave last, and keep age and gender between', () => {
    const people = new Map<string, EventRow[]>();
    for (const event of day.events) {
      const person = `${event.videoId} ${event.objectId}`;
      people.set(person, [...(people.get(person) ?? []), event]);
    }
    for (const way of people.values()) {
      expect(way[0]!.eventType).toBe('person_enter');
      expect(way.slice(1).map(({ eventType }) => eventType)).not.toContain('person_enter');
      const exit = way.findIndex(({ eventType }) => eventType === 'person_exit');
      if (exit >= 0) expect(exit).toBe(way.length - 1);
      expect(new Set(way.map(({ age, gender }) => `${age} ${gender}`)).size).toBe(1);
      for (const [index, { eventType }] of way.entries())
        if (eventType === 'theft') expect(way[index - 1]!.eventType).toBe('picking');
    }
  });

  test('shows every type and place, few of them grave', () => {
    const countOf = (test: (event: EventRow) => boolean) => day.events.filter(test).length;
    for (const type of eventTypes)
      expect(countOf((event) => event.eventType === type)).toBeGreaterThan(0);
    for (const place of Object.values(places))
      expect(countOf((event) => event.location === place)).toBeGreaterThan(0);
    expect(countOf((event) => event.eventType === 'theft') / day.events.length).toBeLessThan(0.05);
    expect(countOf((e) => e.confidence < 0 || e.confidence > 1 || e.age < 0)).toBe(0);
  });

  test('is busier at noon than in the night', () => {
    const entered = (from: number, to: number) =>
      day.events.filter(
        ({ eventType, timestamp }) =>
          eventType === 'person_enter' && timestamp >= from * 3600 && timestamp < to * 3600,
      ).length;
    expect(entered(12, 14)).toBeGreaterThan(2 * entered(2, 4));
  });

  test.each([
    ['videos', { videos: 0 }],
    ['durationSeconds', { durationSeconds: 59 }],
    ['peoplePerHour', { peoplePerHour: 1.5 }],
    ['recordedAt', { recordedAt: 'yesterday' }],
  ])('refuses a wrong %s', (option, options) => {
    expect(() => simulateEvents({ seed: 1, ...options })).toThrow(option);
  });
});

test('the demo has the theft of the documents, 12 min 30 s into the first video', () => {
  const { events } = demoEvents();
  const thefts = events.filter((e) => e.videoId === 1 && e.eventType === 'theft');
  expect(thefts.filter((e) => e.timestamp >= 600 && e.timestamp <= 900)).toEqual([
    expect.objectContaining({ timestamp: 750, age: 35, gender: 'male', confidence: 0.953 }),
  ]);
  const { columns, rows } = flatEventRows(events);
  for (const row of rows) expect(row).toHaveLength(columns.length);
});
