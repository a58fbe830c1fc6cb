import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, scanTerms, scanWords } from './scan-words.js';

const words = (text: string) => {
  const folded = foldText(text);
  const found: string[] = [];
  scanWords(folded, (from, to) => found.push(folded.slice(from, to)));
  return found;
};
const terms = (text: string) => {
  const found = new Set<number>();
  scanTerms(foldText(text), (term) => found.add(term));
  return found;
};
const shared = (a: string, b: string) => [...terms(a)].filter((term) => terms(b).has(term)).length;

describe('scanWords', () => {
  it('keeps codes, decimals and joined names whole', () => {
    expect(words('ADC12의 3.5 bar, Process_Cycle_Time 1,050')).toEqual([
      'adc12',
      '의',
      '3.5',
      'bar',
      'process_cycle_time',
      '1,050',
    ]);
  });

  it('folds compatibility forms', () => {
    expect(words('６９０℃ ㎜')).toEqual(['690', 'c', 'mm']);
  });
});

describe('scanTerms', () => {
  it('is the same for composed and decomposed Korean', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'불량률이 높다 온도 A1 금형'), { maxLength: 30 }),
        (all) => {
          const text = all.join('');
          expect(terms(text.normalize('NFD'))).toEqual(terms(text.normalize('NFC')));
        },
      ),
    );
  });

  it('meets a number however it is parted, a joined code and its parts', () => {
    expect(shared('1,050', '1050')).toBe(1);
    expect(shared('T-5', 'T5')).toBeGreaterThan(0);
    expect(shared('5mm', '5 mm')).toBe(2);
  });

  it('binds a number to its word', () => {
    expect(shared('제품 1', '제품 1의 조건')).toBeGreaterThan(shared('제품 2', '제품 1의 조건'));
  });

  it('takes any text without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void terms(text)));
  });

  it('meets a compound however it is spaced, and a word that a line break cuts', () => {
    const whole = terms('중도상환수수료');
    // 도상, 환수 and 료는 lie across blanks of the other spelling.
    expect([...terms('중도 상환 수수료')].filter((term) => whole.has(term))).toHaveLength(6);
    expect([...terms('중도상환수\n수료')].filter((term) => whole.has(term))).toHaveLength(6);
    expect(shared('중도, 상환', '도상')).toBe(0);
  });
});
