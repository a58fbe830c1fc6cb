import type { Clock } from '../../shared/index.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import { checkSql } from '../guard/check-sql.js';
import type { GuardPolicy } from '../guard/policy.js';
import { guardPolicy } from '../guard-policy.js';
import type { FeedbackRecord } from './feedback-record.js';
import { questionWithoutValues, sqlWithoutValues } from './without-values.js';

export interface GivenFeedback {
  readonly question: string;
  readonly sql: string;
  readonly verdict: FeedbackRecord['verdict'];
  readonly planner: FeedbackRecord['planner'];
}

/**
 * The record as it would be kept: its statement passes the guard, and when it reads personal columns, what was typed is
 * taken out of question and statement. Throws the guard's problem for a statement that may not run.
 */
export async function prepareFeedback(
  { question, sql, verdict, planner }: GivenFeedback,
  { catalogue, clock }: { readonly catalogue: Catalogue; readonly clock: Clock },
): Promise<FeedbackRecord> {
  // The scope belongs to who asks, not to what is kept.
  const policy = guardPolicy({ ...catalogue, scope: [] }, {}, 1000);
  const { dialect } = catalogue;
  const checked = await checkSql(sql, policy, dialect);
  if (checked.kind === 'refused') throw checked.problem;
  const isPersonal =
    checked.personalColumns.length > 0 || (await readsPersonal(sql, policy, dialect));
  const confirmedAt = new Date(clock.now()).toISOString();
  const kept = { verdict, planner, confirmedAt };
  if (!isPersonal)
    return { question: question.trim().normalize('NFC'), sql, ...kept, withoutValues: false };
  const bare = sqlWithoutValues(sql, dialect);
  return {
    question: questionWithoutValues(question.trim(), bare.values),
    sql: bare.sql,
    ...kept,
    withoutValues: true,
  };
}

// A statement that fails once the personal columns are gone has read one of them, shown or not.
async function readsPersonal(
  sql: string,
  policy: GuardPolicy,
  dialect: Catalogue['dialect'],
): Promise<boolean> {
  if (policy.tables.every(({ personalColumns = [] }) => personalColumns.length === 0)) return false;
  const tables = policy.tables.map(({ personalColumns = [], ...table }) => ({
    ...table,
    columns: table.columns.filter((column) => !personalColumns.includes(column)),
  }));
  return (await checkSql(sql, { ...policy, tables }, dialect)).kind === 'refused';
}
