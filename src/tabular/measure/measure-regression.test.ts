import { describe, expect, it } from 'vitest';
import { measureRegression } from './measure-regression.js';

describe('measureRegression', () => {
  it('agrees with scikit-learn on recorded numbers', () => {
    const measured = measureRegression(
      Float64Array.of(3.1, -2, 7.5, 0, 4.4, 9.9),
      Float64Array.of(2.5, -1.1, 8, 0.3, 4, 7.2),
    );
    // mean_squared_error(squared=False), mean_absolute_error, r2_score.
    expect(measured.rmse).toBeCloseTo(1.2220201853215573, 12);
    expect(measured.mae).toBeCloseTo(0.9, 12);
    expect(measured.r2).toBeCloseTo(0.9102459221663857, 12);
    expect(measured.bias).toBeCloseTo(-1 / 3, 12);
  });

  it('has no R2 for a constant truth', () => {
    expect(
      measureRegression(Float64Array.of(0.1, 0.1, 0.1), Float64Array.of(0, 1, 2)).r2,
    ).toBeNaN();
  });

  it.each([
    ['learning.no-rows', [], []],
    ['learning.lengths-differ', [1], [1, 2]],
    ['input.invalid', [1], [Number.NaN]],
  ])('refuses with %s', (code, truth, predictions) => {
    expect(() =>
      measureRegression(Float64Array.from(truth), Float64Array.from(predictions)),
    ).toThrow(expect.objectContaining({ code }));
  });
});
