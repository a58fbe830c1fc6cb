import { expect, test } from 'vitest';
import { EvidenceBook } from './evidence-book.js';

const take = (
  book: EvidenceBook,
  event: { readonly type: string; readonly [field: string]: unknown },
) => book.take({ type: 'fact', name: event.type, facts: event });

test('stages at once, evidence behind, in the language of the answer', () => {
  const book = new EvidenceBook();
  expect(take(book, { type: 'session-opened', session_id: 's', language: 'ko' })).toBeNull();
  expect(take(book, { type: 'step-started', step: 1, title: '문서 검색' })).toBe('· 문서 검색');
  take(book, {
    type: 'explanation-made',
    top_features: [
      {
        title: '주조 압력',
        value: 1010,
        shap: 1.2,
        in_range: false,
        normal_range: { low: 1035, high: 1065, unit: 'bar' },
      },
      { title: '형체력', value: null, shap: -0.3, in_range: null, normal_range: null },
    ],
    chart_svg_url: 'http://x/charts/a.svg',
  });
  take(book, {
    type: 'rows-found',
    table: {
      room: 'petclinic',
      sql: 'SELECT 1',
      columns: ['city', 'count'],
      rows: [
        ['매디슨', 4],
        ['Verona', 12],
      ],
      row_count: 30,
    },
  });
  take(book, {
    type: 'citation-found',
    citation: {
      number: 1,
      title: '설비',
      heading: '점검',
      page: 3,
      quote: '밸브를\n점검합니다.',
      uri: 'file:///a.md',
    },
  });
  expect(book.text(100)).toBe(`
  크게 작용한 값  측정값      정상 범위      기여
  --------------  ----------  -------------  -----  ------------
  주조 압력       1010 bar ▲  1035~1065 bar  +1.20  ████████████
  형체력          -           -              -0.30  ░░░
  차트: http://x/charts/a.svg

  SQL (petclinic): SELECT 1
  city    count
  ------  -----
  매디슨      4
  Verona     12
  … 28행 더

  [1] 설비 > 점검, 3쪽
      "밸브를 점검합니다."
      file:///a.md
`);
});

test('calls classes and units by the words of the answer', () => {
  const book = new EvidenceBook();
  take(book, { type: 'session-opened', session_id: 's', language: 'ko' });
  take(book, {
    type: 'predictions-made',
    predictions: [{ row: 1, class: 'defect', probability: 0.9 }],
  });
  const call = { probability: 0.9, positive_class: 'defect' };
  take(book, {
    type: 'what-if-made',
    changes: [{ title: '승압 시간', from: 0.07, to: 0.04, unit: 's' }],
    before: call,
    after: { ...call, probability: 0.1 },
  });
  const text = book.text(80);
  expect(text).toMatch(/1 +불량 +90\.0%/);
  expect(text).toMatch(/승압 시간 +0\.07 s +0\.04 s/);
  expect(text).toContain('확률 (불량)');
});

test('what a server leaves out or adds breaks nothing', () => {
  const book = new EvidenceBook();
  for (const type of [
    'rows-found',
    'citation-found',
    'explanation-made',
    'what-if-made',
    'moon-found',
  ])
    expect(take(book, { type })).toBeNull();
  expect(() => book.text(20)).not.toThrow();
  expect(new EvidenceBook().text(80)).toBe('');
});
