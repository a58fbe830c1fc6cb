// Words the catalogue does not hold may stand in the data: names of people, things and places. They are
// looked up whole, never as parts of longer names.
import type { Catalogue, CatalogueColumn, CatalogueTable } from '../catalogue/catalogue.js';
import { ideasOf } from '../catalogue/general-words.js';
import type { Condition, QueryPlan } from '../plan/query-plan.js';
import type { Item, Sense } from './item.js';
import { strippedForms } from './korean-endings.js';

/** Runs a plan of the planner's own and answers its rows. */
export type LookUp = (plan: QueryPlan) => Promise<readonly (readonly unknown[])[]>;

const mostColumns = 40;
const mostForms = 60;

/** The items with every word that is found in the data given its senses. */
export async function findNames(
  items: readonly Item[],
  catalogue: Catalogue,
  lookUp: LookUp,
): Promise<readonly Item[]> {
  const unknown = items.filter(({ kind }) => kind === 'unknown');
  if (unknown.length === 0) return items;
  const runs = unknownRuns(items);
  const forms = new Set(
    runs
      .flatMap(({ text }) => formsOf(text))
      .filter((form) => form.length >= 2 && form.length <= 80),
  );
  if (forms.size === 0 || forms.size > mostForms) return items;
  const found = new Map<string, Sense[]>();
  for (const { table, column } of searchable(catalogue))
    for (const value of await valuesAmong(table, column, [...forms], lookUp)) {
      const key = value.toLowerCase();
      const senses = found.get(key) ?? [];
      senses.push({ kind: 'value', table, column, value, strength: 3 });
      found.set(key, senses);
    }
  const result: Item[] = [];
  const done = new Set<Item>();
  for (const item of items) {
    if (done.has(item)) continue;
    const run = runs
      .filter(({ parts }) => parts[0] === item)
      .sort((a, b) => b.parts.length - a.parts.length)
      .find(({ text }) => formsOf(text).some((form) => found.has(form.toLowerCase())));
    if (run === undefined) {
      result.push(item);
      continue;
    }
    const form = formsOf(run.text).find((text) => found.has(text.toLowerCase()))!;
    for (const part of run.parts) done.add(part);
    const last = run.parts.at(-1)!;
    result.push({
      kind: 'senses',
      senses: found.get(form.toLowerCase())!,
      verb: false,
      text: form,
      start: item.start,
      end: last.end,
      particle: last.particle === '' ? run.text.slice(form.length) : last.particle,
    });
  }
  return result;
}

/**
 * The items with names that stand nowhere in the data given the column they would stand in, so that the
 * answer is "nothing found" and not "not understood". A word that is not written like a name stays unknown.
 */
export function placeAbsentNames(items: readonly Item[], catalogue: Catalogue): readonly Item[] {
  return items.map((item, at) => {
    if (item.kind !== 'unknown') return item;
    const around = [items[at - 1], items[at + 1], items[at - 2], items[at + 2]];
    const isNamed =
      /^(?:이?라는|이?란|이?라고)/.test(item.particle) ||
      [items[at - 1], items[at + 1]].some(
        (near) => near?.kind === 'role' && near.role === 'named',
      ) ||
      /(?:이?라는|이라고)$/.test(item.text);
    if (!item.isName && !isNamed) return item;
    const place = placeOf(item, around, items, catalogue);
    if (place === null) return item;
    const text = item.text.replace(/(?:이?라는|이라고)$/, '');
    return {
      kind: 'senses',
      senses: [{ kind: 'value', ...place, value: text, strength: 3 }],
      verb: false,
      text,
      start: item.start,
      end: item.end,
      particle: item.particle,
    } satisfies Item;
  });
}

