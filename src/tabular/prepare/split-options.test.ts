import { expect, it } from 'vitest';
import { readFolds, readTestShare } from './split-options.js';

it('fills defaults in and hands on what fits', () => {
  expect([readTestShare({}), readTestShare({ testShare: 0.5 })]).toEqual([0.2, 0.5]);
  expect([readFolds({}), readFolds({ folds: 2 })]).toEqual([5, 2]);
});

it('names the option nearest to an unknown one', () => {
  expect(() => readFolds(Object.fromEntries([['fold', 3]]))).toThrow(
    expect.objectContaining({
      code: 'input.unknown-option',
      fix: expect.stringContaining('folds'),
    }),
  );
});
