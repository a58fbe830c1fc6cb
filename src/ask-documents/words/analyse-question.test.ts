import { describe, expect, it } from 'vitest';
import { analyseQuestion } from './analyse-question.js';

const importance = (question: string) =>
  Object.fromEntries(
    analyseQuestion(question)
      .filter(({ stem }) => stem !== '')
      .map((word) => [word.stem, word.importance]),
  );

describe('analyseQuestion', () => {
  it('weighs what names above what asks', () => {
    expect(importance('불량의 주요 원인은 무엇인가?')).toMatchObject({
      불량: 1,
      주요: 0.6,
      원인: 0.6,
    });
    expect(importance('제도의 목적이 뭔지 설명해주세요')).toMatchObject({
      제도: 1,
      목적: 0.6,
      뭔지: 0,
      설명해주세요: 0.1,
    });
    expect(importance('잉곳은 몇 도로 예열하나?').도로).toBeLessThan(0.5);
    expect(importance('What is the limit?')).toMatchObject({ what: 0, is: 0, the: 0.1, limit: 1 });
  });

  it('brings the other members of a group, also for a word inside a compound', () => {
    const groups = { builtIn: false, groups: [['불량', '결함', 'defect']] };
    const [word] = analyseQuestion('불량률은?', groups);
    expect(word?.synonyms).toHaveLength(2);
    expect(analyseQuestion('defects', groups)[0]?.synonyms).toHaveLength(2);
    expect(analyseQuestion('defective', groups)[0]?.synonyms).toHaveLength(0);
  });

  it('reads one character and ten thousand', () => {
    expect(analyseQuestion('압')).toHaveLength(1);
    // 2000 characters of it: words and the seams between them.
    expect(analyseQuestion('압력 '.repeat(3400)).length).toBeLessThan(1400);
    expect(analyseQuestion(' ?!')).toEqual([]);
  });
});
