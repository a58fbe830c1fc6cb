// Truth: a naive BM25 over every passage, and the passages' own text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IndexBuilder } from '../index-file/build-index.js';
import { DocumentIndex } from '../index-file/open-index.js';
import { analyseQuestion } from '../words/analyse-question.js';
import { foldText, scanTerms } from '../words/scan-words.js';
import { defaultWeights, scorePassages } from './score-passages.js';
import { rankedDocuments, searchPassages } from './search-passages.js';

const facts = { title: '', category: '', date: '', priority: '', language: 'ko', uri: '' };
const indexOf = (texts: readonly string[], changes: readonly Partial<typeof facts>[] = []) => {
  const builder = new IndexBuilder();
  for (const [at, text] of texts.entries())
    builder.add({
      document: { ...facts, ...changes[at], id: `d${at}`, hash: '', source: '' },
      passages: [{ heading: '', page: null, text }],
    });
  return new DocumentIndex(builder.finish(), 'test');
};

function naiveScores(texts: readonly string[], question: string): number[] {
  const { saturation: k1, lengthPenalty: b } = defaultWeights;
  const counts = texts.map((text) => {
    const count = new Map<number, number>();
    scanTerms(foldText(text), (term) => count.set(term, (count.get(term) ?? 0) + 1));
    return count;
  });
  const lengths = counts.map((count) => [...count.values()].reduce((sum, one) => sum + one, 0));
  const average = Math.max(1, lengths.reduce((sum, one) => sum + one, 0) / texts.length);
  return counts.map((count, at) => {
    let score = 0;
    const weights = new Map<number, number>();
    for (const { terms, importance, script } of analyseQuestion(question))
      for (const [place, term] of terms.entries()) {
        const isWord = script === 'hangul' && terms.length > 1 && place === terms.length - 1;
        const weight = importance * (isWord ? defaultWeights.word : 1);
        const before = weights.get(term);
        if (importance > 0)
          weights.set(
            term,
            before === undefined ? weight : Math.max(before, weight) + Math.min(before, weight) / 2,
          );
      }
    for (const [term, weight] of weights) {
      const tf = count.get(term) ?? 0;
      const df = counts.filter((other) => other.has(term)).length;
      const idf = Math.log(1 + (texts.length - df + 0.5) / (df + 0.5));
      score += (weight * idf * tf * (k1 + 1)) / (tf + k1 * (1 - b + (b * lengths[at]!) / average));
    }
    return score;
  });
}

describe('scorePassages', () => {
  it('is BM25, as a naive count finds it', () => {
    const word = fc.constantFrom(
      '금형',
      '온도',
      '불량률이',
      '기공',
      'ADC12',
      '690',
      '압력을',
      'die',
    );
    const text = fc.array(word, { minLength: 1, maxLength: 40 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 30 }), text, (texts, question) => {
        const { scores } = scorePassages(indexOf(texts), analyseQuestion(question));
        const naive = naiveScores(texts, question);
        for (const [at, expected] of naive.entries()) expect(scores[at]).toBeCloseTo(expected, 3);
      }),
      { numRuns: 60 },
    );
  });
});

describe('searchPassages', () => {
  const texts = [
    '용해로 온도의 정상 범위는 680~720 °C입니다.',
    '스프레이 노즐은 600샷마다 청소합니다.',
    '주조 압력이 낮으면 기공이 늘어납니다.',
    'Porosity rises when the casting pressure is low.',
  ];

  it('finds the passage, whatever the particle and the normal form', () => {
    const index = indexOf(texts);
    const first = (question: string) => rankedDocuments(searchPassages(index, question))[0];
    expect(first('노즐을 얼마나 자주 청소하나요?')).toBe('d1');
    expect(first('노즐을 얼마나 자주 청소하나요?'.normalize('NFD'))).toBe('d1');
    expect(first('casting pressures')).toBe('d3');
  });

  it('answers nothing for nothing, one character and ten thousand', () => {
    const index = indexOf(texts);
    expect(searchPassages(index, '?')).toEqual([]);
    expect(searchPassages(index, '쀍')).toEqual([]);
    expect(searchPassages(index, '기공 '.repeat(3400))[0]?.document.id).toBe('d2');
  });

  it('filters by category, priority, language and date', () => {
    const index = indexOf(
      ['기공 하나', '기공 둘', '기공 셋'],
      [
        { category: 'regulations', date: '2026-01-05', priority: 'high' },
        { category: 'meeting-notes', date: '2026-03-09' },
        { language: 'en' },
      ],
    );
    const ids = (filters: Parameters<typeof searchPassages>[2]) =>
      rankedDocuments(searchPassages(index, '기공', filters)).sort();
    expect(ids({ filters: { category: ['Regulations'] } })).toEqual(['d0']);
    expect(ids({ filters: { priority: ['high'] } })).toEqual(['d0']);
    expect(ids({ filters: { language: ['en'] } })).toEqual(['d2']);
    expect(ids({ filters: { dateRange: { from: '2026-02' } } })).toEqual(['d1']);
    expect(ids({ filters: { dateRange: { to: '2026-03' } } })).toEqual(['d0', 'd1']);
    expect(ids({ filters: { category: ['none'] } })).toEqual([]);
  });

  it('puts the newer of two equal passages first', () => {
    const index = indexOf(
      ['기공 대책', '기공 대책'],
      [{ date: '2025-01-01' }, { date: '2026-01-01' }],
    );
    expect(searchPassages(index, '기공')[0]?.document.id).toBe('d1');
  });

  it('prefers the document that speaks of it in another passage too', () => {
    const builder = new IndexBuilder();
    const document = { ...facts, hash: '', source: '' };
    const passages = (texts: readonly string[]) =>
      texts.map((text) => ({ heading: '', page: null, text }));
    builder.add({ document: { ...document, id: 'a' }, passages: passages(['기공 대책', '점심']) });
    builder.add({ document: { ...document, id: 'b' }, passages: passages(['기공 대책', '기공']) });
    const index = new DocumentIndex(builder.finish(), 'test');
    expect(searchPassages(index, '기공 대책')[0]?.document.id).toBe('b');
  });

  it('fuses words and vectors', () => {
    const builder = new IndexBuilder({ embeddingModel: 'm' });
    const vectors = [
      [1, 0],
      [0, 1],
      [0.6, 0.8],
    ];
    for (const [at, vector] of vectors.entries())
      builder.add({
        document: { ...facts, id: `d${at}`, hash: '', source: '' },
        passages: [{ heading: '', page: null, text: ['용탕 온도', '압력', '냉각수'][at]! }],
        vectors: [Float32Array.from(vector)],
      });
    const index = new DocumentIndex(builder.finish(), 'test');
    expect([...index.vectorAt(2)].map((value) => Number(value.toFixed(2)))).toEqual([0.6, 0.8]);
    const values = Float32Array.from([0, 2]);
    const found = searchPassages(index, '압력', { vector: { model: 'm', values } });
    expect(rankedDocuments(found)).toEqual(['d1', 'd2']);
    expect(searchPassages(index, '압력', { vector: { model: 'other', values } })).toHaveLength(1);
  });
});
