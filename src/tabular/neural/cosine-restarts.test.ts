import { describe, expect, it } from 'vitest';
import { cosineRestarts } from './cosine-restarts.js';

describe('cosineRestarts', () => {
  it('starts anew after 10, 30 and 70 epochs, and falls in between', () => {
    for (const epoch of [0, 10, 30, 70]) expect(cosineRestarts(epoch)).toBe(1);
    expect(cosineRestarts(5)).toBeCloseTo(0.5, 12);
    expect(cosineRestarts(20)).toBeCloseTo(0.5, 12);
    expect(cosineRestarts(50)).toBeCloseTo(0.5, 12);
    // What torch's CosineAnnealingWarmRestarts(T_0=10, T_mult=2) says of epochs 9, 29 and 99.
    expect(cosineRestarts(9)).toBeCloseTo(0.024471741852423234, 12);
    expect(cosineRestarts(29)).toBeCloseTo(0.0061558297024311, 12);
    expect(cosineRestarts(99)).toBeCloseTo(0.7093298687687141, 12);
  });
});
