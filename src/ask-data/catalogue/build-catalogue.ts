// A catalogue out of introspection, a look at the rows, and the file a person edits. Where both say
// something, the person is right.
import { languageOf, problem } from '../../shared/index.js';
import type {
  Catalogue,
  CatalogueColumn,
  CatalogueTable,
  ClockRule,
  ColumnKind,
  Definition,
  ScopeRule,
  TableLink,
  Word,
} from './catalogue.js';
import type {
  CatalogueFile,
  CatalogueFileColumn,
  CatalogueFileTable,
  Words,
} from './catalogue-file.js';
import { checkCatalogue } from './check-catalogue.js';
import { guessNameColumns, guessWhenColumn, isPersonal, isSecret } from './column-guesses.js';
import type {
  ColumnProfiles,
  IntrospectedColumn,
  IntrospectedSchema,
  IntrospectedTable,
} from './introspected-schema.js';
import { columnWords, tableWords, unitOfName, valueWords } from './name-words.js';
import { singularPhrase } from './singular.js';

/** Builds a catalogue; throws `catalogue.unknown-name` or `catalogue.wrong-value` when the file is wrong. */
export function buildCatalogue(
  schema: IntrospectedSchema,
  profiles: ColumnProfiles = new Map(),
  file: CatalogueFile = {},
): Catalogue {
  checkCatalogue(file, schema);
  const visible = schema.tables.filter(({ name }) => file.tables?.[name]?.hidden !== true);
  if (visible.length === 0) throw problem('catalogue.no-tables', {});
  const names = new Set(visible.map(({ name }) => name));
  const links = visible.flatMap((table) => linksOf(table, names));
  const tables = visible.map((table) =>
    catalogueTable(table, links, profiles, file.tables?.[table.name] ?? {}),
  );
  return {
    dialect: schema.dialect,
    tables,
    links,
    defaultTable: file.defaultTable ?? (tables.length === 1 ? tables[0]!.name : null),
    scope: (file.scope ?? []).map(scopeRule),
    definitions: (file.definitions ?? []).map(
      ({ words, table, conditions }): Definition => ({
        words: givenWords(words),
        table,
        conditions,
      }),
    ),
    examples: file.examples ?? [],
  };
}

function linksOf(table: IntrospectedTable, names: ReadonlySet<string>): readonly TableLink[] {
  return (table.foreignKeys ?? [])
    .filter((key) => names.has(key.table))
    .map((key) => ({
      from: table.name,
      fromColumns: key.columns,
      to: key.table,
      toColumns: key.referencedColumns,
    }));
}

function catalogueTable(
  table: IntrospectedTable,
  links: readonly TableLink[],
  profiles: ColumnProfiles,
  file: CatalogueFileTable,
): CatalogueTable {
  const keys = new Set([
    ...(table.primaryKey ?? []),
    ...links.filter(({ from }) => from === table.name).flatMap(({ fromColumns }) => fromColumns),
  ]);
  const columns = table.columns
    .filter(({ name }) => {
      const forbidden = file.columns?.[name]?.forbidden ?? isSecret(name);
      return !forbidden;
    })
    .map((column) =>
      catalogueColumn(column, table.name, keys, profiles, file.columns?.[column.name] ?? {}),
    );
  const fields = Object.entries(file.columns ?? {})
    .filter(([name]) => !table.columns.some((column) => column.name === name) && name.includes('.'))
    .map(([name, given]) => jsonColumn(name, table.name, given, profiles));
  const all = [...columns, ...fields];
  const nameColumns = file.nameColumns ?? guessNameColumns(table.name, columns);
  const whenColumn = file.whenColumn ?? guessWhenColumn(table.name, all);
  const referenced = links.some(({ to }) => to === table.name);
  const words = uniqueWords([
    ...givenWords(file.words),
    ...tableWords(table.name, table.comment ?? null),
  ]);
  return {
    name: table.name,
    schema: table.schema ?? null,
    comment: table.comment ?? null,
    words,
    columns: all,
    primaryKey: table.primaryKey ?? [],
    nameColumns,
    shownColumns: file.shownColumns ?? shownColumns(all, nameColumns),
    whenColumn,
    clock: clockRule(file),
    isLink:
      !referenced &&
      columns.every(({ isKey }) => isKey) &&
      links.filter(({ from }) => from === table.name).length >= 2,
    rowCount: table.rowCount ?? null,
  };
}

function catalogueColumn(
  column: IntrospectedColumn,
  table: string,
  keys: ReadonlySet<string>,
  profiles: ColumnProfiles,
  file: CatalogueFileColumn,
): CatalogueColumn {
  const kind = kindOfType(column.type);
  const profile = profiles.get(`${table}.${column.name}`);
  const isKey = keys.has(column.name);
  const range = profile?.range ?? null;
  const unit =
    file.unit ??
    unitOfName(column.name) ??
    (kind === 'number' && /confidence|ratio|probability/.test(column.name) && isRatio(range)
      ? 'ratio'
      : null);
  return {
    name: column.name,
    kind,
    type: column.type,
    nullable: column.nullable ?? true,
    comment: column.comment ?? null,
    words: uniqueWords([
      ...givenWords(file.words),
      ...columnWords(column.name, table, column.comment ?? null),
    ]),
    values: columnValues(column.enumValues ?? profile?.values ?? null, file),
    range,
    unit,
    display: file.display ?? (unit === 'ratio' ? 'percent' : null),
    personal: file.personal ?? isPersonal(column.name),
    isKey,
    json: null,
  };
}

