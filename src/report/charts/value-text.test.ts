import { describe, expect, it } from 'vitest';
import { figureText, isFigure, tickText } from './value-text.js';

describe('figureText', () => {
  it.each([
    [0.1234, { label: '', format: 'share' }, '12.3%'],
    [1, { label: '', format: 'share', decimals: 0 }, '100%'],
    [-0.0001, { label: '', format: 'share' }, '0.0%'],
    [1234567, { label: '', format: 'count' }, '1,234,567'],
    [0.71828, { label: '', decimals: 3 }, '0.718'],
    [12345.678, { label: '' }, '12350'],
    [null, { label: '' }, '–'],
    [Number.NaN, { label: '' }, '–'],
    [undefined, { label: '', format: 'count' }, '–'],
  ] as const)('writes %s on %j as %s', (value, axis, text) => {
    expect(figureText(value, axis)).toBe(text);
  });
});

describe('tickText', () => {
  it.each([
    [0.2, 'share', 1, '20%'],
    [0.125, 'share', 3, '12.5%'],
    [20000, 'number', 0, '20,000'],
    [1500, 'number', 0, '1500'],
    [1500, 'count', 0, '1,500'],
    [0.05, 'number', 2, '0.05'],
    [3e12, 'number', 0, '3000000000000'],
  ] as const)('writes %d as %s with %d decimals as %s', (value, format, decimals, text) => {
    expect(tickText(value, format, decimals)).toBe(text);
  });
});

describe('isFigure', () => {
  it('takes finite numbers only', () => {
    expect([0, -1, null, undefined, Number.NaN, Number.POSITIVE_INFINITY].map(isFigure)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
