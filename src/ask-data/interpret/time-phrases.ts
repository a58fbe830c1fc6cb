// Dates, times of day and positions in a recording: "10분에서 15분 사이", "처음 10분", "in 2013",
// "last month", "어제 오후 2시". The clock is an argument.
import {
  back,
  calendar,
  dayHours,
  dayMs,
  hourRange,
  iso,
  joined,
  month,
  monthNumber,
  months,
  readDate,
  relativeRange,
  weekdaysOf,
} from './calendar-dates.js';
import type { Item, TimeRange } from './item.js';

export interface TimeSurroundings {
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** Minutes that local time is ahead of UTC. */
  readonly utcOffsetMinutes: number;
}

interface Pattern {
  readonly expression: RegExp;
  readonly range: (match: RegExpMatchArray, day: number) => TimeRange | null;
}

const koreanSpan =
  '(?<!시\\s{0,2})(?<!\\d)(?:\\d+\\s*시간(?:\\s*\\d+\\s*분)?(?:\\s*\\d+\\s*초)?|\\d+\\s*분(?:\\s*\\d+\\s*초)?|\\d+\\s*초)';
const englishSpan =
  '(?:\\d+\\s*(?:hours?|hrs?|h)(?:\\s*(?:and\\s*)?\\d+\\s*(?:minutes?|mins?|m))?(?:\\s*(?:and\\s*)?\\d+\\s*(?:seconds?|secs?|s))?|\\d+\\s*(?:minutes?|mins?|m)(?:\\s*(?:and\\s*)?\\d+\\s*(?:seconds?|secs?|s))?|\\d+\\s*(?:seconds?|secs?|s)|(?:minute|min)\\s*\\d+|(?:second)\\s*\\d+|\\d{1,2}:\\d{2}(?::\\d{2})?)(?![a-z\\d])(?:\\s*mark)?';
// One date of any precision; read by `readDate`.
const date = `(?:\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}|\\d{4}\\s*년(?:도)?(?:\\s*\\d{1,2}\\s*월(?:\\s*\\d{1,2}\\s*일)?)?|(?:${months})\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:${months}),?\\s+\\d{4}|(?:${months}),?\\s+(?:of\\s+)?\\d{4}|\\d{4}-\\d{2}(?!\\d)|(?<![\\d.,:-])(?:19|20)\\d{2}(?![\\d.,:%-]|\\s*(?:원|개|명|마리|건|번)))`;
const relative =
  '오늘|어제|그저께|그제|엊그제|이번\\s*주|지난\\s*주|저번\\s*주|이번\\s*달|이달|지난\\s*달|저번\\s*달|올해|금년|작년|지난해|재작년|today|yesterday|this week|last week|this month|last month|this year|last year';
const clock =
  '(?:(?:오전|오후|새벽|아침|저녁|밤)\\s*\\d{1,2}\\s*시(?:\\s*\\d{1,2}\\s*분|\\s*반)?|\\d{1,2}\\s*시(?!간)(?:\\s*\\d{1,2}\\s*분|\\s*반)?|\\d{1,2}(?::\\d{2})?\\s*(?:am|pm|a\\.m\\.|p\\.m\\.)(?![a-z])|noon|midnight)';

