import { describe, expect, it } from 'vitest';
import { correctedTTest } from './corrected-t-test.js';

describe('correctedTTest', () => {
  it('agrees with the formula evaluated by SciPy', () => {
    const differences = [0.02, 0.035, -0.01, 0.04, 0.015];
    // spread = sqrt((1/5 + 0.2/0.8) * var(ddof=1)); scipy.stats.t.ppf and t.sf with 4 degrees of freedom.
    const { estimate, low, high, pValue } = correctedTTest(differences, { testShare: 0.2 });
    expect(estimate).toBeCloseTo(0.02, 12);
    expect(low).toBeCloseTo(-0.016663270370250418, 12);
    expect(high).toBeCloseTo(0.056663270370250415, 12);
    expect(pValue).toBeCloseTo(0.20445165930382636, 12);
  });

  it('knows folds that all agree', () => {
    expect(correctedTTest([0.5, 0.5], { testShare: 0.5 })).toMatchObject({ low: 0.5, pValue: 0 });
    expect(correctedTTest([0, 0, 0], { testShare: 0.5 })).toMatchObject({ high: 0, pValue: 1 });
  });

  it.each([
    [[0.1], 0.2],
    [[0.1, Number.NaN], 0.2],
    [[0.1, 0.2], 1],
  ])('refuses %j with a test share of %d', (differences, testShare) => {
    expect(() => correctedTTest(differences, { testShare })).toThrow(
      expect.objectContaining({ code: 'input.invalid' }),
    );
  });
});
