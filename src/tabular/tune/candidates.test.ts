import { expect, test } from 'vitest';
import { learners } from '../learners/index.js';
import { candidates } from './candidates.js';

const families = ['boosting-depthwise', 'random-forest', 'logistic-regression'] as const;

test('begins with the defaults of every family and goes round', () => {
  const [boosting, forest, floor, next] = candidates(families, 8, 1);
  expect([boosting, forest, floor, next].map((each) => each!.family)).toEqual([
    ...families,
    'boosting-depthwise',
  ]);
  expect(boosting!.options).toMatchObject({ maxDepth: 4, learningRate: 0.1, seed: 1 });
  expect(forest!.options).toMatchObject({ minLeafRows: 1 });
});

test('the same seed draws the same, and a longer list begins with the shorter', () => {
  expect(candidates(families, 30, 5).slice(0, 12)).toEqual(candidates(families, 12, 5));
  expect(candidates(families, 30, 6)).not.toEqual(candidates(families, 30, 5));
});

test('every option lies in its range', () => {
  for (const { family, options } of candidates(families, 120, 3)) {
    for (const dimension of learners[family].searchSpace) {
      const value = options[dimension.name];
      if (dimension.kind === 'choice') expect(dimension.choices).toContain(value);
      else {
        expect(value).toBeGreaterThanOrEqual(dimension.from);
        expect(value).toBeLessThanOrEqual(dimension.to);
        if (dimension.kind.endsWith('integer')) expect(Number.isInteger(value)).toBe(true);
      }
    }
  }
});

test('a space of one option is not drawn from for ever', () => {
  const all = candidates(['logistic-regression'], 50, 1);
  expect(all.length).toBeLessThan(10);
});
