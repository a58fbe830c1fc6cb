import { expect, test } from 'vitest';
import type { QueryResult } from '../../databases/index.js';
import type { LanguageModel, LanguageRequest } from '../../language/index.js';
import { fixedClock, problem } from '../../shared/index.js';
import { askData } from '../ask.js';
import { buildCatalogue } from '../catalogue/build-catalogue.js';
import { nearestPairs } from './model-planner.js';

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

// Gives the SQL it is told to, one after the other, and keeps what it was asked.
function scripted(replies: readonly string[]): {
  model: LanguageModel;
  requests: LanguageRequest[];
} {
  const requests: LanguageRequest[] = [];
  const model: LanguageModel = {
    name: 'scripted',
    abilities: { tools: false, jsonOutput: true },
    generate: async (request) => {
      const sql = replies[requests.length] ?? null;
      requests.push(request);
      return {
        text: JSON.stringify({ sql }),
        toolCalls: [],
        finish: 'stop',
        usage: null,
        model: 'scripted',
        cached: false,
      };
    },
    stream: () => {
      throw new Error('not asked for');
    },
  };
  return { model, requests };
}

function database(rows: QueryResult['rows'], failures: string[] = []) {
  const ran: string[] = [];
  const query = async (sql: string): Promise<QueryResult> => {
    ran.push(sql);
    const failure = failures.shift();
    if (failure !== undefined)
      throw problem('database.query-failed', { label: 'test', detail: failure } as never);
    return {
      columns: [{ name: 'n', type: 'integer' }],
      rows,
      rowCount: rows.length,
      truncated: null,
      elapsedMs: 0,
    };
  };
  return { ran, database: { dialect: 'postgres' as const, query } };
}

const question = 'What share of frobnicators matters?';
const options = { phraseByModel: false };

test('answers with SQL of the model that passes the guard', async () => {
  const { model, requests } = scripted(['SELECT count(*) AS n FROM members']);
  const { database: db, ran } = database([[4]]);
  const answer = await askData(
    { database: db, catalogue, clock: fixedClock(), languageModel: model },
    { question },
    options,
  );
  expect(answer).toMatchObject({ status: 'answered', planner: 'model', rows: [[4]] });
  expect(ran.at(-1)).toContain('LIMIT');
  expect(JSON.stringify(requests[0]?.messages)).toContain('full_name');
});

test('tells the model why its SQL was refused, once', async () => {
  const { model, requests } = scripted(['DELETE FROM members', 'SELECT secret FROM pg_user']);
  const { database: db, ran } = database([]);
  const answer = await askData(
    { database: db, catalogue, clock: fixedClock(), languageModel: model },
    { question },
    options,
  );
  expect(answer.status).toBe('abstained');
  expect(requests).toHaveLength(2);
  expect(ran.some((sql) => /delete|pg_user/i.test(sql))).toBe(false);
});

test('shows the pairs whose questions are nearest', () => {
  const pairs = [
    { question: 'unrelated zzz', sql: 'x' },
    { question: 'How many members?', sql: 'SELECT 1' },
  ];
  expect(nearestPairs('how many members are there?', pairs).map(({ sql }) => sql)).toEqual([
    'SELECT 1',
  ]);
});
