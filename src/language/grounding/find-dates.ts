import type { Mention } from './mention.js';
import { type Finder, type Found, finder, place } from './mention-finder.js';

/** Dates, times of day and H:MM of a text, Korean, English and ISO; the most specific first. */
export const dateFinders = (): readonly Finder[] => [
  finder(
    /(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?/g,
    (found) => {
      const [, y, mo, d, h, mi, s] = found;
      const day = date(found, y, mo, d);
      const clock = time(found, null, h!, mi, s);
      return day === null || clock === null
        ? null
        : [day, { ...clock, half: halfOf24(Number(h)) } as Mention];
    },
  ),
  finder(/(?<![\d.])(\d{4})(?:[-./])\s?(\d{1,2})(?:[-./])\s?(\d{1,2})(?!\d)\.?/g, (f) =>
    date(f, f[1], f[2], f[3]),
  ),
  // Month first, as in the United States, unless it can only be the day.
  finder(/(?<![\d./])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/g, (f) =>
    Number(f[1]) > 12 ? date(f, f[3], f[2], f[1]) : date(f, f[3], f[1], f[2]),
  ),
  finder(/(?:(\d{4})년\s*)?(\d{1,2})월\s*(\d{1,2})일/g, (f) => date(f, f[1], f[2], f[3])),
  finder(/(\d{4})년\s*(\d{1,2})월/g, (f) => date(f, f[1], f[2], undefined)),
  finder(/(?<!\d)(\d{4})년/g, (f) => date(f, f[1], undefined, undefined)),
  finder(/(?<![\d.])(\d{1,2})월(?!\s*\d)/g, (f) => date(f, undefined, f[1], undefined)),
  finder(/(?<![\d-])((?:19|20)\d{2})-(0[1-9]|1[0-2])(?![\d-])/g, (f) =>
    date(f, f[1], f[2], undefined),
  ),
  finder(
    new RegExp(`\\b(${months})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?\\b(?!:)`, 'gi'),
    (f) => date(f, f[3], monthNumber(f[1]!), f[2]),
  ),
  finder(
    new RegExp(
      `\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${months})\\b\\.?(?:,?\\s+(\\d{4}))?`,
      'gi',
    ),
    (f) => date(f, f[3], monthNumber(f[2]!), f[1]),
  ),
  finder(new RegExp(`\\b(${months})\\s+(\\d{4})\\b`, 'gi'), (f) =>
    date(f, f[2], monthNumber(f[1]!), undefined),
  ),
  finder(
    /\b(January|February|April|June|July|August|September|October|November|December)\b/g,
    (f) => date(f, undefined, monthNumber(f[1]!), undefined),
  ),
  finder(
    /(?:(오전|오후|새벽|아침|저녁|밤|낮)\s*)?(?<![\d.])(\d{1,2})시(?!간)(?:\s*(\d{1,2})분)?(?:\s*(\d{1,2})초)?/g,
    (f) => time(f, koreanHalf(f[1]), f[2]!, f[3], f[4]),
  ),
  finder(/(오전|오후)\s*(\d{1,2}):(\d{2})(?::(\d{2}))?/g, (f) =>
    time(f, koreanHalf(f[1]), f[2]!, f[3], f[4]),
  ),
  finder(/(?<![\d:.])(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?\s?(a\.m\.|p\.m\.|am|pm)(?![a-z])/gi, (f) =>
    time(f, englishHalf(f[4]!), f[1]!, f[2], f[3]),
  ),
  finder(/(?<![\d:.])(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?![\d:])/g, (f) => ({
    kind: 'colon',
    ...place(f),
    parts: [f[1], f[2], f[3]].filter((part) => part !== undefined).map(Number),
  })),
];

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const monthNumber = (name: string) =>
  'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(name.slice(0, 3).toLowerCase()) / 3 + 1;
const number = (text: string | undefined) => (text === undefined ? null : Number(text));

function date(
  found: Found,
  year: string | undefined,
  month: string | number | undefined,
  day: string | undefined,
): Mention | null {
  const m = month === undefined ? null : Number(month);
  const d = number(day);
  if ((m !== null && (m < 1 || m > 12)) || (d !== null && (d < 1 || d > 31))) return null;
  return { kind: 'date', ...place(found), year: number(year), month: m, day: d };
}

function time(
  found: Found,
  half: 'am' | 'pm' | null,
  hour: string,
  minute?: string,
  second?: string,
): Mention | null {
  if (Number(hour) > 24 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return null;
  return {
    kind: 'time',
    ...place(found),
    half,
    hour: Number(hour),
    minute: number(minute),
    second: number(second),
  };
}

const koreanHalf = (word: string | undefined) =>
  word === undefined ? null : /오전|새벽|아침/.test(word) ? ('am' as const) : ('pm' as const);
const englishHalf = (word: string) => (/^a/i.test(word) ? ('am' as const) : ('pm' as const));

function halfOf24(hour: number): 'am' | 'pm' {
  return hour < 12 ? 'am' : 'pm';
}
