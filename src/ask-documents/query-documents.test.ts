import { expect, it } from 'vitest';
import type { QueryResult } from '../databases/index.js';
import { indexSource } from './ask.js';
import { DocumentIndex } from './index-file/open-index.js';
import { ingest } from './ingest/ingest.js';
import { queryDocuments } from './query-documents.js';

const columns = ['prediction_id', 'at', 'predicted', 'outcome', 'top_features'];
const rows = [
  ['p-1', '2026-09-01T08:00:00', 'defect', '기공', ['Air', 'Spray']],
  ['p-2', '2026-09-02T08:00:00', 'normal', null, []],
];
const database = (truncated: QueryResult['truncated'] = null) => {
  const asked: unknown[] = [];
  return {
    asked,
    label: 'postgres://ledger',
    query: async (...call: unknown[]): Promise<QueryResult> => {
      asked.push(call);
      return {
        columns: columns.map((name) => ({ name, type: 'text' })),
        rows,
        rowCount: rows.length,
        truncated,
        elapsedMs: 1,
      };
    },
  };
};
const props = { name: 'predictions', idColumn: 'prediction_id', dateColumn: 'at' };

it('answers from past predictions with what became of them', async () => {
  const ledger = database();
  const sql = 'SELECT * FROM ledger WHERE product = $1';
  const source = queryDocuments(ledger, sql, { ...props, parameters: [2] });
  expect(ledger.asked).toEqual([]);
  const { file, report } = await ingest(source);
  expect(report).toMatchObject({ documents: 2, skipped: [] });
  expect(ledger.asked).toEqual([[sql, [2], expect.objectContaining({ rowLimit: 100_000 })]]);
  const asked = await indexSource(new DocumentIndex(file, 'test')).ask('기공 outcome defect', {});
  expect(asked.citations[0]?.document).toMatchObject({ id: 'predictions/p-1', date: '2026-09-01' });
  expect(asked.citations[0]?.quote).toContain('outcome: 기공, top_features: ["Air","Spray"]');
});

it('refuses more rows than it was told, and takes none of them', async () => {
  await expect(ingest(queryDocuments(database('rows'), 'SELECT 1', props))).rejects.toMatchObject({
    code: 'documents.none',
    message: expect.stringContaining('more than 100000 rows'),
  });
});
