// Every word the catalogue gives, with the tables, columns and values it may mean.
import type {
  Catalogue,
  CatalogueColumn,
  CatalogueTable,
  TableLink,
  Word,
} from '../catalogue/catalogue.js';
import { columnOf, tableOf } from '../catalogue/catalogue.js';
import { ideasOf } from '../catalogue/general-words.js';
import { singularPhrase } from '../catalogue/singular.js';
import { hasIdea } from './column-meaning.js';
import type { Sense } from './item.js';

export interface Lexicon {
  /** English phrases in the singular with single blanks, Korean ones without blanks. */
  readonly words: ReadonlyMap<string, readonly Sense[]>;
  /** Verb stems that speak of something in the catalogue. */
  readonly verbs: ReadonlyMap<string, readonly Sense[]>;
  /** Values that hold a digit, in lower case, the longest first: "110 w. liberty st.". */
  readonly literals: readonly string[];
  /** Longest Korean word in syllables. */
  readonly longestKorean: number;
}

const strengthOfSource: Readonly<Record<Word['source'], number>> = {
  given: 4,
  name: 3,
  comment: 3,
  general: 2,
};

/** Builds the word index of a catalogue; a word may have several senses, the strongest first. */
export function buildLexicon(catalogue: Catalogue): Lexicon {
  const words = new Map<string, Sense[]>();
  const verbs = new Map<string, Sense[]>();
  const add = (index: Map<string, Sense[]>, text: string, sense: Sense) => {
    const key = lexiconKey(text);
    if (key === '') return;
    const senses = index.get(key) ?? [];
    if (!senses.some((other) => sameTarget(other, sense))) senses.push(sense);
    index.set(key, senses);
  };
  for (const table of catalogue.tables) {
    if (table.isLink) continue;
    addTable(
      table,
      (text, sense) => add(words, text, sense),
      (text, sense) => add(verbs, text, sense),
    );
  }
  for (const link of catalogue.links)
    addLink(
      catalogue,
      link,
      (text, sense) => add(words, text, sense),
      (text, sense) => add(verbs, text, sense),
    );
  for (const definition of catalogue.definitions)
    for (const { text } of definition.words)
      add(words, text, { kind: 'definition', definition, strength: 5 });
  for (const senses of words.values()) senses.sort((a, b) => b.strength - a.strength);
  let longestKorean = 1;
  for (const key of words.keys())
    if (/[가-힣]/.test(key)) longestKorean = Math.max(longestKorean, key.length);
  const literals = [...literalValues(catalogue)].sort((a, b) => b.length - a.length);
  return { words, verbs, literals, longestKorean };
}

const mostLiterals = 2000;

function literalValues(catalogue: Catalogue): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { columns } of catalogue.tables)
    for (const { values, kind } of columns)
      for (const { value } of kind === 'text' ? (values ?? []) : []) {
        const text = String(value).toLowerCase();
        if (/\d/.test(text) && text.length >= 5 && found.size < mostLiterals) found.add(text);
      }
  return found;
}

/** The form a phrase is indexed by. */
export function lexiconKey(text: string): string {
  const clean = text.normalize('NFC').toLowerCase().trim();
  return /[가-힣]/.test(clean) ? clean.replace(/[\s_-]+/g, '') : singularPhrase(clean);
}

/** Words for the whole name of a row that has a first and a last one. */
export const fullNames = ['name', 'full name', '이름', '성함', '성명', '존함'];

type Add = (text: string, sense: Sense) => void;

function addTable(table: CatalogueTable, add: Add, addVerb: Add): void {
  for (const word of table.words) {
    add(word.text, { kind: 'table', table, strength: strengthOfSource[word.source] });
    if (word.source !== 'name') continue;
    const last = word.text.split(' ').at(-1)!;
    if (last !== word.text) {
      add(last, { kind: 'table', table, strength: 1 });
      for (const idea of ideasOf(last))
        for (const ko of idea.ko) add(ko, { kind: 'table', table, strength: 1 });
    }
  }
  // Who has a first and a last name has a name.
  const [first] =
    table.nameColumns.length === 2
      ? table.columns.filter(({ name }) => name === table.nameColumns[0])
      : [];
  if (first !== undefined)
    for (const name of fullNames) add(name, { kind: 'column', table, column: first, strength: 2 });
  for (const verb of verbsOf(table.words)) addVerb(verb, { kind: 'table', table, strength: 1 });
  // Of whoever has a birth date, the age is known.
  const birth = table.columns.find(
    (column) => ['date', 'timestamp'].includes(column.kind) && hasIdea(column, 'birth date'),
  );
  if (birth !== undefined)
    for (const age of ['age', '나이', '연령'])
      add(age, { kind: 'column', table, column: birth, strength: 1.5 });
  for (const column of table.columns) addColumn(table, column, add, addVerb);
}

