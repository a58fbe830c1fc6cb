// The planner that needs no model: question -> items -> reading -> plan. It answers only what it
// understands whole, and says what it does not.
import type { Language } from '../../shared/index.js';
import type { Catalogue, CatalogueTable } from '../catalogue/catalogue.js';
import { columnOf, tableOf } from '../catalogue/catalogue.js';
import type { Expression, QueryPlan } from '../plan/query-plan.js';
import { buildReading } from './build-reading.js';
import { findNames, type LookUp, placeAbsentNames } from './find-names.js';
import { among, continued, isFollowUp, refersBack } from './follow-up.js';
import type { Item } from './item.js';
import type { Lexicon } from './lexicon.js';
import { planReading } from './plan-reading.js';
import { readItems } from './read-items.js';
import type { Filter, Misread, Reading } from './reading.js';
import { Unread } from './reading.js';

export interface RulesPlannerInput {
  readonly question: string;
  readonly language: Language;
  readonly catalogue: Catalogue;
  readonly lexicon: Lexicon;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  readonly utcOffsetMinutes: number;
  readonly maxRows: number;
  readonly lookUp: LookUp;
  /** The reading of the question before; null for none. */
  readonly before: Reading | null;
}

export type RulesPlan =
  | { readonly kind: 'planned'; readonly reading: Reading; readonly plan: QueryPlan }
  | { readonly kind: 'clarify'; readonly word: string; readonly choices: readonly string[] }
  | { readonly kind: 'misread'; readonly misread: Misread };

/** Plans a question by rules; only a database that fails throws. */
export async function planByRules(input: RulesPlannerInput): Promise<RulesPlan> {
  const { catalogue, lexicon, question, language } = input;
  try {
    const read = readItems(question, lexicon, input);
    const items = placeAbsentNames(await findNames(read, catalogue, input.lookUp), catalogue);
    const follows = input.before !== null && isFollowUp(question);
    const context =
      follows && input.before !== null
        ? { ...catalogue, defaultTable: input.before.target.name }
        : catalogue;
    const spokenOf = refersBack(question) ? (input.before?.target ?? null) : null;
    const own = buildReading(items, context, language, question, spokenOf);
    const reading =
      follows && input.before !== null ? inContext(own, input.before, items, input) : own;
    const unclear = await severalRows(reading, input);
    if (unclear !== null) return unclear;
    const today = new Date(input.nowMs + input.utcOffsetMinutes * 60_000)
      .toISOString()
      .slice(0, 10);
    return {
      kind: 'planned',
      reading,
      plan: planReading(reading, { catalogue, today, maxRows: input.maxRows }),
    };
  } catch (thrown) {
    if (!(thrown instanceof Unread)) throw thrown;
    const { misread } = thrown;
    if (misread.kind === 'unclear')
      return { kind: 'clarify', word: misread.word, choices: misread.choices };
    return { kind: 'misread', misread };
  }
}

// The reading in the light of the one before; throws `Unread` when the rows before cannot be told again.
function inContext(
  own: Reading,
  before: Reading,
  items: readonly Item[],
  { question, catalogue }: RulesPlannerInput,
): Reading {
  const saysTable = items.some(
    (item) =>
      item.kind === 'senses' &&
      !item.verb &&
      item.senses.some(({ kind, strength }) => kind === 'table' && strength >= 2),
  );
  const saysCount = items.some((item) => item.kind === 'role' && item.role === 'count');
  if (!saysTable) return continued(before, own, saysCount);
  // "and who is the owner?" has no condition of its own: it is about the rows before.
  const isBare =
    own.filters.length === 0 &&
    own.relations.length === 0 &&
    own.groups.length === 0 &&
    own.order === null;
  if (!refersBack(question) && !(isBare && /^\s*(?:and|그리고)/i.test(question))) return own;
  const found = among(before, own, catalogue);
  if (found !== null) return found;
  const [word = question] = /those|these|they|them|그\s*[가-힣]+/i.exec(question) ?? [];
  throw new Unread({ kind: 'unknown-words', words: [word] });
}

// "Davis's phone" with two Davis: one row is spoken of, several fit.
async function severalRows(
  reading: Reading,
  { catalogue, lookUp }: RulesPlannerInput,
): Promise<RulesPlan | null> {
  const filters = reading.filters.flatMap((filter) =>
    filter.test.kind === 'row' ? [filter, ...filter.test.among] : [filter],
  );
  const tables = new Set(filters.filter(isName).map(({ table }) => table));
  for (const table of tables) {
    const names = filters.filter((filter) => filter.table === table && isName(filter));
    const listsThem =
      table === reading.target &&
      reading.columns.every((of) => table.nameColumns.includes(of.column.name)) &&
      reading.measure === null &&
      filters.length === reading.filters.length;
    if (
      listsThem ||
      names.some(
        ({ negated, test }) => negated || (test.kind === 'values' && test.values.length > 1),
      )
    )
      continue;
    if (table.primaryKey.length === 0 || reading.groups.length > 0) continue;
    const label = labelColumns(table, catalogue);
    const plan = planReading(
      {
        ...empty(table),
        columns: label,
        filters: filters.filter(
          (filter) =>
            filter.table === table ||
            table.nameColumns.includes(filter.column.name) ||
            isParent(filter.table, table, catalogue),
        ),
      },
      { catalogue, today: '2000-01-01', maxRows: 6 },
    );
    const keys: Expression[] = table.primaryKey.map((column) => ({
      kind: 'column',
      alias: plan.from.alias,
      column,
    }));
    const rows = await lookUp({
      ...plan,
      select: [...plan.select, ...keys.map((expression, at) => ({ expression, as: `key_${at}` }))],
    });
    const choices = rows.map((row) => row.slice(0, label.length));
    if (choices.length < 2) continue;
    const own = table.nameColumns.length;
    const wordOf = names.map(({ said }) => said).join(' ');
    return {
      kind: 'clarify',
      word: wordOf,
      choices: choices.map((row) => {
        const parent = row
          .slice(own)
          .filter((value) => value !== null)
          .join(' ');
        const name = row.slice(0, own).join(' ');
        return parent === '' ? name : `${name} (${parent})`;
      }),
    };
  }
  return null;
}

function isName({ table, column, test }: Filter): boolean {
  return table.nameColumns.includes(column.name) && test.kind === 'values';
}

function isParent(parent: CatalogueTable, child: CatalogueTable, catalogue: Catalogue): boolean {
  return catalogue.links.some(({ from, to }) => from === child.name && to === parent.name);
}

function labelColumns(table: CatalogueTable, catalogue: Catalogue) {
  const own = table.nameColumns.map((name) => ({ table, column: columnOf(table, name)! }));
  const parent = catalogue.links
    .filter(({ from }) => from === table.name)
    .map(({ to }) => tableOf(catalogue, to)!)
    .find(({ nameColumns }) => nameColumns.length === 2);
  return [
    ...own,
    ...(parent?.nameColumns ?? []).map((name) => ({
      table: parent!,
      column: columnOf(parent!, name)!,
    })),
  ];
}

function empty(target: CatalogueTable): Reading {
  return {
    target,
    shape: 'list',
    measure: null,
    averageOf: null,
    columns: [],
    filters: [],
    relations: [],
    groups: [],
    having: null,
    everyGroup: false,
    order: null,
    limit: null,
    place: 1,
    distinct: false,
    isYesNo: false,
  };
}
