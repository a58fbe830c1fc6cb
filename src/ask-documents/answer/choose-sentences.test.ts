// Truth: the documents themselves, in which one sentence answers.
import { describe, expect, it } from 'vitest';
import { DocumentIndex } from '../index-file/open-index.js';
import { memorySource } from '../ingest/document-source.js';
import { ingest } from '../ingest/ingest.js';
import { searchPassages } from '../search/search-passages.js';
import { chooseSentences, chosenQuotes, rankedSentences } from './choose-sentences.js';
import { readQuestion } from './read-question.js';

const files = {
  'press.md': `---
title: 프레스 3호기
---
# 프레스 3호기
오일은 500시간마다 간다. 벨트는 1년마다 바꾼다.
| 항목 | 설정 | 허용 |
| --- | --- | --- |
| 사출 압력 | 92 MPa | ±3 |
| 냉각 시간 | 18초 | ±1 |
비상 정지는 다음과 같다.
- 붉은 단추를 누른다.
- 반장에게 알린다.
`,
  'cafeteria.md': `---
title: Cafeteria
---
# Cafeteria
Lunch costs 6 EUR. It is served from noon. The kitchen closes at two.
`,
};
const index = new DocumentIndex((await ingest(memorySource('memory', files))).file, 'test');
const choose = (question: string) =>
  chooseSentences(index, question, searchPassages(index, question));

describe('chooseSentences', () => {
  it.each([
    ['프레스 3호기의 냉각 시간은 몇 초인가?', '| 냉각 시간 | 18초 | ±1 |'],
    ['벨트는 얼마나 자주 바꾸나?', '벨트는 1년마다 바꾼다.'],
    ['How much does lunch cost?', 'Lunch costs 6 EUR.'],
  ])('%s is answered by %s first', (question, sentence) => {
    const [first] = choose(question).quotes;
    expect(first?.quote).toContain(sentence);
    expect(first?.found.passage.text.startsWith(first.quote, first.start)).toBe(true);
  });

  it('quotes a list whole with the line that opens it', () => {
    const { quotes } = choose('비상 정지는 어떻게 하나?');
    expect(quotes[0]?.quote).toContain('붉은 단추를 누른다.\n- 반장에게 알린다.');
  });

  it('never quotes one place twice, more than eight, or what is far below the first', () => {
    for (const question of [
      '프레스 3호기 오일 벨트 냉각 시간 비상 정지',
      '벨트',
      'lunch kitchen',
    ]) {
      const { quotes } = choose(question);
      expect(quotes.length).toBeGreaterThan(0);
      expect(quotes.length).toBeLessThanOrEqual(8);
      for (const [at, { found, start, quote, score }] of quotes.entries()) {
        expect(score).toBeGreaterThanOrEqual(quotes[0]!.score - 4);
        for (const other of quotes.slice(at + 1))
          if (other.found === found)
            expect(
              start + quote.length <= other.start || other.start + other.quote.length <= start,
            ).toBe(true);
      }
    }
  });

  it('chooses nothing where nothing was found', () => {
    expect(chooseSentences(index, '벨트', [])).toEqual({ quotes: [], evidence: null });
    expect(chosenQuotes([])).toEqual([]);
  });

  it('sees what the question names of another kind, its property, its count', () => {
    const evidence = choose('프레스 5호기의 냉각 시간은 몇 초인가?').evidence!;
    expect(evidence).toMatchObject({ otherOfKind: 1, missesThing: 1, asksProperty: 1 });
    expect(evidence).toMatchObject({ holdsCount: 1, asksAmount: 1, missesForm: 0 });
    const other = choose('프레스 3호기의 가격은 얼마인가?').evidence!;
    expect(other).toMatchObject({ otherOfKind: 0, missesThing: 0, missesForm: 1 });
  });
});

describe('rankedSentences', () => {
  it('gives every sentence but the header of a table, best first', () => {
    const question = readQuestion(index, '사출 압력은?');
    const ranked = rankedSentences(question, searchPassages(index, '사출 압력은?'));
    expect(ranked.some(({ sentence }) => sentence.quote.includes('항목'))).toBe(false);
    const scores = ranked.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});
