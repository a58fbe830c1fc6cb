// One SELECT being written: joins to tables one row away, EXISTS for tables of many.
import type { Catalogue, CatalogueTable, TableLink } from '../catalogue/catalogue.js';
import { columnOf, tableOf } from '../catalogue/catalogue.js';
import { allJoinPaths, isToOne, type JoinPath, joinPaths, reversed } from '../plan/join-paths.js';
import type { Condition, Expression, PlanJoin, QueryPlan, SelectItem } from '../plan/query-plan.js';
import { conditionOf, measure } from './plan-condition.js';
import { moment } from './plan-time.js';
import type { ColumnOf, Filter, Relation } from './reading.js';
import { Unread } from './reading.js';

export interface PlanSurroundings {
  readonly catalogue: Catalogue;
  /** Local date `YYYY-MM-DD` for ages. */
  readonly today: string;
  /** Rows of a list at most. */
  readonly maxRows: number;
  /** Tables the question speaks of; they decide between ways. Default none. */
  readonly mentioned?: ReadonlySet<string>;
}

/** Numbers the aliases of a plan and its subplans. */
export interface Counter {
  next: number;
}

// One SELECT being written: its root, the tables joined to it one row each, its conditions.
export class Query {
  readonly #root: CatalogueTable;
  readonly #alias: string;
  readonly #surroundings: PlanSurroundings;
  readonly #counter: Counter;
  readonly #joins: PlanJoin[] = [];
  readonly #aliases = new Map<string, string>();
  readonly #conditions: Condition[] = [];

  constructor(root: CatalogueTable, surroundings: PlanSurroundings, counter: Counter) {
    this.#root = root;
    this.#surroundings = surroundings;
    this.#counter = counter;
    this.#alias = this.#newAlias();
  }

