import { describe, expect, it } from 'vitest';
import { comparedNumbers } from './compared-numbers.js';

const rows = [
  { camera: 'north', thefts: 9, event_id: 4 },
  { camera: 'south', thefts: 3, event_id: 11 },
];
const values = (sentence: string, evidence: Parameters<typeof comparedNumbers>[1]) =>
  comparedNumbers(sentence, evidence).map(({ value }) => value);

describe('comparedNumbers', () => {
  it('computes nothing without a word for a comparison', () => {
    expect(values('the north camera recorded 9 thefts', { rows })).toEqual([]);
    expect(values('배회가 6건 있었습니다', { rows })).toEqual([]);
  });

  it('takes differences of a column, not of identifiers', () => {
    expect(values('6 more than the south camera', { rows })).toEqual([6]);
    expect(values('남쪽보다 6건 많습니다', { rows })).toEqual([6]);
  });

  it('takes ratios both ways', () => {
    expect(values('three times as many', { rows })).toEqual([3, 1 / 3]);
    expect(values('남쪽의 세 배입니다', { rows })).toEqual([3, 1 / 3]);
  });

  it('compares only facts of one unit', () => {
    const facts = [
      { label: 'probability', value: 0.75, unit: 'ratio' },
      { label: 'threshold', value: 0.5, unit: 'ratio' },
      { label: 'shot', value: 40213 },
    ];
    expect(values('기준보다 25%p 높습니다', { facts })).toEqual([0.25]);
  });

  it('compares numbers of one passage, and contributions only as ratios', () => {
    const passages = [
      { text: 'between 180 and 220 °C', source: 'a' },
      { text: 'at most 500 °C', source: 'b' },
    ];
    expect(values('the band is 40 °C wide', { passages })).toEqual([40]);
    const contributions = [
      { feature: 'a', value: 1, contribution: -1.5 },
      { feature: 'b', value: 1, contribution: 0.5 },
    ];
    expect(values('the gap is 1', { contributions })).toEqual([]);
    expect(values('three times as strong', { contributions })).toEqual([3, 1 / 3]);
  });
});
