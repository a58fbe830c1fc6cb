import { describe, expect, it } from 'vitest';
import { processCapability } from './process-capability.js';

const values = Float64Array.of(10.1, 9.8, 10.4, 10, 9.7, 10.2, 10.3, 9.9, 10.6, 9.6, 10.1, 10);
const limits = { lower: 9.4, upper: 10.9 };

describe('processCapability', () => {
  // Recorded with NumPy and SciPy: the textbook formulas, sigma within = mean |difference| / (2 / sqrt(pi)).
  it('agrees with the formulas evaluated elsewhere', () => {
    const measured = processCapability(values, limits);
    expect(measured.mean).toBeCloseTo(10.058333333333332, 12);
    expect(measured.sigmaWithin).toBeCloseTo(0.3947738122471377, 10);
    expect(measured.sigmaOverall).toBeCloseTo(0.29063670960444243, 12);
    expect(measured.cp).toBeCloseTo(0.6332740223495223, 10);
    expect(measured.pp).toBeCloseTo(0.8601803961387082, 12);
    expect(measured.cpk.estimate).toBeCloseTo(0.555873864062357, 10);
    expect(measured.cpk.low).toBeCloseTo(0.2566693240088401, 10);
    expect(measured.cpk.high).toBeCloseTo(0.8550784041158738, 10);
    expect(measured.ppk).toBeCloseTo(0.7550472366106417, 12);
    expect(measured.outsideShare).toBe(0);
  });

  it('pools subgroups, corrected by c4', () => {
    const { sigmaWithin } = processCapability(values, limits, { subgroupSize: 3 });
    expect(sigmaWithin).toBeCloseTo(0.30371276100064776, 12);
  });

  it('needs one limit only, and counts what lies outside', () => {
    const { cp, cpk, outsideShare } = processCapability(values, { lower: 9.75, upper: null });
    expect(cp).toBeNaN();
    expect(cpk.estimate).toBeCloseTo((10.058333333333332 - 9.75) / (3 * 0.3947738122471377), 10);
    expect(outsideShare).toBeCloseTo(2 / 12, 12);
  });

  it.each([
    ['input.invalid', [1, 2], { lower: null, upper: null }],
    ['input.invalid', [1, 2], { lower: 2, upper: 1 }],
    ['input.invalid', [1, 2], { lower: Number.NaN, upper: 1 }],
    ['learning.no-rows', [1, Number.NaN], limits],
  ])('refuses with %s', (code, given, between) => {
    expect(() => processCapability(Float64Array.from(given), between)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
