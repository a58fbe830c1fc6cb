import { describe, expect, it } from 'vitest';
import { encoderInputs } from './encoder-inputs.js';

describe('encoderInputs', () => {
  const layout = encoderInputs({
    featureNames: ['size', 'mould', 'speed'],
    fill: new Float64Array(3),
    center: Float64Array.of(0, 1.3, 0),
    scale: Float64Array.of(1, 0.7, 1),
    categories: [null, ['A', 'B', 'C'], null],
  });
  const written = (size: number, code: number, speed: number) => {
    const inputs = new Float64Array(5).fill(9);
    layout.write(Float64Array.of(size, (code - 1.3) / 0.7, speed), inputs);
    return [...inputs];
  };

  it('has one input a number and one a category', () => {
    expect(layout.inputCount).toBe(5);
    expect(layout.features).toEqual([
      { first: 0, count: 1 },
      { first: 1, count: 3 },
      { first: 4, count: 1 },
    ]);
    for (const code of [0, 1, 2])
      expect(written(0.5, code, -2)).toEqual([
        0.5,
        +(code === 0),
        +(code === 1),
        +(code === 2),
        -2,
      ]);
  });

  it('reads what is missing as the mean or as no category, and keeps extremes in bounds', () => {
    expect(written(Number.NaN, Number.NaN, 12)).toEqual([0, 0, 0, 0, 10]);
    expect(written(-1e9, 3, 10)).toEqual([-10, 0, 0, 0, 10]);
  });
});
