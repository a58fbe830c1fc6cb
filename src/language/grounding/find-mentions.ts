import { dateFinders } from './find-dates.js';
import type { Mention, NumberMention } from './mention.js';
import { type Finder, type Found, finder, place, type Reading, skip } from './mention-finder.js';
import {
  englishNumeral,
  englishValue,
  nativeNumeral,
  nativeValue,
  sinoValue,
} from './number-words.js';
import { counters, type Unit, unitOf, unitPattern } from './units.js';

/**
 * Every number, date, time, identifier and citation of a text, in order, none overlapping another.
 * Patterns run from the most specific to the most general; what one has taken the next does not see.
 */
export function findMentions(text: string): readonly Mention[] {
  const open = { text, left: text };
  const mentions = finders.flatMap((find) => find(open));
  return mentions.sort((a, b) => a.start - b.start);
}

// What follows a yes rather than a four.
const yesBefore = /^\s(?:맞|있|없|그|알|물론|감사|확인|해당|감지|이|저|총|두|세|약|가능|\d)/;

const approximately =
  /(?:약|대략|거의|around|about|approximately|roughly|nearly|circa|(?<![\d가-힣A-Za-z%]\s?)~|≈)\s*$/i;
const afterwards = /^\s?(?:쯤|경|정도|남짓|가량|여\b|or so)/;

function plain(
  found: Found,
  reading: Reading,
  value: number,
  resolution: number,
  unit: Unit | null,
  more: { sign?: '+' | '-' | null; counts?: boolean } = {},
): NumberMention {
  const { start, end, text } = place(found);
  return {
    kind: 'number',
    start,
    end,
    text,
    value,
    resolution,
    unit,
    sign: more.sign ?? null,
    counts: more.counts ?? false,
    approximate:
      approximately.test(reading.text.slice(Math.max(0, start - 16), start)) ||
      afterwards.test(reading.text.slice(end, end + 6)),
  };
}

const digits = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|\\.\\d+';
const amountOf = (text: string) => Number(text.replaceAll(',', ''));
function resolutionOf(text: string): number {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  return 10 ** (Number(exponent) - (mantissa.split('.')[1]?.length ?? 0));
}

const hours = '(?:시간|hours?|hrs?|h)(?![A-Za-z])';
const minutes = '(?:분|minutes?|mins?|m)(?![A-Za-z])';
const seconds = '(?:초|seconds?|secs?|s)(?![A-Za-z])';
const joint = '(?:\\s*,?\\s*(?:and\\s+)?)';

const duration = finder(
  new RegExp(
    `(?<![\\d.,])(?:(\\d+)\\s*${hours}${joint}(\\d+)\\s*${minutes}(?:${joint}(\\d+(?:\\.\\d+)?)\\s*${seconds})?|(\\d+)\\s*${hours}${joint}(\\d+(?:\\.\\d+)?)\\s*${seconds}|(\\d+)\\s*${minutes}${joint}(\\d+(?:\\.\\d+)?)\\s*${seconds})`,
    'gi',
  ),
  (found, reading) => {
    const [, h1, m1, s1, h2, s2, m3, s3] = found;
    const total =
      Number(h1 ?? h2 ?? 0) * 3600 + Number(m1 ?? m3 ?? 0) * 60 + Number(s1 ?? s2 ?? s3 ?? 0);
    const last = s1 ?? s2 ?? s3;
    return plain(found, reading, total, last === undefined ? 60 : resolutionOf(last), unitOf('s'));
  },
);

