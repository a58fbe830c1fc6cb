import { describe, expect, it } from 'vitest';
import { measureBinary } from '../measure/measure-binary.js';
import { costPanel } from './cost-panel.js';

const economics = {
  costOfMiss: 100,
  costOfFalseAlarm: 10,
  partsPerYear: 1000,
  setupCost: 600,
  unit: 'KRW',
};

describe('the cost panel', () => {
  it('agrees with counting by hand', () => {
    // Ten parts, two defects: one is found, one missed, one good part is stopped.
    const labels = Uint8Array.of(1, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    const probabilities = Float64Array.of(0.9, 0.1, 0.8, 0, 0, 0, 0, 0, 0, 0);
    const metrics = measureBinary(labels, probabilities, 0.5);
    const [panel] = costPanel([{ protocol: 'twins-together', metrics }], economics).protocols;
    expect(panel).toMatchObject({
      recall: 0.5,
      falseAlarmShare: 1 / 8,
      costPerPart: 11,
      costOfNothingPerPart: 20,
      costOfEverythingPerPart: 8,
      savingAgainstNothing: 9000,
      savingAgainstEverything: -3000,
      saving: -3000,
      paybackMonths: null,
    });
  });

  it('earns the setup back when it beats both ways of doing without', () => {
    const metrics = measureBinary(Uint8Array.of(1, 0), Float64Array.of(1, 0), 0.5);
    const [panel] = costPanel([{ protocol: 'forward', metrics }], economics).protocols;
    // Nothing costs 50 a part, everything 5; a perfect model saves 5000 a year.
    expect(panel!.saving).toBeCloseTo(5000, 9);
    expect(panel!.paybackMonths).toBeCloseTo(1.44, 9);
  });
});
