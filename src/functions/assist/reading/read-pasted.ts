// A reading pasted into a question: JSON, CSV with a header, lines of `name: value`, or `이름=값` with commas.
import type { FeatureSchema } from '../../../tabular/index.js';
import type { FeatureVocabulary } from './feature-vocabulary.js';

/** Values by feature name. */
export type Reading = Readonly<Record<string, number | string | null>>;

/** A reading found in a text. */
export interface PastedReading {
  readonly form: 'json' | 'csv' | 'pairs';
  /** One or more rows, by the model's names where they are known and as written where not. */
  readonly rows: readonly Reading[];
  /** Names no feature is called by. */
  readonly unknown: readonly string[];
  /** The text around it: what is asked. */
  readonly question: string;
}

/**
 * The reading in a text, null when there is none. Names are taken as the model has them, as people call the feature,
 * and without the group before them. Text counts as a reading when two of its names are features, or one that stands
 * before `=` or `:`; JSON always does.
 */
export function readPasted(text: string, vocabulary: FeatureVocabulary): PastedReading | null {
  return readJson(text, vocabulary) ?? readCsv(text, vocabulary) ?? readPairs(text, vocabulary);
}

function readJson(text: string, vocabulary: FeatureVocabulary): PastedReading | null {
  const start = text.search(/[[{]/);
  if (start < 0) return null;
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1;
  if (end <= start) return null;
  let data: unknown;
  try {
    data = JSON.parse(text.slice(start, end));
  } catch {
    return null;
  }
  const rows = rowsIn(data);
  if (rows.length === 0) return null;
  const unknown = new Set<string>();
  return {
    form: 'json',
    rows: rows.map((row) => named(row, vocabulary, unknown)),
    unknown: [...unknown],
    question: tidy(`${text.slice(0, start)} ${text.slice(end)}`),
  };
}

/** Rows of `{features}`, `{rows}`, `{body: {...}}`, a list of rows, or one bare row. */
function rowsIn(data: unknown, depth = 0): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(data)) {
    const rows = data.filter(isRecord);
    return rows.length === data.length ? rows : [];
  }
  if (!isRecord(data)) return [];
  for (const envelope of ['body', 'features', 'rows', 'reading'])
    if (depth < 3 && typeof data[envelope] === 'object' && data[envelope] !== null)
      return rowsIn(data[envelope], depth + 1);
  return Object.keys(data).length === 0 ? [] : [data];
}

function readCsv(text: string, vocabulary: FeatureVocabulary): PastedReading | null {
  const lines = text.split(/\r?\n/);
  for (const [at, line] of lines.entries()) {
    const separator = separatorOf(line);
    if (separator === null) continue;
    const names = cellsOf(line, separator);
    const known = names.filter((name) => vocabulary.exact(name) !== null).length;
    if (known < 2 || known * 2 < names.length) continue;
    const rows: Record<string, unknown>[] = [];
    let next = at + 1;
    for (; next < lines.length; next++) {
      const cells = cellsOf(lines[next]!, separator);
      if (cells.length !== names.length) break;
      rows.push(Object.fromEntries(names.map((name, column) => [name, cells[column]!])));
    }
    if (rows.length === 0) continue;
    const unknown = new Set<string>();
    return {
      form: 'csv',
      rows: rows.map((row) => named(row, vocabulary, unknown)),
      unknown: [...unknown],
      question: tidy([...lines.slice(0, at), ...lines.slice(next)].join(' ')),
    };
  }
  return null;
}

function separatorOf(line: string): string | null {
  return [',', '\t', ';', '|'].find((separator) => line.split(separator).length >= 2) ?? null;
}

