// What rows are grouped by: "per city", "도시별".
import type { Item } from './item.js';
import { adjacent, has, isNoun, nextTo, type Reader, senseOf, tableOf } from './reader.js';

export function readGroups(reader: Reader): void {
  for (const item of reader.items) {
    let noun: Item | undefined;
    if (item.kind === 'role' && item.role === 'group') {
      noun = nextTo(
        reader,
        item,
        1,
        (other) => other.kind === 'role' && ['stop', 'of'].includes(other.role),
      );
      // "list every visit": each row, not a group of one.
      if (/^(?:each|every|각|각각|각자|매)$/i.test(item.text) && !measuresAnything(reader)) {
        reader.used.add(item);
        continue;
      }
      if (/^by$/i.test(item.text)) {
        const previous = nextTo(reader, item, -1);
        if (previous?.kind === 'senses' && previous.verb) {
          reader.used.add(item);
          continue;
        }
      }
      // "each owner's pets", "per pet type": the whole noun phrase.
      const next = noun === undefined ? undefined : reader.items[reader.items.indexOf(noun) + 1];
      if (
        noun !== undefined &&
        next !== undefined &&
        senseOf(reader, noun)?.kind === 'table' &&
        isNoun(reader, next) &&
        adjacent(reader, noun, next)
      ) {
        reader.used.add(noun);
        noun = next;
      }
    } else if (item.kind === 'role' && item.role === 'group-before')
      noun = nextTo(reader, item, -1);
    else if (
      (/별$/.test(item.text) &&
        (/^로/.test(item.particle) || (item.particle === '' && has(reader, 'count')))) ||
      (/별|마다|당(?!$)|당$/.test(item.particle) &&
        /^(?:별|별로|별로는|마다|당|들마다)/.test(item.particle))
    )
      noun = item;
    const part = senseOf(reader, noun);
    // "per departure airport": the rows that play this part.
    if (noun !== undefined && part?.kind === 'link') {
      reader.used.add(noun);
      reader.groups.push({ table: part.table, column: null, link: part.link });
      continue;
    }
    if (noun === undefined || !isNoun(reader, noun)) {
      // "written by Mira Holt" names who did it.
      if (/^by$/i.test(item.text)) reader.used.add(item);
      continue;
    }
    addGroup(reader, noun);
    // "per city and sex"
    const and = reader.items[reader.items.indexOf(noun) + 1];
    const second = reader.items[reader.items.indexOf(noun) + 2];
    if (and?.kind === 'role' && and.role === 'and' && senseOf(reader, second)?.kind === 'column')
      addGroup(reader, second!);
  }
}

function measuresAnything(reader: Reader): boolean {
  const measuring = ['count', 'average', 'sum', 'greatest', 'least', 'most', 'many', 'few'];
  return reader.items.some((item) => item.kind === 'role' && measuring.includes(item.role));
}

export function addGroup(reader: Reader, item: Item): void {
  const sense = senseOf(reader, item);
  reader.used.add(item);
  if (sense?.kind === 'table') reader.groups.push({ table: sense.table, column: null });
  if (sense?.kind === 'column') {
    const isName = sense.table.nameColumns.includes(sense.column.name);
    reader.groups.push({ table: sense.table, column: isName ? null : sense.column });
    const before = reader.items[reader.items.indexOf(item) - 1];
    if (tableOf(reader, before) === sense.table) reader.used.add(before!);
  }
}