function jsonColumn(
  name: string,
  table: string,
  file: CatalogueFileColumn,
  profiles: ColumnProfiles,
): CatalogueColumn {
  const dot = name.indexOf('.');
  const key = name.slice(dot + 1);
  const profile = profiles.get(`${table}.${name}`);
  return {
    name,
    kind: file.kind ?? 'text',
    type: 'json field',
    nullable: true,
    comment: null,
    words: uniqueWords([...givenWords(file.words), ...columnWords(key, table, null)]),
    values: columnValues(profile?.values ?? null, file),
    range: profile?.range ?? null,
    unit: file.unit ?? unitOfName(key),
    display: file.display ?? null,
    personal: file.personal ?? isPersonal(key),
    isKey: false,
    json: { column: name.slice(0, dot), key },
  };
}

function isRatio(range: CatalogueColumn['range']): boolean {
  return range !== null && Number(range.least) >= 0 && Number(range.greatest) <= 1;
}

function columnValues(
  found: readonly (string | number | boolean)[] | null,
  file: CatalogueFileColumn,
): CatalogueColumn['values'] {
  const given = Object.keys(file.values ?? {});
  if (found === null && given.length === 0) return null;
  const values = [...(found ?? [])];
  for (const value of given) {
    const words = givenWords(file.values?.[value]).map(({ text }) => text);
    // Written otherwise in this database: then the words go to the value that is there.
    const isThere = values.some(
      (other) => String(other) === value || words.includes(String(other).trim().toLowerCase()),
    );
    if (!isThere) values.push(value);
  }
  return values.map((value) => ({
    value,
    words: uniqueWords([...wordsOfValue(String(value), file), ...valueWords(value)]),
  }));
}

/** Words the file has for a value, or for one of which this value is another word: "Front gate" where the file says "Entrance". */
function wordsOfValue(value: string, file: CatalogueFileColumn): readonly Word[] {
  const own = file.values?.[value];
  if (own !== undefined) return givenWords(own);
  return Object.values(file.values ?? {}).flatMap((given) => {
    const words = givenWords(given);
    return words.some(({ text }) => text === value.trim().toLowerCase()) ? words : [];
  });
}

function shownColumns(
  columns: readonly CatalogueColumn[],
  nameColumns: readonly string[],
): readonly string[] {
  if (nameColumns.length > 0) return nameColumns;
  return columns.filter(({ kind }) => kind !== 'json').map(({ name }) => name);
}

function clockRule(file: CatalogueFileTable): ClockRule | null {
  if (file.clock === undefined) return null;
  const dot = file.clock.start.indexOf('.');
  return {
    startTable: file.clock.start.slice(0, dot),
    startColumn: file.clock.start.slice(dot + 1),
    utcOffsetMinutes: file.clock.utcOffsetMinutes ?? 0,
  };
}

function scopeRule(scope: NonNullable<CatalogueFile['scope']>[number]): ScopeRule {
  const dot = scope.column.indexOf('.');
  const column = scope.column.slice(dot + 1);
  return {
    table: scope.column.slice(0, dot),
    column,
    parameter: scope.parameter ?? column,
    required: scope.required ?? true,
  };
}

function givenWords(words: Words | undefined): readonly Word[] {
  if (words === undefined) return [];
  const flat = isList(words) ? words : [...(words.ko ?? []), ...(words.en ?? [])];
  return flat.map((text) => {
    const language = languageOf(text);
    return {
      text: language === 'en' ? singularPhrase(text.toLowerCase()) : text.normalize('NFC').trim(),
      language,
      source: 'given' as const,
    };
  });
}

// Array.isArray does not narrow readonly arrays.
function isList(words: Words): words is readonly string[] {
  return Array.isArray(words);
}

function uniqueWords(words: readonly Word[]): readonly Word[] {
  const seen = new Set<string>();
  return words.filter(({ text }) => {
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}

function kindOfType(type: string): ColumnKind {
  const name = type.toLowerCase();
  if (/bool|^tinyint\(1\)|^bit\(1\)/.test(name)) return 'boolean';
  if (/^(?:timestamp|datetime)/.test(name)) return 'timestamp';
  if (/^date/.test(name)) return 'date';
  if (/^time/.test(name)) return 'time';
  if (/json/.test(name)) return 'json';
  if (
    /int|serial|numeric|decimal|real|double|float|money|^year/.test(name) &&
    !/interval|point/.test(name)
  )
    return 'number';
  if (/char|text|enum|uuid|name|set|citext|user-defined/.test(name)) return 'text';
  return 'other';
}
