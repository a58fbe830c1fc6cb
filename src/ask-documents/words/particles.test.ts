import { describe, expect, it } from 'vitest';
import { stemLength } from './particles.js';

const stem = (word: string) => word.slice(0, stemLength(word));

describe('stemLength', () => {
  it.each([
    ['불량률이', '불량률'],
    ['금형에서', '금형'],
    ['설정으로', '설정'],
    ['발생했습니다', '발생'],
    ['점검합니다', '점검'],
    ['온도는', '온도'],
    ['공정에서의', '공정'],
    ['예열해야', '예열'],
  ])('%s -> %s', (word, expected) => expect(stem(word)).toBe(expected));

  it('leaves two syllables, and words without a particle', () => {
    for (const word of ['고가', '제도', '용탕', '비스킷', '가', '이형제'])
      expect(stem(word)).toBe(word);
  });
});
