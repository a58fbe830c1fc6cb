import { describe, expect, it } from 'vitest';
import { languageOf, readableNumber } from './text.js';

describe('text', () => {
  it('tells Korean by its letters', () => {
    expect(languageOf('불량의 주요 원인은?')).toBe('ko');
    expect(languageOf('why is this shot bad? ADC12')).toBe('en');
    expect(languageOf('T1 예측')).toBe('ko');
  });

  it('writes numbers for people', () => {
    expect(readableNumber(0.30000000000000004)).toBe('0.3');
    expect(readableNumber(1234567)).toBe('1235000');
    expect(readableNumber(-0.00001234)).toBe('-1.234e-5');
    expect(readableNumber(0)).toBe('0');
    expect(readableNumber(Number.NaN)).toBe('NaN');
  });
});
