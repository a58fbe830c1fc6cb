// Numbers with what stands around them: "over 30", "30 이상", "between 5 and 8", "top 3", "30대", "90%".
import type { ComparisonOperator } from '../plan/query-plan.js';
import type { Item, Meaning } from './item.js';

const englishNumbers: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
  once: 1,
  twice: 2,
};
const koreanNumbers: Readonly<Record<string, number>> = {
  한: 1,
  하나: 1,
  두: 2,
  둘: 2,
  세: 3,
  셋: 3,
  네: 4,
  넷: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
  여덟: 8,
  아홉: 9,
  열: 10,
  스무: 20,
  스물: 20,
  서른: 30,
  마흔: 40,
  쉰: 50,
  예순: 60,
  일흔: 70,
  여든: 80,
  아흔: 90,
  백: 100,
  천: 1000,
};

const number = `(?:\\d[\\d,]*(?:\\.\\d+)?)`;
const english = `(?:${number}|${Object.keys(englishNumbers).join('|')})`;
/** Counters of Korean nouns: such a number counts rows of the noun beside it. */
export const koreanCounters =
  '마리|명|개|번|회|건|권|대|장|편|통|잔|병|채|척|팀|켤레|벌|그루|박|가지|종류|종|곳|군데|차례|사람';
const korean = `(?:${number}\\s*(?:만|천|백|억)?|(?<![가-힣])(?:${Object.keys(koreanNumbers).join('|')})(?=\\s*(?:${koreanCounters}|살|분|달|시간)))`;
const currency = '(?:\\$|€|₩)?';
const englishUnit =
  '(?:\\s*(%|percent|years?[- ]old|year[- ]olds?|years?|times?|dollars?|euros?|won|usd|krw|eur|kwh|kw|mg|kg|mm|cm|km|kilometers?|kilometres?|kilograms?|meters?|metres?|tons?|g|m|pages?|nights?|minutes?|mins?|hours?|hrs?|seconds?|secs?|days?|degrees?)(?![a-z]))?';
const koreanUnit = `\\s*(%|퍼센트|프로|살|세|${koreanCounters.replace('|개|', '|개(?!월)|')}|페이지|쪽|원|달러|킬로그램|킬로미터|킬로|미터|mg|kg|mm|cm|km|g|m|도|분|시간|초|일|점|년생)?`;

/** Unit of counted things: such a number counts rows of the noun beside it. */
export const countUnits = new Set([...koreanCounters.split('|'), 'times', 'time']);

interface Pattern {
  readonly expression: RegExp;
  readonly meaning: (match: RegExpMatchArray) => Meaning | null;
}

const compares: readonly (readonly [string, ComparisonOperator])[] = [
  ['(?:no less than|at least|minimum of|a minimum of|>=|≥)', '>='],
  ['(?:no more than|at most|up to|a maximum of|maximum of|<=|≤)', '<='],
  [
    '(?:(?:more|greater|higher|larger|bigger|longer|older|heavier|more expensive|costlier|pricier|faster|taller|hotter) than|over|above|exceeding|exceeds?|>)',
    '>',
  ],
  [
    '(?:(?:less|fewer|lower|smaller|shorter|younger|lighter|cheaper|slower|colder|less expensive) than|under|below|<)',
    '<',
  ],
  ['(?:exactly|equal to|equals)', '='],
];
const koreanCompares: readonly (readonly [string, ComparisonOperator])[] = [
  ['이상', '>='],
  ['이하', '<='],
  ['초과', '>'],
  ['미만', '<'],
  ['(?:을|를)?\\s*(?:넘는|넘은|넘게|넘긴|넘었|넘)', '>'],
  ['보다\\s*(?:더\\s*)?(?:큰|많은|많이|높은|비싼|긴|무거운|나이 많은|오래된)', '>'],
  ['보다\\s*(?:더\\s*)?(?:작은|적은|적게|낮은|싼|저렴한|짧은|가벼운|어린)', '<'],
];

const ordinals = [
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];
const koreanOrdinals = ['두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉', '열'];

const patterns: readonly Pattern[] = [
  pattern('(\\d0)\\s*대\\s*(이상|이하|미만|초과)', (m) => {
    const decade = Number(m[1]);
    const [operator, value] = {
      이상: ['>=', decade],
      이하: ['<=', decade + 9],
      미만: ['<', decade],
      초과: ['>', decade + 9],
    }[m[2]!] as [ComparisonOperator, number];
    return { kind: 'compare', operator, value, unit: '세' };
  }),
  pattern(`(?<![a-z])(?:${ordinals.join('|')})(?![a-z])(?!\\s+(?:hand|time|mark))`, (m) => ({
    kind: 'ordinal',
    place: ordinals.indexOf(m[0].toLowerCase()) + 2,
  })),
  pattern('(?<![\\w.])(\\d{1,2})(?:nd|rd|th|st)(?![a-z])', (m) =>
    Number(m[1]) < 1 ? null : { kind: 'ordinal', place: Number(m[1]) },
  ),
  pattern(`(?<![가-힣])(?:(${koreanOrdinals.join('|')})|(\\d{1,2}))\\s*번\\s*째(?:로)?`, (m) => ({
    kind: 'ordinal',
    place: m[1] === undefined ? Number(m[2]) : koreanOrdinals.indexOf(m[1]) + 2,
  })),
  pattern('(?<![가-힣])(둘|셋|넷|다섯)째(?:로)?', (m) => ({
    kind: 'ordinal',
    place: ['둘', '셋', '넷', '다섯'].indexOf(m[1]!) + 2,
  })),
  pattern(
    `between\\s+${currency}(${english})\\s+and\\s+${currency}(${english})${englishUnit}`,
    (m) => ({
      kind: 'between',
      low: numberOf(m[1]!),
      high: numberOf(m[2]!),
      unit: unitOf(m[3]),
    }),
  ),
  pattern(
    `from\\s+${currency}(${english})\\s+to\\s+${currency}(${english})${englishUnit}`,
    (m) => ({
      kind: 'between',
      low: numberOf(m[1]!),
      high: numberOf(m[2]!),
      unit: unitOf(m[3]),
    }),
  ),
  pattern(
    `(${number})${koreanUnit}\\s*(?:에서|부터|~|-)\\s*(${number})${koreanUnit}\\s*(?:사이|까지)?`,
    (m) =>
      m[2] === undefined && m[4] === undefined && !/사이|까지|~/.test(m[0])
        ? null
        : {
            kind: 'between',
            low: numberOf(m[1]!),
            high: numberOf(m[3]!),
            unit: unitOf(m[4] ?? m[2]),
          },
  ),
  ...compares.map(([words, operator]) =>
    pattern(`(?<![a-z])${words}\\s*${currency}(${english})(?![a-z])${englishUnit}`, (m) => ({
      kind: 'compare',
      operator,
      value: numberOf(m[1]!),
      unit: /^(?:once|twice)$/i.test(m[1]!) ? 'times' : unitOf(m[2]),
    })),
  ),
  pattern(
    `(?<![a-z])(${english})${englishUnit}\\s+or\\s+(?:more|over|above|higher|older|longer)(?![a-z])`,
    (m) => ({
      kind: 'compare',
      operator: '>=',
      value: numberOf(m[1]!),
      unit: unitOf(m[2]),
    }),
  ),
  pattern(
    `(?<![a-z])(${english})${englishUnit}\\s+or\\s+(?:less|fewer|under|below|lower|younger|shorter)(?![a-z])`,
    (m) => ({
      kind: 'compare',
      operator: '<=',
      value: numberOf(m[1]!),
      unit: unitOf(m[2]),
    }),
  ),
  ...koreanCompares.map(([words, operator]) =>
    pattern(`(${korean})${koreanUnit}\\s*${words}`, (m) => ({
      kind: 'compare',
      operator,
      value: numberOf(m[1]!),
      unit: unitOf(m[2]),
    })),
  ),
  pattern(`(?<![a-z])top\\s+(${english})(?![a-z])`, (m) => ({
    kind: 'top',
    count: numberOf(m[1]!),
  })),
  pattern(`상위\\s*(${number})\\s*(?:개|명|마리|건|위|곳|권|대)?`, (m) => ({
    kind: 'top',
    count: numberOf(m[1]!),
  })),
  pattern('(\\d0)\\s*대(?=\\s|[^가-힣]|$|의|인|가|는|은|를|와|로|에|남|여|초반|후반)', (m) => ({
    kind: 'between',
    low: Number(m[1]),
    high: Number(m[1]) + 9,
    unit: '세',
  })),
  pattern("(?:in\\s+(?:his|her|their)\\s+)?(\\d0)'?s(?![a-z])", (m) => ({
    kind: 'between',
    low: Number(m[1]),
    high: Number(m[1]) + 9,
    unit: '세',
  })),
  pattern(`(${korean})${koreanUnit}`, (m) =>
    m[2] === undefined && !/\d/.test(m[1]!)
      ? null
      : { kind: 'number', value: numberOf(m[1]!), unit: unitOf(m[2]) },
  ),
  pattern(`(?<![a-z\\d])${currency}(${english})(?![a-z])${englishUnit}`, (m) =>
    m[1]!.toLowerCase() === 'one'
      ? null
      : { kind: 'number', value: numberOf(m[1]!), unit: unitOf(m[2]) },
  ),
];