function addColumn(table: CatalogueTable, column: CatalogueColumn, add: Add, addVerb: Add): void {
  const isPlainKey = column.isKey && !table.primaryKey.includes(column.name);
  if (!isPlainKey) {
    for (const word of column.words) {
      add(word.text, { kind: 'column', table, column, strength: strengthOfSource[word.source] });
      // "class" of `seat_class`, when nothing has that name.
      const last = word.text.split(' ').at(-1)!;
      if (word.source === 'name' && last !== word.text && !column.isKey) {
        add(last, { kind: 'column', table, column, strength: 1 });
        for (const idea of ideasOf(last))
          for (const ko of idea.ko) add(ko, { kind: 'column', table, column, strength: 1 });
      }
    }
    for (const verb of verbsOf(column.words))
      addVerb(verb, { kind: 'column', table, column, strength: 1 });
    // 퇴사일 says that someone left: 퇴사한.
    if (['date', 'timestamp'].includes(column.kind))
      for (const { text } of column.words) {
        const act = /^([가-힣]{2,})(?:일|일자|일시|날짜|시각)$/.exec(text)?.[1];
        if (act !== undefined) addVerb(act, { kind: 'column', table, column, strength: 1 });
      }
    if (column.kind === 'boolean') addBoolean(table, column, add);
  }
  for (const { value, words } of column.values ?? []) {
    const sense = (strength: number): Sense => ({ kind: 'value', table, column, value, strength });
    // Its own text is the surest word of a value, surer than a synonym of another.
    add(String(value), sense(4.5));
    for (const word of words) add(word.text, sense(strengthOfSource[word.source]));
    // "first class", "business class" of `seat_class`: the value with the column's own noun.
    for (const noun of nounsOf(column)) add(`${String(value)} ${noun}`, sense(4));
    if (!isProse(column)) for (const verb of verbsOf(words)) addVerb(verb, sense(1));
  }
  if (!table.nameColumns.includes(column.name) && !isProse(column))
    for (const [token, value] of tellingParts(column))
      add(token, { kind: 'value', table, column, value, strength: 1 });
}

// Sentences, not kinds: a word out of them stands for nothing.
function isProse({ name, values }: CatalogueColumn): boolean {
  return (
    /message|comment|note|remark|text|subject|body|descr|내용|메모|비고|설명/i.test(name) &&
    !(values ?? []).some(({ words }) => words.some(({ source }) => source === 'given'))
  );
}

// Words that stand in one value of the column and in no other: "surgery" of "knee surgery".
function tellingParts(column: CatalogueColumn): ReadonlyMap<string, string | number | boolean> {
  const parts = new Map<string, string | number | boolean | null>();
  for (const { value } of column.values ?? []) {
    const tokens = new Set(String(value).split(/[\s_/,-]+/));
    for (const token of tokens)
      if (token.length >= 4 || /^[가-힣]{2,}$/.test(token))
        parts.set(token, parts.has(token) || tokens.size === 1 ? null : value);
  }
  return new Map(
    [...parts].flatMap(([token, value]) => (value === null ? [] : [[token, value] as const])),
  );
}

// `departure_airport` and `arrival_airport`: which of two ways to one table is meant.
function addLink(catalogue: Catalogue, link: TableLink, add: Add, addVerb: Add): void {
  const rivals = catalogue.links.filter(({ from, to }) => from === link.from && to === link.to);
  if (rivals.length < 2) return;
  const from = tableOf(catalogue, link.from)!;
  const table = tableOf(catalogue, link.to)!;
  const own = new Set(table.words.flatMap(({ text }) => text.split(' ')));
  for (const name of link.fromColumns)
    for (const { text, source } of columnOf(from, name)?.words ?? []) {
      if (source === 'general') continue;
      add(text, { kind: 'link', table, link, strength: 3 });
      for (const token of text.split(' ')) {
        if (own.has(token) || /^(?:id|code|no|number|key|of|the)$/.test(token)) continue;
        add(token, { kind: 'link', table, link, strength: 2 });
        for (const idea of ideasOf(token)) {
          for (const word of [...idea.en, ...idea.ko])
            add(word, { kind: 'link', table, link, strength: 2 });
          for (const verb of idea.verbs) {
            addVerb(verb, { kind: 'link', table, link, strength: 2 });
            if (/^[가-힣]{2,}하$/.test(verb))
              addVerb(verb.slice(0, -1), { kind: 'link', table, link, strength: 2 });
          }
        }
      }
    }
}

function nounsOf(column: CatalogueColumn): readonly string[] {
  if (column.kind !== 'text') return [];
  const names = column.words.filter(
    ({ source, language }) => source === 'name' && language === 'en',
  );
  return [...new Set(names.map(({ text }) => text.split(' ').at(-1)!))];
}

// A true-or-false column's own word says "true": "active machines".
function addBoolean(table: CatalogueTable, column: CatalogueColumn, add: Add): void {
  for (const word of column.words)
    add(word.text, {
      kind: 'value',
      table,
      column,
      value: true,
      strength: strengthOfSource[word.source] + 0.5,
    });
}

function verbsOf(words: readonly Word[]): readonly string[] {
  return (
    words
      .filter(({ source }) => source !== 'general')
      .flatMap(({ text }) => [text, text.split(' ').at(-1)!])
      .flatMap((text) => ideasOf(text))
      .flatMap(({ verbs }) => verbs)
      // 설치하 is said 설치된 and 설치 한 as well.
      .flatMap((verb) => (/^[가-힣]{2,}하$/.test(verb) ? [verb, verb.slice(0, -1)] : [verb]))
  );
}

function sameTarget(a: Sense, b: Sense): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'definition' || b.kind === 'definition') return false;
  if (a.table !== b.table) return false;
  if (a.kind === 'link' && b.kind === 'link') return a.link === b.link;
  if (a.kind === 'column' && b.kind === 'column') return a.column === b.column;
  if (a.kind === 'value' && b.kind === 'value') return a.column === b.column && a.value === b.value;
  return true;
}
