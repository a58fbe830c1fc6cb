import { describe, expect, test } from 'vitest';
import { speedFacts } from '../../../test/support/small-model.js';
import type { ExplainedFeature } from './explained-feature.js';
import { modelSummary, type RowSummaryFacts, rowSummary } from './summary.js';

const speed: ExplainedFeature = {
  name: 'Velocity_3',
  value: 5.9,
  valueText: '5.9 m/s',
  shap: 1.2,
  direction: 'increases',
  side: 'above',
  action: speedFacts.actionWhenHigh,
  operator: speedFacts,
};
const plain = (name: string, shap: number): ExplainedFeature => ({
  name,
  value: 12,
  valueText: '12',
  shap,
  direction: shap > 0 ? 'increases' : shap < 0 ? 'decreases' : 'none',
  side: 'unknown',
  action: null,
  operator: null,
});
const facts = (changes: Partial<RowSummaryFacts> = {}): RowSummaryFacts => ({
  classes: ['normal', 'defect'],
  calledPositive: true,
  probability: 0.7812,
  threshold: 0.5,
  features: [speed, plain('Mould', 0.4), plain('Cycle_Time', -0.3)],
  ...changes,
});

// Sentences as a Korean quality engineer would write them; the particles are the point.
describe('rowSummary', () => {
  test('names verdict, features, equipment, value, range and action in Korean', () => {
    expect(rowSummary(facts()).ko).toBe(
      '불량 확률은 78.1%로 기준 50.0% 이상이므로 불량으로 판정했습니다.\n' +
        '1) Velocity_3이 위험을 가장 크게 높였습니다. 사출 유닛, 측정값 5.9 m/s, 정상 범위 2~4.5 m/s보다 높음. 조치: 고속 밸브를 조금 닫으십시오.\n' +
        '2) Mould가 위험을 높였습니다. 측정값 12.\n' +
        'Cycle_Time은 위험을 낮췄습니다.',
    );
  });

  test('and in English', () => {
    expect(rowSummary(facts()).en).toBe(
      'The probability of defect is 78.1%, not below the threshold of 50.0%: called defect.\n' +
        '1) Velocity_3 raised the risk most. Injection unit, measured 5.9 m/s, above the normal range 2~4.5 m/s. Action: Close the fast-shot valve a little.\n' +
        '2) Mould raised the risk. Measured 12.\n' +
        'Cycle_Time lowered the risk.',
    );
  });

  test('calls features what people call them, and by their names in brackets', () => {
    const named = {
      ...speed,
      operator: { ...speedFacts, title: { ko: '고속 사출 속도', en: 'Injection speed' } },
    };
    const { ko, en } = rowSummary(facts({ features: [named] }));
    expect(ko).toContain('1) 고속 사출 속도 (Velocity_3)가 위험을 가장 크게 높였습니다.');
    expect(en).toContain('1) Injection speed (Velocity_3) raised the risk most.');
  });

  test('passes over what hardly moved the odds, but not what is outside its range', () => {
    const slight = { ...speed, shap: 0.01 };
    const { en } = rowSummary(
      facts({ features: [plain('Mould', 1.5), slight, plain('Cycle_Time', -0.1)] }),
    );
    expect(en.split('\n').slice(1)).toEqual([
      '1) Mould raised the risk most. Measured 12.',
      expect.stringContaining('Velocity_3 is outside its normal range.'),
    ]);
  });

  test('a normal row is called 정상으로', () => {
    const { ko, en } = rowSummary(facts({ calledPositive: false, probability: 0.04 }));
    expect(ko).toContain('불량 확률은 4.0%로 기준 50.0% 미만이므로 정상으로 판정했습니다.');
    expect(en).toContain('4.0%, below the threshold of 50.0%: called normal.');
  });

  test('a value outside its range is told with its action also when it lowered the risk', () => {
    const low: ExplainedFeature = {
      ...speed,
      value: 1.5,
      valueText: '1.5 m/s',
      shap: -0.8,
      direction: 'decreases',
      side: 'below',
      action: speedFacts.actionWhenLow,
    };
    const { ko, en } = rowSummary(facts({ features: [low] }));
    expect(ko).toContain('위험을 뚜렷이 높인 변수가 없습니다.');
    expect(ko).toContain('Velocity_3은 정상 범위를 벗어났습니다.');
    expect(ko).toContain('정상 범위 2~4.5 m/s보다 낮음. 조치: 축압기 압력을 올리십시오.');
    expect(ko).not.toContain('낮췄습니다');
    expect(en).toContain(
      'below the normal range 2~4.5 m/s. Action: Raise the accumulator pressure.',
    );
  });

  test('a value inside its range has no action; a missing one is called missing', () => {
    const inside: ExplainedFeature = { ...speed, valueText: '3 m/s', side: 'inside', action: null };
    const { ko } = rowSummary(facts({ features: [inside] }));
    expect(ko).toContain('정상 범위 2~4.5 m/s 안.');
    expect(ko).not.toContain('조치');
    const missing: ExplainedFeature = { ...plain('Mould', 1), value: null, valueText: '' };
    expect(rowSummary(facts({ features: [missing] })).ko).toContain('측정값 없음.');
    expect(rowSummary(facts({ features: [missing] })).en).toContain('Not measured.');
  });

  test('never rounds a small chance to none or a large one to certainty', () => {
    expect(rowSummary(facts({ probability: 0.0004 })).en).toContain('0.04%');
    expect(rowSummary(facts({ probability: 1e-9 })).ko).toContain('확률은 0.01% 미만으로');
    expect(rowSummary(facts({ probability: 0.999999 })).en).toContain('over 99.99%');
    expect(rowSummary(facts({ probability: 1 })).en).toContain('is 100.0%');
  });

  test('class names it has no word for are said as they are', () => {
    const { ko } = rowSummary(facts({ classes: ['pass', 'NG'] }));
    expect(ko).toContain('NG 확률은 78.1%로');
    expect(ko).toContain('NG로 판정했습니다');
  });
});

describe('modelSummary', () => {
  test('lists the strongest with share and equipment', () => {
    const summary = modelSummary({
      rowCount: 1500,
      features: [
        { name: 'Velocity_3', share: 0.62, operator: speedFacts },
        { name: 'Mould', share: 0.38, operator: null },
        { name: 'Idle', share: 0, operator: null },
      ],
    });
    expect(summary).toEqual({
      ko: '기준 1,500행의 평균 |SHAP| 기준으로 예측에 가장 크게 작용하는 변수는 Velocity_3이며, 상위 2개는 다음과 같습니다: Velocity_3 (사출 유닛, 62.0%), Mould (38.0%).',
      en: 'Over 1,500 reference rows, by mean |SHAP|, Velocity_3 drives the predictions most. The first 2: Velocity_3 (injection unit, 62.0%), Mould (38.0%).',
    });
  });

  test('says so when nothing moves the predictions', () => {
    const summary = modelSummary({ rowCount: 0, features: [] });
    expect(summary.en).toContain('No feature');
  });
});
