// One value as people read it.
import type { Language } from '../../shared/index.js';
import type { CatalogueColumn } from '../catalogue/catalogue.js';

/** A cell as text: durations as "12분 30초", ratios as percent, dates without midnight. */
export function shownValue(
  value: unknown,
  column: CatalogueColumn | null,
  language: Language,
): string {
  if (value === null || value === undefined) return language === 'ko' ? '없음' : 'none';
  if (typeof value === 'boolean')
    return language === 'ko' ? (value ? '예' : '아니요') : value ? 'yes' : 'no';
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) && column?.kind === 'number'
        ? Number(value)
        : null;
  // A part of a date, such as its year.
  if (number !== null && (column?.kind === 'date' || column?.kind === 'timestamp'))
    return String(number);
  if (number !== null) {
    if (column?.display === 'duration') return duration(number, language);
    if (column?.display === 'percent')
      return `${trimmed(number * (Math.abs(number) <= 1 ? 100 : 1))}%`;
    if (column?.display === 'integer') return Math.round(number).toLocaleString('en-US');
    return `${trimmed(number)}${column?.unit == null || column.unit === 'ratio' ? '' : column.unit === 'percent' ? '%' : ` ${column.unit}`}`;
  }
  const text =
    typeof value === 'object'
      ? JSON.stringify(value)
      : (valueWord(value, column, language) ?? String(value));
  if (column?.display === 'date' || /^\d{4}-\d\d-\d\dT00:00:00(?:\.0+)?Z?$/.test(text))
    return text.slice(0, 10);
  return text.length > 300
    ? `${text.slice(0, 300)}...`
    : text.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d).*$/, '$1 $2');
}

// What a person calls a value, when the catalogue file says so.
function valueWord(value: unknown, column: CatalogueColumn | null, language: Language) {
  const known = column?.values?.find((one) => one.value === value);
  return known?.words.find((word) => word.source === 'given' && word.language === language)?.text;
}

/** Seconds as "1시간 2분 30초" or "1 h 2 min 30 s". */
export function duration(seconds: number, language: Language): string {
  const whole = Math.floor(Math.abs(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const units = language === 'ko' ? ['시간', '분', '초'] : [' h', ' min', ' s'];
  const said = parts.flatMap((part, at) => (part > 0 ? [`${part}${units[at]}`] : []));
  return said.length === 0 ? `0${units[2]}` : said.join(' ');
}

function trimmed(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en-US') : String(Number(value.toFixed(2)));
}