const finders: readonly Finder[] = [
  // Marks of a list and numbers of a heading order the text and state nothing.
  skip(/^[ \t]*(?:#{1,6}[ \t]+)?(?:[-*•][ \t]+)?\(?\d{1,2}(?:\.\d{1,2})*[.)][ \t]+/gm),
  skip(/[①-⑳]/g),
  finder(/\[(\d{1,3})\]/g, (found) => ({
    kind: 'citation',
    ...place(found),
    index: Number(found[1]),
  })),
  // Addresses and file names.
  finder(
    /\b(?:https?:\/\/\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,80}\.\w+|(?<![\w-])[\w-]{1,80}\.(?:mp4|avi|mov|csv|pdf|docx?|xlsx?|md|txt|json|png|jpe?g))\b/gi,
    (found) => ({ kind: 'identifier', ...place(found) }),
  ),
  // Telephone numbers.
  finder(/(?<![\d-])\d{2,4}-\d{3,4}-\d{4}(?![\d-])/g, (found) => ({
    kind: 'identifier',
    ...place(found),
  })),
  finder(/\(\d{3}\)\s?\d{3}-\d{4}(?!\d)/g, (found) => ({
    kind: 'identifier',
    ...place(found),
  })),
  ...dateFinders(),
  duration,
  // In her 30s; 20s alone are seconds.
  finder(/(?<=(?:her|his|their|the|early|mid|late|in)[ -])(\d0)s\b/gi, (f, r) =>
    plain(f, r, Number(f[1]), 1, unitOf('대')),
  ),
  finder(
    /(?<![A-Za-z0-9_])(?=[A-Za-z0-9_-]{0,80}[\d_])[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*(?![A-Za-z0-9_])/g,
    (f) => ({ kind: 'identifier', ...place(f) }),
  ),
  skip(/\b\d+(?:st|nd|rd|th)\b/gi),
  skip(/(?<![가-힣])(?:첫|두|세|네|다섯|여섯|일곱|여덟|아홉|열|\d+)\s?번째/g),
  // 3만 4천5백원, 35만 원
  finder(
    new RegExp(
      `(?<![\\d.,])((?:\\d[\\d,]*(?:\\.\\d+)?\\s?[억만천백]+(?!큼)\\s?)+(?:\\d[\\d,]*)?)(?:(${unitPattern})|(${counters}))?`,
      'g',
    ),
    (f, r) => {
      const value = sinoValue(f[1]!);
      if (value === null) return null;
      return plain(f, r, value, 1, f[2] === undefined ? null : unitOf(f[2]), {
        counts: f[3] !== undefined,
      });
    },
  ),
  // 삼십오만 원
  finder(
    new RegExp(
      `(?<![가-힣])(?=[일이삼사오육칠팔구]*[십백천만억])([일이삼사오육칠팔구십백천만억]{2,})\\s?(?:(원|초|분|시간|퍼센트|프로|도|세|살|미터|밀리미터|킬로그램)|(${counters}))`,
      'g',
    ),
    (f, r) => {
      const value = sinoValue(f[1]!);
      if (value === null) return null;
      return plain(f, r, value, 1, f[2] === undefined ? null : unitOf(f[2]), {
        counts: f[3] !== undefined,
      });
    },
  ),
  // 세 건, 열두 명, 일흔한 살; without a counter only as a word of its own from two up.
  finder(
    new RegExp(
      `(?<![가-힣\\d])(${nativeNumeral})\\s?(?:(살|시간|달)|(${counters}|번|분|대)(?!째))`,
      'g',
    ),
    (f, r) => {
      // 한 건도, 한 번도: none at all.
      if (/^한/.test(f[1]!) && /^도/.test(r.text.slice(f.index + f[0].length))) return [];
      if (f[1] === '한' && f[3] === '번') return [];
      return plain(
        f,
        r,
        nativeValue(f[1]!),
        1,
        f[2] === undefined ? null : unitOf(f[2] === '달' ? '살' : f[2]),
        { counts: f[2] === undefined },
      );
    },
  ),
  finder(
    /(?<![가-힣\d])(두|세|네|다섯|여섯|일곱|여덟|아홉|(?:열|스물|서른|마흔|쉰)(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉))(?=\s[가-힣])/g,
    (f, r) => {
      // At the start of a sentence 네 may be a yes.
      if (
        f[1] === '네' &&
        yesBefore.test(r.text.slice(f.index + f[0].length)) &&
        /(?:^|[.!?\n])\s*$/.test(r.text.slice(0, f.index))
      )
        return null;
      return plain(f, r, nativeValue(f[1]!), 1, null, { counts: true });
    },
  ),
  // 1분에 12리터: a rate, whose one is not an amount.
  skip(
    /(?<![\d.])1\s?(?:초|분|시간)에(?=\s?(?:약\s?)?\d[\d.,]*\s?(?:리터|L|kg|m|mm|회|번|개)(?![A-Za-z]))/g,
  ),
  finder(new RegExp(`\\b(${englishNumeral}|one|\\d+) and a half\\b`, 'gi'), (f, r) => {
    const whole = /^\d/.test(f[1]!) ? Number(f[1]) : Math.max(1, englishValue(f[1]!));
    return plain(f, r, whole + 0.5, 0.5, null);
  }),
  // 초당 45m is 45 m/s.
  finder(new RegExp(`초당\\s?(${digits})\\s?(mm|cm|m|미터)(?![A-Za-z/])`, 'g'), (f, r) =>
    plain(f, r, amountOf(f[1]!), resolutionOf(f[1]!), unitOf(`${f[2]!.replace('미터', 'm')}/s`)),
  ),
  // One in eight is 12.5 %, and nearer to that than to one in seven or nine.
  finder(new RegExp(`\\bone in (\\d+|${englishNumeral})\\b`, 'gi'), (f, r) => {
    const many = /^\d/.test(f[1]!) ? Number(f[1]) : englishValue(f[1]!);
    return many < 2 ? null : plain(f, r, 1 / many, 1 / many - 1 / (many + 1), unitOf('ratio'));
  }),
  // Numbers in digits, with sign and unit; the first of a range takes the unit of the second.
  finder(
    new RegExp(
      `(?<![\\d.,A-Za-z_])([+\\-−]?)(${digits})(?![\\d])(?:\\s?(${unitPattern})|\\s?(${counters}))?(?:(?=\\s?(?:[~∼–—-]|to\\s|(?<=between\\s\\S{1,12}\\s)and\\s|에서\\s|도에서\\s)\\s?(?:${digits})\\s?(${unitPattern}))|)`,
      'g',
    ),
    (f, r) => {
      const [, sign, text, own, counter, range] = f;
      const before = r.text[f.index - 1] ?? ' ';
      const signed = sign === '' || /[\d\p{L})%\]]/u.test(before) ? null : sign === '+' ? '+' : '-';
      const spelling = own ?? range;
      const rest = r.text.slice(f.index + f[0].length);
      // 3번 감지: three times; 42번 alone names one.
      const times = /^번\s*(?:감지|발생|기록|나타|등장|있었|확인)/.test(rest);
      const one = /^ [a-z]{3,}/.test(rest) && text === '1' ? 'things' : undefined;
      const noun = /^ (?:[a-z]+ ){0,1}([a-z]{3,}s)\b/.exec(rest)?.[1] ?? one;
      const counts =
        counter !== undefined ||
        times ||
        (spelling === undefined &&
          noun !== undefined &&
          !notNouns.has(noun) &&
          !text!.includes('.'));
      return plain(
        f,
        r,
        amountOf(text!),
        resolutionOf(text!),
        spelling === undefined ? null : unitOf(spelling),
        { sign: signed, counts },
      );
    },
  ),
  finder(/\b(twice|thrice)\b/gi, (f, r) =>
    plain(f, r, /twice/i.test(f[0]) ? 2 : 3, 1, null, { counts: true }),
  ),
  finder(new RegExp(`\\b(${englishNumeral})\\b(?:[ -](${unitPattern}))?`, 'gi'), (f, r) => {
    const unit = f[2] === undefined ? null : unitOf(f[2]);
    return plain(f, r, englishValue(f[1]!), 1, unit, { counts: unit === null });
  }),
];

// Words in s after a number that are no things.
const notNouns = new Set('was has this its his does plus across versus less percents'.split(' '));
