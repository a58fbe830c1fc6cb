// The guard. Text from anywhere goes in; SQL that the guard itself wrote, or a refusal, comes out.
import { isDeepStrictEqual } from 'node:util';
import { Problem, problem } from '../../shared/index.js';
import type { Dialect } from '../catalogue/catalogue.js';
import { applyScope } from './apply-scope.js';
import { checkCount, checkText } from './check-text.js';
import type { GuardedSql, GuardPolicy, Refusal } from './policy.js';
import { prove } from './prove.js';
import { type Item, mapChildren, type Node, type Query } from './query-tree.js';
import { renderQuery } from './render/render-query.js';
import { resolveStatement } from './resolve/resolve-query.js';
import { checkPolicy } from './scope-filter.js';

/**
 * Checks a statement against a policy. One SELECT over the policy's tables, columns and pure functions passes: its
 * scope filters are added, its limit lowered to `maxRows`, and it is written anew. Anything else is a `Refusal`
 * with its reason; only a policy that cannot hold throws (guard.policy-invalid).
 *
 * Promises for what passes, checked on every call by parsing the written SQL again: the same tree as the one that
 * was checked, only tables, columns and functions of the policy, every scope filter in force, a limit.
 * Not its business: how long a statement runs and how many bytes it answers; run it read-only, with a timeout.
 */
export async function checkSql(
  sql: string,
  policy: GuardPolicy,
  dialect: Dialect,
): Promise<GuardedSql | Refusal> {
  checkPolicy(policy);
  const read = await readerOf(dialect);
  try {
    checkText(sql);
    const { query, columns, tables } = resolveStatement(read(sql), policy, dialect);
    const limited = applyLimit(applyScope(query, policy, dialect), policy.maxRows);
    const written = renderQuery(limited, dialect);
    checkCount(written.length, 'writtenCharacters', 'characters after rewriting');
    const again = withDefaults(read(written));
    if (!isDeepStrictEqual(again, limited))
      throw problem('guard.unproven', { what: 'its own rendering does not read back the same' });
    prove(again, policy, dialect);
    const personalColumns = columns.filter((column) => column.personal).map(({ name }) => name);
    return {
      kind: 'guarded',
      dialect,
      sql: written,
      columns,
      personalColumns: [...new Set(personalColumns)],
      tables,
      limit: Number(limited.limit),
    };
  } catch (thrown) {
    if (!(thrown instanceof Problem)) return refusalOf(unreadable(thrown));
    return refusalOf(thrown);
  }
}

/**
 * Loads what the first statement of a dialect needs, so that it can happen while a connection is made. PostgreSQL's
 * parser is 1.7 MB of WebAssembly; MySQL's is a few kilobytes of our own.
 */
export async function loadGuard(dialect: Dialect): Promise<void> {
  await readerOf(dialect);
}

function refusalOf(thrown: Problem): Refusal {
  const { code, message, fix } = thrown;
  return { kind: 'refused', rule: code, message, fix, problem: thrown };
}

// Whatever went wrong inside, the statement does not run.
function unreadable(thrown: unknown): Problem {
  return problem('guard.unproven', { what: 'it could not be read to the end' }, thrown);
}

async function readerOf(dialect: Dialect): Promise<(sql: string) => Query> {
  if (dialect === 'mysql') return (await import('./mysql/parse-query.js')).readMysql;
  const [{ loadPostgresParser }, { readPostgres }] = await Promise.all([
    import('./postgres/load-parser.js'),
    import('./postgres/read-query.js'),
  ]);
  const parse = await loadPostgresParser();
  return (sql) => readPostgres(parse(sql));
}

function applyLimit(query: Query, maxRows: number): Query {
  const asked = query.limit === null ? maxRows : Number(query.limit);
  return { ...query, limit: String(Math.min(asked, maxRows)) };
}

// What the rendering leaves out because it is the default: a name equal to the column's or table's own.
function withDefaults<T extends Node>(node: T): T {
  const visit = (child: Node): Node => withDefaults(child);
  const below = mapChildren(node, visit);
  if (below.kind === 'table' && below.alias === null) return { ...below, alias: below.name };
  if (below.kind === 'item' && below.name === null) return { ...below, name: ownName(below) };
  return below;
}

function ownName(item: Item): string | null {
  return item.value.kind === 'column' ? item.value.path.at(-1)! : null;
}