const patterns: readonly Pattern[] = [
  make(
    `(${koreanSpan}|\\d+)\\s*(?:에서|부터|~|-)\\s*(${koreanSpan})\\s*(?:사이|까지)?(?:에|의)?`,
    ([, a, b]) => offset(seconds(withUnitOf(a!, b!)), seconds(b!)),
  ),
  make(
    `between\\s+(?:the\\s+)?(${englishSpan}|\\d+)\\s+and\\s+(?:the\\s+)?(${englishSpan})`,
    ([, a, b]) => offset(seconds(withUnitOf(a!, b!)), seconds(b!)),
  ),
  make(
    `between\\s+(?:the\\s+)?(minutes?)\\s+(\\d+)\\s+and\\s+(?:minute\\s+)?(\\d+)`,
    ([, , a, b]) => offset(Number(a) * 60, Number(b) * 60),
  ),
  make(
    `from\\s+(?:the\\s+)?(${englishSpan}|\\d+)\\s+(?:to|until)\\s+(?:the\\s+)?(${englishSpan})`,
    ([, a, b]) => offset(seconds(withUnitOf(a!, b!)), seconds(b!)),
  ),
  make(
    `(?:영상\\s*)?(?:맨\\s*)?(?:처음|첫|시작\\s*후|시작부터|초반)\\s*(${koreanSpan})(?:\\s*(?:동안|간|이내|안|내|까지))?(?:에|의)?`,
    ([, a]) => offset(null, seconds(a!)),
  ),
  make(`(?:in|during|within)?\\s*(?:the\\s+)?first\\s+(${englishSpan})`, ([, a]) =>
    offset(null, seconds(a!)),
  ),
  make(`(?:처음|영상\\s*초반)\\s*${koreanSpan}`, () => null),
  make(`(${koreanSpan})\\s*(?:이후|후|부터|넘어서|지나서|뒤)(?:에|의|로)?`, ([, a]) =>
    offset(seconds(a!), null),
  ),
  make(`(?:after|since|from|past)\\s+(?:the\\s+)?(${englishSpan})`, ([, a]) =>
    offset(seconds(a!), null),
  ),
  make(`(${koreanSpan})\\s*(?:이전|전|까지|이내|안)(?:에|의)?`, ([, a]) =>
    offset(null, seconds(a!), true),
  ),
  make(`(?:before|until|within)\\s+(?:the\\s+)?(${englishSpan})`, ([, a]) =>
    offset(null, seconds(a!), true),
  ),
  make(`(${koreanSpan})\\s*(?:쯤|경|대)?\\s*에(?:서|는|도)?(?![가-힣])`, ([, a]) => at(a!)),
  make(`(?:at|around|during)\\s+(?:the\\s+)?(${englishSpan})`, ([, a]) => at(a!)),

  make(
    '(?:on\\s+|every\\s+)?(?<![a-z])(sunday|monday|tuesday|wednesday|thursday|friday|saturday|weekday|weekend)s?(?![a-z])(?!\\s+of)',
    ([, name]) => ({ kind: 'weekdays', days: weekdaysOf(name!.toLowerCase()) }),
  ),
  make(
    '(?<![가-힣])(일요일|월요일|화요일|수요일|목요일|금요일|토요일|평일|주말)(?:에|의|마다|에는)?',
    ([, name]) => ({
      kind: 'weekdays',
      days: weekdaysOf(name!),
    }),
  ),
  make("(?:in\\s+)?(?:the\\s+)?((?:19|20)\\d0)(?:'?s|\\s*년대)(?:에|의)?", ([, decade]) =>
    calendar(`${decade}-01-01`, `${Number(decade) + 10}-01-01`),
  ),
  make(`(?:between|from)\\s+(${date})\\s+(?:and|to|until|through)\\s+(${date})`, ([, a, b]) =>
    joined(a!, b!),
  ),
  make(`(${date}|\\d{4})\\s*(?:에서|부터|~)\\s*(${date})\\s*(?:사이|까지)?(?:에|의)?`, ([, a, b]) =>
    joined(a!, b!),
  ),
  make(
    `(?:on\\s+or\\s+after|since|from|starting)\\s+(?:the\\s+year\\s+)?(${date})(?:\\s+(?:on|onwards?|or\\s+later))?`,
    ([, a]) => calendar(readDate(a!)?.from ?? null, null),
  ),
  make(`(?:later\\s+than|after)\\s+(?:the\\s+year\\s+)?(${date})`, ([, a]) =>
    calendar(readDate(a!)?.until ?? null, null),
  ),
  make(`(?:earlier\\s+than|before|prior\\s+to)\\s+(?:the\\s+year\\s+)?(${date})`, ([, a]) =>
    calendar(null, readDate(a!)?.from ?? null),
  ),
  make(`(?:until|through|up\\s+to|no\\s+later\\s+than)\\s+(${date})`, ([, a]) =>
    calendar(null, readDate(a!)?.until ?? null),
  ),
  make(`(${date})\\s*(?:이후|부터)(?:에|의|로)?`, ([, a]) =>
    calendar(readDate(a!)?.from ?? null, null),
  ),
  make(`(${date})\\s*(?:이전|전)(?:에|의)?`, ([, a]) => calendar(null, readDate(a!)?.from ?? null)),
  make(`(${date})\\s*까지(?:의)?`, ([, a]) => calendar(null, readDate(a!)?.until ?? null)),
  make(
    `(${relative}|${date})(?:에|의)?\\s*(?:at\\s+|around\\s+)?(${clock})\\s*(?:부터|에서|~|to|and|-)\\s*(${clock})\\s*(?:사이|까지)?(?:에|의)?`,
    ([, d, a, b], day) => dayHours(d!, day, hourRange(a!)?.[0], hourRange(b!, a)?.[0]),
  ),
  make(
    `(${relative}|${date})(?:에|의)?\\s*(?:at\\s+|around\\s+)?(${clock})(?:쯤|경)?\\s*(이후|이전|부터|까지)?(?:에|의)?`,
    ([, d, a, word], day) => {
      const hours = hourRange(a!);
      if (hours === null) return null;
      if (word === '이후' || word === '부터') return dayHours(d!, day, hours[0], 24);
      if (word === '이전' || word === '까지') return dayHours(d!, day, 0, hours[0]);
      return dayHours(d!, day, hours[0], hours[1]);
    },
  ),
  make(`(?:at\\s+)?(${clock})\\s+(${relative})`, ([, a, d], day) => {
    const hours = hourRange(a!);
    return hours === null ? null : dayHours(d!, day, hours[0], hours[1]);
  }),
  make(
    `(?:between\\s+|from\\s+)?(${clock})\\s*(?:부터|에서|~|to|and|-)\\s*(${clock})\\s*(?:사이|까지)?(?:에|의)?`,
    ([, a, b]) => {
      const from = hourRange(a!)?.[0];
      const until = hourRange(b!, a)?.[0];
      return from === undefined || until === undefined ? null : { kind: 'hours', from, until };
    },
  ),
  make(`(${clock})(?:쯤|경)?\\s*(이후|이전|부터)?(?:에|의)?`, ([, a, word]) => {
    const hours = hourRange(a!);
    if (hours === null) return null;
    if (word === '이후' || word === '부터') return { kind: 'hours', from: hours[0], until: 24 };
    if (word === '이전') return { kind: 'hours', from: 0, until: hours[0] };
    return { kind: 'hours', from: hours[0], until: hours[1] };
  }),
  make(
    `(?:in\\s+|during\\s+)?(?:the\\s+)?(?:last|past|previous)\\s+(\\d+)\\s+(day|week|month|year)s?`,
    ([, n, unit], day) => calendar(iso(back(day, Number(n), unit!)), null),
  ),
  make(
    '(?:최근|지난)\\s*(\\d+)\\s*(일|주|개월|달|년)(?:\\s*(?:동안|간))?(?:에|의)?',
    ([, n, unit], day) => calendar(iso(back(day, Number(n), unit!)), null),
  ),
  make(
    `(?:in\\s+|during\\s+|on\\s+|of\\s+)?(?<![가-힣a-z])(${relative})(?![a-z])(?:에|의|에는)?`,
    ([, word], day) => relativeRange(word!, day),
  ),
  make(
    `(?:in\\s+|on\\s+|during\\s+|of\\s+)?(?:the\\s+)?(?:year\\s+)?(${date})\\s*(?:에|의|에는|에서)?`,
    ([, a]) => {
      const found = readDate(a!);
      return found === null ? null : calendar(found.from, found.until);
    },
  ),
  make('(?<!\\d)(\\d{1,2})\\s*월(?:\\s*(\\d{1,2})\\s*일)?(?:에|의|달|중)?', ([, m, d]) =>
    month(Number(m), d),
  ),
  make(
    `(?:in|during|of|on)\\s+(${months})(?:\\s+(\\d{1,2})(?:st|nd|rd|th)?)?(?![a-z])`,
    ([, m, d]) => month(monthNumber(m!), d),
  ),
];

