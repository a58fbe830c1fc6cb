// Composition root of taking rows out of a database: settings and a statement in, the rows that the guard lets pass out.
import {
  type Catalogue,
  type CatalogueColumn,
  checkSql,
  guardPolicy,
  shownValue,
} from '../../ask-data/index.js';
import { queryRows, type RowTable } from '../../ask-documents/index.js';
import type { Language, Settings } from '../../shared/index.js';
import { type OpenAskingOptions, openDataWorkspace } from './open-asking.js';
import { openDesk } from './open-desk.js';

/** Rows that were read, and what the guard knows of them. */
export interface QueriedTable extends RowTable {
  /** Where they came from, without a password. */
  readonly label: string;
  /** Tables that were read, each once, sorted. */
  readonly tables: readonly string[];
  /** Columns that hold personal data, as far as the catalogue knows. */
  readonly personalColumns: readonly string[];
  /** A value as people write it: durations, units, a word of the catalogue with the value behind it. */
  readonly shown: (
    column: string,
    value: RowTable['rows'][number][string],
    language: Language,
  ) => string;
  /** What people call a column; its name when the catalogue has no word. */
  readonly title: (column: string, language: Language) => string;
  /** Words that the catalogue has for values, grouped with them. */
  readonly synonyms: readonly (readonly string[])[];
}

/** Rows of one statement at most. */
const mostRows = 100_000;

/**
 * Runs one SELECT over the database of a workspace, or the one of the settings. The guard reads the statement first
 * and writes it anew: one that changes anything, or names what the catalogue does not know, throws its `guard.*`
 * problem and never runs. Throws `database.*` and `documents.too-many-rows`.
 */
export async function queryTable(
  settings: Settings,
  sql: string,
  options: OpenAskingOptions & { readonly signal?: AbortSignal },
): Promise<QueriedTable> {
  const { workspace, opened } = await openDataWorkspace(settings, options);
  try {
    const database = await opened.current();
    const desk = openDesk(opened, { workspace, catalogueFile: null, settings, feedback: null });
    // One row above the limit shows that there are more.
    const catalogue = await desk.catalogue();
    const policy = guardPolicy(catalogue, {}, mostRows + 1);
    const checked = await checkSql(sql, policy, database.dialect);
    if (checked.kind === 'refused') throw checked.problem;
    const { signal } = options;
    const table = await queryRows(database, checked.sql, { rowLimit: mostRows, signal });
    const { tables, personalColumns } = checked;
    const words = wordsOf(catalogue, tables);
    return { ...table, ...words, label: database.label, tables, personalColumns };
  } finally {
    await opened.close();
  }
}

// A column of the answer is the one of its name in the tables read; where several are called so, none.
function wordsOf(catalogue: Catalogue, tables: readonly string[]) {
  const read = catalogue.tables.filter(({ schema, name }) =>
    tables.some((table) => table === name || table === `${schema}.${name}`),
  );
  const known = new Map<string, CatalogueColumn | null>();
  for (const column of read.flatMap(({ columns }) => columns))
    known.set(column.name, known.has(column.name) ? null : column);
  const given = (words: CatalogueColumn['words']) =>
    words.filter(({ source }) => source === 'given');
  const shown: QueriedTable['shown'] = (name, value, language) => {
    if (value === null) return '';
    const column = known.get(name) ?? null;
    const text = shownValue(value, column, language);
    // The word alone would hide the value, the value alone what people call it.
    const isKnown = column?.values?.some((one) => one.value === value) ?? false;
    if (!isKnown || typeof value !== 'string') return text;
    return value.includes(text) ? value : `${text} (${value})`;
  };
  return {
    shown,
    title: (name: string, language: Language) =>
      given(known.get(name)?.words ?? []).find((word) => word.language === language)?.text ?? name,
    synonyms: [...known.values()].flatMap((column) =>
      (column?.values ?? []).flatMap(({ value, words }) => {
        const group = [String(value), ...given(words).map(({ text }) => text)];
        return typeof value === 'string' && group.length > 1 ? [[...new Set(group)]] : [];
      }),
    ),
  };
}
