// Words a person may use for a table, a column or a value, guessed from its name in the database.
import { type Language, languageOf } from '../../shared/index.js';
import type { Word } from './catalogue.js';
import { ideasOf } from './general-words.js';
import { singular } from './singular.js';

/** Words of a table's name; `tbl_`, `db_` and the like are no part of it. */
export function tableWords(name: string, comment: string | null): readonly Word[] {
  const phrase = parts(name.replace(/^(?:tbl|db|tb|t|dim|fact|mst|m)_/i, ''));
  const words = [...phraseWords(phrase)];
  // "downtime_log" holds downtimes.
  if (
    phrase.length > 1 &&
    /^(?:log|record|history|entry|info|list|detail|master|data|table)$/.test(phrase.at(-1)!)
  )
    words.push(...phraseWords(phrase.slice(0, -1)));
  return unique([...commentWords(comment), ...words]);
}

/** Words of a column's name; the name of its table, a unit or `_at` at the ends is no part of it. */
export function columnWords(name: string, table: string, comment: string | null): readonly Word[] {
  const whole = parts(name);
  const phrases = [whole];
  const tableParts = parts(table.replace(/^(?:tbl|db|tb|t)_/i, ''));
  if (whole.length > 1 && whole[0] === tableParts.at(-1)) phrases.push(whole.slice(1));
  for (const phrase of [...phrases]) {
    if (phrase.length > 1 && /^(?:at|on|by|time|date|dt)$/.test(phrase.at(-1)!))
      phrases.push(phrase.slice(0, -1));
    if (phrase.length > 1 && unitOfSuffix(phrase.at(-1)!) !== null)
      phrases.push(phrase.slice(0, -1));
    if (phrase.length > 1 && /^(?:count|cnt|qty|quantity|amount|level)$/.test(phrase.at(-1)!))
      phrases.push(phrase.slice(0, -1));
    if (phrase.length > 1 && /^(?:is|has|num|nb|total)$/.test(phrase[0]!))
      phrases.push(phrase.slice(1));
  }
  return unique([...commentWords(comment), ...phrases.flatMap(phraseWords)]);
}

/** Words of a value such as `person_enter`, `cat` or `매장 중앙`. */
export function valueWords(value: string | number | boolean): readonly Word[] {
  const text = String(value);
  if (text.length > 80) return [];
  const phrase = languageOf(text) === 'ko' ? [text.normalize('NFC')] : parts(text);
  return unique(phraseWords(phrase));
}

/** Unit named at the end of a column's name, null when there is none. */
export function unitOfName(name: string): string | null {
  return unitOfSuffix(parts(name).at(-1) ?? '');
}

const units: Readonly<Record<string, string>> = {
  second: 's',
  sec: 's',
  ms: 'ms',
  minute: 'min',
  min: 'min',
  hour: 'h',
  hr: 'h',
  kg: 'kg',
  g: 'g',
  mm: 'mm',
  cm: 'cm',
  km: 'km',
  celsius: '°C',
  degc: '°C',
  pct: 'percent',
  percent: 'percent',
  krw: 'KRW',
  won: 'KRW',
  usd: 'USD',
  eur: 'EUR',
  kw: 'kW',
  kwh: 'kWh',
  mg: 'mg',
  ug: 'ug',
  mmhg: 'mmHg',
  bpm: 'bpm',
  rpm: 'rpm',
  hz: 'Hz',
  kpa: 'kPa',
  mpa: 'MPa',
  mps: 'm/s',
  kmh: 'km/h',
  m2: 'm2',
  sqm: 'm2',
  m3: 'm3',
  km2: 'km2',
  l: 'l',
  ml: 'ml',
  mb: 'MB',
  gb: 'GB',
  m: 'm',
  ton: 't',
  tons: 't',
  watt: 'W',
  volt: 'V',
  bar: 'bar',
};

function unitOfSuffix(suffix: string): string | null {
  return units[suffix] ?? null;
}

function parts(name: string): readonly string[] {
  return name
    .normalize('NFC')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .map((part) => singular(part));
}

function phraseWords(phrase: readonly string[]): readonly Word[] {
  const text = phrase.join(' ');
  if (text === '') return [];
  const words: Word[] = [{ text, language: languageOf(text), source: 'name' }];
  const ideas = [...ideasOf(text), ...ideasOf(phrase.join(''))];
  for (const idea of ideas) {
    for (const en of idea.en) words.push({ text: en, language: 'en', source: 'general' });
    for (const ko of idea.ko) words.push({ text: ko, language: 'ko', source: 'general' });
  }
  if (ideas.length === 0 && phrase.length > 1) words.push(...composed(phrase));
  return words;
}

// "production line" without an entry of its own: every pair of its parts' Korean words.
function composed(phrase: readonly string[]): readonly Word[] {
  let texts: string[] = [''];
  for (const part of phrase) {
    const korean = ideasOf(part)
      .flatMap(({ ko }) => ko)
      .slice(0, 4);
    if (korean.length === 0) return [];
    texts = texts
      .flatMap((text) => korean.map((word) => (text === '' ? word : `${text} ${word}`)))
      .slice(0, 24);
  }
  return texts.map((text) => ({ text, language: 'ko' as const, source: 'general' as const }));
}

function commentWords(comment: string | null): readonly Word[] {
  if (comment === null || comment.length > 60) return [];
  return comment
    .split(/[,/;()|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part.split(/\s+/).length <= 3)
    .slice(0, 4)
    .map((part): Word => {
      const language: Language = languageOf(part);
      const text =
        language === 'en' ? part.toLowerCase().split(/\s+/).map(singular).join(' ') : part;
      return { text, language, source: 'comment' };
    });
}

function unique(words: readonly Word[]): readonly Word[] {
  const seen = new Set<string>();
  return words.filter(({ text }) => {
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}
