// Dates and hours out of the words for them: "2013년 4월", "March 3, 2021", "지난주", "오후 2시 반".
import type { TimeRange } from './item.js';

export const dayMs = 86_400_000;
/** English names of months, long and short, for a regular expression. */
export const months =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec';

export function calendar(from: string | null, until: string | null): TimeRange | null {
  return from === null && until === null ? null : { kind: 'calendar', from, until, days: true };
}

export function weekdaysOf(name: string): readonly number[] {
  if (/^(?:weekday|평일)/.test(name)) return [1, 2, 3, 4, 5];
  if (/^(?:weekend|주말)/.test(name)) return [0, 6];
  const english = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].indexOf(name.slice(0, 3));
  return [english >= 0 ? english : '일월화수목금토'.indexOf(name[0]!)];
}

export function joined(a: string, b: string): TimeRange | null {
  return calendar(readDate(a)?.from ?? null, readDate(b)?.until ?? null);
}

export function month(number: number, day: string | undefined): TimeRange | null {
  if (number < 1 || number > 12) return null;
  return { kind: 'month', month: number, day: day === undefined ? null : Number(day) };
}

export function monthNumber(name: string): number {
  return (
    months
      .split('|')
      .slice(0, 12)
      .findIndex((full) => full.startsWith(name.toLowerCase().slice(0, 3))) + 1
  );
}

export function readDate(text: string): { readonly from: string; readonly until: string } | null {
  const year = Number(/(?<!\d)(\d{4})(?!\d)/.exec(text)?.[1]);
  if (!(year >= 1)) return null;
  const named = new RegExp(`(${months})`, 'i').exec(text)?.[1];
  const rest =
    text
      .replace(/\d{4}/, ' ')
      .match(/\d{1,2}/g)
      ?.map(Number) ?? [];
  const monthOf = named === undefined ? rest.shift() : monthNumber(named);
  const day = rest[0];
  if (monthOf === undefined)
    return { from: `${pad(year, 4)}-01-01`, until: `${pad(year + 1, 4)}-01-01` };
  if (monthOf < 1 || monthOf > 12 || (day !== undefined && (day < 1 || day > 31))) return null;
  if (day === undefined)
    return { from: iso(Date.UTC(year, monthOf - 1, 1)), until: iso(Date.UTC(year, monthOf, 1)) };
  return {
    from: iso(Date.UTC(year, monthOf - 1, day)),
    until: iso(Date.UTC(year, monthOf - 1, day + 1)),
  };
}

export function relativeRange(word: string, day: number): TimeRange | null {
  const name = word.toLowerCase().replace(/\s+/g, '');
  const now = new Date(day);
  const year = now.getUTCFullYear();
  const at = now.getUTCMonth();
  const monday = day - ((now.getUTCDay() + 6) % 7) * dayMs;
  const ranges: Readonly<Record<string, readonly [number, number]>> = {
    today: [day, day + dayMs],
    yesterday: [day - dayMs, day],
    그제: [day - 2 * dayMs, day - dayMs],
    thisweek: [monday, monday + 7 * dayMs],
    lastweek: [monday - 7 * dayMs, monday],
    thismonth: [Date.UTC(year, at, 1), Date.UTC(year, at + 1, 1)],
    lastmonth: [Date.UTC(year, at - 1, 1), Date.UTC(year, at, 1)],
    thisyear: [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)],
    lastyear: [Date.UTC(year - 1, 0, 1), Date.UTC(year, 0, 1)],
    재작년: [Date.UTC(year - 2, 0, 1), Date.UTC(year - 1, 0, 1)],
  };
  const english: Readonly<Record<string, string>> = {
    오늘: 'today',
    어제: 'yesterday',
    그저께: '그제',
    엊그제: '그제',
    이번주: 'thisweek',
    지난주: 'lastweek',
    저번주: 'lastweek',
    이번달: 'thismonth',
    이달: 'thismonth',
    지난달: 'lastmonth',
    저번달: 'lastmonth',
    올해: 'thisyear',
    금년: 'thisyear',
    작년: 'lastyear',
    지난해: 'lastyear',
  };
  const range = ranges[english[name] ?? name];
  return range === undefined ? null : calendar(iso(range[0]), iso(range[1]));
}

export function dayHours(
  date: string,
  day: number,
  from: number | undefined,
  until: number | undefined,
): TimeRange | null {
  if (from === undefined || until === undefined) return null;
  const found = /\d{4}/.test(date) ? readDate(date) : relativeRange(date, day);
  if (found === null) return null;
  const start = 'kind' in found ? (found.kind === 'calendar' ? found.from : null) : found.from;
  if (start === null) return null;
  const base = Date.parse(`${start}T00:00:00Z`);
  return {
    kind: 'calendar',
    from: isoTime(base + from * 3_600_000),
    until: isoTime(base + until * 3_600_000),
    days: false,
  };
}

// Hours of the day [from, until); an afternoon word of the first time holds for the second.
export function hourRange(text: string, other = ''): readonly [number, number] | null {
  const word = text.toLowerCase();
  if (word === 'noon') return [12, 13];
  if (word === 'midnight') return [0, 1];
  const parts = /(\d{1,2})(?:\s*시|:|\s*[ap])?\s*(\d{1,2})?/.exec(word);
  let hour = Number(parts?.[1]);
  const minute = word.includes('반')
    ? 30
    : Number(/(\d{1,2})\s*분/.exec(word)?.[1] ?? /:(\d{2})/.exec(word)?.[1] ?? 0);
  const own = /오전|오후|새벽|아침|저녁|밤|am|pm|a\.m|p\.m/.exec(word)?.[0];
  const half = own ?? /오전|오후|저녁|밤|am|pm/i.exec(other.toLowerCase())?.[0] ?? '';
  if (/오후|저녁|밤|pm|p\.m/.test(half) && hour < 12) hour += 12;
  if (/오전|새벽|am|a\.m/.test(half) && hour === 12) hour = 0;
  if (!(hour >= 0 && hour <= 24) || minute > 59) return null;
  const start = hour + minute / 60;
  return [start, start + (minute === 0 ? 1 : 1 / 60)];
}

export function back(day: number, count: number, unit: string): number {
  const date = new Date(day);
  if (/day|일/.test(unit)) return day - count * dayMs;
  if (/week|주/.test(unit)) return day - count * 7 * dayMs;
  if (/month|개월|달/.test(unit))
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - count, date.getUTCDate());
  return Date.UTC(date.getUTCFullYear() - count, date.getUTCMonth(), date.getUTCDate());
}

export function iso(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