/** The numbers of a text that no earlier span covers, with the words that belong to them. */
export function readNumbers(
  text: string,
  taken: (start: number, end: number) => boolean,
): readonly Item[] {
  const items: Item[] = [];
  for (const { expression, meaning } of patterns)
    for (const match of text.matchAll(expression)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken(start, end) || items.some((item) => start < item.end && item.start < end)) continue;
      // A digit inside a name (`A-12`, `P100`) is part of the name.
      if (
        /[\p{L}_]$/u.test(text.slice(0, start).slice(-1)) &&
        /^\d/.test(match[0]) &&
        !/[가-힣]$/.test(text.slice(0, start))
      )
        continue;
      if (/^[A-Za-z]-?$/.test(text.slice(Math.max(0, start - 2), start)) && text[start - 1] === '-')
        continue;
      // "한 번도" and "a time" count nothing.
      if (
        /회$|건$|대$|명$|개$|장$|점$|일$|도$/.test(match[0].trim()) &&
        /^[가-힣]/.test(text.slice(end)) &&
        !/^(?:이|가|은|는|을|를|의|에|로|도|만|씩|짜리|인|보다|미만|이상|이하|초과|넘|있|였|정도|까지|부터|나|야|입|째)/.test(
          text.slice(end),
        )
      )
        continue;
      if (/^(?:한|1)\s*번$/.test(match[0].trim()) && text[end] === '도') continue;
      const found = meaning(match);
      if (found === null) continue;
      items.push({ ...found, start, end, text: match[0].trim(), particle: '' });
    }
  return items;
}

function pattern(source: string, meaning: Pattern['meaning']): Pattern {
  return { expression: new RegExp(source, 'gi'), meaning };
}

function numberOf(text: string): number {
  const word = text.trim().toLowerCase();
  const known = englishNumbers[word] ?? koreanNumbers[word];
  if (known !== undefined) return known;
  const scale = { 백: 100, 천: 1000, 만: 10_000, 억: 100_000_000 }[word.at(-1)!] ?? 1;
  return Number(word.replace(/[^\d.]/g, '')) * scale;
}

function unitOf(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  const unit = text.toLowerCase().replace(/\s+/g, ' ');
  if (/^(?:%|percent|퍼센트|프로)$/.test(unit)) return '%';
  if (/old|살|세/.test(unit)) return '세';
  if (/^(?:시간|hours?|hrs?)$/.test(unit)) return 'h';
  if (/^(?:분|min)/.test(unit)) return 'min';
  if (/^(?:초|sec)/.test(unit)) return 's';
  if (/^years?$/.test(unit)) return 'years';
  if (/^(?:킬로미터|kilomet(?:er|re)s?)$/.test(unit)) return 'km';
  if (/^(?:킬로그램|킬로|kilograms?)$/.test(unit)) return 'kg';
  if (/^(?:미터|met(?:er|re)s?)$/.test(unit)) return 'm';
  if (/^(?:페이지|쪽|pages?)$/.test(unit)) return '쪽';
  if (/^(?:euros?|eur)$/.test(unit)) return 'EUR';
  if (/^(?:원|won|krw)$/.test(unit)) return 'KRW';
  if (/달러|dollar|usd/.test(unit)) return 'USD';
  return unit;
}
