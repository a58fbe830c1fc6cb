import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { eventRows } from './event-rows.js';

const events = [
  {
    video_id: 1,
    timestamp: 750,
    event_type: 'theft',
    action_detected: '가방에 넣음, 그리고 "뜀"',
    location: '매장 중앙',
    age: 35,
    gender: 'male',
    gender_score: 0.9,
    confidence: 0.953,
    obj_id: 7,
  },
  {
    video_id: 2,
    timestamp: 0,
    event_type: 'walking',
    action_detected: null,
    location: null,
    age: null,
    gender: null,
    gender_score: null,
    confidence: null,
    obj_id: null,
  },
];

describe('eventRows', () => {
  test('reads JSON lines and CSV alike', () => {
    const lines = events.map((event) => JSON.stringify(event)).join('\n');
    expect(eventRows(lines)).toEqual(events);
    expect(eventRows(`\uFEFF${lines}\r\n\n`)).toEqual(events);
    expect(eventRows(Papa.unparse(events))).toEqual(events);
    expect(eventRows('video_id,event_type,timestamp\n2,walking,0\n')).toEqual([events[1]]);
    expect(eventRows('')).toEqual([]);
  });

  test.each([
    ['{"video_id":1,"timestamp":1,"event_type":"theft"}\n{"video_id":1', 'row 2, the line'],
    ['{"video_id":1,"timestamp":1}', 'row 1, event_type: got nothing'],
    ['{"video_id":"1; DROP TABLE db_event","timestamp":1,"event_type":"a"}', 'row 1, video_id'],
    ['{"video_id":1,"timestamp":-1,"event_type":"a"}', 'row 1, timestamp'],
    ['{"video_id":1,"timestamp":1.5,"event_type":"a"}', 'row 1, timestamp'],
    ['{"video_id":1,"timestamp":1,"event_type":"a","confidence":95.3}', 'row 1, confidence'],
    ['{"video_id":1,"timestamp":1,"event_type":"a","age":"old"}', 'row 1, age'],
    ['{"video_id":1,"timestamp":1,"event_type":"a"}\n[1]', 'row 2, the line'],
    ['video_id,timestamp,event_type\n1,2,theft\n1,2', 'row 2, the line: got "2 cells"'],
    ['video_id,timestamp,event_type\n1,2,theft\n1,,walking', 'row 2, timestamp: got nothing'],
    ['video_id,timestamp,event_type\n1,2,"theft', 'row 1, the line'],
  ])('names the row of %j', (text, message) => {
    expect(() => eventRows(text)).toThrow(message);
  });

  test('reads what stands under attributes, as an object or as text', () => {
    const [{ age, gender, gender_score, location, ...own }] = events as [(typeof events)[0]];
    const attributes = { age, gender, gender_score, location };
    expect(eventRows(JSON.stringify({ ...own, attributes }))).toEqual([events[0]]);
    const csv = Papa.unparse([{ ...own, attributes: JSON.stringify(attributes) }]);
    expect(eventRows(csv)).toEqual([events[0]]);
    for (const bad of ['[1]', '5', '"x"', '{"height":3}'])
      expect(() =>
        eventRows(`{"video_id":1,"timestamp":1,"event_type":"a","attributes":${bad}}`),
      ).toThrow('row 1');
  });

  test('knows the fields and the types it was told', () => {
    expect(() => eventRows('video_id,timestamp,event_typ\n1,2,theft')).toThrow('event_typ');
    const types = { eventTypes: ['theft', 'walking'] };
    expect(() => eventRows('video_id,timestamp,event_type\n1,2,thefd', types)).toThrow('"theft"');
    expect(eventRows(JSON.stringify(events[0]), types)).toHaveLength(1);
  });
});
