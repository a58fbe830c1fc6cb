import type { EvidenceIndex, HeldNumber } from './evidence-index.js';
import type { ColonMention, DateMention, NumberMention, TimeMention } from './mention.js';
import { labelSuggests } from './units.js';

/**
 * Whether a number of the evidence is the one that was written: equal after rounding to the written
 * digits, in the written unit. `unit` says why not when only the unit differs.
 */
export function matchNumber(mention: NumberMention, held: HeldNumber): 'yes' | 'unit' | 'no' {
  const { unit } = mention;
  const raw = near(mention, held.value);
  if (unit === null) {
    if (raw) return 'yes';
    return 'no';
  }
  if (held.unit === null) {
    if (unit.dimension === 'percent')
      return raw || (Math.abs(held.value) <= 1 && near(mention, held.value * 100)) ? 'yes' : 'no';
    if (!raw) return 'no';
    return held.label !== '' && suggests(held.label, unit.dimension) ? 'yes' : 'unit';
  }
  if (held.unit.dimension !== unit.dimension) return raw ? 'unit' : 'no';
  const sameUnit = held.unit.factor === unit.factor && held.unit.offset === unit.offset;
  if (sameUnit) return raw ? 'yes' : 'no';
  const inMentionUnit =
    (held.value * held.unit.factor + held.unit.offset - unit.offset) / unit.factor;
  if (near(mention, inMentionUnit)) return 'yes';
  return raw ? 'unit' : 'no';
}

// Ages, floors and machines are often written with no hint in the column's name.
function suggests(label: string, dimension: string): boolean {
  return ['floor', 'machine', 'decade'].includes(dimension) || labelSuggests(label, dimension);
}

/** Rounded to the written digits, and not so roughly that the number says something else. */
function near(
  { value, resolution, sign, unit, approximate }: NumberMention,
  held: number,
): boolean {
  if (sign === '-' && held > 0) return false;
  if (sign === '+' && held < 0) return false;
  const size = Math.abs(held);
  const error = Math.abs(size - value);
  // Half a digit for rounding, a whole one after 약 or about; the rest is binary noise. Exactly half a
  // digit rounds up, except that clocks drop the rest of a second.
  const noise = resolution * 1e-9 + size * 1e-12;
  const wholeSeconds = unit?.dimension === 'time' && resolution === 1;
  if (error > resolution * (approximate ? 1 : 0.5) + noise) {
    if (!wholeSeconds || size < value || error >= 1) return false;
  } else if (!approximate && !wholeSeconds && value < size && error > resolution * 0.5 - noise) {
    if (rounded(size, resolution) > value + noise) return false;
  }
  const roughest = unit !== null || resolution < 1 || approximate ? 1 / 3 : 0.1;
  return error <= size * roughest || error <= size * 1e-9;
}

// Half a digit rounds up when it is exactly half; binary fractions often are a hair below.
function rounded(size: number, resolution: number): number {
  const digits = Math.floor(Math.log10(size)) - Math.round(Math.log10(resolution)) + 1;
  return digits >= 1 && digits <= 100 ? Number(size.toPrecision(digits)) : size;
}

/** Whether a written count is one of the counts that the evidence gives. */
export function matchCount(
  { value, approximate }: NumberMention,
  counts: Iterable<number>,
): boolean {
  for (const count of counts)
    if (count === value || (approximate && Math.abs(count - value) <= count * 0.05)) return true;
  return false;
}

/** Whether the evidence has a date with every component that was written. */
export function matchDate(mention: DateMention, { dates, numbers }: EvidenceIndex): boolean {
  const same = (written: number | null, held: number | null) =>
    written === null || written === held;
  const found = dates.some(
    (held) =>
      same(mention.year, held.year) &&
      same(mention.month, held.month) &&
      same(mention.day, held.day),
  );
  if (found) return true;
  const onlyYear = mention.month === null && mention.day === null;
  return onlyYear && numbers.some(({ value, unit }) => unit === null && value === mention.year);
}

/** Whether the evidence has that time of day. An hour alone stands for any minute of it. */
export function matchTime(mention: TimeMention, { times }: EvidenceIndex): boolean {
  return times.some((held) => {
    const clock = held.kind === 'time' ? held : clockOf(held);
    if (clock === null || !sameHour(mention, clock)) return false;
    const minuteSame = mention.minute === null || mention.minute === (clock.minute ?? 0);
    const secondSame =
      mention.second === null || clock.second === null || mention.second === clock.second;
    return minuteSame && secondSame;
  });
}

/**
 * Whether 12:30 is a time of day, minutes and seconds, or hours and minutes of the evidence; hours and
 * minutes not in an answer `withHours`, which writes those with seconds.
 */
export function matchColon(
  mention: ColonMention,
  index: EvidenceIndex,
  { withHours }: { readonly withHours: boolean },
): boolean {
  const { start, end, text, parts } = mention;
  const clock = clockOf(mention);
  if (clock !== null && matchTime(clock, index)) return true;
  const [a = 0, b = 0, c] = parts;
  const readings = c === undefined ? [a * 60 + b] : [a * 3600 + b * 60 + c];
  if (c === undefined && !withHours) readings.push(a * 3600 + b * 60);
  return index.numbers.some((held) =>
    readings.some(
      (value, i) =>
        matchNumber(
          {
            kind: 'number',
            start,
            end,
            text,
            value,
            resolution: i === 1 ? 60 : 1,
            sign: null,
            unit: { dimension: 'time', factor: 1, offset: 0 },
            approximate: false,
            counts: false,
          },
          held,
        ) === 'yes',
    ),
  );
}

interface Clock {
  readonly hour: number;
  readonly minute: number | null;
  readonly second: number | null;
  readonly half: 'am' | 'pm' | null;
}

function clockOf({ parts, start, end, text }: ColonMention): TimeMention | null {
  const [hour = 0, minute = 0, second = null] = parts;
  if (hour > 24) return null;
  // Two digits on a 24-hour clock; after noon they say so themselves.
  return { kind: 'time', start, end, text, hour, minute, second, half: null };
}

function sameHour(a: Clock, b: Clock): boolean {
  return hoursOf(a).some((hour) => hoursOf(b).includes(hour));
}

// 0..23; an hour up to 12 without a half may be either.
function hoursOf({ hour, half }: Clock): number[] {
  if (hour > 12 || hour === 0) return [hour % 24];
  const morning = hour % 12;
  if (half === 'am') return [morning];
  return half === 'pm' ? [morning + 12] : [morning, morning + 12];
}