function placeOf(
  item: Item,
  around: readonly (Item | undefined)[],
  items: readonly Item[],
  catalogue: Catalogue,
): { table: CatalogueTable; column: CatalogueColumn } | null {
  const before = around[0];
  const isPlace =
    (before?.kind === 'role' && /^(?:in|from|near|at)$/i.test(before.text)) ||
    /^(?:에|에서)/.test(item.particle);
  const tablesOf = (near: Item | undefined) =>
    near?.kind === 'senses'
      ? near.senses.flatMap((sense) => (sense.kind === 'table' ? [sense.table] : []))
      : [];
  const said = items.flatMap(tablesOf);
  if (isPlace) {
    for (const table of said)
      for (const column of table.columns)
        if (
          column.kind === 'text' &&
          column.words.some(({ text }) =>
            ['city', 'country', 'region', 'location', 'address'].some((idea) =>
              ideasOf(idea)[0]?.en.includes(text),
            ),
          )
        )
          return { table, column };
    return null;
  }
  const isOf =
    item.particle.startsWith('의') ||
    (around[1]?.kind === 'role' && around[1].text === "'s") ||
    (before?.kind === 'role' && before.text === 'of');
  const beside = isOf ? [] : around.slice(0, 2).flatMap(tablesOf);
  const near = beside.length > 0 ? beside : neighboursOf(said, catalogue, isOf ? [] : said);
  const named = [...new Set(near)].filter(({ nameColumns }) => nameColumns.length > 0);
  if (named.length !== 1) return null;
  const [table] = named;
  const column = table!.columns.find(({ name }) => name === table!.nameColumns.at(-1));
  return column === undefined ? null : { table: table!, column };
}

function neighboursOf(
  tables: readonly CatalogueTable[],
  catalogue: Catalogue,
  themselves: readonly CatalogueTable[],
): readonly CatalogueTable[] {
  const children = catalogue.tables.filter(
    (table) =>
      !tables.includes(table) &&
      catalogue.links.some(
        ({ from, to }) => from === table.name && tables.some(({ name }) => name === to),
      ),
  );
  const named = children.filter(({ nameColumns }) => nameColumns.length > 0);
  return named.length > 0 ? named : themselves;
}

interface Run {
  readonly text: string;
  readonly parts: readonly Item[];
}

function unknownRuns(items: readonly Item[]): readonly Run[] {
  const runs: Run[] = [];
  for (const [at, item] of items.entries()) {
    if (item.kind !== 'unknown') continue;
    // A known word may be part of a name too ("Red Chair"), the run begins at a word nothing explains.
    for (let length = 1; length <= 4; length++) {
      const parts = items.slice(at, at + length);
      if (
        parts.length < length ||
        !parts.every(
          (part) =>
            part.kind === 'unknown' ||
            part.kind === 'senses' ||
            (part.kind === 'role' && /^[A-Za-z]+$/.test(part.text)),
        )
      )
        break;
      runs.push({ text: parts.map(({ text }) => text).join(' '), parts });
    }
  }
  return runs;
}

function formsOf(text: string): readonly string[] {
  return /[가-힣]$/.test(text) ? [...strippedForms(text)].reverse() : [text];
}

function searchable(
  catalogue: Catalogue,
): readonly { table: CatalogueTable; column: CatalogueColumn }[] {
  const all = catalogue.tables.flatMap((table) =>
    table.columns
      .filter(({ kind, json }) => kind === 'text' && json === null)
      .map((column) => ({ table, column, isName: table.nameColumns.includes(column.name) }))
      // Kinds are in the catalogue already; names come and go.
      .filter(({ column, isName }) => isName || column.values === null),
  );
  return all.sort((a, b) => Number(b.isName) - Number(a.isName)).slice(0, mostColumns);
}

async function valuesAmong(
  table: CatalogueTable,
  column: CatalogueColumn,
  forms: readonly string[],
  lookUp: LookUp,
): Promise<readonly string[]> {
  const left = { kind: 'column', alias: 't1', column: column.name } as const;
  const where: Condition = {
    kind: 'or',
    of: forms.map((text) => ({ kind: 'same-text', left, text })),
  };
  const rows = await lookUp({
    from: { table: table.name, alias: 't1' },
    joins: [],
    select: [{ expression: left, as: 'value' }],
    distinct: true,
    where,
    groupBy: [],
    having: null,
    orderBy: [],
    limit: 20,
  });
  return rows.map(([value]) => String(value));
}
