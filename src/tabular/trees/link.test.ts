import { expect, it } from 'vitest';
import { seededRandom } from '../../shared/index.js';
import { randomEnsemble } from '../explain/random-ensemble.js';
import { answerOf, classProbabilities } from './link.js';
import type { EnsembleObjective } from './tree-ensemble.js';

it('answers log odds by the sigmoid, shares clipped to 0..1, numbers as they are', () => {
  expect(answerOf('logistic', Math.log(3))).toBeCloseTo(0.75, 15);
  expect(answerOf('mean-probability', 1.0000000000000002)).toBe(1);
  expect(answerOf('mean-probability', -1e-17)).toBe(0);
  expect(answerOf('squared-error', -7.5)).toBe(-7.5);
});

it('makes probabilities of one margin per class, as worked out by hand', () => {
  const shape = { treeCount: 1, featureCount: 1, depth: 1 };
  const of = (objective: EnsembleObjective) =>
    [0, 1, 2].map((seed) => ({ ...randomEnsemble(seededRandom(seed), shape), objective }));
  const scores = Float64Array.of(Math.log(1) + 900, Math.log(2) + 900, Math.log(5) + 900);
  classProbabilities(of('softmax'), scores);
  // Margins near 900 carry the logarithms to about 13 digits.
  [0.125, 0.25, 0.625].forEach((p, k) => {
    expect(scores[k]).toBeCloseTo(p, 12);
  });
  const shares = Float64Array.of(0.2, 0.2, 0.4);
  classProbabilities(of('mean-probability'), shares);
  expect([...shares]).toEqual([0.25, 0.25, 0.5]);
});
