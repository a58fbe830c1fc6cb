import { expect, it } from 'vitest';
import { queryLimits } from './query-limits.js';

it('decides every limit', () => {
  expect(queryLimits()).toEqual({
    timeoutMs: 10_000,
    rowLimit: 1_000,
    byteLimit: 4_194_304,
    signal: null,
  });
  expect(queryLimits({ rowLimit: 100_000, timeoutMs: 10 })).toMatchObject({
    rowLimit: 100_000,
    timeoutMs: 10,
  });
});

it('refuses what is out of range', () => {
  for (const options of [
    { rowLimit: 0 },
    { rowLimit: 1.5 },
    { byteLimit: 1e9 },
    { timeoutMs: Number.NaN },
  ])
    expect(() => queryLimits(options)).toThrow(expect.objectContaining({ code: 'input.invalid' }));
});
