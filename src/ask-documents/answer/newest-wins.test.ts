import { describe, expect, it } from 'vitest';
import type { ChosenQuote } from './choose-sentences.js';
import { newestFirst } from './newest-wins.js';

const quoteOf = (
  quote: string,
  date: string,
  heading = '',
  id = `${date} ${quote}`,
): ChosenQuote => ({
  found: {
    document: { id, title: 't', category: '', date, priority: '', language: 'ko', uri: '' },
    passage: { heading, page: null, text: quote },
    score: 1,
    relevance: 1,
  },
  quote,
  start: 0,
  tableHeader: null,
  score: 1,
});
const kept = (...quotes: readonly ChosenQuote[]) => newestFirst(quotes).map(({ quote }) => quote);

describe('newestFirst', () => {
  const old = quoteOf('스프레이 노즐은 1,000샷마다 청소합니다.', '2025-04-14');
  const recent = quoteOf('스프레이 노즐은 600샷마다 청소합니다.', '2026-05-28');

  it('keeps of two contradicting statements the newer one, in the better place', () => {
    const other = quoteOf('용탕은 690 °C로 맞춥니다.', '2024-01-01');
    expect(kept(old, other, recent)).toEqual([recent.quote, other.quote]);
    expect(kept(recent, old)).toEqual([recent.quote]);
  });

  it('sees it between sentences that stand beside others', () => {
    const a = `${old.quote} 청소는 로봇을 정비 위치로 보내고 표찰을 건 뒤 합니다.`;
    const b = `${recent.quote} 이 결정은 2026-06-01부터 적용합니다.`;
    expect(kept(quoteOf(a, '2025-04-14'), quoteOf(b, '2026-05-28'))).toEqual([b]);
  });

  it('keeps both without dates, of one document, or with the same numbers', () => {
    const undated = quoteOf(old.quote, '');
    expect(kept(undated, recent)).toHaveLength(2);
    const same = quoteOf('스프레이 노즐은 600샷마다 청소합니다.', '2024-01-01', '', 'other');
    expect(kept(same, recent)).toHaveLength(2);
    const [first, second] = [old, recent].map((one) =>
      quoteOf(one.quote, one.found.document.date, '', 'same'),
    );
    expect(kept(first!, second!)).toHaveLength(2);
  });

  it.each([
    ['제품 1의 주조 압력 목표는 1050 bar이다.', '제품 2의 주조 압력 목표는 595 bar이다.', '', ''],
    ['The pump A200 weighs 7.5 kg.', 'The pump A350 weighs 18 kg.', '', ''],
    ['프레스 3호기의 클러치를 4시간 고쳤다.', '프레스 5호기의 클러치를 2시간 고쳤다.', '', ''],
    ['주조 압력 목표는 1050 bar이다.', '주조 압력 목표는 595 bar이다.', '제품 1', '제품 2'],
  ])('takes other things for other things: %s', (a, b, headingA, headingB) => {
    expect(kept(quoteOf(a, '2025-01-01', headingA), quoteOf(b, '2026-01-01', headingB))).toEqual([
      a,
      b,
    ]);
  });

  it('sees a contradiction about one numbered thing', () => {
    const a = '3호기의 노즐 온도는 235 ℃이다.';
    const b = '3호기의 노즐 온도는 240 ℃이다.';
    expect(kept(quoteOf(a, '2025-01-01'), quoteOf(b, '2026-01-01'))).toEqual([b]);
  });
});
