import type {
  Catalogue,
  CatalogueColumn,
  CatalogueFile,
  CatalogueFileColumn,
  CatalogueFileTable,
  CatalogueTable,
  Word,
} from '../../ask-data/index.js';

/** A catalogue as the file a person edits: what was guessed stands there to be corrected. Ends with a line end. */
export function catalogueFileText(catalogue: Catalogue): string {
  const file: CatalogueFile = {
    ...(catalogue.defaultTable === null ? {} : { defaultTable: catalogue.defaultTable }),
    tables: Object.fromEntries(catalogue.tables.map((table) => [table.name, fileTable(table)])),
    definitions: catalogue.definitions.map(({ words, table, conditions }) => ({
      words: fileWords(words),
      table,
      conditions,
    })),
    scope: catalogue.scope.map(({ table, column, parameter, required }) => ({
      column: `${table}.${column}`,
      parameter,
      required,
    })),
    examples: catalogue.examples,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function fileTable(table: CatalogueTable): CatalogueFileTable {
  const { clock, whenColumn, nameColumns, shownColumns } = table;
  return {
    words: fileWords(table.words),
    ...(nameColumns.length === 0 ? {} : { nameColumns }),
    shownColumns,
    ...(whenColumn === null ? {} : { whenColumn }),
    ...(clock === null
      ? {}
      : {
          clock: {
            start: `${clock.startTable}.${clock.startColumn}`,
            utcOffsetMinutes: clock.utcOffsetMinutes,
          },
        }),
    columns: Object.fromEntries(
      table.columns
        .filter((column) => !column.isKey || column.words.some(({ source }) => source === 'given'))
        .map((column) => [column.name, fileColumn(column)]),
    ),
  };
}

function fileColumn(column: CatalogueColumn): CatalogueFileColumn {
  const { words, values, unit, display, personal, json, kind } = column;
  return {
    words: fileWords(words),
    ...(values === null || personal || values.length > mostValues
      ? {}
      : {
          values: Object.fromEntries(
            values.map(({ value, words: own }) => [String(value), fileWords(own)]),
          ),
        }),
    ...(unit === null ? {} : { unit }),
    ...(display === null ? {} : { display }),
    ...(personal ? { personal } : {}),
    ...(json !== null && (kind === 'number' || kind === 'boolean') ? { kind } : {}),
  };
}

// A person writes words for a handful of values, not for a list of cities.
const mostValues = 30;

function fileWords(words: readonly Word[]) {
  const of = (language: Word['language']) =>
    words.filter((word) => word.language === language).map(({ text }) => text);
  return { ko: of('ko'), en: of('en') };
}
