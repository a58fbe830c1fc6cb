// Every word the catalogue gives, with the tables, columns and values it may mean.
import type { Catalogue, CatalogueColumn, CatalogueTable, Word } from '../catalogue/catalogue.js';
import { ideasOf } from '../catalogue/general-words.js';
import { singularPhrase } from '../catalogue/singular.js';
import type { Sense } from './item.js';

export interface Lexicon {
  /** English phrases in the singular with single blanks, Korean ones without blanks. */
  readonly words: ReadonlyMap<string, readonly Sense[]>;
  /** Verb stems that speak of something in the catalogue. */
  readonly verbs: ReadonlyMap<string, readonly Sense[]>;
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
  for (const definition of catalogue.definitions)
    for (const { text } of definition.words)
      add(words, text, { kind: 'definition', definition, strength: 5 });
  for (const senses of words.values()) senses.sort((a, b) => b.strength - a.strength);
  let longestKorean = 1;
  for (const key of words.keys())
    if (/[가-힣]/.test(key)) longestKorean = Math.max(longestKorean, key.length);
  return { words, verbs, longestKorean };
}

/** The form a phrase is indexed by. */
export function lexiconKey(text: string): string {
  const clean = text.normalize('NFC').toLowerCase().trim();
  return /[가-힣]/.test(clean) ? clean.replace(/[\s_-]+/g, '') : singularPhrase(clean);
}

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
  for (const verb of verbsOf(table.words)) addVerb(verb, { kind: 'table', table, strength: 1 });
  for (const column of table.columns) addColumn(table, column, add, addVerb);
}

function addColumn(table: CatalogueTable, column: CatalogueColumn, add: Add, addVerb: Add): void {
  const isPlainKey = column.isKey && !table.primaryKey.includes(column.name);
  if (!isPlainKey) {
    for (const word of column.words)
      add(word.text, { kind: 'column', table, column, strength: strengthOfSource[word.source] });
    for (const verb of verbsOf(column.words))
      addVerb(verb, { kind: 'column', table, column, strength: 1 });
    if (column.kind === 'boolean') addBoolean(table, column, add);
  }
  for (const { value, words } of column.values ?? []) {
    const sense = (strength: number): Sense => ({ kind: 'value', table, column, value, strength });
    // Its own text is the surest word of a value, surer than a synonym of another.
    add(String(value), sense(4.5));
    for (const word of words) add(word.text, sense(strengthOfSource[word.source]));
    for (const verb of verbsOf(words)) addVerb(verb, sense(1));
    const tokens = String(value).split(/[\s_/,-]+/);
    if (tokens.length > 1 && !table.nameColumns.includes(column.name))
      for (const token of tokens)
        if (token.length >= 4 || /^[가-힣]{2,}$/.test(token)) add(token, sense(1));
  }
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
  if (a.kind === 'column' && b.kind === 'column') return a.column === b.column;
  if (a.kind === 'value' && b.kind === 'value') return a.column === b.column && a.value === b.value;
  return true;
}
