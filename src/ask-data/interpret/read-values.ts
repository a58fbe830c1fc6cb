// Values as conditions: "cats in Madison", and which of them are alternatives.
import { type CatalogueTable, columnOf } from '../catalogue/catalogue.js';
import type { Item } from './item.js';
import { has, isNoun, isStop, nextTo, push, type Reader, senseOf } from './reader.js';
import type { Filter } from './reading.js';

export function readValues(reader: Reader): void {
  const byColumn = new Map<string, { filter: Filter; item: Item }>();
  for (const item of reader.items) {
    const sense = senseOf(reader, item);
    if (sense === undefined || reader.used.has(item)) continue;
    if (sense.kind === 'definition') {
      const table = reader.catalogue.tables.find(({ name }) => name === sense.definition.table)!;
      const column =
        columnOf(table, sense.definition.conditions[0]?.column ?? '') ?? table.columns[0]!;
      push(reader, item, {
        table,
        column,
        test: { kind: 'definition', definition: sense.definition },
        negated: reader.negated.has(item),
        said: item.text,
      });
      continue;
    }
    if (sense.kind !== 'value') continue;
    const negated = reader.negated.has(item);
    const key = `${sense.table.name}.${sense.column.name}.${negated}`;
    const other = byColumn.get(key);
    const both = joinsBoth(reader, other?.item, item);
    const isApart =
      hasRivals(reader, sense.table) &&
      other !== undefined &&
      !joinsDirectly(reader, other.item, item);
    if (other !== undefined && other.filter.test.kind === 'values' && !both && !isApart) {
      const values = [
        ...other.filter.test.values,
        ...sense.values.filter(
          (value) =>
            !(other.filter.test.kind === 'values' && other.filter.test.values.includes(value)),
        ),
      ];
      const filter: Filter = {
        ...other.filter,
        test: { kind: 'values', values, all: false },
        said: `${other.filter.said}, ${item.text}`,
      };
      const at = reader.filters.findIndex(({ filter: known }) => known === other.filter);
      reader.filters[at] = { filter, item };
      byColumn.set(key, { filter, item });
      reader.used.add(item);
      continue;
    }
    const filter: Filter = {
      table: sense.table,
      column: sense.column,
      test: { kind: 'values', values: sense.values, all: both },
      negated,
      said: item.text,
    };
    push(reader, item, filter);
    byColumn.set(key, { filter, item });
    // "city Madison", "status is open": the column only says where the value is.
    const named = nextTo(reader, item, -1, (o) => isStop(reader, o));
    const after = nextTo(reader, item, 1, (o) => isStop(reader, o));
    for (const near of [named, after]) {
      const column = senseOf(reader, near);
      if (
        near !== undefined &&
        column?.kind === 'column' &&
        column.column === sense.column &&
        column.table === sense.table &&
        (near === named || !reader.korean || isLabel(reader, item, near)) &&
        !reader.used.has(near) &&
        !isAsked(reader, near)
      )
        reader.used.add(near);
    }
  }
}

// "Center 구역에 있는": the column stands right behind its value, as its label.
function isLabel(reader: Reader, value: Item, noun: Item): boolean {
  return (
    reader.items.indexOf(noun) === reader.items.indexOf(value) + 1 &&
    /^(?:이?라는|이?란)?$/.test(value.particle) &&
    (/^(?:에|의|인|로|에서)/.test(noun.particle) ||
      has(reader, 'count') ||
      hasNounAfter(reader, noun))
  );
}

function hasNounAfter(reader: Reader, item: Item): boolean {
  return reader.items.some((other) => other.start > item.start && isNoun(reader, other));
}

// Two foreign keys lead to the table: "from Paris to New York" are two conditions.
function hasRivals(reader: Reader, table: CatalogueTable): boolean {
  const links = reader.catalogue.links.filter(({ to }) => to === table.name);
  return links.some((link) => links.some((other) => other !== link && other.from === link.from));
}

function joinsDirectly(reader: Reader, a: Item, b: Item): boolean {
  const between = reader.items.slice(reader.items.indexOf(a) + 1, reader.items.indexOf(b));
  return between.every((item) => item.kind === 'role' && ['and', 'or'].includes(item.role));
}

function isAsked(reader: Reader, item: Item): boolean {
  const before = nextTo(
    reader,
    item,
    -1,
    (other) => other.kind === 'role' && ['stop', 'of'].includes(other.role),
  );
  return (
    before?.kind === 'role' &&
    ['what', 'list', 'count'].includes(before.role) &&
    /^(?:what|which|무엇|어떤)/i.test(before.text)
  );
}

function joinsBoth(reader: Reader, a: Item | undefined, b: Item): boolean {
  if (a === undefined) return false;
  const between = reader.items.slice(reader.items.indexOf(a) + 1, reader.items.indexOf(b));
  const isAnd =
    /와$|과$|하고$|랑$/.test(a.particle) ||
    between.some((item) => item.kind === 'role' && item.role === 'and');
  return isAnd && /\bboth\b|둘 ?다|모두|동시에|함께/i.test(reader.question);
}

/** Whether the words on both sides of an "or" became alternatives of one condition. */
export function joinsAlternatives(reader: Reader, item: Item): boolean {
  if (/^either$/i.test(item.text)) return /\bor\b/i.test(reader.question);
  const isContent = (other: Item) => other.kind !== 'senses' && other.kind !== 'unknown';
  const left = item.kind === 'senses' ? item : nextTo(reader, item, -1, isContent);
  const right = nextTo(reader, item, 1, isContent);
  const [a, b] = [senseOf(reader, left), senseOf(reader, right)];
  return a?.kind === 'value' && b?.kind === 'value' && a.column === b.column;
}
