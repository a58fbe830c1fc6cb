// Puts the items of a question together: what is asked, of which table, under which conditions. Every
// item that carries content must find its place; the first that does not ends the reading.
import type { Catalogue, CatalogueColumn, CatalogueTable } from '../catalogue/catalogue.js';
import { columnOf } from '../catalogue/catalogue.js';
import { ideasOf, namesPeople } from '../catalogue/general-words.js';
import { singular } from '../catalogue/singular.js';
import { isToOne, joinPaths } from '../plan/join-paths.js';
import { type Chosen, chooseSenses } from './choose-senses.js';
import { closedWords } from './closed-words.js';
import { describedTable } from './described-table.js';
import type { Adjective, Item, Role } from './item.js';
import { countUnits } from './number-phrases.js';
import type { ColumnOf, Filter, Group, Order, Reading, Relation, Test } from './reading.js';
import { Unread } from './reading.js';

/** The reading of a question; throws `Unread` when it is not understood whole. */
export function buildReading(
  items: readonly Item[],
  catalogue: Catalogue,
  language: 'ko' | 'en',
  question: string,
): Reading {
  return new Reader(items, catalogue, language, question).read();
}

class Reader {
  readonly #items: readonly Item[];
  readonly #catalogue: Catalogue;
  readonly #korean: boolean;
  readonly #question: string;
  readonly #chosen: ReadonlyMap<Item, Chosen>;
  readonly #used = new Set<Item>();
  readonly #filters: { filter: Filter; item: Item }[] = [];
  readonly #relations: Relation[] = [];
  readonly #groups: Group[] = [];
  readonly #negated = new Set<Item>();
  #limit: number | null = null;
  #order: Order | null = null;
  #target: CatalogueTable | null = null;

  constructor(
    items: readonly Item[],
    catalogue: Catalogue,
    language: 'ko' | 'en',
    question: string,
  ) {
    this.#items = items;
    this.#catalogue = catalogue;
    this.#korean = language === 'ko';
    this.#question = question;
    this.#chosen = chooseSenses(items, catalogue, this.#korean);
  }

