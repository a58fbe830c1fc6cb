// Closed-class words of both languages in one index: what each does in a question.
import type { DateTimePart } from '../plan/query-plan.js';
import { adjectives } from './adjectives.js';
import { englishRoles } from './english-words.js';
import type { Meaning, Role } from './item.js';
import { koreanRoles, koreanStems } from './korean-words.js';
import { koreanCounters } from './number-phrases.js';

// Parts of a date that rows are grouped by, as adverbs and as nouns.
const dateParts: readonly (readonly [DateTimePart['part'], string])[] = [
  [
    'year',
    'per year, by year, each year, every year, yearly, annually, in each year, 연도별, 년도별, 년별, 해마다, 매년, 연별',
  ],
  [
    'month',
    'per month, by month, each month, every month, monthly, in each month, 월별, 매월, 매달, 달마다, 달별, 월마다',
  ],
  ['day', 'per day, by day, each day, every day, daily, 일별, 매일, 날마다, 일자별'],
  [
    'weekday',
    'per weekday, by weekday, by day of the week, by day of week, per day of the week, each weekday, each day of the week, 요일별, 요일마다',
  ],
  [
    'hour',
    'per hour, by hour, each hour, hourly, by hour of day, by hour of the day, 시간대별, 시간별, 시간마다',
  ],
];
const datePartNouns: readonly (readonly [DateTimePart['part'], string])[] = [
  [
    'year',
    'what year, which year, in what year, in which year, 연도, 년도, 해, 몇년, 몇년도, 어느해, 무슨해',
  ],
  [
    'month',
    'what month, which month, in what month, in which month, 달, 몇월, 무슨달, 어느달, 몇월달',
  ],
  [
    'weekday',
    'what weekday, which weekday, what day of the week, which day of the week, on which day of the week, 요일, 무슨요일, 어느요일',
  ],
  ['hour', 'what hour, which hour, 시간대'],
];

/** Closed-class phrases, English with single blanks in lower case, Korean without blanks. */
export const closedWords: ReadonlyMap<string, readonly Meaning[]> = build();

/** Whether any verb ending may follow this Korean stem. */
export function isStem(text: string): boolean {
  return koreanStems.has(text) || text.startsWith('몇');
}

function build(): ReadonlyMap<string, readonly Meaning[]> {
  const words = new Map<string, Meaning[]>();
  const add = (text: string, meaning: Meaning) => {
    const at = words.get(text) ?? [];
    at.push(meaning);
    words.set(text, at);
  };
  // Object.entries loses the type of the keys.
  for (const roles of [englishRoles, koreanRoles])
    for (const [role, listed] of Object.entries(roles) as readonly (readonly [Role, string])[])
      for (const text of listed.split(',').map((word) => word.trim()))
        if (!words.has(text)) add(text, { kind: 'role', role });
  for (const counter of koreanCounters.split('|'))
    words.set(`몇${counter}`, [{ kind: 'role', role: 'count' }]);
  for (const text of 'by age group, per age group, by age band, by decade of age, age group, age groups, 연령대별, 나이대별, 연령별, 연령대, 나이대'.split(
    ', ',
  ))
    words.set(text, [{ kind: 'age-bands' }]);
  for (const [parts, isNoun] of [
    [dateParts, false],
    [datePartNouns, true],
  ] as const)
    for (const [part, listed] of parts)
      for (const text of listed.split(',').map((word) => word.trim()))
        words.set(text, [{ kind: 'part', part, isNoun }]);
  for (const [listed, adjective] of adjectives) {
    const [english = '', korean = ''] = listed.split(';');
    for (const text of [...english.split(','), ...korean.split(',')].map((word) => word.trim())) {
      if (text === '') continue;
      const form = /^[a-z ]+est$|^(?:latest|best|highest|lowest|top)\b/.test(text)
        ? 'superlative'
        : /^[a-z]+er$/.test(text) && text !== 'elder'
          ? 'comparative'
          : 'plain';
      add(text, { kind: 'adjective', adjective, form });
    }
  }
  for (const stem of koreanStems) if (!words.has(stem)) add(stem, { kind: 'role', role: 'stop' });
  return words;
}
