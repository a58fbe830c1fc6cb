import { describe, expect, it } from 'vitest';
import { measureBinary } from '../../tabular/index.js';
import { confusionChart, confusionOf, importanceChart, missingChart } from './table-charts.js';

describe('confusionOf', () => {
  it('puts what is true into rows and what is called into columns', () => {
    const metrics = measureBinary(
      Uint8Array.of(0, 0, 0, 1, 1),
      Float64Array.of(0, 0.9, 0.1, 0.2, 0.8),
    );
    expect(confusionOf(metrics)).toEqual([
      [2, 1],
      [1, 1],
    ]);
  });
});

describe('confusionChart', () => {
  it('gives each true class its shares, none to a class without rows', () => {
    const { values } = confusionChart(
      [
        [3, 1],
        [0, 0],
      ],
      ['a', 'b'],
    );
    expect(values).toEqual([
      [0.75, 0.25],
      [null, null],
    ]);
  });
});

describe('importanceChart', () => {
  it('keeps the largest and says how many there were', () => {
    const items = [0.1, 0.5, 0.3].map((importance, i) => ({ label: `f${i}`, importance }));
    const chart = importanceChart(items, 1500, 2);
    expect(chart.categories).toEqual([{ label: 'f1' }, { label: 'f2' }]);
    expect(chart.note).toMatchObject({ en: '2 of 3 features, over 1,500 rows' });
  });
});

describe('missingChart', () => {
  it('has a row for each column and a column for each stretch', () => {
    const { values, columns } = missingChart(
      ['a', 'b'],
      [
        { firstRow: 0, missing: [0, 1] },
        { firstRow: 1000, missing: [0.5] },
      ],
    );
    expect(columns).toEqual(['1', '1,001']);
    expect(values).toEqual([
      [0, 0.5],
      [1, null],
    ]);
  });
});
