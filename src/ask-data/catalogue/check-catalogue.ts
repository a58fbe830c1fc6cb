// A catalogue file against its database: every key and name is known, every value of its kind.
import { nearestName, problem } from '../../shared/index.js';
import type { CatalogueFile } from './catalogue-file.js';
import type { IntrospectedSchema, IntrospectedTable } from './introspected-schema.js';

const keysOfFile = ['defaultTable', 'tables', 'definitions', 'scope', 'examples'];
const keysOfTable = [
  'words',
  'hidden',
  'nameColumns',
  'shownColumns',
  'whenColumn',
  'clock',
  'columns',
];
const keysOfColumn = ['words', 'values', 'unit', 'display', 'personal', 'forbidden', 'kind'];
const displays = ['duration', 'percent', 'date', 'integer'];
const operators = ['=', '<>', '<', '<=', '>', '>=', 'in', 'not-in'];

/**
 * Checks a parsed file and answers it typed; throws `catalogue.unknown-name` with the nearest known
 * name or `catalogue.wrong-value` for the first fault.
 */
export function checkCatalogue(file: unknown, schema: IntrospectedSchema): CatalogueFile {
  const top = object(file, 'the file');
  knownKeys(top, keysOfFile, 'the file');
  const tables = new Map(schema.tables.map((table) => [table.name, table]));
  if (top['defaultTable'] !== undefined)
    tableNamed(text(top['defaultTable'], 'defaultTable'), tables, 'defaultTable');
  for (const [name, given] of Object.entries(object(top['tables'] ?? {}, 'tables')))
    checkTable(tableNamed(name, tables, 'tables'), given, tables);
  for (const [at, given] of list(top['definitions'] ?? [], 'definitions').entries())
    checkDefinition(given, `definitions[${at}]`, tables);
  for (const [at, given] of list(top['scope'] ?? [], 'scope').entries()) {
    const scope = object(given, `scope[${at}]`);
    knownKeys(scope, ['column', 'parameter', 'required'], `scope[${at}]`);
    reference(scope['column'], `scope[${at}].column`, tables);
    optional(scope['parameter'], 'string', `scope[${at}].parameter`);
    optional(scope['required'], 'boolean', `scope[${at}].required`);
  }
  for (const [at, example] of list(top['examples'] ?? [], 'examples').entries())
    text(example, `examples[${at}]`);
  // Every part has been looked at above.
  return file as CatalogueFile;
}

/** Reads the text of a catalogue file; `//` comments are dropped. Throws `catalogue.not-json`. */
export function parseCatalogue(source: string): unknown {
  const bare = source.replace(/"(?:[^"\\]|\\.)*"|\/\/[^\n]*/g, (part) =>
    part.startsWith('"') ? part : '',
  );
  try {
    return JSON.parse(bare);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw problem('catalogue.not-json', { detail }, cause);
  }
}

type Tables = ReadonlyMap<string, IntrospectedTable>;
type Json = Readonly<Record<string, unknown>>;

function checkTable(table: IntrospectedTable, given: unknown, tables: Tables): void {
  const where = `tables.${table.name}`;
  const entry = object(given, where);
  knownKeys(entry, keysOfTable, where);
  words(entry['words'], `${where}.words`);
  optional(entry['hidden'], 'boolean', `${where}.hidden`);
  const columns = object(entry['columns'] ?? {}, `${where}.columns`);
  for (const key of ['nameColumns', 'shownColumns'])
    for (const name of list(entry[key] ?? [], `${where}.${key}`))
      columnNamed(text(name, `${where}.${key}`), table, `${where}.${key}`, columns);
  if (entry['whenColumn'] !== undefined)
    columnNamed(text(entry['whenColumn'], where), table, `${where}.whenColumn`, columns);
  if (entry['clock'] !== undefined) {
    const clock = object(entry['clock'], `${where}.clock`);
    knownKeys(clock, ['start', 'utcOffsetMinutes'], `${where}.clock`);
    reference(clock['start'], `${where}.clock.start`, tables);
    optional(clock['utcOffsetMinutes'], 'number', `${where}.clock.utcOffsetMinutes`);
  }
  for (const [name, column] of Object.entries(columns))
    checkColumn(columnNamed(name, table, `${where}.columns`, columns), column, `${where}.columns`);
}

