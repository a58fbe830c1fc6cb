import { problem } from '../../shared/index.js';
import type { Dialect } from '../catalogue/catalogue.js';
import type { GuardPolicy, GuardTable, ScopeFilter } from './policy.js';
import type { Expression } from './query-tree.js';

/** The filters of one table, as conditions on one of its aliases; empty when it has none. */
export function scopeConditions(
  policy: GuardPolicy,
  dialect: Dialect,
  table: { readonly schema: string | null; readonly name: string },
  alias: string,
): Expression[] {
  const { schema, name } = table;
  return (policy.scope ?? [])
    .filter((filter) => filter.table === name && (filter.schema ?? schema) === schema)
    .map((filter) => ({
      kind: 'binary',
      operator: '=',
      left: { kind: 'column', path: [alias, filter.column] },
      right: literalOf(filter.value, dialect),
    }));
}

/** Refuses a policy that could not be kept: the caller's mistake, so it is thrown and never returned. */
export function checkPolicy(policy: GuardPolicy): void {
  const invalid = (at: string, expected: string) =>
    problem('guard.policy-invalid', { at, expected });
  if (!Number.isInteger(policy.maxRows) || policy.maxRows < 1 || policy.maxRows > 10_000_000)
    throw invalid('maxRows', 'a whole number from 1 to 10000000');
  const seen = new Set<string>();
  for (const table of policy.tables) {
    const key = JSON.stringify([table.schema, table.name]);
    if (seen.has(key)) throw invalid(`table "${table.name}"`, 'each table once');
    seen.add(key);
    const stray = table.personalColumns?.find((column) => !table.columns.includes(column));
    if (stray !== undefined)
      throw invalid(`table "${table.name}"`, `its personal column "${stray}" among its columns`);
    // Without a schema PostgreSQL would look these up among its own tables first.
    if (table.schema === null && /^pg_/i.test(table.name))
      throw invalid(`table "${table.name}"`, 'a schema beside a name that begins with pg_');
  }
  for (const filter of policy.scope ?? []) checkFilter(filter, policy.tables);
}

function checkFilter(filter: ScopeFilter, tables: readonly GuardTable[]): void {
  const invalid = (expected: string) =>
    problem('guard.policy-invalid', { at: `scope "${filter.table}.${filter.column}"`, expected });
  const applies = tables.some(
    (table) => table.name === filter.table && (filter.schema ?? table.schema) === table.schema,
  );
  // A filter that fits no table would silently filter nothing.
  if (!applies) throw invalid('a table of the policy, in the same letters');
  if (typeof filter.value === 'number' && !Number.isFinite(filter.value))
    throw invalid('a finite number');
}

// MySQL compares a text column with a number as numbers, and then every text without digits equals 0; a number
// written as text is compared exactly with either.
function literalOf(value: ScopeFilter['value'], dialect: Dialect): Expression {
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'number' && dialect === 'postgres')
    return { kind: 'number', text: String(value) };
  return { kind: 'text', value: String(value) };
}