function cellsOf(line: string, separator: string): string[] {
  return line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

interface Pair {
  readonly feature: FeatureSchema | null;
  readonly name: string;
  readonly value: string;
  /** Whether `=` or `:` stood between them. */
  readonly isMarked: boolean;
  /** What stood behind the value. */
  readonly rest: string;
}

function readPairs(text: string, vocabulary: FeatureVocabulary): PastedReading | null {
  const pairs: Pair[] = [];
  const others: string[] = [];
  // A comma inside 1,045 parts nothing; one before a name does.
  for (const piece of text.split(/[\n;]|,(?!\d{3}(?!\d))|(?<=[?!])(?=\s|$)|\.(?=\s)/)) {
    const found = pairsIn(piece, vocabulary);
    if (found.length === 0) others.push(piece);
    else pairs.push(...found);
  }
  const known = pairs.filter(({ feature }) => feature !== null);
  const isReading = known.length >= 2 || known.some(({ isMarked }) => isMarked);
  if (!isReading) return null;
  const unknown = pairs.filter(({ feature, isMarked }) => feature === null && isMarked);
  const values = [...known, ...unknown].map(({ feature, name, value }) => [
    feature?.name ?? name,
    valueIn(value, feature),
  ]);
  return {
    form: 'pairs',
    rows: [Object.fromEntries(values)],
    unknown: unknown.map(({ name }) => name),
    question: tidy([...others, ...pairs.map(({ rest }) => rest)].join(' ')),
  };
}

function pairsIn(piece: string, vocabulary: FeatureVocabulary): Pair[] {
  const marked = markedPairs(piece, vocabulary);
  if (marked.length > 0) return marked;
  // 주조 압력 1045 bar: only where the name is a feature's.
  const bare = /^(?:[-*•] ?)?(.+?) (-?\d[\d,]*(?:\.\d+)?) ?([^\s\d]{0,6})(.*)$/u.exec(
    piece.trim().replace(/\s+/g, ' '),
  );
  const feature = bare === null ? null : vocabulary.exact(bare[1]!);
  if (bare === null || feature === null) return [];
  const [, name = '', value = '', , rest = ''] = bare;
  return [{ feature, name, value, isMarked: false, rest: rest.trim() }];
}

/** Letters before and behind a mark that are looked at for a name and a value. */
const longestName = 120;
const longestValue = 200;

// Several may stand in one piece, parted by blanks: a=1 b=2. Each mark is looked at once, and so much around it, that a
// long line takes no longer than many short ones.
function markedPairs(piece: string, vocabulary: FeatureVocabulary): Pair[] {
  const found: { readonly name: string; readonly value: string; from: number; end: number }[] = [];
  for (const { index: mark } of piece.matchAll(/[:=]/g)) {
    const from = found.at(-1)?.end ?? 0;
    if (mark < from) continue;
    const before = piece.slice(Math.max(from, mark - longestName), mark);
    const name = /[\p{L}\p{N}_][\p{L}\p{N}_.()% -]*$/u.exec(before.trimEnd().replace(/["']$/, ''));
    const value = /^\s*("[^"]*"|[^\s?!]+)/u.exec(piece.slice(mark + 1, mark + 1 + longestValue));
    if (name === null || value === null) continue;
    const end = mark + 1 + value[0].length;
    found.push({ name: name[0], value: value[1]!, from: mark - before.length + name.index, end });
  }
  return found.map(({ name: before, value, end }, at) => {
    const name = featureName(before.trim(), vocabulary);
    return {
      feature: vocabulary.exact(name),
      name,
      value: value.replace(/^"|"$/g, ''),
      isMarked: true,
      rest: wordsBehind(piece.slice(end, found[at + 1]?.from ?? piece.length)),
    };
  });
}

// `불량이야 주조 압력` names the feature with its last words.
function featureName(before: string, vocabulary: FeatureVocabulary): string {
  const words = before.split(/\s+/);
  for (let from = 0; from < words.length; from++) {
    const candidate = words.slice(from).join(' ');
    if (vocabulary.exact(candidate) !== null) return candidate;
  }
  return words.slice(-3).join(' ');
}

// A unit behind the value is no question.
function wordsBehind(text: string): string {
  const rest = text.trim();
  return /^(?:[^\s가-힣?]{1,6}|도|바|초|밀리|톤|퍼센트|개)$/.test(rest) ? '' : rest;
}

function named(
  row: Readonly<Record<string, unknown>>,
  vocabulary: FeatureVocabulary,
  unknown: Set<string>,
): Reading {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const feature = vocabulary.exact(name);
      if (feature === null) unknown.add(name);
      return [feature?.name ?? name, readValue(value, feature)];
    }),
  );
}

function readValue(value: unknown, feature: FeatureSchema | null): number | string | null {
  if (value === null || typeof value === 'number') return value;
  return valueIn(String(value), feature);
}

/** A number with its unit left out (`690 °C`, `1,045bar`), a category as it is, nothing as missing. */
function valueIn(text: string, feature: FeatureSchema | null): number | string | null {
  const given = text.trim();
  if (given === '' || /^(null|nan|n\/a|-|없음)$/i.test(given)) return null;
  if (feature !== null && feature.kind === 'category') return given;
  const number = /^([+-]?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?)\s*(?:\p{L}|%|°|℃|\/|²|³)*[).]?$/iu.exec(
    given,
  );
  return number === null ? given : Number(number[1]!.replaceAll(',', ''));
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
