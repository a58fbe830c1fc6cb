import { expect, test } from 'vitest';
import { readTimes } from './time-phrases.js';

// Tuesday 2026-03-10, noon in Korea.
const surroundings = { nowMs: Date.UTC(2026, 2, 10, 3), utcOffsetMinutes: 540 };
const offset = (from: number | null, to: number | null, toExcluded = false) => ({
  kind: 'offset',
  from,
  to,
  toExcluded,
});
const days = (from: string | null, until: string | null) => ({
  kind: 'calendar',
  from,
  until,
  days: true,
});

test.each([
  ['10분에서 15분 사이에 도난', offset(600, 900)],
  ['10~15분 사이', offset(600, 900)],
  ['between 10 and 15 minutes', offset(600, 900)],
  ['1시간 5분 이후', offset(3900, null)],
  ['after 1 hour 5 minutes', offset(3900, null)],
  ['처음 10분 동안', offset(null, 600)],
  ['in the first 10 minutes', offset(null, 600)],
  ['12분 30초에', offset(750, 751, true)],
  ['30분 이전에', offset(null, 1800, true)],
  ['in 2013', days('2013-01-01', '2014-01-01')],
  ['after 2013', days('2014-01-01', null)],
  ['before 2013', days(null, '2013-01-01')],
  ['2010년 이후', days('2010-01-01', null)],
  ['2024년 1월부터 2024년 6월까지', days('2024-01-01', '2024-07-01')],
  ['March 4, 2013', days('2013-03-04', '2013-03-05')],
  ['2013년 12월', days('2013-12-01', '2014-01-01')],
  ['last month', days('2026-02-01', '2026-03-01')],
  ['지난주', days('2026-03-02', '2026-03-09')],
  ['작년에', days('2025-01-01', '2026-01-01')],
  ['the last 7 days', days('2026-03-03', null)],
  [
    '어제 오후 2시',
    { kind: 'calendar', from: '2026-03-09 14:00:00', until: '2026-03-09 15:00:00', days: false },
  ],
  [
    'yesterday at 2 pm',
    { kind: 'calendar', from: '2026-03-09 14:00:00', until: '2026-03-09 15:00:00', days: false },
  ],
  ['오후 2시에서 4시 사이', { kind: 'hours', from: 14, until: 16 }],
  ['in January', { kind: 'month', month: 1, day: null }],
])('%s', (text, range) => {
  const [item, ...rest] = readTimes(text, surroundings);
  expect(rest).toEqual([]);
  expect(item?.kind === 'time' ? item.range : null).toEqual(range);
});

test.each(['5분 이상 지속된', 'more than 3 pets', '2마리'])('leaves %s to the numbers', (text) => {
  expect(readTimes(text, surroundings)).toEqual([]);
});
