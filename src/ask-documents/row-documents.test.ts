import { expect, it } from 'vitest';
import { indexSource } from './ask.js';
import { DocumentIndex } from './index-file/open-index.js';
import { ingest } from './ingest/ingest.js';
import { rowDocuments } from './row-documents.js';

it('answers whether something like this happened before, with the event cited', async () => {
  const rows = [
    { id: 7, at: '2026-10-01T14:00:00Z', event: '쓰러짐', place: '3번 출입구' },
    { id: 8, at: '2026-10-02T09:30:00Z', event: '배회', place: '주차장' },
    { id: null, at: null, event: 'lost', place: null },
  ];
  const source = rowDocuments(rows, {
    name: 'events',
    idColumn: 'id',
    dateColumn: 'at',
    sentence: ({ event, place }) => `${place}에서 ${event}이 감지되었습니다.`,
    uri: ({ id }) => `/events/${id}`,
  });
  const { file, report } = await ingest(source);
  expect(report).toMatchObject({ documents: 2, skipped: [] });
  const { citations, status } = await indexSource(new DocumentIndex(file, 'test')).ask(
    '주차장에서 배회가 있었나?',
    {},
  );
  expect(status).toBe('answered');
  expect(citations[0]).toMatchObject({
    quote: '주차장에서 배회이 감지되었습니다.',
    document: { id: 'events/8', date: '2026-10-02', uri: '/events/8', category: 'events' },
  });
});