  #newAlias(): string {
    this.#counter.next++;
    return `t${this.#counter.next}`;
  }

  add(condition: Condition): void {
    this.#conditions.push(condition);
  }

  plan(select: readonly SelectItem[]): QueryPlan {
    const [first] = this.#conditions;
    return {
      from: { table: this.#root.name, alias: this.#alias },
      joins: [...this.#joins],
      select,
      distinct: false,
      where:
        first === undefined
          ? null
          : this.#conditions.length === 1
            ? first
            : { kind: 'and', of: [...this.#conditions] },
      groupBy: [],
      having: null,
      orderBy: [],
      limit: null,
    };
  }

  /** Whether a row of the root has one row of the table at most. */
  reaches(table: CatalogueTable): boolean {
    const path = joinPaths(this.#surroundings.catalogue, this.#root.name, table.name)[0];
    return path !== undefined && isToOne(path);
  }

  /** A column of the root or of a table it has one row of. */
  column({ table, column, link }: ColumnOf): Expression {
    const alias = this.#aliasOf(this.#path(table, link));
    if (column.json !== null)
      return {
        kind: 'column',
        alias,
        column: column.json.column,
        json: { key: column.json.key, number: column.kind === 'number' },
      };
    return { kind: 'column', alias, column: column.name };
  }

  /** Keeps only rows that have a row of the table: those without one belong to no group of it. */
  require(table: CatalogueTable, link: TableLink | null | undefined): void {
    const path = this.#path(table, link);
    const from = this.#aliasOf(path.slice(0, -1));
    const step = path.at(-1);
    if (step === undefined) return;
    const isNullable = path.some(({ from: name, link: key }) =>
      key.fromColumns.some(
        (column) =>
          columnOf(tableOf(this.#surroundings.catalogue, name)!, column)?.nullable !== false,
      ),
    );
    if (!isNullable) return;
    const key = step.link.fromColumns[0]!;
    const left: Expression = { kind: 'column', alias: from, column: key };
    this.add({ kind: 'not', of: { kind: 'is-null', left } });
  }

  /** A column that says when, as a date or clock time. */
  moment(of: ColumnOf): Expression {
    return moment(of, (other) => this.column(other), this.#surroundings.catalogue);
  }

  #path(table: CatalogueTable, by: TableLink | null | undefined = null): JoinPath {
    const all = joinPaths(this.#surroundings.catalogue, this.#root.name, table.name);
    const paths =
      by == null || table === this.#root
        ? all
        : all.filter((path) => path.some(({ link }) => link === by));
    if (paths.length === 0) throw notLinked(this.#root, table);
    const [shortest] = paths;
    // A key of its own, or a row above, is what a word for the table means.
    if (paths.length === 1 && (shortest!.length < 2 || isToOne(shortest!))) return shortest!;
    return by == null ? this.#spokenPath(table, paths) : shortest!;
  }

  // Of several ways the one through the tables that the question speaks of.
  #spokenPath(table: CatalogueTable, shortest: readonly JoinPath[]): JoinPath {
    const { catalogue, mentioned = new Set() } = this.#surroundings;
    const all = allJoinPaths(catalogue, this.#root.name, table.name);
    if (all.length < 2) return shortest[0]!;
    const stops = (path: JoinPath) =>
      path.slice(0, -1).filter(({ to }) => mentioned.has(to)).length;
    const most = Math.max(...all.map(stops));
    const best = all.filter((path) => stops(path) === most);
    const length = Math.min(...best.map((path) => path.length));
    const fitting = best.filter((path) => path.length === length);
    if (fitting.length > 1 || (most === 0 && best.length > 1)) throw twoWays(table, best);
    return fitting[0]!;
  }

  #aliasOf(path: JoinPath): string {
    let alias = this.#alias;
    let key = '';
    for (const step of path) {
      if (step.direction === 'down')
        throw new Unread({ kind: 'not-linked', from: step.from, to: step.to });
      key += `/${step.link.fromColumns.join(',')}>${step.to}`;
      const known = this.#aliases.get(key);
      if (known !== undefined) {
        alias = known;
        continue;
      }
      const joined = this.#newAlias();
      const nullable = step.link.fromColumns.some(
        (name) =>
          tableOf(this.#surroundings.catalogue, step.from)?.columns.find(
            (column) => column.name === name,
          )?.nullable !== false,
      );
      this.#joins.push({
        table: step.to,
        alias: joined,
        kind: nullable ? 'left' : 'inner',
        on: step.link.fromColumns.map((name, at) => ({
          left: { kind: 'column', alias, column: name },
          right: { kind: 'column', alias: joined, column: step.link.toColumns[at]! },
        })),
      });
      this.#aliases.set(key, joined);
      alias = joined;
    }
    return alias;
  }

  /** Conditions on one row go into WHERE, those on many rows into one EXISTS per way. */
  addFilters(filters: readonly Filter[]): void {
    const many = new Map<string, { path: JoinPath; filters: Filter[] }>();
    for (const filter of filters) {
      const path = this.#path(filter.table, filter.link);
      if (isToOne(path)) {
        this.#conditions.push(this.#condition(filter));
        continue;
      }
      const down = path.findIndex(({ direction }) => direction === 'down');
      const key = `${path
        .slice(0, down + 1)
        .map(({ to, link }) => `${to}:${link.fromColumns.join(',')}`)
        .join(
          '/',
        )}${filter.only === true ? '1' : ''}${filter.negated ? `!${filter.said}` : filter.test.kind === 'values' && filter.test.all ? `&${filter.said}` : ''}`;
      const group = many.get(key) ?? { path: path.slice(0, down + 1), filters: [] };
      group.filters.push(filter);
      many.set(key, group);
    }
    for (const { path, filters: grouped } of many.values()) {
      const negated = grouped[0]!.negated;
      const exists = this.#exists(
        path,
        grouped.map((filter) => ({ ...filter, negated: false })),
      );
      this.#conditions.push(negated ? { kind: 'not', of: exists } : exists);
      for (const filter of grouped.filter(({ only }) => only === true))
        this.#conditions.push({
          kind: 'not',
          of: this.#exists(path, [{ ...filter, negated: true, only: false }]),
        });
    }
  }

  addRelations(relations: readonly Relation[], filters: readonly Filter[]): void {
    for (const relation of relations) {
      const path = this.#path(relation.table);
      if (relation.count !== null) {
        const own = filters.filter(({ table }) => table === relation.table);
        this.#conditions.push({
          kind: 'compare',
          left: this.countOf(relation.table, own),
          operator: relation.count.operator,
          right: { kind: 'literal', value: relation.count.value },
        });
        continue;
      }
      if (isToOne(path)) {
        const key = path[0]?.link.fromColumns[0];
        if (key === undefined) continue;
        const isNull: Condition = {
          kind: 'is-null',
          left: { kind: 'column', alias: this.#alias, column: key },
        };
        this.#conditions.push(relation.negated ? isNull : { kind: 'not', of: isNull });
        continue;
      }
      const down = path.findIndex(({ direction }) => direction === 'down');
      const exists = this.#exists(path.slice(0, down + 1), [], path.slice(down + 1));
      this.#conditions.push(relation.negated ? { kind: 'not', of: exists } : exists);
    }
  }

  /** The number of rows of a table that belong to one row of the root. */
  countOf(table: CatalogueTable, filters: readonly Filter[]): Expression {
    const path = this.#path(table);
    const down = path.findIndex(({ direction }) => direction === 'down');
    if (down < 0) throw notLinked(this.#root, table);
    // Every further way down is walked from the far end, so that each of its rows counts once.
    const bottom = path.findLastIndex(({ direction }) => direction === 'down');
    const from = tableOf(this.#surroundings.catalogue, path[bottom]!.to)!;
    const inner = new Query(from, this.#surroundings, this.#counter);
    inner.addFilters(filters);
    const back = reversed(path.slice(down, bottom + 1));
    const alias = inner.#aliasOf(back.slice(0, -1));
    const last = path[down]!;
    for (const [at, name] of last.link.fromColumns.entries())
      inner.#conditions.push({
        kind: 'compare',
        left: { kind: 'column', alias, column: name },
        operator: '=',
        right: {
          kind: 'column',
          alias: this.#aliasOf(path.slice(0, down)),
          column: last.link.toColumns[at]!,
        },
      });
    return {
      kind: 'query',
      query: inner.plan([{ expression: measure('count', null), as: 'count' }]),
    };
  }

  #exists(path: JoinPath, filters: readonly Filter[], further: JoinPath = []): Condition {
    const step = path.at(-1)!;
    const inner = new Query(
      tableOf(this.#surroundings.catalogue, step.to)!,
      this.#surroundings,
      this.#counter,
    );
    const outer = this.#aliasOf(path.slice(0, -1));
    for (const [at, name] of step.link.fromColumns.entries())
      inner.#conditions.push({
        kind: 'compare',
        left: { kind: 'column', alias: inner.#alias, column: name },
        operator: '=',
        right: { kind: 'column', alias: outer, column: step.link.toColumns[at]! },
      });
    inner.addFilters(filters);
    const down = further.findIndex(({ direction }) => direction === 'down');
    if (down >= 0)
      inner.#conditions.push(
        inner.#exists(further.slice(0, down + 1), [], further.slice(down + 1)),
      );
    return {
      kind: 'exists',
      query: inner.plan([{ expression: { kind: 'literal', value: 1 }, as: 'one' }]),
    };
  }

  #condition(filter: Filter): Condition {
    const { today, catalogue } = this.#surroundings;
    const inner = (table: CatalogueTable) => new Query(table, this.#surroundings, this.#counter);
    const positive = conditionOf(filter, { query: this, inner, today, catalogue });
    return filter.negated ? { kind: 'not', of: positive } : positive;
  }
}

export function notLinked(from: CatalogueTable, to: CatalogueTable): Unread {
  return new Unread({
    kind: 'not-linked',
    from: from.words[0]?.text ?? from.name,
    to: to.words[0]?.text ?? to.name,
  });
}

function twoWays(table: CatalogueTable, paths: readonly JoinPath[]): Unread {
  return new Unread({
    kind: 'unclear',
    word: table.words[0]?.text ?? table.name,
    choices: paths.map((path) => path.map(({ link }) => link.fromColumns.join(', ')).join(' > ')),
  });
}
