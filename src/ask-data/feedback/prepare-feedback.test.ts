// What is kept changes what is answered: with rules alone, and with a model.
import { expect, test } from 'vitest';
import { saying, scriptedModel } from '../../../test/support/scripted-model.js';
import type { QueryResult } from '../../databases/index.js';
import { fixedClock, problem } from '../../shared/index.js';
import { askData } from '../ask.js';
import { buildCatalogue } from '../catalogue/build-catalogue.js';
import type { FeedbackRecord } from './feedback-record.js';
import { prepareFeedback } from './prepare-feedback.js';

const catalogue = buildCatalogue({
  dialect: 'postgres',
  tables: [
    {
      name: 'members',
      primaryKey: ['id'],
      columns: [
        { name: 'id', type: 'integer' },
        { name: 'full_name', type: 'text' },
        { name: 'email', type: 'text' },
      ],
    },
  ],
});
const clock = fixedClock();
const odd = 'What share of frobnicators matters?';
const right: FeedbackRecord = {
  question: odd,
  sql: 'SELECT count(id) AS n FROM members',
  verdict: 'right',
  planner: 'person',
  withoutValues: false,
  confirmedAt: '2026-01-01T00:00:00.000Z',
};
const wrong: FeedbackRecord = { ...right, verdict: 'wrong' };

/** A database that answers 4, and refuses statements with one word. */
function database(refused = '-') {
  const ran: string[] = [];
  const query = async (sql: string): Promise<QueryResult> => {
    ran.push(sql);
    if (sql.includes(refused))
      throw problem('database.query-failed', { label: 'test', detail: 'gone', sqlState: '42703' });
    const columns = [{ name: 'n', type: 'integer' as const }];
    return { columns, rows: [[4]], rowCount: 1, truncated: null, elapsedMs: 0 };
  };
  return { ran, database: { dialect: 'postgres' as const, query } };
}

const sqlReply = (sql: string | null) => saying(JSON.stringify({ sql }));

test('a right statement answers its question without a model; one that no longer fits is planned anew', async () => {
  const { database: db, ran } = database();
  const asked = { database: db, catalogue, clock, feedback: [right] };
  const answer = await askData(asked, { question: ` ${odd.toUpperCase()} ` });
  expect(answer).toMatchObject({ status: 'answered', planner: 'confirmed', rows: [[4]] });
  expect(answer.confirmable).toEqual({ sql: right.sql, planner: 'person' });
  expect(ran.at(-1)).toContain('LIMIT');
  const changed = { ...asked, database: database('count').database };
  expect((await askData(changed, { question: odd })).status).toBe('abstained');
  const forbidden = { ...right, sql: 'SELECT usename FROM pg_user' };
  const outside = await askData({ ...asked, feedback: [forbidden] }, { question: odd });
  expect(outside).toMatchObject({ status: 'abstained', rows: [] });
});

test('a wrong answer of the rules is not repeated: the model is asked, else it is abstained from', async () => {
  const { database: db } = database();
  const question = 'How many members are there?';
  const plain = { database: db, catalogue, clock };
  const first = await askData(plain, { question });
  expect(first).toMatchObject({ status: 'answered', planner: 'rules' });
  const feedback = [{ ...wrong, question, sql: first.confirmable!.sql }];
  const again = await askData({ ...plain, feedback }, { question });
  expect(again).toMatchObject({ status: 'abstained', sql: null });
  expect(again.answer).toContain('wrong');
  const model = scriptedModel('m', sqlReply('SELECT count(full_name) AS n FROM members'));
  const other = await askData(
    { ...plain, feedback, languageModel: model },
    { question },
    { phraseByModel: false },
  );
  expect(other).toMatchObject({ status: 'answered', planner: 'model' });
});

test('the model sees what is right as an example and does not run what is wrong', async () => {
  const { database: db, ran } = database();
  const near = {
    ...right,
    question: 'What share of frobnicators is old?',
    sql: 'SELECT 7 AS n FROM members',
  };
  const model = scriptedModel(
    'm',
    sqlReply(wrong.sql),
    sqlReply('SELECT max(id) AS n FROM members'),
  );
  const answer = await askData(
    { database: db, catalogue, clock, feedback: [near, wrong], languageModel: model },
    { question: odd },
    { phraseByModel: false },
  );
  expect(JSON.stringify(model.requests[0]!.messages)).toContain(near.sql);
  expect(JSON.stringify(model.requests[1]!.messages)).toContain('a person said');
  expect(answer.sql).toContain('max');
  expect(ran.some((sql) => sql.includes('count('))).toBe(false);
});

test('a record keeps what was typed out of personal columns, shown or compared', async () => {
  const personal = {
    ...catalogue,
    tables: catalogue.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) => ({ ...column, personal: column.name === 'email' })),
    })),
  };
  const prepare = (sql: string, question: string) =>
    prepareFeedback(
      { question, sql, verdict: 'right', planner: 'person' },
      { catalogue: personal, clock },
    );
  for (const sql of [
    "SELECT id FROM members WHERE email = 'kim@example.org'",
    "SELECT email FROM members WHERE full_name = 'kim@example.org'",
    "SELECT * FROM members WHERE full_name = 'kim@example.org'",
    "SELECT count(*) FROM members GROUP BY email HAVING max(full_name) = 'kim@example.org'",
  ]) {
    const record = await prepare(sql, 'Who is KIM@example.org?');
    expect(record).toMatchObject({ withoutValues: true, question: 'Who is …?' });
    expect(record.sql).not.toContain('kim');
  }
  const plain = await prepare("SELECT id FROM members WHERE full_name = 'Kim'", 'Who is Kim?');
  expect(plain).toMatchObject({ withoutValues: false, question: 'Who is Kim?' });
  await expect(prepare('DELETE FROM members', 'x')).rejects.toMatchObject({
    code: expect.stringMatching(/^guard\./),
  });
});