function checkColumn(name: string, given: unknown, tableColumns: string): void {
  const where = `${tableColumns}.${name}`;
  const entry = object(given, where);
  knownKeys(entry, keysOfColumn, where);
  words(entry['words'], `${where}.words`);
  for (const [value, list] of Object.entries(object(entry['values'] ?? {}, `${where}.values`)))
    words(list, `${where}.values.${value}`);
  optional(entry['unit'], 'string', `${where}.unit`);
  optional(entry['personal'], 'boolean', `${where}.personal`);
  optional(entry['forbidden'], 'boolean', `${where}.forbidden`);
  oneOf(entry['display'], displays, `${where}.display`);
  oneOf(entry['kind'], ['text', 'number', 'boolean'], `${where}.kind`);
}

function checkDefinition(given: unknown, where: string, tables: Tables): void {
  const entry = object(given, where);
  knownKeys(entry, ['words', 'table', 'conditions'], where);
  if (entry['words'] === undefined) wrong(`${where}.words`, 'nothing', 'a list of words');
  words(entry['words'], `${where}.words`);
  const table = tableNamed(text(entry['table'], `${where}.table`), tables, `${where}.table`);
  for (const [at, raw] of list(entry['conditions'], `${where}.conditions`).entries()) {
    const place = `${where}.conditions[${at}]`;
    const condition = object(raw, place);
    knownKeys(condition, ['column', 'operator', 'value'], place);
    columnNamed(text(condition['column'], place), table, place, {});
    oneOf(text(condition['operator'], `${place}.operator`), operators, `${place}.operator`);
    const value = condition['value'];
    const wantsList = /in$/.test(String(condition['operator']));
    const isScalar = ['string', 'number', 'boolean'].includes(typeof value);
    if (wantsList ? !Array.isArray(value) || value.length === 0 : !isScalar)
      wrong(`${place}.value`, kindOf(value), wantsList ? 'a list of values' : 'one value');
  }
}

function words(given: unknown, where: string): void {
  if (given === undefined) return;
  if (Array.isArray(given)) {
    for (const word of given) if (text(word, where).trim() === '') wrong(where, '""', 'words');
    return;
  }
  const entry = object(given, where);
  knownKeys(entry, ['ko', 'en'], where);
  for (const [language, listed] of Object.entries(entry))
    for (const word of list(listed, `${where}.${language}`)) text(word, `${where}.${language}`);
}

function reference(given: unknown, where: string, tables: Tables): void {
  const value = text(given, where);
  const dot = value.indexOf('.');
  if (dot < 0) wrong(where, JSON.stringify(value), 'table.column');
  const table = tableNamed(value.slice(0, dot), tables, where);
  columnNamed(value.slice(dot + 1), table, where, {});
}

function tableNamed(name: string, tables: Tables, where: string): IntrospectedTable {
  return tables.get(name) ?? unknownName(where, name, [...tables.keys()]);
}

function columnNamed(name: string, table: IntrospectedTable, where: string, given: Json): string {
  const known = table.columns.map((column) => column.name);
  // `attributes.age` is a field of the JSON column `attributes`.
  const base = name.includes('.') ? name.slice(0, name.indexOf('.')) : name;
  if (!known.includes(name) && !(known.includes(base) && (base !== name || name in given)))
    unknownName(where, name, known);
  return name;
}

function knownKeys(entry: Json, known: readonly string[], where: string): void {
  for (const key of Object.keys(entry)) if (!known.includes(key)) unknownName(where, key, known);
}

function unknownName(where: string, name: string, known: readonly string[]): never {
  throw problem('catalogue.unknown-name', {
    where,
    name,
    nearest: nearestName(name, known),
    known,
  });
}

function wrong(where: string, got: string, expected: string): never {
  throw problem('catalogue.wrong-value', { where, got, expected });
}

function object(value: unknown, where: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    wrong(where, kindOf(value), 'an object');
  // Narrowed by hand: an object that is neither null nor a list.
  return value as Json;
}

function list(value: unknown, where: string): readonly unknown[] {
  return Array.isArray(value) ? value : wrong(where, kindOf(value), 'a list');
}

function text(value: unknown, where: string): string {
  return typeof value === 'string' ? value : wrong(where, kindOf(value), 'text');
}

function optional(value: unknown, kind: 'string' | 'boolean' | 'number', where: string): void {
  const expected = { string: 'text', boolean: 'true or false', number: 'a number' }[kind];
  if (value !== undefined && typeof value !== kind) wrong(where, kindOf(value), expected);
}

function oneOf(value: unknown, known: readonly string[], where: string): void {
  if (value !== undefined && !known.includes(String(value)))
    unknownName(where, String(value), known);
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  return Array.isArray(value) ? 'a list' : JSON.stringify(value).slice(0, 40);
}