  read(): Reading {
    const unknown = this.#items.filter(({ kind }) => kind === 'unknown');
    if (unknown.length > 0)
      throw new Unread({ kind: 'unknown-words', words: unknown.map(({ text }) => text) });
    const korean = this.#korean;
    this.#readNegations();
    this.#readGroups();
    this.#readValues();
    const shape = this.#shape();
    this.#target = this.#findTarget(shape);
    const target = this.#target;
    this.#readCountsOf(target);
    this.#readNumbers(target);
    const measure = this.#readMeasure(shape, target);
    this.#readOrder(target);
    this.#readTimes(target);
    this.#readMissing();
    const columns = this.#readColumns(measure);
    const extra = this.#readTables(target, columns);
    this.#leftOver();
    const asked = [...columns, ...extra];
    const hasCount = shape === 'count';
    const isYesNo = this.#isYesNo();
    if (
      asked.length === 0 &&
      this.#filters.length === 0 &&
      this.#relations.length === 0 &&
      measure === null &&
      !this.#saysTarget(target) &&
      this.#order === null
    )
      throw new Unread({ kind: 'nothing-asked' });
    let readingTarget = target;
    let averageOf: CatalogueTable | null = null;
    // "average number of pets per owner"
    if (
      measure === null &&
      this.#has('average') &&
      this.#groups.length === 1 &&
      this.#groups[0]!.column === null &&
      this.#groups[0]!.table !== target
    ) {
      averageOf = target;
      readingTarget = this.#groups[0]!.table;
      this.#groups.length = 0;
    } else if (
      measure === null &&
      this.#items.some(
        (item) => item.kind === 'role' && item.role === 'average' && !this.#used.has(item),
      )
    ) {
      throw new Unread({ kind: 'no-column', word: this.#textOf('average'), table: word(target) });
    }
    const groups = this.#groups;
    const grouped = groups.length > 0;
    return {
      target: readingTarget,
      shape:
        averageOf !== null
          ? 'measure'
          : measure !== null
            ? 'measure'
            : hasCount || (grouped && asked.length === 0 && this.#order?.kind !== 'column')
              ? 'count'
              : 'list',
      measure,
      averageOf,
      columns: asked,
      filters: this.#filters.map(({ filter }) => filter),
      relations: this.#relations,
      groups,
      everyGroup:
        grouped && (korean ? /마다|각/.test(this.#question) : /\beach\b/i.test(this.#question)),
      order: this.#order,
      limit: this.#limit,
      distinct:
        this.#has('distinct') || (asked.length === 1 && this.#wantsDistinct(asked[0]!, target)),
      isYesNo,
    };
  }

  // --- small questions about the items

  #has(role: Role): boolean {
    return this.#items.some((item) => item.kind === 'role' && item.role === role);
  }
  #textOf(role: Role): string {
    return this.#items.find((item) => item.kind === 'role' && item.role === role)?.text ?? '';
  }
  #isStop(item: Item): boolean {
    return (
      item.kind === 'role' &&
      ['stop', 'of', 'with', 'named', 'person', 'exists', 'list', 'what', 'distinct'].includes(
        item.role,
      )
    );
  }
  // The next item that is not a stop word, in a direction.
  #near(
    item: Item,
    step: 1 | -1,
    skip: (other: Item) => boolean = (other) => this.#isStop(other),
  ): Item | undefined {
    let at = this.#items.indexOf(item) + step;
    while (at >= 0 && at < this.#items.length && skip(this.#items[at]!)) at += step;
    return this.#items[at];
  }
  #senseOf(item: Item | undefined): Chosen | undefined {
    return item === undefined ? undefined : this.#chosen.get(item);
  }
  #tableOf(item: Item | undefined): CatalogueTable | null {
    const sense = this.#senseOf(item);
    return sense?.kind === 'table' ? sense.table : null;
  }
  #isNoun(item: Item | undefined): boolean {
    const sense = this.#senseOf(item);
    return sense !== undefined && (sense.kind === 'table' || sense.kind === 'column');
  }

  #readNegations(): void {
    for (const item of this.#items) {
      const inVerb = this.#korean && /않|없|못/.test(item.particle);
      if (inVerb) this.#negated.add(item);
      if (item.kind !== 'role' || item.role !== 'not') continue;
      // Korean negates what stands before it, English what follows; "하지 않은" has its verb between.
      const content = (other: Item) =>
        !(
          other.kind === 'senses' ||
          other.kind === 'time' ||
          other.kind === 'compare' ||
          other.kind === 'between'
        );
      const found =
        this.#near(
          item,
          this.#korean && item.text !== '안' && item.text !== '미' ? -1 : 1,
          content,
        ) ?? this.#near(item, this.#korean ? 1 : -1, content);
      if (found === undefined) throw new Unread({ kind: 'unknown-words', words: [item.text] });
      this.#negated.add(found);
      // A Korean verb that carries the negation hands it to the noun it is about: "방문을 하지 않은".
      if (this.#korean && found.kind === 'senses' && found.verb) {
        const noun = this.#near(found, -1, content);
        if (
          noun !== undefined &&
          (this.#senseOf(noun)?.kind === 'value' || /^(?:을|를|도)/.test(noun.particle))
        )
          this.#negated.add(noun);
      }
    }
  }

  #readGroups(): void {
    for (const item of this.#items) {
      let noun: Item | undefined;
      if (item.kind === 'role' && item.role === 'group') {
        noun = this.#near(
          item,
          1,
          (other) => other.kind === 'role' && ['stop', 'of'].includes(other.role),
        );
        if (/^by$/i.test(item.text)) {
          const previous = this.#near(item, -1);
          if (previous?.kind === 'senses' && previous.verb) continue;
        }
        // "each owner's pets", "per pet type": the whole noun phrase.
        const next = noun === undefined ? undefined : this.#items[this.#items.indexOf(noun) + 1];
        if (
          noun !== undefined &&
          next !== undefined &&
          this.#senseOf(noun)?.kind === 'table' &&
          this.#isNoun(next) &&
          this.#adjacent(noun, next)
        ) {
          this.#used.add(noun);
          noun = next;
        }
      } else if (item.kind === 'role' && item.role === 'group-before') noun = this.#near(item, -1);
      else if (
        (/별$/.test(item.text) && /^로/.test(item.particle)) ||
        (/별|마다|당(?!$)|당$/.test(item.particle) &&
          /^(?:별|별로|별로는|마다|당|들마다)/.test(item.particle))
      )
        noun = item;
      if (noun === undefined || !this.#isNoun(noun)) continue;
      this.#addGroup(noun);
    }
  }

  #adjacent(a: Item, b: Item): boolean {
    return /^\s*$/.test(this.#question.slice(a.end, b.start)) || b.start - a.end <= 1;
  }

  #addGroup(item: Item): void {
    const sense = this.#senseOf(item);
    this.#used.add(item);
    if (sense?.kind === 'table') this.#groups.push({ table: sense.table, column: null });
    if (sense?.kind === 'column') {
      const isName = sense.table.nameColumns.includes(sense.column.name);
      this.#groups.push({ table: sense.table, column: isName ? null : sense.column });
      const before = this.#items[this.#items.indexOf(item) - 1];
      if (this.#tableOf(before) === sense.table) this.#used.add(before!);
    }
  }

  #readValues(): void {
    const byColumn = new Map<string, { filter: Filter; item: Item }>();
    for (const item of this.#items) {
      const sense = this.#senseOf(item);
      if (sense === undefined || this.#used.has(item)) continue;
      if (sense.kind === 'definition') {
        const table = this.#catalogue.tables.find(({ name }) => name === sense.definition.table)!;
        const column =
          columnOf(table, sense.definition.conditions[0]?.column ?? '') ?? table.columns[0]!;
        this.#push(item, {
          table,
          column,
          test: { kind: 'definition', definition: sense.definition },
          negated: this.#negated.has(item),
          said: item.text,
        });
        continue;
      }
      if (sense.kind !== 'value') continue;
      const negated = this.#negated.has(item);
      const key = `${sense.table.name}.${sense.column.name}.${negated}`;
      const other = byColumn.get(key);
      const both = this.#joinsBoth(other?.item, item);
      if (other !== undefined && other.filter.test.kind === 'values' && !both) {
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
        const at = this.#filters.findIndex(({ filter: known }) => known === other.filter);
        this.#filters[at] = { filter, item };
        byColumn.set(key, { filter, item });
        this.#used.add(item);
        continue;
      }
      const filter: Filter = {
        table: sense.table,
        column: sense.column,
        test: { kind: 'values', values: sense.values, all: both },
        negated,
        said: item.text,
      };
      this.#push(item, filter);
      byColumn.set(key, { filter, item });
      // "city Madison", "status is open": the column only says where the value is.
      const named = this.#near(item, -1, (o) => this.#isStop(o));
      const after = this.#near(item, 1, (o) => this.#isStop(o));
      for (const near of [named, after]) {
        const column = this.#senseOf(near);
        if (
          near !== undefined &&
          column?.kind === 'column' &&
          column.column === sense.column &&
          column.table === sense.table &&
          (near === named || !this.#korean) &&
          !this.#used.has(near) &&
          !this.#isAsked(near)
        )
          this.#used.add(near);
      }
    }
  }

  #isAsked(item: Item): boolean {
    const before = this.#near(
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

  #joinsBoth(a: Item | undefined, b: Item): boolean {
    if (a === undefined) return false;
    const between = this.#items.slice(this.#items.indexOf(a) + 1, this.#items.indexOf(b));
    const isAnd =
      /와$|과$|하고$|랑$/.test(a.particle) ||
      between.some((item) => item.kind === 'role' && item.role === 'and');
    return isAnd && /\bboth\b|둘 ?다|모두|동시에|함께/i.test(this.#question);
  }

  #push(item: Item, filter: Filter): void {
    this.#filters.push({ filter, item });
    this.#used.add(item);
  }

  #shape(): 'list' | 'count' {
    // "몇 층이야?" asks for the value of a column, "몇 명이야?" for a number of rows.
    const count = this.#items.find((item) => item.kind === 'role' && item.role === 'count');
    const next = count === undefined ? undefined : this.#items[this.#items.indexOf(count) + 1];
    const sense = this.#senseOf(next);
    if (count?.text === '몇' && sense?.kind === 'column' && sense.column.kind === 'number')
      return 'list';
    return this.#has('count') ? 'count' : 'list';
  }

  // The noun the question is about. English: the first; Korean: the last, before any question word.
  #findTarget(shape: 'list' | 'count'): CatalogueTable {
    const nouns = this.#items.filter((item) => this.#isNoun(item) && !this.#used.has(item));
    const said = nouns.filter((item) => item.kind === 'senses' && !item.verb);
    const verbs = nouns.filter((item) => item.kind === 'senses' && item.verb);
    const wantsPerson = this.#has('who') || (this.#has('person') && said.length === 0);
    if (wantsPerson) {
      const people = this.#personTable(said, verbs);
      if (people !== null) return people;
    }
    const counted = this.#items.find((item) => item.kind === 'role' && item.role === 'count');
    let head: Item | undefined;
    if (this.#korean) {
      const last = said.filter((item) => !this.#isModifier(item)).at(-1);
      head = last ?? said.at(-1);
      // "어떤 종류의 동물이야?": what is asked stands behind the question word.
      const which = this.#items.find(
        (item) =>
          item.kind === 'role' && item.role === 'what' && /^(?:어떤|무슨|어느)$/.test(item.text),
      );
      const asked = which === undefined ? undefined : this.#near(which, 1);
      if (asked !== undefined && said.includes(asked)) head = asked;
      else if (head !== undefined && this.#isAlsoAsked(head))
        head = said[said.indexOf(head) - 1] ?? head;
      if (shape === 'count' && counted !== undefined) {
        const before = said
          .filter((item) => item.end <= counted.start && !this.#isModifier(item))
          .at(-1);
        head = before ?? head;
      }
    } else {
      const after =
        counted === undefined ? undefined : said.find((item) => item.start >= counted.end);
      head = after ?? said.filter((item) => !this.#negated.has(item))[0] ?? said[0];
      // "pet names": a table before its column; "customer orders": the last noun of the compound counts.
      let next = head === undefined ? undefined : this.#items[this.#items.indexOf(head) + 1];
      while (
        head !== undefined &&
        next !== undefined &&
        said.includes(next) &&
        this.#adjacent(head, next) &&
        this.#senseOf(next)?.kind === 'table' &&
        !/(?:ed|ing)$/i.test(next.text)
      ) {
        this.#used.add(head);
        head = next;
        next = this.#items[this.#items.indexOf(head) + 1];
      }
    }
    // "Which novels were written by ...": the value itself is the noun.
    const which = this.#items.find(
      (item) => item.kind === 'role' && ['what', 'count', 'list'].includes(item.role),
    );
    const valued =
      which === undefined || this.#korean ? undefined : this.#senseOf(this.#near(which, 1));
    if (head === undefined && valued?.kind === 'value') {
      const described = this.#described(valued.table);
      const isName =
        valued.table === described && valued.table.nameColumns.includes(valued.column.name);
      if (!isName) return described;
    }
    head ??= verbs.find((item) => this.#senseOf(item)?.kind === 'table') ?? verbs[0];
    const sense = this.#senseOf(head);
    if (sense !== undefined && sense.kind !== 'definition') return sense.table;
    const ofYesNo = this.#isYesNo() ? this.#filters.at(-1)?.filter.table : undefined;
    const own = this.#filters.find(
      ({ filter }) => filter.table.name === this.#catalogue.defaultTable,
    )?.filter.table;
    const first =
      own ??
      this.#defaultTable() ??
      ofYesNo ??
      this.#filters[0]?.filter.table ??
      this.#groups[0]?.table;
    if (first === undefined) throw new Unread({ kind: 'nothing-asked' });
    return this.#described(first);
  }

  // "How many cats?": the value names a kind, its rows are those of the table that has the kind.
  #described(table: CatalogueTable): CatalogueTable {
    return describedTable(this.#catalogue, table);
  }

  // "반려동물을 키우는 주인": a noun with an object particle before a verb modifies what follows.
  #isModifier(item: Item): boolean {
    const next = this.#near(
      item,
      1,
      (o) => o.kind === 'role' && ['stop', 'most', 'exists'].includes(o.role),
    );
    const laterNoun = this.#items.some(
      (other) =>
        other.start > item.start &&
        this.#isNoun(other) &&
        !this.#used.has(other) &&
        other.kind === 'senses' &&
        !other.verb,
    );
    return laterNoun && next !== undefined;
  }

  #personTable(said: readonly Item[], verbs: readonly Item[]): CatalogueTable | null {
    const isPeople = (table: CatalogueTable) =>
      table.words.some(({ text }) => namesPeople(text)) || table.nameColumns.length === 2;
    const candidates = [...said, ...verbs]
      .map((item) => this.#senseOf(item))
      .flatMap((sense) =>
        sense !== undefined && sense.kind !== 'definition' ? [sense.table] : [],
      );
    const direct = candidates.find(isPeople);
    if (direct !== undefined) return direct;
    const filterTables = this.#filters.map(({ filter }) => filter.table);
    const owned = filterTables.find(isPeople);
    const around = [...candidates, ...filterTables];
    const near = this.#catalogue.tables.filter(
      (table) =>
        isPeople(table) &&
        around.some(
          (other) =>
            other !== table && joinPaths(this.#catalogue, table.name, other.name).length > 0,
        ),
    );
    // "누가 진료를 …?": a person whose row is linked with what is spoken of; two such tables leave it open.
    if (owned !== undefined && (near.length === 0 || candidates.length === 0)) return owned;
    const nearest = near
      .map((table) => ({
        table,
        length: Math.min(
          ...(candidates.length > 0 ? candidates : around).map(
            (other) => joinPaths(this.#catalogue, table.name, other.name)[0]?.length ?? 9,
          ),
        ),
      }))
      .sort((a, b) => a.length - b.length);
    if (nearest.length > 1 && nearest[0]!.length === nearest[1]!.length)
      throw new Unread({
        kind: 'unclear',
        word: this.#textOf('who') || this.#textOf('person'),
        choices: nearest.map(({ table }) => word(table)),
      });
    // "Who treated Rex?": an act is done by whom its row names, not by someone further away.
    if (said.length === 0 && candidates.length > 0 && (nearest[0]?.length ?? 0) > 1)
      throw new Unread({
        kind: 'not-linked',
        from: word(candidates[0]!),
        to: this.#textOf('who') || this.#textOf('person'),
      });
    return nearest[0]?.table ?? owned ?? null;
  }

  #defaultTable(): CatalogueTable | undefined {
    return this.#catalogue.tables.find(({ name }) => name === this.#catalogue.defaultTable);
  }

  // "more than 2 pets", "반려동물을 2마리 이상"
  #readCountsOf(target: CatalogueTable): void {
    for (const item of this.#items) {
      if (
        item.kind !== 'compare' &&
        !(item.kind === 'number' && item.unit !== null && countUnits.has(item.unit)) &&
        !(item.kind === 'number' && item.unit === null)
      )
        continue;
      if (this.#used.has(item)) continue;
      const unitCounts = item.unit === null || countUnits.has(item.unit);
      if (!unitCounts) continue;
      const next = this.#items[this.#items.indexOf(item) + 1];
      const nounAfter =
        this.#senseOf(next)?.kind === 'table' && (!this.#korean || /^의/.test(item.particle))
          ? next
          : undefined;
      const previous = this.#near(item, -1);
      const nounBefore =
        this.#korean && this.#senseOf(previous)?.kind === 'table' ? previous : undefined;
      const verbAfter = item.unit !== null ? this.#near(item, 1) : undefined;
      const verbNoun =
        verbAfter?.kind === 'senses' &&
        this.#senseOf(verbAfter)?.kind === 'table' &&
        (this.#korean || verbAfter.verb || nounAfter === undefined)
          ? verbAfter
          : undefined;
      const verbBefore =
        !this.#korean &&
        item.unit !== null &&
        previous?.kind === 'senses' &&
        this.#senseOf(previous)?.kind === 'table'
          ? previous
          : undefined;
      const noun = [nounAfter, nounBefore, verbNoun, verbBefore].find((candidate) => {
        const sense = this.#senseOf(candidate);
        return sense?.kind === 'table' && sense.table !== target;
      });
      const sense = this.#senseOf(noun);
      if (noun === undefined || sense?.kind !== 'table') continue;
      this.#used.add(item);
      this.#used.add(noun);
      for (const other of this.#items)
        if (this.#tableOf(other) === sense.table && other.kind === 'senses' && other.verb)
          this.#used.add(other);
      const operator = item.kind === 'compare' ? item.operator : '=';
      this.#relations.push({
        table: sense.table,
        negated: false,
        count: { operator, value: item.value },
      });
    }
  }

  #readNumbers(target: CatalogueTable): void {
    for (const item of this.#items) {
      if (item.kind === 'top') {
        this.#limit = item.count;
        this.#used.add(item);
      }
      if (
        (item.kind !== 'compare' && item.kind !== 'between' && item.kind !== 'number') ||
        this.#used.has(item)
      )
        continue;
      if (
        item.kind === 'number' &&
        (item.unit === null || countUnits.has(item.unit)) &&
        this.#takesLimit(item)
      )
        continue;
      const { column, mention } = this.#columnOfNumber(item, target);
      if (mention !== null) this.#used.add(mention);
      const scale = scaleOf(item.unit, column.column);
      const said = mention === null ? item.text : `${mention.text} ${item.text}`;
      const negated = this.#negated.has(item);
      this.#used.add(item);
      if (isDate(column.column)) {
        if (item.kind !== 'compare' || !this.#isAge(item))
          throw new Unread({ kind: 'unknown-words', words: [item.text] });
        this.#filters.push({
          item,
          filter: {
            ...column,
            test: {
              kind: 'compare',
              operator: flipped(item.operator),
              value: `-${item.value} years`,
            },
            negated,
            said,
          },
        });
        continue;
      }
      const test: Test =
        item.kind === 'between'
          ? { kind: 'between', low: item.low * scale, high: item.high * scale }
          : {
              kind: 'compare',
              operator: item.kind === 'compare' ? item.operator : '=',
              value: rounded(item.value * scale),
            };
      this.#filters.push({ item, filter: { ...column, test, negated, said } });
    }
  }

  #takesLimit(item: Item & { kind: 'number' }): boolean {
    const superlative = this.#items.some(
      (other) =>
        (other.kind === 'role' &&
          ['most', 'last', 'first', 'greatest', 'least', 'few', 'many'].includes(other.role)) ||
        (other.kind === 'adjective' && other.form !== 'comparative'),
    );
    if (!superlative) return false;
    if (!Number.isInteger(item.value) || item.value < 1) return false;
    this.#limit = item.value;
    this.#used.add(item);
    return true;
  }

  // "older than 50": years, of whoever has a birth date.
  #isAge(item: Item & { kind: 'compare' | 'between' | 'number' }): boolean {
    if (item.unit === '세' || item.unit === 'years') return true;
    return item.unit === null && /^(?:older|younger) than/i.test(item.text);
  }

  #columnOfNumber(
    item: Item & { kind: 'compare' | 'between' | 'number' },
    target: CatalogueTable,
  ): { column: ColumnOf; mention: Item | null } {
    const fits = (column: CatalogueColumn) =>
      column.kind === 'number' || (isDate(column) && this.#isAge(item));
    const before = this.#near(
      item,
      -1,
      (o) =>
        this.#isStop(o) ||
        o.kind === 'adjective' ||
        (o.kind === 'role' && ['than', 'greatest', 'least', 'what', 'sum'].includes(o.role)),
    );
    const after = this.#near(item, 1, (o) => this.#isStop(o) || o.kind === 'adjective');
    for (const near of this.#korean ? [before, after] : [before, after]) {
      const sense = this.#senseOf(near);
      if (
        near !== undefined &&
        sense?.kind === 'column' &&
        fits(sense.column) &&
        !this.#used.has(near) &&
        !(item.unit === '세' && !isDate(sense.column) && !hasIdea(sense.column, 'age'))
      )
        return { column: { table: sense.table, column: sense.column }, mention: near };
    }
    // A key said before its number: "id 5", "video 1".
    const table = this.#senseOf(before);
    if (
      item.kind === 'number' &&
      table?.kind === 'table' &&
      before !== undefined &&
      /^[\s#]*(?:no\.?|number|번호)?\s*$/i.test(this.#question.slice(before.end, item.start)) &&
      table.table.primaryKey.length === 1 &&
      item.unit === null
    ) {
      const key = columnOf(table.table, table.table.primaryKey[0]!);
      if (key?.kind === 'number')
        return { column: { table: table.table, column: key }, mention: before };
    }
    const adjective = this.#items.find((other) => other.kind === 'adjective');
    const wanted =
      item.unit === '세' || item.unit === 'years'
        ? ['age', 'birth date']
        : item.unit === 'KRW' || item.unit === 'USD'
          ? ['price', 'amount', 'cost', 'fee', 'fine', 'salary', 'balance']
          : item.unit === '%'
            ? ['confidence', 'rate', 'percentage', 'ratio']
            : ['min', 'h', 's'].includes(item.unit ?? '')
              ? ['duration', 'downtime']
              : /^(?:kg|g)$/.test(item.unit ?? '')
                ? ['weight']
                : /^(?:페이지|쪽)$/.test(item.unit ?? '')
                  ? ['page']
                  : adjective?.kind === 'adjective'
                    ? adjective.adjective.columns
                    : this.#adjectiveInText();
    const tables = [target, ...this.#mentionedTables()];
    for (const idea of wanted)
      for (const candidate of tables) {
        const column = candidate.columns.find(
          (other) => fits(other) && hasIdea(other, idea.replace(/^-/, '')),
        );
        if (column !== undefined) {
          if (adjective !== undefined) this.#used.add(adjective);
          return { column: { table: candidate, column }, mention: null };
        }
      }
    // "men over 30": of people, a bare number is an age.
    const beside = this.#senseOf(before);
    const ofPeople =
      (beside?.kind === 'value' && hasIdea(beside.column, 'gender')) ||
      /(?:people|persons?|anyone|someone|사람|men|women)\s*$/i.test(
        this.#question.slice(0, item.start),
      );
    const age = target.columns.find((column) => column.kind === 'number' && hasIdea(column, 'age'));
    if (ofPeople && age !== undefined && item.unit === null)
      return { column: { table: target, column: age }, mention: null };
    const only = target.columns.filter(
      (column) => column.kind === 'number' && !column.isKey && column.name !== target.whenColumn,
    );
    if (only.length === 1 && item.unit === null && item.kind !== 'number')
      return { column: { table: target, column: only[0]! }, mention: null };
    throw new Unread({ kind: 'unknown-words', words: [item.text] });
  }

  // "older than 10": the adjective is part of the comparison's own words.
  #adjectiveInText(): readonly string[] {
    const text = this.#question;
    if (/\b(?:older|younger)\b|나이|어린/i.test(text)) return ['age', 'birth date'];
    if (/\b(?:longer|shorter)\b|긴|짧은/i.test(text))
      return ['duration', 'downtime', 'length', 'page', 'height'];
    if (/\b(?:heavier|lighter)\b|무거운|가벼운/i.test(text)) return ['weight'];
    if (/비싼|싼|저렴|cheap|expensive|cost/i.test(text)) return ['price', 'cost', 'fee', 'amount'];
    return [];
  }

  #mentionedTables(): readonly CatalogueTable[] {
    return [
      ...this.#items.map((item) => this.#senseOf(item)),
      ...this.#filters.map(({ filter }) => filter),
    ].flatMap((sense) => (sense !== undefined && 'table' in sense ? [sense.table] : []));
  }

  #readMeasure(shape: string, target: CatalogueTable): Reading['measure'] {
    if (shape === 'count' && !this.#has('average')) return null;
    const find = (role: Role) =>
      this.#items.find(
        (item) => item.kind === 'role' && item.role === role && !this.#used.has(item),
      );
    const roles = [
      ['average', 'average'],
      ['sum', 'sum'],
      ['greatest', 'greatest'],
      ['least', 'least'],
    ] as const;
    for (const [role, name] of roles) {
      const item = find(role);
      if (item === undefined) continue;
      if (role === 'average' && this.#averageComparison(item, target)) return null;
      const numeric = this.#items.filter((other) => {
        const sense = this.#senseOf(other);
        return (
          sense?.kind === 'column' &&
          !this.#used.has(other) &&
          (sense.column.kind === 'number' ||
            (isDate(sense.column) && role !== 'average' && role !== 'sum'))
        );
      });
      const after = numeric.find((other) => other.start > item.start);
      const noun =
        (this.#korean
          ? (numeric.filter((other) => other.end <= item.start).at(-1) ?? after)
          : after) ?? numeric[0];
      const sense = this.#senseOf(noun);
      if (noun === undefined || sense?.kind !== 'column') {
        const only = this.#onlyMeasure();
        if (only === null || role === 'greatest' || role === 'least') continue;
        this.#used.add(item);
        return { function: name, of: only };
      }
      // "the product with the highest price" asks for a row, "the highest price" for a number.
      if ((role === 'greatest' || role === 'least') && this.#asksForRow(noun, sense.table)) {
        this.#used.add(noun);
        this.#used.add(item);
        this.#order = {
          kind: 'column',
          of: { table: sense.table, column: sense.column },
          largest: role === 'greatest',
        };
        this.#limit ??= 1;
        return null;
      }
      this.#used.add(noun);
      this.#used.add(item);
      return { function: name, of: { table: sense.table, column: sense.column } };
    }
    return null;
  }

  // "total downtime": a table that measures one thing lends it its name.
  #onlyMeasure(): ColumnOf | null {
    for (const item of this.#items) {
      const table = this.#tableOf(item);
      if (table === null || this.#used.has(item)) continue;
      const measures = table.columns.filter(
        (column) => column.kind === 'number' && !column.isKey && column.unit !== null,
      );
      if (measures.length === 1) return { table, column: measures[0]! };
    }
    return null;
  }

  #asksForRow(columnItem: Item, table: CatalogueTable): boolean {
    return (
      this.#has('who') ||
      this.#items.some((item) => {
        const sense = this.#senseOf(item);
        if (sense?.kind !== 'table' || item === columnItem || (item.kind === 'senses' && item.verb))
          return false;
        if (this.#groups.some((group) => group.table === sense.table)) return false;
        const isBefore = item.start < columnItem.start;
        const joined = this.#question.slice(item.end, columnItem.start);
        if (this.#korean) return !isBefore && sense.table === table;
        return (
          (isBefore && /\b(?:with|have|has|had|of)\b|which/i.test(joined)) ||
          (isBefore && /^which/i.test(this.#question))
        );
      })
    );
  }

  // "longer than average", "평균보다 비싼"
  #averageComparison(item: Item, target: CatalogueTable): boolean {
    const korean = /^보다/.test(item.particle);
    const english =
      /\b(?:than|above|below|over|under|exceed\w*)\s+(?:the\s+)?(?:overall\s+)?(?:average|mean)\b|(?:above|below)[- ]average/i.test(
        this.#question,
      );
    const after = this.#korean ? this.#near(item, 1) : undefined;
    const koreanWord = /평균\s*(?:보다)?\s*(?:이상|초과|이하|미만|보다|을 넘)/.test(this.#question);
    if (!korean && !english && !koreanWord) return false;
    const adjective = this.#items.find(
      (other): other is Item & { kind: 'adjective' } => other.kind === 'adjective',
    );
    const numeric = this.#items.find((other) => {
      const sense = this.#senseOf(other);
      return sense?.kind === 'column' && sense.column.kind === 'number' && !this.#used.has(other);
    });
    const sense = this.#senseOf(numeric);
    let of: ColumnOf | null =
      sense?.kind === 'column' ? { table: sense.table, column: sense.column } : null;
    let isMore = !/\b(?:below|under|less|lower|fewer|smaller)\b|이하|미만|적은|낮은|작은/i.test(
      this.#question,
    );
    if (of === null && adjective !== undefined) {
      const found = this.#columnOfAdjective(adjective.adjective, target);
      if (found !== null) {
        of = found.of;
        isMore = found.largest;
      }
    }
    if (of === null)
      throw new Unread({
        kind: 'no-column',
        word: adjective?.text ?? item.text,
        table: word(target),
      });
    for (const used of [item, adjective, numeric, after?.kind === 'role' ? after : undefined])
      if (used !== undefined) this.#used.add(used);
    for (const other of this.#items)
      if (other.kind === 'role' && ['than', 'many', 'few'].includes(other.role))
        this.#used.add(other);
    this.#filters.push({
      item,
      filter: {
        ...of,
        test: { kind: 'average', operator: isMore ? '>' : '<' },
        negated: false,
        said: item.text,
      },
    });
    return true;
  }

  #columnOfAdjective(
    adjective: Adjective,
    table: CatalogueTable,
  ): { of: ColumnOf; largest: boolean } | null {
    for (const idea of adjective.columns) {
      const turned = idea.startsWith('-');
      const name = turned ? idea.slice(1) : idea;
      const column =
        name === 'when'
          ? table.columns.find((other) => other.name === table.whenColumn)
          : (table.columns.find(
              (other) =>
                (other.kind === 'number' || isDate(other)) && !other.isKey && hasIdea(other, name),
            ) ??
            (/date|created|founded/.test(name)
              ? table.columns.find((other) => isDate(other) && hasIdea(other, name))
              : undefined));
      if (column !== undefined)
        return { of: { table, column }, largest: adjective.largest !== turned };
    }
    return null;
  }

  #readOrder(target: CatalogueTable): void {
    for (const item of this.#items) {
      if (item.kind !== 'adjective' || this.#used.has(item)) continue;
      const found =
        this.#columnOfAdjective(item.adjective, target) ??
        this.#columnOfAdjective(item.adjective, this.#target!);
      // "highest price", "가장 높은 가격": the noun says which column.
      const numeric = this.#items.find((other) => {
        const sense = this.#senseOf(other);
        return (
          sense?.kind === 'column' &&
          (sense.column.kind === 'number' || isDate(sense.column)) &&
          !this.#used.has(other)
        );
      });
      const sense = this.#senseOf(numeric);
      const generic =
        found === null ||
        item.adjective.columns.includes('score') ||
        item.adjective.columns.includes('size');
      this.#used.add(item);
      if (generic && sense?.kind === 'column' && numeric !== undefined && this.#order === null) {
        this.#order = {
          kind: 'column',
          of: { table: sense.table, column: sense.column },
          largest: item.adjective.largest,
        };
        if (sense.table === target && this.#hasOtherNoun(numeric)) this.#used.add(numeric);
      } else if (found !== null)
        this.#order ??= { kind: 'column', of: found.of, largest: found.largest };
      else throw new Unread({ kind: 'no-column', word: item.text, table: word(target) });
      this.#limit ??=
        this.#has('list') &&
        !this.#has('most') &&
        item.form === 'plain' &&
        /recent|최근|new/i.test(item.text)
          ? null
          : 1;
    }
    for (const item of this.#items) {
      if (item.kind !== 'role' || this.#used.has(item)) continue;
      if (item.role === 'last' || item.role === 'first') this.#readLast(item, target);
      if (item.role === 'many' || item.role === 'few' || item.role === 'most')
        this.#readMost(item, target);
      if (item.role === 'greatest' || item.role === 'least') {
        const adjective = closedWords
          .get(item.text.toLowerCase())
          ?.find((meaning) => meaning.kind === 'adjective')?.adjective;
        const found = adjective === undefined ? null : this.#columnOfAdjective(adjective, target);
        if (found === null || this.#order !== null) this.#readMost(item, target);
        else {
          this.#used.add(item);
          this.#order = { kind: 'column', of: found.of, largest: found.largest };
          this.#limit ??= 1;
        }
      }
    }
  }

  #hasOtherNoun(item: Item): boolean {
    return this.#items.some((other) => other !== item && this.#senseOf(other)?.kind === 'table');
  }

  #readLast(item: Item, target: CatalogueTable): void {
    this.#used.add(item);
    const mentioned = [target, ...this.#mentionedTables()];
    const dated = this.#items
      .map((other) => this.#senseOf(other))
      .find(
        (sense): sense is Extract<Chosen, { kind: 'column' }> =>
          sense?.kind === 'column' && isDate(sense.column),
      );
    const table = mentioned.find(({ whenColumn }) => whenColumn !== null);
    const column =
      dated?.column ?? (table === undefined ? undefined : columnOf(table, table.whenColumn!));
    const owner = dated?.table ?? table;
    if (column === undefined || owner === undefined)
      throw new Unread({ kind: 'no-column', word: item.text, table: word(target) });
    if (this.#order === null)
      this.#order = {
        kind: 'column',
        of: { table: owner, column },
        largest: item.kind === 'role' && item.role === 'last',
      };
    this.#limit ??= 1;
    // "the last visit of Leo": rows of that table are asked for, whichever noun came first.
    if (owner !== target && this.#has('when')) this.#target = owner;
  }

  #readMost(item: Item, target: CatalogueTable): void {
    this.#used.add(item);
    if (this.#order !== null) return;
    const largest =
      item.kind === 'role' &&
      item.role !== 'few' &&
      item.role !== 'least' &&
      !this.#items.some((other) => other.kind === 'role' && other.role === 'few');
    for (const other of this.#items)
      if (other.kind === 'role' && ['many', 'few', 'most'].includes(other.role))
        this.#used.add(other);
    // A number of the things counted, not a condition: "가장 많은 반려동물".
    const nouns = this.#items.filter(
      (other) =>
        this.#isNoun(other) &&
        !this.#used.has(other) &&
        !(other.kind === 'senses' && other.verb && this.#senseOf(other)?.kind === 'column'),
    );
    const others = nouns.filter((other) => {
      const sense = this.#senseOf(other);
      return (
        sense !== undefined &&
        sense.kind !== 'definition' &&
        (sense.kind === 'table'
          ? sense.table !== target
          : sense.column.kind === 'number' && !sense.column.isKey)
      );
    });
    const counted = this.#senseOf(
      others.find((other) => this.#senseOf(other)?.kind === 'table') ??
        (this.#korean ? others.filter((other) => other.end <= item.start + 1).at(-1) : undefined) ??
        others.find((other) => this.#korean && this.#nextIsMany(other)) ??
        others[0],
    );
    const ranked = this.#groups.length > 0;
    const head = nouns
      .filter((other) => !others.includes(other))
      .map((other) => ({ other, sense: this.#senseOf(other)! }));
    const column = head.find(
      ({ sense }) =>
        sense.kind === 'column' &&
        !sense.table.nameColumns.includes(sense.column.name) &&
        sense.column.kind !== 'number',
    );
    this.#limit ??= 1;
    for (const other of others) this.#used.add(other);
    if (counted?.kind === 'column') {
      this.#order =
        counted.table === target && !ranked
          ? { kind: 'column', of: { table: counted.table, column: counted.column }, largest }
          : { kind: 'sum', of: { table: counted.table, column: counted.column }, largest };
      if (this.#order.kind === 'sum' && !ranked) this.#groups.push({ table: target, column: null });
      return;
    }
    if (ranked && counted === undefined) {
      this.#order = { kind: 'count', table: null, largest };
      return;
    }
    const mass = counted?.kind === 'table' ? this.#massMeasure(others, counted.table) : null;
    if (mass !== null && !ranked) {
      this.#order = { kind: 'sum', of: mass, largest };
      this.#groups.push({ table: target, column: null });
      return;
    }
    this.#order = {
      kind: 'count',
      table: counted?.kind === 'table' ? counted.table : null,
      largest,
    };
    if (ranked) return;
    if (column !== undefined && column.sense.kind === 'column') {
      this.#used.add(column.other);
      for (const { other, sense } of head)
        if (sense.kind === 'table' && sense.table === target) this.#used.add(other);
      this.#groups.push({ table: column.sense.table, column: column.sense.column });
      return;
    }
    this.#groups.push({ table: target, column: null });
    if (counted === undefined) {
      const children = this.#catalogue.links
        .filter(({ to }) => to === target.name)
        .map(({ from }) => from);
      const child = this.#catalogue.tables.find(
        ({ name }) => children.length === 1 && name === children[0],
      );
      const filtered = this.#filters
        .map(({ filter }) => filter.table)
        .find((table) => table !== target && children.includes(table.name));
      const facts = child ?? filtered;
      if (facts === undefined)
        throw new Unread({ kind: 'no-column', word: item.text, table: word(target) });
      this.#order = { kind: 'count', table: facts, largest };
    }
  }

  // "나이가 가장 많은", "가장 나이가 많은": the noun right before the word for many.
  #nextIsMany(item: Item): boolean {
    const next = this.#items[this.#items.indexOf(item) + 1];
    return next?.kind === 'role' && ['many', 'few', 'most'].includes(next.role);
  }

  // "the most downtime" is a sum, "the most orders" a count.
  #massMeasure(mentions: readonly Item[], table: CatalogueTable): ColumnOf | null {
    const mention = mentions.find((item) => this.#tableOf(item) === table);
    if (
      mention === undefined ||
      this.#korean ||
      singular(mention.text) !== mention.text.toLowerCase()
    )
      return null;
    if (mention.kind === 'senses' && mention.verb) return null;
    const measures = table.columns.filter(
      (column) => column.kind === 'number' && !column.isKey && column.unit !== null,
    );
    return measures.length === 1 ? { table, column: measures[0]! } : null;
  }

  #readTimes(target: CatalogueTable): void {
    for (const item of this.#items) {
      if (item.kind !== 'time') continue;
      const range = item.range;
      const fits = (column: CatalogueColumn, table: CatalogueTable) => {
        if (range.kind === 'offset')
          return (
            column.kind === 'number' &&
            (column.name === table.whenColumn || column.display === 'duration')
          );
        if (isDate(column) || (column.name === table.whenColumn && table.clock !== null))
          return !(range.kind === 'hours' && column.kind === 'date');
        return range.kind === 'calendar' && column.kind === 'number' && hasIdea(column, 'year');
      };
      const year = (column: CatalogueColumn) =>
        column.kind === 'number' && /year|연도|년도/.test(column.name);
      const near = [this.#near(item, -1), this.#near(item, 1), ...this.#items].find((other) => {
        const sense = this.#senseOf(other);
        return (
          other !== undefined &&
          sense?.kind === 'column' &&
          !this.#used.has(other) &&
          (fits(sense.column, sense.table) || year(sense.column))
        );
      });
      const sense = this.#senseOf(near);
      let of: ColumnOf | undefined;
      if (near !== undefined && sense?.kind === 'column') {
        of = { table: sense.table, column: sense.column };
        this.#used.add(near);
      } else {
        const verb = this.#items
          .map((other) => this.#senseOf(other))
          .find(
            (other) =>
              other?.kind === 'table' &&
              other.table !== target &&
              other.table.whenColumn !== null &&
              target.whenColumn === null,
          );
        const tables = [
          target,
          ...(verb?.kind === 'table' ? [verb.table] : []),
          ...this.#mentionedTables(),
          ...this.#neighbours(target),
        ];
        for (const table of tables) {
          const when = table.columns.find(
            (column) => column.name === table.whenColumn && fits(column, table),
          );
          const only = table.columns.filter(
            (column) => fits(column, table) || (range.kind === 'calendar' && year(column)),
          );
          const column =
            when ?? (only.length === 1 && !hasIdea(only[0]!, 'birth date') ? only[0] : undefined);
          if (column !== undefined) {
            of = { table, column };
            break;
          }
        }
      }
      if (of === undefined)
        throw new Unread({ kind: 'no-column', word: item.text, table: word(target) });
      this.#push(item, {
        ...of,
        test: { kind: 'time', range },
        negated: this.#negated.has(item),
        said: item.text,
      });
    }
  }

  #neighbours(table: CatalogueTable): readonly CatalogueTable[] {
    if (!this.#items.some((item) => item.kind === 'senses' && item.verb)) return [];
    return this.#catalogue.tables.filter((other) =>
      this.#catalogue.links.some(({ from, to }) => from === other.name && to === table.name),
    );
  }

  // "not returned", "반납하지 않은", "아직 반납 안 된": an empty date.
  #readMissing(): void {
    for (const item of this.#negated) {
      const sense = this.#senseOf(item);
      if (sense?.kind !== 'column' || this.#used.has(item)) continue;
      if (!sense.column.nullable) throw new Unread({ kind: 'unknown-words', words: [item.text] });
      this.#push(item, {
        table: sense.table,
        column: sense.column,
        test: { kind: 'missing' },
        negated: false,
        said: item.text,
      });
    }
  }

  #readColumns(measure: Reading['measure']): readonly ColumnOf[] {
    const asked: ColumnOf[] = [];
    const add = (of: ColumnOf) => {
      if (!asked.some(({ column }) => column === of.column)) asked.push(of);
    };
    for (const item of this.#items) {
      const sense = this.#senseOf(item);
      if (sense?.kind !== 'column' || this.#used.has(item)) continue;
      if (item.kind === 'senses' && item.verb && !this.#has('when') && !isDate(sense.column)) {
        this.#used.add(item);
        continue;
      }
      this.#used.add(item);
      if (item.kind === 'senses' && item.verb && isDate(sense.column) && !this.#has('when')) {
        if (sense.column.nullable)
          this.#filters.push({
            item,
            filter: {
              table: sense.table,
              column: sense.column,
              test: { kind: 'missing' },
              negated: true,
              said: item.text,
            },
          });
        continue;
      }
      add({ table: sense.table, column: sense.column });
    }
    const target = this.#target!;
    if (asked.length === 0 && measure === null && this.#has('when')) {
      const table = [target, ...this.#mentionedTables()].find(
        ({ whenColumn }) => whenColumn !== null,
      );
      if (table === undefined)
        throw new Unread({ kind: 'no-column', word: this.#textOf('when'), table: word(target) });
      add({ table, column: columnOf(table, table.whenColumn!)! });
    }
    if (asked.length === 0 && this.#has('where')) {
      const places = ['address', 'city', 'country', 'location', 'region', 'building'];
      const tables = [target, ...this.#mentionedTables()];
      const found = tables
        .map((table) => ({
          table,
          columns: table.columns.filter((column) => places.some((idea) => hasIdea(column, idea))),
        }))
        .find(({ columns }) => columns.length > 0);
      if (found === undefined)
        throw new Unread({ kind: 'no-column', word: this.#textOf('where'), table: word(target) });
      for (const column of found.columns) add({ table: found.table, column });
    }
    if (this.#has('how')) {
      const text = /살|세/.test(this.#textOf('how'))
        ? 'how old'
        : this.#textOf('how').toLowerCase();
      const ideas =
        {
          old: ['age', 'birth date'],
          long: ['duration', 'length', 'downtime'],
          tall: ['height'],
          heavy: ['weight'],
          big: ['size', 'area', 'capacity'],
          large: ['size', 'area', 'capacity'],
          high: ['height'],
        }[text.split(' ').at(-1)!] ?? [];
      const column = ideas.flatMap((idea) =>
        target.columns.filter((other) => hasIdea(other, idea)),
      )[0];
      if (column === undefined)
        throw new Unread({ kind: 'no-column', word: text, table: word(target) });
      add({ table: target, column });
    }
    if (this.#has('amount') && asked.length === 0 && measure === null) {
      const column = ['price', 'cost', 'fee', 'amount'].flatMap((idea) =>
        target.columns.filter((other) => hasIdea(other, idea)),
      )[0];
      if (column === undefined)
        throw new Unread({ kind: 'no-column', word: this.#textOf('amount'), table: word(target) });
      add({ table: target, column });
    }
    return asked;
  }

  // Tables that are neither the target nor counted: asked for as well ("and their owners"), or must exist.
  #readTables(target: CatalogueTable, columns: readonly ColumnOf[]): readonly ColumnOf[] {
    const extra: ColumnOf[] = [];
    const now = this.#target ?? target;
    for (const item of this.#items) {
      const sense = this.#senseOf(item);
      if (sense?.kind !== 'table' || this.#used.has(item)) continue;
      this.#used.add(item);
      const { table } = sense;
      if (table === now || table === target) {
        if (this.#negated.has(item) && item.kind === 'senses' && !item.verb)
          throw new Unread({ kind: 'unknown-words', words: [item.text] });
        continue;
      }
      if (this.#groups.some((group) => group.table === table)) continue;
      const paths = joinPaths(this.#catalogue, now.name, table.name);
      if (paths.length === 0)
        throw new Unread({ kind: 'not-linked', from: word(now), to: word(table) });
      const filtered = this.#filters.some(({ filter }) => filter.table === table);
      const negated = this.#negated.has(item);
      if (!negated && this.#isAlsoAsked(item)) {
        for (const name of table.nameColumns.length > 0 ? table.nameColumns : table.shownColumns)
          extra.push({ table, column: columnOf(table, name)! });
        continue;
      }
      if (filtered || columns.some((of) => of.table === table)) {
        if (negated) this.#negateFilters(table);
        continue;
      }
      if (!negated && isToOne(paths[0]!)) continue;
      this.#relations.push({ table, negated, count: null });
    }
    this.#spreadNegation(now);
    if (extra.length === 0) return [];
    if (columns.length > 0) return extra;
    const own = now.nameColumns.length > 0 ? now.nameColumns : now.shownColumns;
    return [...own.map((name) => ({ table: now, column: columnOf(now, name)! })), ...extra];
  }

  // "never borrowed a book": what lies behind the missing rows is missing with them.
  #spreadNegation(target: CatalogueTable): void {
    for (const relation of this.#relations.filter(({ negated }) => negated)) {
      const isBehind = (table: CatalogueTable) =>
        table !== relation.table &&
        joinPaths(this.#catalogue, target.name, table.name)[0]?.some(
          ({ to }) => to === relation.table.name,
        ) === true;
      const kept = this.#relations.filter((other) => other.negated || !isBehind(other.table));
      const behind = this.#filters.filter(({ filter }) => isBehind(filter.table));
      for (const { filter } of behind) this.#negateFilters(filter.table);
      const rest = behind.length > 0 ? kept.filter((other) => other !== relation) : kept;
      this.#relations.splice(0, this.#relations.length, ...rest);
    }
  }

  #negateFilters(table: CatalogueTable): void {
    for (const [at, { filter, item }] of this.#filters.entries())
      if (filter.table === table)
        this.#filters[at] = { item, filter: { ...filter, negated: true } };
  }

  #isAlsoAsked(item: Item): boolean {
    if (this.#has('count')) return false;
    const before = this.#near(
      item,
      -1,
      (other) => other.kind === 'role' && ['stop', 'of'].includes(other.role),
    );
    if (!this.#korean)
      return (
        (before?.kind === 'role' && before.role === 'and') ||
        /\bwith\s+(?:their|its|his|her|the)\s+$/i.test(this.#question.slice(0, item.start))
      );
    const next = this.#near(
      item,
      1,
      (other) => other.kind === 'role' && ['stop'].includes(other.role),
    );
    const joined = /^(?:와|과|랑|이랑|하고)/.test(item.particle) && this.#isNoun(next);
    const listed =
      before?.kind === 'role' &&
      before.role === 'list' &&
      /^(?:와|과|랑|이랑|하고)/.test(before.particle);
    if (listed) return true;
    const after =
      before !== undefined &&
      (/^(?:와|과|랑|이랑|하고)/.test(before.particle) ||
        (before.kind === 'role' && before.role === 'and')) &&
      this.#isNoun(before);
    return joined || after;
  }

  #leftOver(): void {
    const left = this.#items.filter(
      (item) =>
        (item.kind === 'number' ||
          item.kind === 'compare' ||
          item.kind === 'between' ||
          item.kind === 'time' ||
          item.kind === 'senses' ||
          item.kind === 'adjective' ||
          item.kind === 'top') &&
        !this.#used.has(item),
    );
    if (left.length > 0)
      throw new Unread({ kind: 'unknown-words', words: left.map(({ text }) => text) });
  }

  #saysTarget(target: CatalogueTable): boolean {
    return (
      this.#items.some((item) => {
        const sense = this.#senseOf(item);
        return sense?.kind === 'table' && sense.table === target;
      }) || this.#groups.length > 0
    );
  }

  #isYesNo(): boolean {
    if (
      this.#items.some(
        (item) =>
          item.kind === 'role' &&
          ['count', 'who', 'where', 'when', 'what', 'list', 'amount'].includes(item.role),
      )
    )
      return false;
    if (!this.#korean)
      return /^(?:is|are|was|were|do|does|did|has|have|can)\b/i.test(this.#question.trim());
    return /(?:있나|있어|있습니까|있니|있는지|있었|인가|나요|습니까|었어|았어|했어|는가|없나|없어|없었|입니까|맞아|맞나|니)(?:요)?\s*[?？]?\s*$/.test(
      this.#question.trim(),
    );
  }

  #wantsDistinct(of: ColumnOf, target: CatalogueTable): boolean {
    return (
      this.#order === null &&
      of.table === target &&
      !target.nameColumns.includes(of.column.name) &&
      of.column.kind === 'text' &&
      of.column.values !== null &&
      !this.#filters.some(({ filter }) => filter.table.nameColumns.includes(filter.column.name))
    );
  }
}

function word(table: CatalogueTable): string {
  return table.words[0]?.text ?? table.name;
}

/** Whether a word of the column is of this general idea. */
function hasIdea(column: CatalogueColumn, idea: string): boolean {
  const first = ideasOf(idea)[0];
  return column.words.some(
    ({ text }) =>
      text === idea ||
      (first !== undefined && (first.en.includes(text) || first.ko.includes(text))) ||
      text.split(' ').at(-1) === idea,
  );
}

function isDate(column: CatalogueColumn): boolean {
  return column.kind === 'date' || column.kind === 'timestamp';
}

function flipped(
  operator: '=' | '<>' | '<' | '<=' | '>' | '>=',
): '=' | '<>' | '<' | '<=' | '>' | '>=' {
  return ({ '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '<>': '<>' } as const)[operator];
}

// A number in the column's own unit: 90 % of a ratio is 0.9, 5 minutes of a column in seconds 300.
function scaleOf(unit: string | null, column: CatalogueColumn): number {
  if (
    unit === '%' &&
    (column.unit === 'ratio' || (column.range !== null && Number(column.range.greatest) <= 1))
  )
    return 0.01;
  const seconds = { s: 1, min: 60, h: 3600 };
  const from = seconds[unit as keyof typeof seconds];
  const to =
    seconds[(column.unit ?? (column.display === 'duration' ? 's' : '')) as keyof typeof seconds];
  return from !== undefined && to !== undefined ? from / to : 1;
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
