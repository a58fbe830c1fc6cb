import { displayWidth, textTable } from '../output/text-table.js';
import { wrapWords } from '../output/wrap-words.js';
import type { ChatFact } from './chat-event.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The evidence behind an answer, taken down while it comes and shown behind it: what weighed most, the chart, what a
 * change does, rows with their SQL, citations. Fields a server leaves out are left out here.
 */
export class EvidenceBook {
  #isKorean = true;
  readonly #parts: ((width: number) => string)[] = [];
  readonly #citations: Fields[] = [];

  /** Takes one event; answers what to say at once, null for nothing. */
  take({ name, facts }: ChatFact): string | null {
    switch (name) {
      case 'session-opened':
        this.#isKorean = facts.language !== 'en';
        return null;
      case 'step-started':
        return typeof facts.title === 'string' ? `· ${facts.title}` : null;
      case 'step-failed': {
        const { message, fix } = fieldsOf(facts.error);
        return `! ${String(message)}; ${String(fix)}`;
      }
      case 'predictions-made':
        this.#parts.push(() => this.#calls(listOf(facts.predictions)));
        return null;
      case 'explanation-made':
        this.#parts.push(() => this.#explanation(facts));
        return null;
      case 'what-if-made':
        this.#parts.push(() => this.#changes(facts));
        return null;
      case 'rows-found':
        this.#parts.push((width) => this.#rows(fieldsOf(facts.table), width));
        return null;
      case 'citation-found':
        this.#citations.push(fieldsOf(facts.citation));
        return null;
      default:
        return null;
    }
  }

  /** Everything taken down, laid out in so many columns; empty when there was nothing. */
  text(width: number): string {
    const parts = this.#parts.map((part) => part(width)).filter((part) => part !== '');
    if (this.#citations.length > 0) parts.push(this.#sources(width));
    return parts.length === 0 ? '' : `\n${parts.join('\n\n')}\n`;
  }

  #word(ko: string, en: string): string {
    return this.#isKorean ? ko : en;
  }

  #class(name: unknown): string {
    const said = String(name);
    return this.#isKorean ? (koreanClasses[said] ?? said) : said;
  }

  #calls(rows: readonly Fields[]): string {
    const shown = rows.slice(0, mostRows);
    const table = textTable([
      [this.#word('행', 'row'), this.#word('판정', 'call'), this.#word('확률', 'probability')],
      ...shown.map(({ row, class: name, probability }) => [
        String(row),
        this.#class(name),
        percent(probability),
      ]),
    ]);
    return `${indented(table)}${this.#left(rows.length - shown.length)}`;
  }

  #explanation({ top_features, chart_svg_url, chart_url }: Fields): string {
    const top = listOf(top_features).slice(0, mostFeatures);
    const largest = Math.max(...top.map(({ shap }) => Math.abs(Number(shap))), 1e-12);
    const table = textTable([
      [
        this.#word('크게 작용한 값', 'what weighed most'),
        this.#word('측정값', 'value'),
        this.#word('정상 범위', 'normal'),
        this.#word('기여', 'effect'),
        '',
      ],
      ...top.map(({ title, name, value, shap, normal_range, in_range }) => {
        const range = fieldsOf(normal_range);
        const unit = typeof range.unit === 'string' && range.unit !== '' ? ` ${range.unit}` : '';
        return [
          String(title ?? name),
          value === null ? '-' : `${shownNumber(value)}${unit}${in_range === false ? ' ▲' : ''}`,
          range.low === undefined
            ? '-'
            : `${shownNumber(range.low)}~${shownNumber(range.high)}${unit}`,
          `${Number(shap) > 0 ? '+' : ''}${Number(shap).toFixed(2)}`,
          (Number(shap) > 0 ? '█' : '░').repeat(
            Math.max(1, Math.round((12 * Math.abs(Number(shap))) / largest)),
          ),
        ];
      }),
    ]);
    const chart = chart_svg_url ?? chart_url;
    const link = typeof chart === 'string' ? `\n  ${this.#word('차트', 'chart')}: ${chart}` : '';
    return `${indented(table)}${link}`;
  }

  #changes({ changes, before, after }: Fields): string {
    const lines = listOf(changes).map(({ title, from, to, unit }) => [
      String(title),
      from === null ? '-' : withUnit(from, unit),
      withUnit(to, unit),
    ]);
    const outcome = this.#class(fieldsOf(after).positive_class);
    return indented(
      textTable([
        ['', this.#word('지금', 'now'), this.#word('바꾸면', 'changed')],
        ...lines,
        [
          `${this.#word('확률', 'probability')} (${outcome})`,
          percent(fieldsOf(before).probability),
          percent(fieldsOf(after).probability),
        ],
      ]),
    );
  }

  #rows({ room, sql, columns, rows, row_count }: Fields, width: number): string {
    const head = Array.isArray(columns) ? columns.map(String) : [];
    const all = Array.isArray(rows) ? rows : [];
    const shown = all.slice(0, mostRows);
    const cell = (value: unknown) => cut(shownValue(value), Math.max(8, Math.floor(width / 2)));
    const table =
      shown.length === 0 || head.length === 0
        ? ''
        : `\n${indented(textTable([head, ...shown.map((row) => (Array.isArray(row) ? row.map(cell) : []))]))}`;
    const left = this.#left(Number(row_count ?? all.length) - shown.length);
    return `  SQL (${String(room)}): ${String(sql)}${table}${left}`;
  }

  #sources(width: number): string {
    const lines = this.#citations.map(({ number, title, heading, page, quote, uri }) => {
      // A document's first heading is mostly its title: said once.
      const place = `${String(title ?? '')} > ${String(heading ?? '')}`
        .split(' > ')
        .filter((part, at, parts) => part !== '' && part !== parts[at - 1]);
      const at = typeof page === 'number' ? `, ${this.#word(`${page}쪽`, `page ${page}`)}` : '';
      const said = firstLines(`"${String(quote).replace(/\s+/g, ' ')}"`, Math.max(40, width - 6));
      const address = typeof uri === 'string' && uri !== '' ? `\n      ${uri}` : '';
      return `  [${String(number)}] ${place.join(' > ')}${at}\n      ${said.join('\n      ')}${address}`;
    });
    return lines.join('\n');
  }

  #left(count: number): string {
    return count > 0 ? `\n  ${this.#word(`… ${count}행 더`, `… ${count} more rows`)}` : '';
  }
}

// As the sentences of the answer call them; the room that has them all is not loaded for a chat.
const koreanClasses: Readonly<Record<string, string>> = { defect: '불량', normal: '정상' };

const mostRows = 12;
const mostFeatures = 5;
const mostQuoteLines = 4;

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

function shownNumber(value: unknown): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(5))) : String(value);
}

function withUnit(value: unknown, unit: unknown): string {
  return `${shownNumber(value)}${typeof unit === 'string' && unit !== '' ? ` ${unit}` : ''}`;
}

function shownValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : shownNumber(value);
}

function percent(value: unknown): string {
  return typeof value === 'number' ? `${(value * 100).toFixed(1)}%` : '-';
}

/** So much of a text as columns allow. */
function cut(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  for (const character of text) {
    if (displayWidth(`${kept}${character}…`) > columns) break;
    kept += character;
  }
  return `${kept}…`;
}

/** The first lines of a text, broken between words. */
function firstLines(text: string, columns: number): string[] {
  const lines = wrapWords(text, columns).split('\n');
  if (lines.length <= mostQuoteLines) return lines;
  const kept = lines.slice(0, mostQuoteLines);
  return [...kept.slice(0, -1), `${kept.at(-1)} …`];
}