/** The times of a text in its order, spans never overlapping. */
export function readTimes(
  text: string,
  { nowMs, utcOffsetMinutes }: TimeSurroundings,
): readonly Item[] {
  const localNow = nowMs + utcOffsetMinutes * 60_000;
  const today = Math.floor(localNow / dayMs) * dayMs;
  const items: Item[] = [];
  for (const { expression, range } of patterns)
    for (const match of text.matchAll(expression)) {
      const lead = match[0].length - match[0].trimStart().length;
      const start = match.index + lead;
      const end = match.index + match[0].trimEnd().length;
      if (items.some((item) => start < item.end && item.start < end)) continue;
      if (isMeasure(text, end, match[0])) continue;
      const found = range(match, today);
      if (found === null) continue;
      items.push({ kind: 'time', range: found, start, end, text: match[0].trim(), particle: '' });
    }
  return items;
}

// "5분 이상", "10분보다 긴": a length, not a position. "2000 or more", "2013 pets": a number.
function isMeasure(text: string, end: number, matched: string): boolean {
  const after = text.slice(end);
  if (/^\s*(?:이상|이하|초과|미만|보다|or (?:more|less|longer)|동안\s*지속)/.test(after))
    return true;
  return /\d$/.test(matched) && /^\s*(?:dollars?|won|units?|pieces?|%)/i.test(after);
}

function make(source: string, range: Pattern['range']): Pattern {
  return { expression: new RegExp(source, 'gi'), range };
}

function withUnitOf(first: string, second: string): string {
  if (!/^\d+$/.test(first.trim())) return first;
  const unit = /(?:시간|분|초|hours?|hrs?|minutes?|mins?|seconds?|secs?)/i.exec(second)?.[0];
  return unit === undefined ? first : `${first} ${unit}`;
}

function seconds(text: string): number {
  const colon = /(\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(text);
  if (colon !== null) {
    const [, a, b, c] = colon;
    return c === undefined
      ? Number(a) * 60 + Number(b)
      : Number(a) * 3600 + Number(b) * 60 + Number(c);
  }
  const part = (unit: string) =>
    Number(new RegExp(`(\\d+)\\s*(?:${unit})`, 'i').exec(text)?.[1] ?? 0);
  const before = /(minute|second|min)\s*(\d+)/i.exec(text);
  if (before !== null) return Number(before[2]) * (before[1]!.toLowerCase() === 'second' ? 1 : 60);
  return part('시간|h') * 3600 + part('분|m') * 60 + part('초|s');
}

function offset(from: number | null, to: number | null, toExcluded = false): TimeRange {
  return { kind: 'offset', from, to, toExcluded };
}

// A minute means all of it, a second is exact.
function at(text: string): TimeRange {
  const from = seconds(text);
  const length =
    /초|sec|:\d\d:\d\d|\d\s*s\b/i.test(text) || /:\d\d/.test(text)
      ? 1
      : /분|min|\d\s*m\b/i.test(text)
        ? 60
        : 3600;
  return offset(from, from + length, true);
}
