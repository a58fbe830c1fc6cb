// Readings that account for every word and still cannot be meant: more negations than were said, two orders at
// once, a condition asked for as the answer.
import type { CatalogueTable } from '../catalogue/catalogue.js';
import { isToOne, joinPaths } from '../plan/join-paths.js';
import { hasIdea } from './column-meaning.js';
import type { Item } from './item.js';
import { nextTo, type Reader, senseOf } from './reader.js';
import { type Reading, Unread } from './reading.js';

/** Throws `Unread` with the words that do not go together. */
export function checkSense(reader: Reader, reading: Reading): void {
  checkNegations(reader, reading);
  checkAsked(reader, reading);
  checkDirections(reader);
}

// As many negations as were said, and none that was not.
function checkNegations(reader: Reader, reading: Reading): void {
  const words = reader.items.filter((item) => item.kind === 'role' && item.role === 'not');
  const said = reader.negated.size;
  const negated =
    reading.filters.filter(({ negated: is }) => is).length +
    reading.filters.filter(({ test }) => test.kind === 'missing').length +
    reading.relations.filter(({ negated: is }) => is).length;
  const ofPerson = reading.filters.some(
    ({ column, test }) => test.kind === 'missing' && hasIdea(column, 'person'),
  );
  // "places with no theft": none of their rows is, which a condition on single rows does not say.
  const isNone = words.some(({ text }) =>
    /^(?:적?없|적이없|no|without|with no|have no|lack|none)/i.test(text),
  );
  const ofOwnRow =
    isNone &&
    reading.filters.some(
      ({ table, test, negated: is }) =>
        is &&
        test.kind === 'values' &&
        isOneRow(reader, reading, table) &&
        reading.columns.length > 0,
    );
  const columnsOf = (is: boolean) =>
    new Set(
      reading.filters
        .filter(({ negated: one, test }) => one === is && test.kind === 'values')
        .filter(({ table }) => isOneRow(reader, reading, table))
        .map(({ column }) => column),
    );
  const positive = columnsOf(false);
  const isTorn = [...columnsOf(true)].some((column) => positive.has(column));
  if (ofOwnRow || isTorn)
    throw new Unread({ kind: 'unknown-words', words: words.map(({ text }) => text) });
  if (words.length > 1 || (said > 0 && negated === 0) || ofPerson)
    throw new Unread({
      kind: 'unknown-words',
      words: words.length > 0 ? words.map(({ text }) => text) : [[...reader.negated][0]!.text],
    });
}

function isOneRow(reader: Reader, reading: Reading, table: CatalogueTable): boolean {
  const [path] = joinPaths(reader.catalogue, reading.target.name, table.name);
  return path !== undefined && isToOne(path);
}

// One order can be kept at a time: "the oldest owner with the most pets" has two.
function checkDirections(reader: Reader): void {
  const isDirection = (item: Item) =>
    item.kind === 'adjective' ||
    (item.kind === 'role' &&
      ['greatest', 'least', 'first', 'last', 'many', 'few'].includes(item.role));
  const counts = reader.items.filter((item) => item.kind === 'role' && item.role === 'count');
  const questions = counts.filter(({ text }) => /^(?:몇|how many)/i.test(text));
  if (questions.length > 1)
    throw new Unread({ kind: 'unknown-words', words: questions.map(({ text }) => text) });
  const directions = reader.items.filter(isDirection);
  const mosts = reader.items.filter((item) => item.kind === 'role' && item.role === 'most');
  if (directions.length > 1 || mosts.length > 1)
    throw new Unread({
      kind: 'unknown-words',
      words: (directions.length > 1 ? directions : mosts).map(({ text }) => text),
    });
}

// A value that is a condition is no answer: "Norda brand" asks for neither; and what is counted once each
// must be what "how many" stands beside.
function checkAsked(reader: Reader, reading: Reading): void {
  const [only] = reading.columns;
  if (reading.columns.length !== 1 || only === undefined) return;
  const item = reader.items.find((one) => {
    const sense = senseOf(reader, one);
    return sense?.kind === 'column' && sense.column === only.column;
  });
  const isGiven = reading.filters.some(
    ({ column, test, negated }) =>
      column === only.column && test.kind === 'values' && test.values.length === 1 && !negated,
  );
  const isSaid = reader.items.some((one) => one.kind === 'role' && one.role === 'distinct');
  const count = reader.items.find((one) => one.kind === 'role' && one.role === 'count');
  const beside = count === undefined ? undefined : nextTo(reader, count, reader.korean ? -1 : 1);
  const isApart =
    reading.shape === 'count' &&
    reading.distinct &&
    !isSaid &&
    item !== undefined &&
    beside !== item;
  if ((isGiven && !reading.isYesNo) || isApart)
    throw new Unread({ kind: 'unknown-words', words: [item?.text ?? only.column.name] });
}
