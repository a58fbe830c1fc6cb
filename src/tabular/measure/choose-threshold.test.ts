import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChosenThreshold,
  chooseThreshold,
  type ThresholdRule,
  thresholdOfCosts,
} from './choose-threshold.js';
import { measureBinary } from './measure-binary.js';

const rows = fc
  .array(fc.record({ label: fc.constantFrom(0, 1), tenths: fc.integer({ min: 0, max: 10 }) }), {
    minLength: 2,
    maxLength: 40,
  })
  .filter((each) => new Set(each.map((row) => row.label)).size === 2)
  .map((each) => ({
    labels: Uint8Array.from(each, (row) => row.label),
    probabilities: Float64Array.from(each, (row) => row.tenths / 10),
  }));

interface Counts {
  readonly hits: number;
  readonly alarms: number;
  readonly misses: number;
  readonly rows: number;
}

/** What every threshold of a fine grid does: each distinct set of calls is among them. */
function everyOutcome(labels: Uint8Array, probabilities: Float64Array): Counts[] {
  return Array.from({ length: 21 }, (_, i) => {
    const { confusion, rowCount } = measureBinary(labels, probabilities, i / 20);
    const { truePositive, falsePositive, falseNegative } = confusion;
    return { hits: truePositive, alarms: falsePositive, misses: falseNegative, rows: rowCount };
  });
}

function outcomeOf(chosen: ChosenThreshold): Counts {
  return {
    hits: chosen.truePositive,
    alarms: chosen.falsePositive,
    misses: chosen.falseNegative,
    rows: chosen.rowCount,
  };
}

const precision = ({ hits, alarms }: Counts) => (hits + alarms === 0 ? 0 : hits / (hits + alarms));
const rules: readonly [ThresholdRule, (counts: Counts) => number][] = [
  [{ by: 'f1' }, ({ hits, alarms, misses }) => (2 * hits) / (2 * hits + alarms + misses)],
  [
    { by: 'youden' },
    ({ hits, alarms, misses, rows: n }) => hits / (hits + misses) - alarms / (n - hits - misses),
  ],
  [
    { by: 'cost', costOfMiss: 10_000, costOfFalseAlarm: 2_000 },
    ({ misses, alarms }) => -(10_000 * misses + 2_000 * alarms),
  ],
  [
    { by: 'recall', atLeast: 0.8 },
    (counts) => (counts.hits >= 0.8 * (counts.hits + counts.misses) ? precision(counts) : -1),
  ],
  [
    { by: 'precision', atLeast: 0.6 },
    (counts) => (counts.hits + counts.alarms > 0 && precision(counts) >= 0.6 ? counts.hits : -1),
  ],
  [
    { by: 'alarms', atMostShare: 0.3 },
    ({ hits, alarms, rows: n }) => (hits + alarms <= 0.3 * n ? hits : -1),
  ],
];

describe('chooseThreshold', () => {
  it.each(rules)('%j finds what a search over all thresholds finds', (rule, worth) => {
    fc.assert(
      fc.property(rows, ({ labels, probabilities }) => {
        const chosen = chooseThreshold(labels, probabilities, rule);
        const measured = measureBinary(labels, probabilities, chosen.threshold).confusion;
        expect(chosen).toMatchObject(measured);
        const best = Math.max(...everyOutcome(labels, probabilities).map(worth));
        if (chosen.promiseKept) expect(worth(outcomeOf(chosen))).toBeCloseTo(best, 12);
        else expect(best).toBe(-1);
      }),
    );
  });

  it('stands half way between what it calls and what it does not', () => {
    const labels = Uint8Array.of(0, 0, 1, 1);
    const at = (p: readonly number[]) =>
      chooseThreshold(labels, Float64Array.from(p), { by: 'f1' }).threshold;
    expect(at([0.1, 0.2, 0.6, 0.9])).toBe(0.4);
    expect(at([0.6, 0.9, 0.1, 0.2])).toBe(0);
    const next = 0.5 + 2 ** -53;
    expect(at([0.1, 0.5, next, 0.9])).toBe(next);
  });

  it('calls nothing when every alarm costs more than it saves', () => {
    const chosen = chooseThreshold(Uint8Array.of(1, 0, 0), Float64Array.of(0.2, 0.4, 0.3), {
      by: 'cost',
      costOfMiss: 1,
      costOfFalseAlarm: 1,
    });
    expect(chosen).toMatchObject({ threshold: 0.7, falsePositive: 0, falseNegative: 1 });
    expect(chosen.costPerRow).toBeCloseTo(1 / 3, 12);
  });

  it('says when a promised precision cannot be kept and takes the most precise', () => {
    const chosen = chooseThreshold(Uint8Array.of(1, 0, 0, 1), Float64Array.of(0.1, 0.9, 0.3, 0.3), {
      by: 'precision',
      atLeast: 0.9,
    });
    expect(chosen.promiseKept).toBe(false);
    expect(chosen).toMatchObject({ truePositive: 2, falsePositive: 2 });
  });

  it.each<[string, number[], number[], ThresholdRule]>([
    ['learning.one-class', [1, 1], [0.2, 0.4], { by: 'f1' }],
    ['learning.bad-probability', [1, 0], [2, 0.4], { by: 'f1' }],
    ['learning.lengths-differ', [1, 0], [0.4], { by: 'youden' }],
    ['input.invalid', [1, 0], [0.2, 0.4], { by: 'cost', costOfMiss: 0, costOfFalseAlarm: 0 }],
    ['input.invalid', [1, 0], [0.2, 0.4], { by: 'cost', costOfMiss: -1, costOfFalseAlarm: 1 }],
    ['input.invalid', [1, 0], [0.2, 0.4], { by: 'recall', atLeast: 0 }],
    ['input.invalid', [1, 0], [0.2, 0.4], { by: 'alarms', atMostShare: 1.1 }],
    ['input.invalid', [1, 0], [0.2, 0.4], { by: 'fixed', threshold: Number.NaN }],
  ])('refuses with %s', (code, labels, p, rule) => {
    expect(() => chooseThreshold(Uint8Array.from(labels), Float64Array.from(p), rule)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('thresholdOfCosts', () => {
  it('weighs a false alarm against both costs', () => {
    expect(thresholdOfCosts({ costOfMiss: 10_000, costOfFalseAlarm: 2_000 })).toBeCloseTo(
      1 / 6,
      12,
    );
    expect(thresholdOfCosts({ costOfMiss: 0, costOfFalseAlarm: 1 })).toBe(1);
  });
});
