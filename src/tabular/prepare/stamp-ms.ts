/**
 * Milliseconds since 1970 of a date as factory systems write it: year, month and day parted by `-`, `/`, `.` or nothing,
 * then perhaps a blank or `T`, the time to minutes, seconds or fractions, and a zone (`Z`, `+09:00`). Without a zone the
 * clock is taken as it stands. NaN for anything else, a 13th month included.
 */
export function stampMs(text: string): number {
  const match = stampForm.exec(text.trim());
  if (match === null) return Number.NaN;
  const [, year, , month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = match;
  const [y, mo, d] = [Number(year), Number(month), Number(day)];
  const [h, mi, s] = [Number(hour), Number(minute), Number(second)];
  if (mo < 1 || mo > 12 || h > 23 || mi > 59 || s > 59) return Number.NaN;
  const date = new Date(Date.UTC(y, mo - 1, d, h, mi, s));
  // Day 31 of a short month would roll over into the next one.
  if (d < 1 || date.getUTCDate() !== d) return Number.NaN;
  const milliseconds = fraction === '' ? 0 : Number(`0.${fraction}`) * 1000;
  return date.getTime() + milliseconds - zoneMs(zone);
}

// The second group is the separator, which must come again: 2026-11/21 is no date.
const stampForm =
  /^(\d{4})([-/.]?)(\d{2}|(?<=[-/.])\d)\2(\d{2}|(?<=[-/.])\d)(?:[T\s]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

function zoneMs(zone: string | undefined): number {
  if (zone === undefined || /z/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}
